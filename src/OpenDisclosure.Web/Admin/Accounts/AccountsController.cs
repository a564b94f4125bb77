using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Accounts;

/// <summary>People, accounts and roles. The security administrator changes them, the auditor reads.</summary>
[Route("admin/accounts")]
internal sealed partial class AccountsController(DisclosureDb db, ManageAccounts accounts, TimeProvider clock) : StaffController
{
    private const int UserNameLength = 30;

    private bool MayChange => Me.Is(Role.SecurityAdministrator);

    [Staff(Role.SecurityAdministrator, Role.Auditor), HttpGet("")]
    public async Task<IActionResult> Index() => View(new AccountsPage(await Lines(null), MayChange, clock.GetUtcNow()));

    [Staff(Role.SecurityAdministrator), HttpGet("new")]
    public async Task<IActionResult> New() => View(await NewPage(new AccountForm()));

    [Staff(Role.SecurityAdministrator), HttpPost("")]
    public async Task<IActionResult> Create([FromForm] AccountForm form)
    {
        var account = Read(form);
        if (!ModelState.IsValid)
            return Again(nameof(New), await NewPage(form));
        var outcome = await accounts.Create(Actor, account, Cancel);
        if (outcome.Act.Done)
            return View("Password", new OneTimePasswordPage(account.Name, account.UserName, outcome.Password!));
        Refuse(outcome.Act.Problems);
        return Again(nameof(New), await NewPage(form));
    }

    [Staff(Role.SecurityAdministrator, Role.Auditor), HttpGet("{staffId:long}")]
    public async Task<IActionResult> Show(long staffId) => await Line(staffId) is { } line ? View(Page(line, line.Roles)) : NotFound();

    [Staff(Role.SecurityAdministrator), HttpPost("{staffId:long}/roles")]
    public async Task<IActionResult> SetRoles(long staffId, [FromForm] RolesForm form)
    {
        if (await Line(staffId) is not { } line)
            return NotFound();
        if (!ModelState.IsValid)
            return Again(nameof(Show), Page(line, form.Roles));
        var outcome = await accounts.SetRoles(Actor, staffId, form.Version, form.Roles, Cancel);
        if (outcome.Done)
            return Done(line, outcome, SettingsText.AccountShow_RolesSaved);
        if (outcome.Problems.All(problem => problem.Field.Length == 0))
            return Stopped(outcome);
        Refuse(outcome.Problems);
        return Again(nameof(Show), Page(line, form.Roles));
    }

    [Staff(Role.SecurityAdministrator), HttpPost("{staffId:long}/closure")]
    public Task<IActionResult> Disable(long staffId, string? version) => SetActive(staffId, version, active: false, SettingsText.AccountShow_Disabled);

    [Staff(Role.SecurityAdministrator), HttpPost("{staffId:long}/opening")]
    public Task<IActionResult> Enable(long staffId, string? version) => SetActive(staffId, version, active: true, SettingsText.AccountShow_Enabled);

    [Staff(Role.SecurityAdministrator), HttpPost("{staffId:long}/password")]
    public async Task<IActionResult> ResetPassword(long staffId, string? version)
    {
        if (await Line(staffId) is not { } line)
            return NotFound();
        var outcome = await accounts.ResetPassword(Actor, staffId, version, Cancel);
        return outcome.Act.Done ? View("Password", new OneTimePasswordPage(line.Name, line.UserName, outcome.Password!)) : Stopped(outcome.Act);
    }

    [Staff(Role.SecurityAdministrator), HttpPost("{staffId:long}/second-factor")]
    public async Task<IActionResult> ResetSecondFactor(long staffId, string? version)
    {
        if (await Line(staffId) is not { } line)
            return NotFound();
        var outcome = await accounts.ResetSecondFactor(Actor, staffId, version, Cancel);
        return outcome.Done ? Done(line, outcome, SettingsText.AccountShow_FactorDone) : Stopped(outcome);
    }

    private async Task<IActionResult> SetActive(long staffId, string? version, bool active, string sentence)
    {
        if (await Line(staffId) is not { } line)
            return NotFound();
        var outcome = await accounts.SetActive(Actor, staffId, version, active, Cancel);
        return outcome.Done ? Done(line, outcome, sentence) : Stopped(outcome);
    }

    private RedirectToActionResult Done(AccountLine line, ActOutcome outcome, string sentence)
    {
        Say(outcome.Seq == 0 ? SettingsText.AccountShow_Unchanged : Texts.Fill(sentence, line.Name, Texts.Grouped(outcome.Seq)));
        return RedirectToAction(nameof(Show), new { line.StaffId });
    }

    /// <summary>One's own account is a thing one may never touch; the rest has moved on.</summary>
    private IActionResult Stopped(ActOutcome outcome)
    {
        var result = Refused(outcome);
        if (outcome.Problems[0].Code == "OwnAccount")
            Response.StatusCode = StatusCodes.Status403Forbidden;
        return result;
    }

    private NewAccount Read(AccountForm form)
    {
        var typed = new TypedText(ModelState);
        var userName = TypedText.Key(form.UserName);
        if (!UserNameShape().IsMatch(userName) || userName.Length > UserNameLength)
            Refuse([new Problem(nameof(form.UserName), "AccountShape")]);
        return new NewAccount(
            typed.Line(nameof(form.Name), SettingsText.AccountForm_Name, form.Name, Staff.NameLength),
            form.UnitId ?? 0,
            typed.Line(nameof(form.Office), SettingsText.AccountForm_Office, form.Office, Staff.OfficeLength),
            userName,
            form.Roles);
    }

    private async Task<AccountNewPage> NewPage(AccountForm form) =>
        new(form, await db.Units.AsNoTracking().OrderByDescending(unit => unit.IsMain).ThenBy(unit => unit.Key).ToListAsync(Cancel));

    private AccountShowPage Page(AccountLine line, IReadOnlyList<Role> chosen) => new(line, chosen, MayChange && line.StaffId != Me.StaffId, line.StaffId == Me.StaffId);

    private async Task<AccountLine?> Line(long staffId) => (await Lines(staffId)).SingleOrDefault();

    private async Task<IReadOnlyList<AccountLine>> Lines(long? staffId)
    {
        var lines = await (
            from staff in db.Staff.AsNoTracking()
            join account in db.Users on staff.Id equals account.StaffId
            join unit in db.Units on staff.UnitId equals unit.Id
            where staffId == null || staff.Id == staffId
            orderby staff.Active descending, unit.IsMain descending, unit.Key, staff.Office, staff.Id
            select new AccountLine
            {
                StaffId = staff.Id,
                Name = staff.Name,
                Office = staff.Office,
                Unit = unit.Name,
                UserName = account.UserName!,
                Version = account.ConcurrencyStamp,
                Active = staff.Active,
                LockedUntil = account.LockoutEnd,
                Bound = account.TwoFactorEnabled,
            }).ToListAsync(Cancel);
        var roles = (await db.StaffRoles.AsNoTracking().Where(role => staffId == null || role.StaffId == staffId).ToListAsync(Cancel)).ToLookup(role => role.StaffId, role => role.Role);
        return [.. lines.Select(line => line with { Roles = [.. roles[line.StaffId].Order()] })];
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9.-]{2,}\z")]
    private static partial Regex UserNameShape();
}
