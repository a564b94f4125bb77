using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Published;

/// <summary>Where a list of a day looks: in columns, and under items of 《政府信息公开条例》第二十条 in whichever column.</summary>
public sealed record PastPlace(IReadOnlyCollection<long> ColumnIds, IReadOnlyCollection<int> Items);

/// <summary>A page of a list as it stood on a day, and how many the whole list held.</summary>
public sealed record PastList(IReadOnlyList<DocumentLine> Lines, ILookup<long, RelatedLine> Interpretations, int Count);

/// <summary>
/// The site as it stood at the end of a Beijing day, within the rules of public history: what was withdrawn since, and every version that
/// was closed or stood before a withdrawal, is not there; no earlier version takes its place.
/// </summary>
public sealed class PastContent(PublishedDb db)
{
    /// <summary>The version of a document that was live at the end of a day, with what it stood beside; null when none may be read.</summary>
    public async Task<DocumentDetail?> Document(string address, DateOnly day, CancellationToken cancel)
    {
        var until = EndOf(day);
        var document = await LiveAt(until).SingleOrDefaultAsync(found => found.Address == address, cancel);
        if (document is null)
            return null;
        var text = await db.VersionBodies.SingleAsync(found => found.PublicationId == document.PublicationId, cancel);
        var body = new PublishedBody { PublicationId = text.PublicationId, DocumentId = document.DocumentId, Html = text.Html, Manifest = text.Manifest };
        var files = await db.Files.Where(file => file.PublicationId == document.PublicationId).OrderBy(file => file.Ordinal).ToListAsync(cancel);
        var versions = await db.Versions.Where(version => version.DocumentId == document.DocumentId && version.PublishedAt < until)
            .OrderByDescending(version => version.No).ToListAsync(cancel);
        var relatesTo = await (
            from relation in db.PastRelations
            join target in LiveAt(until) on relation.TargetDocumentId equals target.DocumentId
            where relation.PublicationId == document.PublicationId
            orderby target.FirstPublishedAt
            select new RelatedLine(relation.Kind, target)).ToListAsync(cancel);
        var relatedFrom = await To([document.DocumentId], until).ToListAsync(cancel);
        var enders = await Ends([.. relatesTo.Select(line => line.Document), document], until, cancel);
        return new DocumentDetail(document, body, files, versions, relatesTo, [.. relatedFrom.Select(found => found.Line)])
        {
            EndersOfSources = [.. enders.Where(found => found.TargetId != document.DocumentId).Select(found => found.Line)],
        };
    }

    /// <summary>A page of what some columns held at the end of a day, newest first release first.</summary>
    public async Task<PastList> List(PastPlace place, DateOnly day, int page, CancellationToken cancel)
    {
        var (until, columns, items) = (EndOf(day), place.ColumnIds, place.Items);
        var all = LiveAt(until).Where(document => columns.Contains(document.ColumnId) || (document.StatutoryItem != null && items.Contains(document.StatutoryItem.Value)));
        var count = await all.CountAsync(cancel);
        var records = await all.OrderByDescending(document => document.FirstPublishedAt).ThenByDescending(document => document.PublicationId)
            .Skip((page - 1) * PublishedContent.PageSize).Take(PublishedContent.PageSize).ToListAsync(cancel);
        await Ends(records, until, cancel);
        var interpretations = await To([.. records.Select(record => record.DocumentId)], until).Where(found => found.Kind == RelationKind.Interprets).ToListAsync(cancel);
        return new PastList([.. records.Select(DocumentLine.Of)], interpretations.ToLookup(found => found.TargetId, found => found.Line), count);
    }

    /// <summary>Notes on each record from when another that was live then ends it.</summary>
    private async Task<List<Incoming>> Ends(IReadOnlyCollection<DocumentRecord> records, DateTimeOffset until, CancellationToken cancel)
    {
        var enders = await To([.. records.Select(record => record.DocumentId)], until)
            .Where(found => found.Kind == RelationKind.Repeals || found.Kind == RelationKind.Replaces).ToListAsync(cancel);
        foreach (var record in records)
            record.EndedOn = enders.Where(found => found.TargetId == record.DocumentId).Min(found => found.Line.Document.EffectiveOn ?? found.Line.Document.IssuedOn);
        return enders;
    }

    private IQueryable<Incoming> To(IReadOnlyCollection<long> documentIds, DateTimeOffset until) =>
        from relation in db.PastRelations
        join source in LiveAt(until) on relation.PublicationId equals source.PublicationId
        where documentIds.Contains(relation.TargetDocumentId)
        orderby source.FirstPublishedAt
        select new Incoming { Kind = relation.Kind, TargetId = relation.TargetDocumentId, Source = source };

    private IQueryable<PastDocument> LiveAt(DateTimeOffset until) =>
        db.Past.Where(document => document.PublishedAt < until && (document.EndedAt == null || document.EndedAt >= until));

    private static DateTimeOffset EndOf(DateOnly day) => BeijingTime.Instant(day.AddDays(1), TimeOnly.MinValue);

    /// <summary>A relation as the document at its other end sees it.</summary>
    private sealed class Incoming
    {
        public required RelationKind Kind { get; init; }

        public required long TargetId { get; init; }

        public required PastDocument Source { get; init; }

        public RelatedLine Line => new(Kind, Source);
    }
}
