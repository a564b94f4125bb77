using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Admin.SiteTexts;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Columns;

/// <summary>The tree of columns and the steps of review in each. What a citizen reads of a column is a site text.</summary>
[Route("admin/columns")]
internal sealed class ColumnsController(DisclosureDb db, ManageColumns columns, SiteTextShelf texts) : StaffController
{
    private const int LastPosition = 9999;
    private const int LongestInterval = 3660;

    private bool MayChange => Me.Is(Role.SystemAdministrator);

    [Staff(Role.SystemAdministrator, Role.Auditor, Role.Drafter), HttpGet("")]
    public async Task<IActionResult> Index() => View(new ColumnsPage(await Tree(), MayChange, Me.Is(Role.Drafter)));

    [Staff(Role.SystemAdministrator), HttpGet("new")]
    public async Task<IActionResult> New(long? parent) => View("Edit", await Page(new ColumnForm { ParentId = parent, Steps = [Duty.ContentReviewer] }, null));

    [Staff(Role.SystemAdministrator), HttpPost("")]
    public async Task<IActionResult> Create([FromForm] ColumnForm form)
    {
        if (Read(form) is not { } values)
            return Again("Edit", await Page(form, null));
        var outcome = await columns.Create(Actor, TypedText.Key(form.Key), form.UnitId ?? 0, values, Cancel);
        if (outcome.Done)
            return Saved(outcome, values, SettingsText.ColumnForm_Created);
        Refuse(outcome.Problems);
        return Again("Edit", await Page(form, null));
    }

    [Staff(Role.SystemAdministrator, Role.Auditor), HttpGet("{columnId:long}")]
    public async Task<IActionResult> Edit(long columnId) => await Find(columnId) is { } column ? View(await Page(ColumnForm.From(column), column)) : NotFound();

    [Staff(Role.SystemAdministrator), HttpPost("{columnId:long}")]
    public async Task<IActionResult> Edit(long columnId, [FromForm] ColumnForm form)
    {
        if (await Find(columnId) is not { } column)
            return NotFound();
        if (Read(form) is not { } values)
            return Again(nameof(Edit), await Page(form, column));
        var outcome = await columns.Change(Actor, columnId, form.Version, values, Cancel);
        if (outcome.Done)
            return Saved(outcome, values, SettingsText.ColumnForm_Saved);
        if (outcome.Problems.All(problem => problem.Field.Length == 0))
            return Refused(outcome);
        Refuse(outcome.Problems);
        return Again(nameof(Edit), await Page(form, column));
    }

    private RedirectToActionResult Saved(ActOutcome outcome, ColumnValues values, string sentence)
    {
        Say(outcome.Seq == 0 ? SettingsText.AccountShow_Unchanged : Texts.Fill(sentence, values.StaffName, Texts.Grouped(outcome.Seq)));
        return RedirectToAction(nameof(Index));
    }

    /// <summary>The typed values; null when something is beside its field.</summary>
    private ColumnValues? Read(ColumnForm form)
    {
        var typed = new TypedText(ModelState);
        var name = typed.Line(nameof(form.StaffName), SettingsText.ColumnForm_Name, form.StaffName, Column.NameLength);
        var position = typed.Number(nameof(form.Position), SettingsText.ColumnForm_Position, form.Position, 0, LastPosition);
        var days = typed.Number(nameof(form.UpdateIntervalDays), SettingsText.ColumnForm_Days, form.UpdateIntervalDays, 0, LongestInterval);
        if (form.Class is null)
            ModelState.TryAddModelError(nameof(form.Class), SettingsText.Problem_Missing);
        if (form.DefaultKind is null or DocumentKind.SiteText)
            ModelState.TryAddModelError(nameof(form.DefaultKind), SettingsText.Problem_Missing);
        var steps = form.Steps.AsEnumerable().Reverse().SkipWhile(duty => duty is null).Reverse().ToList();
        if (steps.Contains(null))
            Refuse([new Problem(nameof(form.Steps), "StepsInOrder")]);
        return ModelState.IsValid
            ? new ColumnValues(name, form.ParentId, form.Class!.Value, form.DefaultKind!.Value, position, days, [.. steps.Select(duty => duty!.Value)], form.Closed)
            : null;
    }

    private Task<Column?> Find(long columnId) => db.Columns.AsNoTracking().SingleOrDefaultAsync(column => column.Id == columnId, Cancel);

    private async Task<ColumnEditPage> Page(ColumnForm form, Column? column) => new(
        form, column, await Tree(),
        await db.Units.AsNoTracking().OrderByDescending(unit => unit.IsMain).ThenBy(unit => unit.Key).ToListAsync(Cancel), MayChange);

    private async Task<IReadOnlyList<ColumnLine>> Tree()
    {
        var all = await db.Columns.AsNoTracking().OrderBy(column => column.Position).ThenBy(column => column.Id).ToListAsync(Cancel);
        var states = await texts.States(Cancel);
        return [.. Below(null, 1)];

        IEnumerable<ColumnLine> Below(long? parentId, int level) => all.Where(column => column.ParentId == parentId).SelectMany(column =>
            Below(column.Id, level + 1).Prepend(new ColumnLine(column, level, states.GetValueOrDefault(SiteTextKeys.Column(column.Key)))));
    }
}
