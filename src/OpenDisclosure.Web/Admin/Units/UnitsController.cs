using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Units;

/// <summary>The bureau and its subordinate units.</summary>
[Route("admin/units")]
internal sealed class UnitsController(DisclosureDb db, ManageUnits units) : StaffController
{

    private bool MayChange => Me.Is(Role.SystemAdministrator);

    [Staff(Role.SystemAdministrator, Role.Auditor), HttpGet("")]
    public async Task<IActionResult> Index() =>
        View(new UnitsPage(await db.Units.AsNoTracking().OrderByDescending(unit => unit.IsMain).ThenBy(unit => unit.Key).ToListAsync(Cancel), MayChange));

    [Staff(Role.SystemAdministrator), HttpGet("new")]
    public IActionResult New() => View("Edit", new UnitEditPage(new UnitForm(), null, MayChange));

    [Staff(Role.SystemAdministrator), HttpPost("")]
    public async Task<IActionResult> Create([FromForm] UnitForm form)
    {
        var values = Read(form);
        if (!ModelState.IsValid)
            return Again("Edit", new UnitEditPage(form, null, MayChange));
        var outcome = await units.Create(Actor, TypedText.Key(form.Key), TypedText.Key(form.CreditCode).ToUpperInvariant(), values, Cancel);
        if (outcome.Done)
            return Saved(outcome, values);
        Refuse(outcome.Problems);
        return Again("Edit", new UnitEditPage(form, null, MayChange));
    }

    [Staff(Role.SystemAdministrator, Role.Auditor), HttpGet("{unitId:long}")]
    public async Task<IActionResult> Edit(long unitId) =>
        await Find(unitId) is { } unit ? View(new UnitEditPage(UnitForm.From(unit), unit, MayChange)) : NotFound();

    [Staff(Role.SystemAdministrator), HttpPost("{unitId:long}")]
    public async Task<IActionResult> Edit(long unitId, [FromForm] UnitForm form)
    {
        if (await Find(unitId) is not { } unit)
            return NotFound();
        var values = Read(form);
        if (!ModelState.IsValid)
            return Again(nameof(Edit), new UnitEditPage(form, unit, MayChange));
        var outcome = await units.Change(Actor, unitId, new UnitValues(form.SeenName ?? "", form.SeenPrefix ?? ""), values, Cancel);
        return outcome.Done ? Saved(outcome, values) : Refused(outcome);
    }

    private RedirectToActionResult Saved(ActOutcome outcome, UnitValues values)
    {
        Say(outcome.Seq == 0 ? SettingsText.AccountShow_Unchanged : Texts.Fill(SettingsText.UnitForm_Saved, values.Name, Texts.Grouped(outcome.Seq)));
        return RedirectToAction(nameof(Index));
    }

    private UnitValues Read(UnitForm form)
    {
        var typed = new TypedText(ModelState);
        return new UnitValues(
            typed.Line(nameof(form.Name), SettingsText.Units_Name, form.Name, Unit.NameLength),
            typed.Line(nameof(form.NumberPrefix), SettingsText.Units_Prefix, form.NumberPrefix, Unit.PrefixLength));
    }

    private Task<Unit?> Find(long unitId) => db.Units.AsNoTracking().SingleOrDefaultAsync(unit => unit.Id == unitId, Cancel);
}
