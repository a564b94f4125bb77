using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Session;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Accounts;

/// <summary>People, accounts and roles. The security administrator changes them, the auditor reads.</summary>
[Route("admin/accounts")]
internal sealed class AccountsController(DisclosureDb db, ManageAccounts accounts, GrantRoles grants, SessionBook book, TimeProvider clock) : StaffController
{
    private bool MayChange => Me.Is(Role.SecurityAdministrator);

    [Staff(Role.SecurityAdministrator, Role.SystemAdministrator, Role.Auditor), HttpGet("")]
    public async Task<IActionResult> Index() => View(new AccountsPage(await Lines(null), await Proposals(null), MayChange, clock.GetUtcNow()));

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

    [Staff(Role.SecurityAdministrator, Role.SystemAdministrator, Role.Auditor), HttpGet("{staffId:long}")]
    public async Task<IActionResult> Show(long staffId) => await Line(staffId) is { } line ? View(await Page(line, line.Roles, null)) : NotFound();

    [Staff(Role.SecurityAdministrator), HttpPost("{staffId:long}/person")]
    public async Task<IActionResult> Describe(long staffId, [FromForm] PersonForm form)
    {
        if (await Line(staffId) is not { } line)
            return NotFound();
        var typed = new TypedText(ModelState);
        var name = typed.Line(nameof(form.Name), SettingsText.AccountForm_Name, form.Name, Staff.NameLength);
        var office = typed.Line(nameof(form.Office), SettingsText.AccountForm_Office, form.Office, Staff.OfficeLength);
        if (!ModelState.IsValid)
            return Again(nameof(Show), await Page(line, line.Roles, form));
        var outcome = await accounts.Describe(Actor, staffId, form.Version, name, office, Cancel);
        return await Answer(line, outcome, SettingsText.AccountShow_PersonSaved, line.Roles, form);
    }

    [Staff(Role.SecurityAdministrator), HttpPost("{staffId:long}/roles")]
    public async Task<IActionResult> ProposeRoles(long staffId, [FromForm] RolesForm form)
    {
        if (await Line(staffId) is not { } line)
            return NotFound();
        if (!ModelState.IsValid)
            return Again(nameof(Show), await Page(line, form.Roles, null));
        var outcome = await grants.Propose(Actor, staffId, form.Version, form.Roles, Cancel);
        var sentence = form.Roles.All(line.Roles.Contains) ? SettingsText.AccountShow_RolesSaved : SettingsText.AccountShow_RolesProposed;
        return await Answer(line, outcome, sentence, form.Roles, null);
    }

    [Staff(Role.SecurityAdministrator, Role.SystemAdministrator), HttpPost("{staffId:long}/proposals/{proposalId:long}/confirmation")]
    public Task<IActionResult> Confirm(long staffId, long proposalId) =>
        Decide(staffId, proposalId, grants.Confirm, SettingsText.AccountShow_RolesConfirmed);

    [Staff(Role.SecurityAdministrator, Role.SystemAdministrator), HttpPost("{staffId:long}/proposals/{proposalId:long}/refusal")]
    public Task<IActionResult> RefuseRoles(long staffId, long proposalId) =>
        Decide(staffId, proposalId, grants.Refuse, SettingsText.AccountShow_RolesRefused);

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

