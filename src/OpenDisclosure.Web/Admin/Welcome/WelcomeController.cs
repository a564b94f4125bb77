using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Web.Admin.Session;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Admin.Welcome;

/// <summary>A one-time link: its holder sets the first password, then signs in with it.</summary>
[Route("admin/welcome/{token}")]
internal sealed class WelcomeController(DisclosureDb db, FirstPassword password, PasswordRules rules, TimeProvider clock) : StaffController
{
    [BeforeSignIn, HttpGet(""), EnableRateLimiting(SignInLimit.Policy)]
    public async Task<IActionResult> Index(string token) => await Find(token) is { } account ? View(new WelcomePage(account.UserName!, token, PasswordWords.Rules(rules))) : NotFound();

    [BeforeSignIn, HttpPost(""), EnableRateLimiting(SignInLimit.Policy)]
    public async Task<IActionResult> Set(string token, [FromForm] WelcomeForm form)
    {
        if (await Find(token) is not { } account)
            return NotFound();
        if (!await password.Set(account, form, ModelState, Cancel))
            return ModelState.IsValid ? NotFound() : Again(nameof(Index), new WelcomePage(account.UserName!, token, PasswordWords.Rules(rules)));
        Say(SettingsText.Welcome_Done);
        return LocalRedirect("/admin/sign-in");
    }

    private Task<StaffAccount?> Find(string token) => Invitation.Find(db, token, clock, Cancel);
}

/// <summary>What is typed.</summary>
internal sealed class WelcomeForm
{
    public string? New { get; init; }

    public string? Again { get; init; }
}

/// <summary>The page of a link.</summary>
internal sealed record WelcomePage(string UserName, string Token, string Rules);

/// <summary>Sets the first password in place of a link, with its entry.</summary>
internal sealed class FirstPassword(DisclosureDb db, UserManager<StaffAccount> users, PasswordHistory history, PasswordCheck check, TimeProvider clock)
{
    /// <summary>Whether it was set. When not, the reasons stand beside their fields; without a reason another use of the link was faster.</summary>
    public async Task<bool> Set(StaffAccount account, WelcomeForm form, Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state, CancellationToken cancel)
    {
        await check.Run(account, form.New, form.Again, state);
        if (!state.IsValid)
            return false;
        await using var writer = await Data.Release.LedgerWriter.Begin(db, clock, cancel);
        if (!await Invitation.Use(db, account.Id, cancel))
            return false;
        var key = await db.Staff.Where(staff => staff.Id == account.StaffId).Select(staff => staff.Key).SingleAsync(cancel);
        account.PasswordHash = users.PasswordHasher.HashPassword(account, form.New!);
        account.Restamp();
        account.MustChangePassword = false;
        await history.Note(account.Id, null, writer.At, cancel);
        await writer.Append(Domain.Auditing.Acts.FirstPasswordSet, null, new Dictionary<string, object?> { ["actor"] = key, ["staff"] = key }, cancel);
        await writer.Commit(changesSite: false, cancel);
        return true;
    }
}
