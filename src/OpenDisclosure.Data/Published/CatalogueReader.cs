using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Published;

/// <summary>What of a live document the catalogue is narrowed by, as it stands in the database.</summary>
public sealed record CatalogueRow
{
    public required long DocumentId { get; init; }

    public required DateTimeOffset FirstPublishedAt { get; init; }

    public required long ColumnId { get; init; }

    public required string UnitKey { get; init; }

    public required string SubjectClass { get; init; }

    public required string Genre { get; init; }

    public required string? Topic { get; init; }

    public required int? StatutoryItem { get; init; }

    public required string ResponsibleOffice { get; init; }

    public required Validity? Validity { get; init; }

    public required DateOnly? EffectiveOn { get; init; }

    public required DateOnly? ExpiresOn { get; init; }
}

/// <summary>Reads the catalogue for the index, whole or what has changed.</summary>
public static class CatalogueReader
{
    /// <summary>Every live document in the order of first release, with the newest numbers of the ledger that it may rest on.</summary>
    public static IAsyncEnumerable<CatalogueRow> All(PublishedDb db) =>
        Rows(db.Documents.OrderBy(document => document.FirstPublishedAt).ThenBy(document => document.DocumentId)).AsAsyncEnumerable();

    /// <summary>Those of some documents that are live, in the order of first release.</summary>
    public static Task<List<CatalogueRow>> Of(PublishedDb db, IReadOnlyCollection<long> documentIds, CancellationToken cancel) =>
        Rows(db.Documents.Where(document => documentIds.Contains(document.DocumentId))
            .OrderBy(document => document.FirstPublishedAt).ThenBy(document => document.DocumentId)).ToListAsync(cancel);

    /// <summary>The documents of which something was released or ended after an entry.</summary>
    public static Task<List<long>> ChangedAfter(PublishedDb db, long seq, int most, CancellationToken cancel) =>
        db.Changes.Where(change => change.Seq > seq).Select(change => change.DocumentId).Distinct().Take(most).ToListAsync(cancel);

    /// <summary>Who interprets whom, among live documents.</summary>
    public static IAsyncEnumerable<(long Interpretation, long Document)> Interpretations(PublishedDb db) =>
        (from relation in db.Relations
         join source in db.Documents on relation.PublicationId equals source.PublicationId
         where relation.Kind == RelationKind.Interprets
         select new { source.DocumentId, relation.TargetDocumentId }).AsAsyncEnumerable().Select(pair => (pair.DocumentId, pair.TargetDocumentId));

    /// <summary>Whom some documents interpret, among live documents.</summary>
    public static async Task<IReadOnlyList<(long Interpretation, long Document)>> InterpretedBy(PublishedDb db, IReadOnlyCollection<long> documentIds, CancellationToken cancel) =>
    [
        .. (await (
            from relation in db.Relations
            join source in db.Documents on relation.PublicationId equals source.PublicationId
            where relation.Kind == RelationKind.Interprets && documentIds.Contains(source.DocumentId)
            select new { source.DocumentId, relation.TargetDocumentId }).ToListAsync(cancel)).Select(pair => (pair.DocumentId, pair.TargetDocumentId)),
    ];

    /// <summary>Those of some documents that a live document interprets.</summary>
    public static Task<List<long>> Interpreted(PublishedDb db, IReadOnlyCollection<long> documentIds, CancellationToken cancel) =>
        db.Relations.Where(relation => relation.Kind == RelationKind.Interprets && documentIds.Contains(relation.TargetDocumentId))
            .Select(relation => relation.TargetDocumentId).Distinct().ToListAsync(cancel);

    /// <summary>The values that a row stands under on a day.</summary>
    /// <param name="row">The row.</param>
    /// <param name="paths">Keys of the columns that it stands in, and of those above them.</param>
    /// <param name="isInterpreted">Whether a live document interprets it.</param>
    /// <param name="today">Beijing date.</param>
    public static CatalogueFacts FactsOf(CatalogueRow row, IReadOnlyCollection<string> paths, bool isInterpreted, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(row);
        var values = new List<(Facet Facet, string Value)>
        {
            (Facet.Year, BeijingTime.DateOf(row.FirstPublishedAt).Year.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            (Facet.Body, row.UnitKey),
            (Facet.Interpreted, isInterpreted ? Facets.Yes : Facets.No),
        };
        values.AddRange(paths.Select(key => (Facet.Column, key)));
        if (row.SubjectClass.Length > 0)
            values.Add((Facet.Subject, Facets.UpperOf(row.SubjectClass)));
        if (Facets.UpperOf(row.SubjectClass).Length < row.SubjectClass.Length)
            values.Add((Facet.Division, row.SubjectClass));
        if (row.Genre.Length > 0)
            values.Add((Facet.Genre, row.Genre));
        if (row.ResponsibleOffice.Length > 0)
            values.Add((Facet.Office, row.ResponsibleOffice));
        if (row.Topic is { } topic)
            values.Add((Facet.Topic, topic));
        if ((row.StatutoryItem ?? paths.Select(StandardColumns.ItemOf).FirstOrDefault(found => found is not null)) is { } item)
            values.Add((Facet.Item, item.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (row.Validity is { } validity)
            values.Add((Facet.Validity, Term.Of(ValidityRules.On(today, validity, row.EffectiveOn, row.ExpiresOn))));
        return new CatalogueFacts(row.DocumentId, row.FirstPublishedAt, values);
    }

    private static IQueryable<CatalogueRow> Rows(IQueryable<PublishedDocument> documents) => documents.Select(document => new CatalogueRow
    {
        DocumentId = document.DocumentId,
        FirstPublishedAt = document.FirstPublishedAt,
        ColumnId = document.ColumnId,
        UnitKey = document.UnitKey,
        SubjectClass = document.SubjectClass,
        Genre = document.Genre,
        Topic = document.Topic,
        StatutoryItem = document.StatutoryItem,
        ResponsibleOffice = document.ResponsibleOffice,
        Validity = document.Validity,
        EffectiveOn = document.EffectiveOn,
        ExpiresOn = document.ExpiresOn,
    });
}
