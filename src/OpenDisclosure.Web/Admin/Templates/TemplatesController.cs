using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Templates;

/// <summary>The templates of the reader's unit.</summary>
[Staff(Role.Drafter, Role.OfficeHead)]
[Route("admin/templates")]
internal sealed class TemplatesController(DisclosureDb db, TemplateBook book) : StaffController
{
    private const string Label = nameof(TemplateForm.Name);

    [HttpGet("")]
    public async Task<IActionResult> Index() => View(await Page(0, new TemplateForm()));

    /// <summary>Keeps a draft as a template.</summary>
    [HttpPost("/admin/documents/{documentId:long}/template")]
    public async Task<IActionResult> Keep(long documentId, [FromForm] TemplateForm form)
    {
        if (!await db.Documents.AnyAsync(document => document.Id == documentId && document.UnitId == Me.Actor.UnitId && document.SiteTextKey == null, Cancel))
            return NotFound();
        var name = Name(form);
        if (!ModelState.IsValid)
            return Again("Index", await Page(0, form) with { DocumentId = documentId });
        if (!await book.Keep(Actor, documentId, name, Cancel))
            return NotFound();
        Say(Texts.Fill(StaffText.Template_Kept, name));
        return RedirectToAction("Index");
    }

    [HttpPost("{templateId:long}/name")]
    public async Task<IActionResult> Rename(long templateId, [FromForm] TemplateForm form)
    {
        if (!await TemplateBook.InUse(db, Me.Actor.UnitId).AnyAsync(template => template.Id == templateId, Cancel))
            return NotFound();
        var name = Name(form);
        if (!ModelState.IsValid)
            return Again("Index", await Page(templateId, form));
        if (!await book.Rename(Actor, templateId, name, Cancel))
            return NotFound();
        Say(Texts.Fill(StaffText.Template_Renamed, name));
        return RedirectToAction("Index");
    }

    [HttpPost("{templateId:long}/removal")]
    public async Task<IActionResult> Remove(long templateId)
    {
        if (!await book.Remove(Actor, templateId, Cancel))
            return NotFound();
        Say(StaffText.Template_Removed);
        return RedirectToAction("Index");
    }

    /// <summary>Begins a document as the template reads.</summary>
    [HttpPost("{templateId:long}/documents")]
    [Staff(Role.Drafter)]
    public async Task<IActionResult> Begin(long templateId)
    {
        if (await book.Begin(Actor, templateId, Me.Office, Cancel) is not { } documentId)
            return NotFound();
        Say(StaffText.Template_Begun);
        return RedirectToAction("Edit", "Drafts", new { documentId });
    }

    private string Name(TemplateForm form) => new TypedText(ModelState).Line(Label, StaffText.Template_Name, form.Name, DraftTemplate.NameLength);

    private async Task<TemplatesPage> Page(long renamed, TemplateForm form)
    {
        var rows = await (
            from template in TemplateBook.InUse(db, Me.Actor.UnitId)
            join maker in db.Staff on template.MadeById equals maker.Id
            select new TemplateLine(template.Id, template.Name, template.Kind, maker.Name, template.MadeAt)).ToListAsync(Cancel);
        return new TemplatesPage(rows, renamed, form, DocumentId: null);
    }
}

/// <summary>The name of a template as posted.</summary>
internal sealed class TemplateForm
{
    [MaxLength(DraftTemplate.NameLength)]
    public string? Name { get; set; }
}

/// <summary>A template in the list.</summary>
internal sealed record TemplateLine(long Id, string Name, DocumentKind Kind, string MadeBy, DateTimeOffset MadeAt);

/// <summary>The list, with a name that was refused: of a template, or of the document that was to become one.</summary>
internal sealed record TemplatesPage(IReadOnlyList<TemplateLine> Lines, long Renamed, TemplateForm Form, long? DocumentId);
