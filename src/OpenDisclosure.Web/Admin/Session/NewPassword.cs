using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Admin.Session;

/// <summary>Sets a person's own password. All sessions of the account end with it; the one that set it begins anew.</summary>
internal sealed class NewPassword(
    DisclosureDb db, UserManager<StaffAccount> users, Reauthentication secrets, FailedAttempts attempts, PasswordHistory history, PasswordRules rules, PasswordCheck check,
    TimeProvider clock)
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
        await Check(account, form, state, cancel);
        if (!state.IsValid)
            return false;
        var done = await Store(account, form, cancel);
        if (!done)
            state.AddModelError(nameof(form.Current), SettingsText.Password_WrongCurrent);
        return done;
    }

    private async Task<bool> Store(StaffAccount account, PasswordForm form, CancellationToken cancel)
    {
        var former = account.PasswordHash;
        var now = BeijingTime.Cut(clock.GetUtcNow());
        account.MustChangePassword = false;
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await history.Note(account.Id, former, now, cancel);
        if (!(await users.ChangePasswordAsync(account, form.Current!, form.New!)).Succeeded)
            return false;
        await SessionRows.EndAll(db, account.StaffId, now, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private async Task Check(StaffAccount account, PasswordForm form, ModelStateDictionary state, CancellationToken cancel)
    {
        if (form.New == form.Current)
            state.AddModelError(nameof(form.New), SettingsText.Password_Same);
        else if (rules.AreOfLevel3 && await history.Holds(account, form.New ?? "", cancel))
            state.AddModelError(nameof(form.New), SettingsText.Password_Former);
        await check.Run(account, form.New, form.Again, state);
    }
}
