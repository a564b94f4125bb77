using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.Texts;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Session;

/// <summary>In, out, and one's own password, second factor and address for notices.</summary>
internal sealed class SessionController(
    UserManager<StaffAccount> users, SignInManager<StaffAccount> signIn, SecondFactor factor, SessionBook book, PasswordHistory history, PasswordRules rules) : StaffController
{
    private const string Home = "/admin";

    private bool InTheMiddle => !Me.SignedIn;

    [BeforeSignIn, HttpGet("/admin/sign-in")]
    public IActionResult SignIn(string? to) => Me.SignedIn ? LocalRedirect(Local(to)) : View(PageFor(new SignInForm { To = to }));

    [BeforeSignIn, HttpPost("/admin/sign-in"), EnableRateLimiting(SignInLimit.Policy)]
    public async Task<IActionResult> SignIn(SignInForm form, [FromServices] SignInAttempt attempt)
    {
        if (await attempt.Judge(form.Account, form.Password, form.Code, Cancel) is not { } account)
        {
            ModelState.AddModelError("", SettingsText.SignIn_Wrong);
            return Again(nameof(SignIn), PageFor(form));
        }

        if (factor.MustEnrol(account))
        {
            await HttpContext.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, Halfway(account));
            return RedirectToAction(nameof(SecondFactor));
        }

        await book.Begin(account, Request.Headers.UserAgent, Cancel);
        return LocalRedirect(Local(form.To));
    }

    [BeforeSignIn, HttpPost("/admin/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await book.Leave(Cancel);
        await signIn.SignOutAsync();
        await HttpContext.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        Say(SettingsText.SignIn_SignedOut);
        return RedirectToAction(nameof(SignIn));
    }

    [Staff, HttpGet("/admin/account")]
    public async Task<IActionResult> Account()
    {
        var account = await Mine();
        return View(await PageFor(account, new AddressForm { Address = account.Email }));
    }

    [Staff, HttpPost("/admin/account")]
    public async Task<IActionResult> Account(AddressForm form, [FromServices] SetNoticeAddress addresses)
    {
        var account = await Mine();
        if (!ModelState.IsValid)
            return Again(nameof(Account), await PageFor(account, form));
        var outcome = await addresses.Run(Actor, Width.Narrow(form.Address ?? "").Trim(), Cancel);
        if (!outcome.Done)
        {
            Refuse(outcome.Problems);
            return Again(nameof(Account), await PageFor(account, form));
        }

        Say(outcome.Seq == 0 ? SettingsText.AccountShow_Unchanged : Texts.Fill(SettingsText.Account_AddressSaved, Texts.Grouped(outcome.Seq)));
        return RedirectToAction(nameof(Account));
    }

    [Staff, HttpGet("/admin/password")]
    public async Task<IActionResult> Password() => View(await PageFor(await Mine(), new PasswordForm()));

    [Staff, HttpPost("/admin/password")]
    public async Task<IActionResult> Password(PasswordForm form, [FromServices] NewPassword password)
    {
        var account = await Mine();
        if (!await password.Set(account, form, ModelState, Cancel))
            return Again(nameof(Password), await PageFor(account, form));
        await book.Begin(account, Request.Headers.UserAgent, Cancel);
        Say(SettingsText.Password_Changed);
        return LocalRedirect(Home);
    }

    [BeforeSignIn, HttpGet("/admin/second-factor")]
    public async Task<IActionResult> SecondFactor() => await WhoBinds() switch
    {
        null => RedirectToAction(nameof(SignIn)),
        { TwoFactorEnabled: true } => View("Renew", new RenewForm()),
        var account => View(PageFor(account, new FactorForm(), factor.Offer(account))),
    };

    [BeforeSignIn, HttpPost("/admin/second-factor"), EnableRateLimiting(SignInLimit.Policy)]
    public async Task<IActionResult> SecondFactor(FactorForm form, [FromServices] Reauthentication again)
    {
        if (await WhoBinds() is not { TwoFactorEnabled: false } account)
            return RedirectToAction(nameof(SecondFactor));
        if (factor.Secret(account, form.Offer) is not { } secret)
            ModelState.AddModelError("", SettingsText.Factor_Expired);
        else if (!InTheMiddle && !await again.Confirms(account, form.Password, Cancel))
            ModelState.AddModelError(nameof(form.Password), SettingsText.Factor_WrongPassword);
        else if (await factor.Enrol(account, secret, form.Code, Cancel) is { } codes)
            return await Bound(account, codes);
        else
            ModelState.AddModelError(nameof(form.Code), SettingsText.Factor_WrongCode);
        var offer = factor.Secret(account, form.Offer) is null ? factor.Offer(account) : form.Offer!;
        return Again(nameof(SecondFactor), PageFor(account, form, offer));
    }

    [Staff, HttpPost("/admin/second-factor/recovery-codes")]
    public async Task<IActionResult> RecoveryCodes(RenewForm form, [FromServices] Reauthentication again)
    {
        var account = await Mine();
        if (!account.TwoFactorEnabled)
            return RedirectToAction(nameof(SecondFactor));
        if (await again.Confirms(account, form.Code, Cancel))
            return View("Codes", await factor.RenewCodes(account, Cancel));
        ModelState.AddModelError(nameof(form.Code), SettingsText.Factor_WrongCode);
        return Again("Renew", form);
    }

    private async Task<IActionResult> Bound(StaffAccount account, IReadOnlyList<string> codes)
    {
        await HttpContext.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (InTheMiddle)
            await book.Begin((await users.FindByIdAsync(account.Id.ToString(CultureInfo.InvariantCulture)))!, Request.Headers.UserAgent, Cancel);
        return View("Codes", codes);
    }

    /// <summary>The signed-in person, or the one whose password was right and who has no authenticator yet.</summary>
    private async Task<StaffAccount?> WhoBinds()
    {
        if (Me.SignedIn)
            return await Mine();
        var halfway = await HttpContext.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        var id = halfway.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
        var account = id is null ? null : await users.FindByIdAsync(id);
        var stamp = halfway.Principal?.FindFirstValue(ClaimTypes.Version);
        return account is not null && account.SecurityStamp == stamp && !account.TwoFactorEnabled ? account : null;
    }

    private async Task<StaffAccount> Mine() => (await users.GetUserAsync(User))!;

    private string Local(string? to) => Url.IsLocalUrl(to) ? to! : Home;

    private SignInPage PageFor(SignInForm form) => new(form, Request.Host.Host);

    private async Task<AccountPage> PageFor(StaffAccount account, AddressForm form) => new()
    {
        Form = form,
        UserName = account.UserName!,
        Roles = [.. Actor.Roles.Order()],
        PasswordAge = PasswordWords.Age(rules, await history.SetAt(account.Id, Cancel)),
        PasswordRules = PasswordWords.Rules(rules),
        Bound = account.TwoFactorEnabled,
        CodesLeft = await factor.CodesLeft(account, Cancel),
        Sessions = await book.Of(Me.StaffId, Cancel),
    };

    private async Task<PasswordPage> PageFor(StaffAccount account, PasswordForm form) => new(
        form, account.UserName!, PasswordWords.Rules(rules), PasswordWords.Reason(rules, Me.MustChangePassword, await history.SetAt(account.Id, Cancel)));

    private FactorPage PageFor(StaffAccount account, FactorForm form, string offer)
    {
        var secret = factor.Secret(account, offer)!;
        var address = OneTimeCode.Address(secret, Request.Host.Host, account.UserName!);
        return new FactorPage(form, offer, [.. OneTimeCode.Groups(secret)], address, factor.Required, !InTheMiddle);
    }

    private static ClaimsPrincipal Halfway(StaffAccount account) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Version, account.SecurityStamp ?? ""),
        ],
        IdentityConstants.TwoFactorUserIdScheme));
}
