using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Admin.Session;

/// <summary>Sets a person's own password. All other sessions of the account end with it.</summary>
internal sealed class NewPassword(UserManager<StaffAccount> users, Reauthentication secrets, FailedAttempts attempts)
{
    /// <summary>Whether it was set; else the reasons stand beside their fields.</summary>
    public async Task<bool> Set(StaffAccount account, PasswordForm form, ModelStateDictionary state, CancellationToken cancel)
    {
        if (!await attempts.Begin(account.Id, cancel) || !secrets.IsPassword(account, form.Current))
        {
            state.AddModelError(nameof(form.Current), SettingsText.Password_WrongCurrent);
            return false;
        }

        await attempts.Clear(account.Id, cancel);
        await Check(account, form, state);
        if (!state.IsValid)
            return false;
        account.MustChangePassword = false;
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        var done = await users.ChangePasswordAsync(account, form.Current!, form.New!);
        if (!done.Succeeded)
            state.AddModelError(nameof(form.Current), SettingsText.Password_WrongCurrent);
        return done.Succeeded;
    }

    private async Task Check(StaffAccount account, PasswordForm form, ModelStateDictionary state)
    {
        if (form.New == form.Current)
            state.AddModelError(nameof(form.New), SettingsText.Password_Same);
        foreach (var rule in users.PasswordValidators)
        {
            var result = await rule.ValidateAsync(users, account, form.New);
            foreach (var error in result.Errors)
                state.AddModelError(nameof(form.New), Words(error));
        }

        if (form.Again != form.New)
            state.AddModelError(nameof(form.Again), SettingsText.Password_NotAgain);
    }

    private static string Words(IdentityError error) =>
        SettingsText.ResourceManager.GetString("Password_" + error.Code, CultureInfo.InvariantCulture) ?? SettingsText.Password_Rules;
}
