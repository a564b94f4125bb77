using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Content.Files;
using OpenDisclosure.Content.Markdown;
using OpenDisclosure.Content.Text;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Release;

/// <summary>A draft with all that belongs to it, as it would be sealed now.</summary>
public sealed record DraftWhole(
    Document Document, Draft Draft, Column? Column, IReadOnlyList<DraftFile> Files, IReadOnlyList<DraftRelation> Relations,
    IReadOnlyList<long> ContributorIds)
{
    /// <summary>Reads a draft whole, or null.</summary>
    public static async Task<DraftWhole?> Read(DisclosureDb db, long documentId, CancellationToken cancel)
    {
        var document = await db.Documents.AsNoTracking().SingleOrDefaultAsync(found => found.Id == documentId, cancel);
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(found => found.DocumentId == documentId, cancel);
        if (document is null || draft is null)
            return null;
        return new DraftWhole(
            document,
            draft,
            await db.Columns.AsNoTracking().SingleOrDefaultAsync(column => column.Id == draft.ColumnId, cancel),
            await db.DraftFiles.AsNoTracking().Where(file => file.DocumentId == documentId).OrderBy(file => file.Ordinal).ToListAsync(cancel),
            await db.DraftRelations.AsNoTracking().Where(relation => relation.DocumentId == documentId).ToListAsync(cancel),
            await db.DraftContributors.AsNoTracking().Where(person => person.DocumentId == documentId).Select(person => person.StaffId).ToListAsync(cancel));
    }

    /// <summary>Renders the body with the draft's own files; the preview shows and the seal holds the same bytes.</summary>
    public RenderedText Render(CancellationToken cancel)
    {
        var files = Files.ToDictionary(file => file.Name, file => SealedFile.Address(file.Sha256, file.Name));
        return MarkdownRenderer.Render(Draft.Body ?? "", files.GetValueOrDefault, cancel);
    }

    /// <summary>The structured data of a site text or of the document's kind: the fields it has, and those alone.</summary>
    public IReadOnlyDictionary<string, string> Fields()
    {
        if (string.IsNullOrEmpty(Draft.Fields))
            return new Dictionary<string, string>();
        var known = Document.SiteTextKey is { } key ? SiteTextKeys.FieldsOf(key) : KindFields.Of(Document.Kind);
        var typed = JsonSerializer.Deserialize<Dictionary<string, string>>(Draft.Fields) ?? [];
        return known.Where(field => !string.IsNullOrWhiteSpace(typed.GetValueOrDefault(field)))
            .ToDictionary(field => field, field => TextGuard.Normalise(typed[field].Trim()));
    }
}
