using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Absences;

/// <summary>Who of one's unit is on leave, and who stands in (AB角). Everyone enters his own.</summary>
[Route("admin/absences")]
internal sealed class AbsencesController(DisclosureDb db, ManageOrganisation organisation, TimeProvider clock) : StaffController
{
    [Staff, HttpGet("")]
    public async Task<IActionResult> Index() => View(await Page(new AbsenceForm()));

    [Staff, HttpPost("")]
    public async Task<IActionResult> Create([FromForm] AbsenceForm form)
    {
        var typed = new TypedText(ModelState);
        var first = typed.Date(nameof(form.FirstOn), SettingsText.Absences_First, form.FirstOn);
        var last = typed.Date(nameof(form.LastOn), SettingsText.Absences_Last, form.LastOn);
        if (!ModelState.IsValid)
            return Again(nameof(Index), await Page(form));
        var outcome = await organisation.TakeLeave(Actor, form.StandInId ?? 0, first, last, Cancel);
        if (outcome.Done)
        {
            Say(Texts.Fill(SettingsText.Absences_Saved, Texts.Grouped(outcome.Seq)));
            return RedirectToAction(nameof(Index));
        }

        Refuse(outcome.Problems);
        return Again(nameof(Index), await Page(form));
    }

    [Staff, HttpPost("{absenceId:long}/return")]
    public async Task<IActionResult> Return(long absenceId)
    {
        var outcome = await organisation.Return(Actor, absenceId, Cancel);
        if (!outcome.Done)
            return Refused(outcome);
        Say(Texts.Fill(SettingsText.Absences_Returned, Texts.Grouped(outcome.Seq)));
        return RedirectToAction(nameof(Index));
    }

    private async Task<AbsencesPage> Page(AbsenceForm form)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var lines = await (
            from absence in db.Absences.AsNoTracking()
            join staff in db.Staff on absence.StaffId equals staff.Id
            join standIn in db.Staff on absence.StandInId equals standIn.Id
            where staff.UnitId == Actor.UnitId && absence.LastOn >= today
            orderby absence.FirstOn, absence.Id
            select new AbsenceLine(absence.Id, staff.Id, staff.Name, staff.Office, standIn.Name, absence.FirstOn, absence.LastOn)).ToListAsync(Cancel);
        var others = await db.Staff.AsNoTracking().Where(staff => staff.UnitId == Actor.UnitId && staff.Active && staff.Id != Me.StaffId)
            .OrderBy(staff => staff.Office).ThenBy(staff => staff.Id).Select(staff => new StandInChoice(staff.Id, staff.Name, staff.Office)).ToListAsync(Cancel);
        return new AbsencesPage(form, lines, others, Me.StaffId, today);
    }
}

/// <summary>A leave that is or will be.</summary>
internal sealed record AbsenceLine(long Id, long StaffId, string Name, string Office, string StandIn, DateOnly FirstOn, DateOnly LastOn);

/// <summary>A person who can stand in.</summary>
internal sealed record StandInChoice(long Id, string Name, string Office);

/// <summary>The leaves of a unit, with the form for one's own.</summary>
internal sealed record AbsencesPage(AbsenceForm Form, IReadOnlyList<AbsenceLine> Lines, IReadOnlyList<StandInChoice> Others, long MyId, DateOnly Today);

/// <summary>What is typed of one's own leave.</summary>
internal sealed class AbsenceForm
{
    public string? FirstOn { get; init; }

    public string? LastOn { get; init; }

    public long? StandInId { get; init; }
}
