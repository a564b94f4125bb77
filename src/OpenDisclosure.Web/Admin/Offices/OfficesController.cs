using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Offices;

/// <summary>The offices (科室) of the units.</summary>
[Route("admin/offices")]
internal sealed class OfficesController(DisclosureDb db, ManageOrganisation organisation) : StaffController
{
    private const int LastPosition = 9999;

    private bool MayChange => Me.Is(Role.SystemAdministrator);

    [Staff(Role.SystemAdministrator, Role.SecurityAdministrator, Role.Auditor), HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var counts = await db.Staff.Where(staff => staff.Active).GroupBy(staff => new { staff.UnitId, staff.Office })
            .Select(group => new { group.Key.UnitId, group.Key.Office, Count = group.Count() }).ToListAsync(Cancel);
        var lines = await (
            from office in db.Offices.AsNoTracking()
            join unit in db.Units on office.UnitId equals unit.Id
            orderby unit.IsMain descending, unit.Key, office.Closed, office.Position, office.Id
            select new { office, unit.Name }).ToListAsync(Cancel);
        return View(new OfficesPage(
            [.. lines.Select(line => new OfficeLine(line.office, line.Name, counts.SingleOrDefault(count => count.UnitId == line.office.UnitId && count.Office == line.office.Name)?.Count ?? 0))],
            MayChange));
    }

    [Staff(Role.SystemAdministrator), HttpGet("new")]
    public async Task<IActionResult> New() => View("Edit", await Page(new OfficeForm(), null));

    [Staff(Role.SystemAdministrator), HttpPost("")]
    public async Task<IActionResult> Create([FromForm] OfficeForm form)
    {
        var typed = new TypedText(ModelState);
        var name = typed.Line(nameof(form.Name), SettingsText.Offices_Name, form.Name, Office.NameLength);
        var values = Read(form, typed);
        if (!ModelState.IsValid)
            return Again("Edit", await Page(form, null));
        return await Answer(await organisation.AddOffice(Actor, form.UnitId ?? 0, name, values, Cancel), name, form, null);
    }

    [Staff(Role.SystemAdministrator), HttpGet("{officeId:long}")]
    public async Task<IActionResult> Edit(long officeId) =>
        await Find(officeId) is { } office ? View(await Page(OfficeForm.From(office), office)) : NotFound();

    [Staff(Role.SystemAdministrator), HttpPost("{officeId:long}")]
    public async Task<IActionResult> Edit(long officeId, [FromForm] OfficeForm form)
    {
        if (await Find(officeId) is not { } office)
            return NotFound();
        var values = Read(form, new TypedText(ModelState));
        if (!ModelState.IsValid)
            return Again(nameof(Edit), await Page(form, office));
        return await Answer(await organisation.ChangeOffice(Actor, officeId, form.Version, values, Cancel), office.Name, form, office);
    }

    private async Task<IActionResult> Answer(ActOutcome outcome, string name, OfficeForm form, Office? office)
    {
        if (outcome.Done)
        {
            Say(outcome.Seq == 0 ? SettingsText.AccountShow_Unchanged : Texts.Fill(SettingsText.OfficeForm_Saved, name, Texts.Grouped(outcome.Seq)));
            return RedirectToAction(nameof(Index));
        }

        if (outcome.Problems.All(problem => problem.Field.Length == 0))
            return Refused(outcome);
        Refuse(outcome.Problems);
        return Again(nameof(Edit), await Page(form, office));
    }

    private static OfficeValues Read(OfficeForm form, TypedText typed) => new(
        typed.Line(nameof(form.Duties), SettingsText.Offices_Duties, form.Duties, Office.DutiesLength, required: false),
        typed.Line(nameof(form.Telephone), SettingsText.Offices_Telephone, form.Telephone, Office.TelephoneLength, required: false),
        typed.Number(nameof(form.Position), SettingsText.ColumnForm_Position, form.Position, 0, LastPosition),
        form.Closed);

    private async Task<OfficeEditPage> Page(OfficeForm form, Office? office) =>
        new(form, office, await db.Units.AsNoTracking().OrderByDescending(unit => unit.IsMain).ThenBy(unit => unit.Key).ToListAsync(Cancel));

    private Task<Office?> Find(long officeId) => db.Offices.AsNoTracking().SingleOrDefaultAsync(office => office.Id == officeId, Cancel);
}

/// <summary>An office with its unit and how many active people it has.</summary>
internal sealed record OfficeLine(Office Office, string Unit, int Staff);

/// <summary>All offices.</summary>
internal sealed record OfficesPage(IReadOnlyList<OfficeLine> Lines, bool MayChange);

/// <summary>What is typed of an office, on top of the version that was seen.</summary>
internal sealed class OfficeForm
{
    public long? UnitId { get; init; }

    public string? Name { get; init; }

    public long Version { get; init; }

    public string? Duties { get; init; }

    public string? Telephone { get; init; }

    public string? Position { get; init; }

    public bool Closed { get; init; }

    public static OfficeForm From(Office office) => new()
    {
        Version = office.Version,
        Duties = office.Duties,
        Telephone = office.Telephone,
        Position = office.Position.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Closed = office.Closed,
    };
}

/// <summary>The page that makes or changes an office; without an office it makes one.</summary>
internal sealed record OfficeEditPage(OfficeForm Form, Office? Office, IReadOnlyList<Unit> Units);
