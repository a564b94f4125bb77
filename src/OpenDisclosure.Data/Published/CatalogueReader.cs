using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Administration;
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

    public required DocumentKind Kind { get; init; }

    public required string UnitKey { get; init; }

    public required string SubjectClass { get; init; }

    public required string Genre { get; init; }

    public required string? Topic { get; init; }

    public required int? StatutoryItem { get; init; }

    public required string ResponsibleOffice { get; init; }

    public required Validity? Validity { get; init; }

    public required DateOnly? EffectiveOn { get; init; }

    public required DateOnly? ExpiresOn { get; init; }

    /// <summary>The date from which a live document repeals or replaces it.</summary>
    public required DateOnly? EndedOn { get; init; }
}

/// <summary>What the catalogue says of documents beside their rows.</summary>
/// <param name="Interpreted">Those that a live document interprets.</param>
/// <param name="Audiences">Whom a normative document concerns, as sealed in its manifest.</param>
public sealed record CatalogueNotes(HashSet<long> Interpreted, Dictionary<long, string> Audiences);

/// <summary>A relation by which a live document changes what the catalogue says of another.</summary>
public sealed record ReachingRelation(long SourceId, RelationKind Kind, long TargetId);

/// <summary>Reads the catalogue for the index, whole or what has changed.</summary>
public static class CatalogueReader
{
    /// <summary>Every live document in the order of first release, with the newest numbers of the ledger that it may rest on.</summary>
    public static IAsyncEnumerable<CatalogueRow> All(PublishedDb db) =>
        Rows(db.Documents.OrderBy(document => document.FirstPublishedAt).ThenBy(document => document.DocumentId)).AsAsyncEnumerable();

    /// <summary>Every live document that has a 有效性.</summary>
    public static IAsyncEnumerable<CatalogueRow> WithValidity(PublishedDb db) => Rows(db.Documents.Where(document => document.Validity != null)).AsAsyncEnumerable();

    /// <summary>Those of some documents that are live, in the order of first release.</summary>
    public static Task<List<CatalogueRow>> Of(PublishedDb db, IReadOnlyCollection<long> documentIds, CancellationToken cancel) =>
        Rows(db.Documents.Where(document => documentIds.Contains(document.DocumentId))
            .OrderBy(document => document.FirstPublishedAt).ThenBy(document => document.DocumentId)).ToListAsync(cancel);

    /// <summary>The documents of which something was released or ended after an entry.</summary>
    public static Task<List<long>> ChangedAfter(PublishedDb db, long seq, int most, CancellationToken cancel) =>
        db.Changes.Where(change => change.Seq > seq).Select(change => change.DocumentId).Distinct().OrderBy(document => document).Take(most).ToListAsync(cancel);

    /// <summary>What live documents say of others: who interprets whom, and who ends whom.</summary>
    public static IAsyncEnumerable<ReachingRelation> Relations(PublishedDb db) => Reaching(db, db.Documents).AsAsyncEnumerable();

    /// <summary>What some documents say of others, among live documents.</summary>
    public static Task<List<ReachingRelation>> RelationsOf(PublishedDb db, IReadOnlyCollection<long> documentIds, CancellationToken cancel) =>
        Reaching(db, db.Documents.Where(document => documentIds.Contains(document.DocumentId))).ToListAsync(cancel);

    /// <summary>Those of some documents that a live document interprets.</summary>
    public static Task<List<long>> Interpreted(PublishedDb db, IReadOnlyCollection<long> documentIds, CancellationToken cancel) =>
        db.Relations.Where(relation => relation.Kind == RelationKind.Interprets && documentIds.Contains(relation.TargetDocumentId))
            .Select(relation => relation.TargetDocumentId).Distinct().ToListAsync(cancel);

    /// <summary>Whom each live document that names somebody concerns.</summary>
    public static IAsyncEnumerable<(long DocumentId, string Audience)> Audiences(PublishedDb db) => Audiences(db, db.Documents);

    /// <summary>Whom those of some documents concern that name somebody.</summary>
    public static IAsyncEnumerable<(long DocumentId, string Audience)> AudiencesOf(PublishedDb db, IReadOnlyCollection<long> documentIds) =>
        Audiences(db, db.Documents.Where(document => documentIds.Contains(document.DocumentId)));

    /// <summary>The values that a row stands under on a day.</summary>
    /// <param name="row">The row.</param>
    /// <param name="paths">Keys of the columns that it stands in, and of those above them.</param>
    /// <param name="notes">What is said of it elsewhere.</param>
    /// <param name="today">Beijing date.</param>
    public static CatalogueFacts FactsOf(CatalogueRow row, IReadOnlyCollection<string> paths, CatalogueNotes notes, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(notes);
        var values = new List<(Facet Facet, string Value)>
        {
            (Facet.Year, BeijingTime.DateOf(row.FirstPublishedAt).Year.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            (Facet.Kind, Term.Of(row.Kind)),
            (Facet.Body, row.UnitKey),
            (Facet.Interpreted, notes.Interpreted.Contains(row.DocumentId) ? Facets.Yes : Facets.No),
        };
        values.AddRange(KindFields.AudiencesOf(notes.Audiences.GetValueOrDefault(row.DocumentId, "")).Select(audience => (Facet.Audience, audience)));
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
            values.Add((Facet.Validity, Term.Of(ValidityRules.On(today, validity, row.EffectiveOn, row.ExpiresOn, row.EndedOn))));
        return new CatalogueFacts(row.DocumentId, row.FirstPublishedAt, values);
    }

    /// <summary>No column holds it: the manifest alone does, and of the kinds with such a field there are few documents.</summary>
    private static async IAsyncEnumerable<(long DocumentId, string Audience)> Audiences(PublishedDb db, IQueryable<PublishedDocument> documents)
    {
        var manifests =
            from document in documents
            join body in db.Bodies on document.PublicationId equals body.PublicationId
            where document.Kind == DocumentKind.NormativeDocument
            select new { document.DocumentId, body.Manifest };
        await foreach (var found in manifests.AsAsyncEnumerable())
        {
            if (ManifestFields.Of(found.Manifest).GetValueOrDefault(KindFields.Audience) is { } audience)
                yield return (found.DocumentId, audience);
        }
    }

    private static IQueryable<ReachingRelation> Reaching(PublishedDb db, IQueryable<PublishedDocument> sources) =>
        from relation in db.Relations
        join source in sources on relation.PublicationId equals source.PublicationId
        where relation.Kind == RelationKind.Interprets || relation.Kind == RelationKind.Repeals || relation.Kind == RelationKind.Replaces
        select new ReachingRelation(source.DocumentId, relation.Kind, relation.TargetDocumentId);

    private static IQueryable<CatalogueRow> Rows(IQueryable<PublishedDocument> documents) => documents.Select(document => new CatalogueRow
    {
        DocumentId = document.DocumentId,
        FirstPublishedAt = document.FirstPublishedAt,
        ColumnId = document.ColumnId,
        Kind = document.Kind,
        UnitKey = document.UnitKey,
        SubjectClass = document.SubjectClass,
        Genre = document.Genre,
        Topic = document.Topic,
        StatutoryItem = document.StatutoryItem,
        ResponsibleOffice = document.ResponsibleOffice,
        Validity = document.Validity,
        EffectiveOn = document.EffectiveOn,
        ExpiresOn = document.ExpiresOn,
        EndedOn = document.EndedOn,
    });
}
