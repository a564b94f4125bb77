using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Drafts;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Admin.Documents;

/// <summary>All documents that concern the reader, and the life of each.</summary>
[Staff]
[Route("admin/documents")]
internal sealed class DocumentsController(DocumentShelf shelf, DraftDesk desk, DraftBook book, TimeProvider clock) : StaffController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? q, string? state, int page = 1) =>
        View(await shelf.List(q, state, Math.Clamp(page, 1, 10_000), Cancel));

    [HttpGet("new")]
    [Staff(Role.Drafter)]
    public async Task<IActionResult> New() => View(await NewPage(new NewDocumentForm()));

    [HttpPost("")]
    [Staff(Role.Drafter)]
    public async Task<IActionResult> Create([FromForm] NewDocumentForm form)
    {
        var columns = await desk.Columns(Actor.UnitId, Cancel);
        var column = columns.FirstOrDefault(choice => choice.Id == form.ColumnId && !choice.Closed);
        if (column is null)
            Refuse([new Problem(nameof(NewDocumentForm.ColumnId), "Required")]);
        if (form.Kind is not { } kind || kind == DocumentKind.SiteText)
        {
            Refuse([new Problem(nameof(NewDocumentForm.Kind), "Required")]);
            return Again("New", await NewPage(form));
        }

        if (!ModelState.IsValid)
            return Again("New", await NewPage(form));
        var documentId = await book.Begin(Actor, kind, draft => Fill(draft, column!.Id), siteTextKey: null, Cancel);
        Say(StaffText.New_Begun);
        return RedirectToAction("Edit", "Drafts", new { documentId });
    }

    /// <summary>Begins a document as an earlier one reads (照旧件再拟).</summary>
    [HttpPost("{documentId:long}/copy")]
    [Staff(Role.Drafter)]
    public async Task<IActionResult> Copy(long documentId)
    {
        if (await book.BeginAs(Actor, documentId, Me.Office, Cancel) is not { } begun)
            return NotFound();
        Say(StaffText.New_Copied);
        return RedirectToAction("Edit", "Drafts", new { documentId = begun });
    }

    [HttpGet("{documentId:long}")]
    public async Task<IActionResult> Show(long documentId) =>
        await shelf.Timeline(documentId, Cancel) is { } page ? View(page) : NotFound();

    private void Fill(Draft draft, long columnId)
    {
        draft.ColumnId = columnId;
        draft.ResponsibleOffice = Me.Office;
        draft.IssuedOn = BeijingTime.DateOf(clock.GetUtcNow());
    }

    private async Task<NewDocumentPage> NewPage(NewDocumentForm form) =>
        new(form, await desk.Columns(Actor.UnitId, Cancel), await shelf.Templates(Cancel), await shelf.Recent(Cancel));
}

/// <summary>Where a new document goes and what it is.</summary>
internal sealed class NewDocumentForm
{
    public long? ColumnId { get; set; }

    public DocumentKind? Kind { get; set; }
}

/// <summary>The form, and what the reader may begin from: the templates of his unit and his own last documents.</summary>
internal sealed record NewDocumentPage(
    NewDocumentForm Form, IReadOnlyList<ColumnChoice> Columns, IReadOnlyList<TemplateChoice> Templates, IReadOnlyList<RecentDocument> Recent);