    /// <summary>Confirms the proposals that the reader saw listed, each by its own act; those that have moved on are left out.</summary>
    [Staff(Role.SecurityAdministrator, Role.SystemAdministrator), HttpPost("proposals/confirmation")]
    public async Task<IActionResult> ConfirmAll([FromForm] List<long> proposal)
    {
        var done = 0;
        foreach (var id in proposal.Distinct())
            done += (await grants.Confirm(Actor, id, Cancel)).Done ? 1 : 0;
        Say(Texts.Fill(SettingsText.Proposals_AllDone, done));
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> Decide(long staffId, long proposalId, Func<Actor, long, CancellationToken, Task<ActOutcome>> decide, string sentence)
    {
        if (await Line(staffId) is not { } line || (await Proposals(staffId)).All(proposal => proposal.Id != proposalId))
            return NotFound();
        var outcome = await decide(Actor, proposalId, Cancel);
        return outcome.Done ? Done(line, outcome, sentence) : Stopped(outcome);
    }

    /// <summary>Back to the page: done, stopped as a whole, or with the refusal beside its field.</summary>
    private async Task<IActionResult> Answer(AccountLine line, ActOutcome outcome, string sentence, IReadOnlyList<Role> chosen, PersonForm? form)
    {
        if (outcome.Done)
            return Done(line, outcome, sentence);
        if (outcome.Problems.All(problem => problem.Field.Length == 0))
            return Stopped(outcome);
        Refuse(outcome.Problems);
        return Again(nameof(Show), await Page(line, chosen, form));
    }

    [Staff(Role.SecurityAdministrator), HttpPost("{staffId:long}/sessions/{sessionId:long}/ending")]
    public async Task<IActionResult> EndSession(long staffId, long sessionId, [FromServices] EndSessions sessions)
    {
        if (await Line(staffId) is not { } line || !await book.Has(staffId, sessionId, Cancel))
            return NotFound();
        var outcome = await sessions.OfAnother(Actor, staffId, sessionId, Cancel);
        if (!outcome.Done)
            return Stopped(outcome);
        Say(outcome.Seq == 0 ? SettingsText.Sessions_Gone : Texts.Fill(SettingsText.AccountShow_SessionEnded, line.Name, Texts.Grouped(outcome.Seq)));
        return RedirectToAction(nameof(Show), new { staffId });
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
        if (outcome.Problems[0].Code is "OwnAccount" or "SecondPersonNeeded")
            Response.StatusCode = StatusCodes.Status403Forbidden;
        return result;
    }

    private NewAccount Read(AccountForm form)
    {
        var typed = new TypedText(ModelState);
        var userName = TypedText.Key(form.UserName);
        if (!UserNames.IsUserName(userName))
            Refuse([new Problem(nameof(form.UserName), "AccountShape")]);
        return new NewAccount(
            typed.Line(nameof(form.Name), SettingsText.AccountForm_Name, form.Name, Staff.NameLength),
            form.UnitId ?? 0,
            typed.Line(nameof(form.Office), SettingsText.AccountForm_Office, form.Office, Staff.OfficeLength),
            userName,
            form.Roles);
    }

    private async Task<AccountNewPage> NewPage(AccountForm form) => new(
        form,
        await db.Units.AsNoTracking().OrderByDescending(unit => unit.IsMain).ThenBy(unit => unit.Key).ToListAsync(Cancel),
        await db.Offices.Where(office => !office.Closed).OrderBy(office => office.Position).Select(office => office.Name).Distinct().ToListAsync(Cancel));

    private async Task<AccountShowPage> Page(AccountLine line, IReadOnlyList<Role> chosen, PersonForm? form)
    {
        var proposal = (await Proposals(line.StaffId)).SingleOrDefault();
        var mayDecide = GrantRoles.MayDecide(Actor.Roles) && line.StaffId != Me.StaffId;
        return new AccountShowPage(line, chosen, MayChange && line.StaffId != Me.StaffId, line.StaffId == Me.StaffId)
        {
            Form = form ?? new PersonForm { Version = line.Version, Name = line.Name, Office = line.Office },
            Offices = await db.Offices.Where(office => office.UnitId == line.UnitId && !office.Closed).OrderBy(office => office.Position).Select(office => office.Name).ToListAsync(Cancel),
            Sessions = MayChange && line.StaffId != Me.StaffId ? await book.Of(line.StaffId, Cancel) : [],
            Proposal = proposal,
            MayConfirm = mayDecide && proposal is not null && proposal.ProposedById != Me.StaffId,
            MayRefuse = mayDecide && proposal is not null,
        };
    }

    private async Task<IReadOnlyList<ProposalLine>> Proposals(long? staffId) => [.. (await (
        from proposal in db.RoleProposals.AsNoTracking()
        join staff in db.Staff on proposal.StaffId equals staff.Id
        join proposer in db.Staff on proposal.ProposedById equals proposer.Id
        where proposal.Outcome == null && (staffId == null || proposal.StaffId == staffId)
        orderby proposal.Seq
        select new { proposal.Id, proposal.StaffId, staff.Name, proposal.Roles, Proposer = proposer.Name, proposal.ProposedById, proposal.ProposedAt }).ToListAsync(Cancel))
        .Select(found => new ProposalLine(found.Id, found.StaffId, found.Name, GrantRoles.Parse(found.Roles), found.Proposer, found.ProposedById, found.ProposedAt))];

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
                UnitId = staff.UnitId,
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
}
