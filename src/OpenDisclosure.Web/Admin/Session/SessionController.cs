using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Admin.Session;

/// <summary>In, out, and one's own password and second factor.</summary>
internal sealed class SessionController(UserManager<StaffAccount> users, SignInManager<StaffAccount> signIn, SecondFactor factor) : StaffController
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

        await signIn.SignInAsync(account, isPersistent: false);
        return LocalRedirect(Local(form.To));
    }

    [BeforeSignIn, HttpPost("/admin/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync();
        await HttpContext.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        Say(SettingsText.SignIn_SignedOut);
        return RedirectToAction(nameof(SignIn));
    }

    [Staff, HttpGet("/admin/account")]
    public async Task<IActionResult> Account()
    {
        var account = await Mine();
        return View(new AccountPage(
            account.UserName!, [.. Actor.Roles.Order()], account.TwoFactorEnabled, await factor.CodesLeft(account, Cancel)));
    }

    [Staff, HttpGet("/admin/password")]
    public async Task<IActionResult> Password() => View(new PasswordPage(new PasswordForm(), Me.MustChangePassword, (await Mine()).UserName!));

    [Staff, HttpPost("/admin/password")]
    public async Task<IActionResult> Password(PasswordForm form, [FromServices] NewPassword password)
    {
        var account = await Mine();
        if (!await password.Set(account, form, ModelState, Cancel))
            return Again(nameof(Password), new PasswordPage(form, Me.MustChangePassword, account.UserName!));
        await signIn.RefreshSignInAsync(account);
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
            await signIn.SignInAsync((await users.FindByIdAsync(account.Id.ToString(CultureInfo.InvariantCulture)))!, isPersistent: false);
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
