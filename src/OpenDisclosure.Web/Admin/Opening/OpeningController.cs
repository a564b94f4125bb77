using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Setup;

namespace OpenDisclosure.Web.Admin.Opening;

/// <summary>What is missing before the site may open, and the two confirmations that open it.</summary>
[Route("admin/opening")]
internal sealed class OpeningController(DisclosureDb db, OpeningList list, OpenSite opening, TimeProvider clock) : StaffController
{
    [Staff(Role.SystemAdministrator, Role.SecurityAdministrator, Role.Auditor), HttpGet("")]
    public async Task<IActionResult> Index() => View(await Page(null));

    [Staff(Role.SystemAdministrator, Role.SecurityAdministrator), HttpPost("")]
    public async Task<IActionResult> Confirm()
    {
        var missing = (await list.Lines(Cancel)).Where(line => !line.Done).Select(line => line.Code).ToList();
        var outcome = await opening.Confirm(Actor, missing, Cancel);
        if (!outcome.Done)
        {
            var refused = Refused(outcome);
            if (outcome.Problems[0].Code == "SecondPersonNeeded")
                Response.StatusCode = StatusCodes.Status403Forbidden;
            return refused;
        }

        await Shown(outcome);
        Say(Texts.Fill(SettingsText.Opening_Confirmed, Texts.Grouped(outcome.Seq)));
        return RedirectToAction(nameof(Index));
    }

    [Staff(Role.SystemAdministrator), HttpPost("drill")]
    public async Task<IActionResult> Drill(string? heldOn)
    {
        var date = new TypedText(ModelState).Date("HeldOn", SettingsText.Opening_DrillOn, heldOn);
        if (ModelState.IsValid && date > BeijingTime.DateOf(clock.GetUtcNow()))
            Refuse([new Problem("HeldOn", "MeetingInFuture")]);
        if (!ModelState.IsValid)
            return Again(nameof(Index), await Page(heldOn));
        var outcome = await opening.NoteRestoreDrill(Actor, date, Cancel);
        if (!outcome.Done)
            return Refused(outcome);
        Say(Texts.Fill(SettingsText.Opening_DrillNoted, Texts.Grouped(outcome.Seq)));
        return RedirectToAction(nameof(Index));
    }

    private async Task<OpeningPage> Page(string? heldOn)
    {
        var confirmed = await (
            from step in db.SiteOpenings.AsNoTracking()
            join staff in db.Staff on step.StaffId equals staff.Id
            orderby step.Step
            select new OpeningStep(staff.Id, staff.Name, step.At, step.Seq)).ToListAsync(Cancel);
        return new OpeningPage(
            await list.Lines(Cancel), confirmed, heldOn,
            GrantRoles.MayDecide(Actor.Roles) && confirmed.Count < SiteOpening.Confirmations && confirmed.All(step => step.StaffId != Me.StaffId),
            Me.Is(Role.SystemAdministrator));
    }
}

/// <summary>A confirmation that was given.</summary>
internal sealed record OpeningStep(long StaffId, string Name, DateTimeOffset At, long Seq);

/// <summary>The check list with the confirmations.</summary>
internal sealed record OpeningPage(IReadOnlyList<OpeningLine> Lines, IReadOnlyList<OpeningStep> Steps, string? HeldOn, bool MayConfirm, bool MayDrill)
{
    public int Missing => Lines.Count(line => !line.Done);

    public bool IsOpen => Steps.Count >= SiteOpening.Confirmations;
}
