using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Admin.Session;

/// <summary>Whether a password that was typed twice may be set; what stands against it is put beside its field.</summary>
internal sealed class PasswordCheck(UserManager<StaffAccount> users, PasswordRules rules)
{
    /// <summary>Checks the fields `New` and `Again` of a form.</summary>
    public async Task Run(StaffAccount account, string? typed, string? again, ModelStateDictionary state)
    {
        foreach (var rule in users.PasswordValidators)
        {
            var result = await rule.ValidateAsync(users, account, typed);
            foreach (var error in result.Errors)
                state.AddModelError(nameof(PasswordForm.New), PasswordWords.Wrong(error.Code, rules));
        }

        if (again != typed)
            state.AddModelError(nameof(PasswordForm.Again), SettingsText.Password_NotAgain);
    }
}
