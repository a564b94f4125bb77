using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Drafting;

/// <summary>The templates of a unit: made from drafts, renamed, removed, and begun from. No acts: nothing of them is public.</summary>
public sealed class TemplateBook(DisclosureDb db, DraftBook book, TimeProvider clock)
{
    private DateTimeOffset Now => BeijingTime.Cut(clock.GetUtcNow());

    /// <summary>The templates of a unit that are in use.</summary>
    public static IQueryable<DraftTemplate> InUse(DisclosureDb db, long unitId) =>
        db.DraftTemplates.Where(template => template.UnitId == unitId && template.RemovedAt == null).OrderBy(template => template.Name).ThenBy(template => template.Id);

    /// <summary>Keeps a draft of the actor's unit under a name, without what is its own alone.</summary>
    /// <returns>Whether there is such a draft.</returns>
    public async Task<bool> Keep(Actor actor, long documentId, string name, CancellationToken cancel)
    {
        var found = await (
            from document in db.Documents
            join draft in db.Drafts on document.Id equals draft.DocumentId
            where document.Id == documentId && document.UnitId == actor.UnitId && document.SiteTextKey == null
            select new { document.Kind, Draft = draft }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (found is null)
            return false;
        var fields = new Draft { DocumentId = 0, CreatedAt = Now };
        DraftBook.Repeat(found.Draft, fields);
        db.DraftTemplates.Add(new DraftTemplate
        {
            UnitId = actor.UnitId,
            Name = name,
            Kind = found.Kind,
            ColumnId = fields.ColumnId,
            Fields = JsonSerializer.Serialize(TemplateFields.Of(fields)),
            MadeById = actor.StaffId,
            MadeAt = Now,
        });
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Gives a template another name; false when there is none of the actor's unit.</summary>
    public async Task<bool> Rename(Actor actor, long templateId, string name, CancellationToken cancel)
    {
        if (await Find(actor, templateId, cancel) is not { } template)
            return false;
        (template.Name, template.ChangedById, template.ChangedAt) = (name, actor.StaffId, Now);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Takes a template out of use; its row stays.</summary>
    public async Task<bool> Remove(Actor actor, long templateId, CancellationToken cancel)
    {
        if (await Find(actor, templateId, cancel) is not { } template)
            return false;
        (template.RemovedById, template.RemovedAt) = (actor.StaffId, Now);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Begins a document as a template reads.</summary>
    /// <returns>The id of the document; null when there is no such template.</returns>
    public async Task<long?> Begin(Actor actor, long templateId, string office, CancellationToken cancel)
    {
        if (await Find(actor, templateId, cancel) is not { } template)
            return null;
        var fields = JsonSerializer.Deserialize<TemplateFields>(template.Fields)!;
        var column = await db.Columns.IgnoreAutoIncludes().AnyAsync(found => found.Id == template.ColumnId && !found.Closed, cancel) ? template.ColumnId : null;
        return await book.Begin(actor, template.Kind, draft =>
        {
            fields.WriteTo(draft);
            (draft.ColumnId, draft.ResponsibleOffice, draft.IssuedOn) = (column, office, BeijingTime.DateOf(Now));
        }, siteTextKey: null, cancel);
    }

    private Task<DraftTemplate?> Find(Actor actor, long templateId, CancellationToken cancel) =>
        db.DraftTemplates.SingleOrDefaultAsync(template => template.Id == templateId && template.UnitId == actor.UnitId && template.RemovedAt == null, cancel);

    /// <summary>The fields of a draft that a template keeps.</summary>
    private sealed record TemplateFields(
        string? Title, string? Summary, string? Body, string? SubjectClass, string? Genre, int? StatutoryItem, DisclosureMode Mode, string? Topic, string? Keywords,
        string? Source, string? WhoMayApply, string? ApplyWhere, string? ApplyContact, string? Fields)
    {
        public static TemplateFields Of(Draft draft) => new(
            draft.Title, draft.Summary, draft.Body, draft.SubjectClass, draft.Genre, draft.StatutoryItem, draft.Mode, draft.Topic, draft.Keywords,
            draft.Source, draft.WhoMayApply, draft.ApplyWhere, draft.ApplyContact, draft.Fields);

        public void WriteTo(Draft draft)
        {
            (draft.Title, draft.Summary, draft.Body, draft.SubjectClass, draft.Genre) = (Title, Summary, Body, SubjectClass, Genre);
            (draft.StatutoryItem, draft.Mode, draft.Topic, draft.Keywords, draft.Source) = (StatutoryItem, Mode, Topic, Keywords, Source);
            (draft.WhoMayApply, draft.ApplyWhere, draft.ApplyContact, draft.Fields) = (WhoMayApply, ApplyWhere, ApplyContact, Fields);
        }
    }
}
