using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Published;

/// <summary>A line of a list.</summary>
public sealed record DocumentLine(
    long DocumentId, string Address, string Title, string DocumentNumber, Validity? Validity, DateOnly? ExpiresOn, DateOnly? EffectiveOn,
    DateOnly? EndedOn, DateTimeOffset FirstPublishedAt, long ColumnId, string Summary)
{
    /// <summary>The line of a record.</summary>
    public static DocumentLine Of(DocumentRecord record) => new(
        record.DocumentId, record.Address, record.Title, record.DocumentNumber, record.Validity, record.ExpiresOn, record.EffectiveOn,
        record.EndedOn, record.FirstPublishedAt, record.ColumnId, record.Summary);
}

/// <summary>A related document with the way it is related.</summary>
public sealed record RelatedLine(RelationKind Kind, DocumentRecord Document)
{
    public string Address => Document.Address;

    public string Title => Document.Title;
}

/// <summary>Everything the document page shows.</summary>
public sealed record DocumentDetail(
    DocumentRecord Document, PublishedBody Body, IReadOnlyList<PublishedFile> Files, IReadOnlyList<PublishedVersion> Versions,
    IReadOnlyList<RelatedLine> RelatesTo, IReadOnlyList<RelatedLine> RelatedFrom)
{
    /// <summary>What repeals or replaces the documents that this one relates to.</summary>
    public IReadOnlyList<RelatedLine> EndersOfSources { get; init; } = [];
}

/// <summary>The public site's queries, all of them over the published views.</summary>
public sealed class PublishedContent(PublishedDb db)
{
    public const int PageSize = 20;

    /// <summary>So many records are asked for at once.</summary>
    private const int PartSize = 500;

    /// <summary>The deepest numbered page; beyond it a reader goes by year.</summary>
    public const int DeepestPage = 100;

    /// <summary>The frame of every page, at one epoch.</summary>
    public async Task<SiteFrame> Frame(CancellationToken cancel)
    {
        var head = await db.Heads.SingleAsync(cancel);
        var texts = await db.SiteTexts.ToListAsync(cancel);
        var columns = await db.Columns.ToListAsync(cancel);
        var topics = await db.Topics.ToListAsync(cancel);
        return new SiteFrame(head.Epoch, head.Openings >= SiteOpening.Confirmations, texts, columns, topics);
    }

    /// <summary>The lines of some documents in their given order; one that is no longer live is left out.</summary>
    public async Task<IReadOnlyList<DocumentLine>> LinesOf(IReadOnlyList<long> documentIds, CancellationToken cancel)
    {
        var lines = await Lines(db.Documents.Where(document => documentIds.Contains(document.DocumentId))).ToDictionaryAsync(line => line.DocumentId, cancel);
        return [.. documentIds.Where(lines.ContainsKey).Select(id => lines[id])];
    }

    /// <summary>The records of some documents in their given order; one that is no longer live is left out.</summary>
    public async Task<IReadOnlyList<PublishedDocument>> RecordsOf(IReadOnlyList<long> documentIds, CancellationToken cancel)
    {
        var records = new List<PublishedDocument>();
        foreach (var part in documentIds.Chunk(PartSize))
        {
            var found = await db.Documents.Where(document => part.Contains(document.DocumentId)).ToDictionaryAsync(document => document.DocumentId, cancel);
            records.AddRange(part.Where(found.ContainsKey).Select(id => found[id]));
        }

        return records;
    }

    /// <summary>How many live documents some columns hold, by year of first release; from counters, never counted in a request.</summary>
    public async Task<IReadOnlyDictionary<int, int>> Counts(IReadOnlyCollection<long> columnIds, CancellationToken cancel) =>
        await db.Counters.Where(counter => columnIds.Contains(counter.ColumnId) && counter.Live > 0)
            .GroupBy(counter => counter.Year).Select(year => new { Year = year.Key, Live = year.Sum(counter => counter.Live) })
            .ToDictionaryAsync(year => year.Year, year => year.Live, cancel);

    /// <summary>All counters of a year, by column.</summary>
    public async Task<IReadOnlyDictionary<long, int>> CountsOfYear(int year, CancellationToken cancel) =>
        await db.Counters.Where(counter => counter.Year == year).ToDictionaryAsync(counter => counter.ColumnId, counter => counter.Live, cancel);

    /// <summary>All counters of all years.</summary>
    public Task<List<PublishedCounter>> AllCounts(CancellationToken cancel) => db.Counters.Where(counter => counter.Live > 0).ToListAsync(cancel);

    /// <summary>The document at an address, or null.</summary>
    public async Task<DocumentDetail?> Document(string address, CancellationToken cancel)
    {
        var whole = await (
            from found in db.Documents
            join text in db.Bodies on found.PublicationId equals text.PublicationId
            where found.Address == address
            select new { Document = found, Body = text }).SingleOrDefaultAsync(cancel);
        if (whole is null)
            return null;
        var (document, body) = (whole.Document, whole.Body);
        var files = document.FileCount == 0
            ? []
            : await db.Files.Where(file => file.PublicationId == document.PublicationId).OrderBy(file => file.Ordinal).ToListAsync(cancel);
        var versions = await db.Versions.Where(version => version.DocumentId == document.DocumentId).OrderByDescending(version => version.No).ToListAsync(cancel);
        var (relatesTo, relatedFrom) = await Related(document, cancel);
        return new DocumentDetail(document, body, files, versions, relatesTo, relatedFrom)
        {
            EndersOfSources = relatesTo.Any(line => line.Document.EndedOn is not null)
                ? [.. (await From([.. relatesTo.Select(line => line.Document.DocumentId)]).ToListAsync(cancel)).Where(line => line.Kind is RelationKind.Repeals or RelationKind.Replaces)]
                : [],
        };
    }

    /// <summary>What remains of a withdrawn document at an address, or null.</summary>
    public Task<PublishedWithdrawal?> Withdrawn(string address, CancellationToken cancel) =>
        db.Withdrawals.SingleOrDefaultAsync(withdrawal => withdrawal.Address == address, cancel);

    /// <summary>The text of a readable version, or null.</summary>
    public Task<PublishedVersionBody?> VersionBody(long publicationId, CancellationToken cancel) =>
        db.VersionBodies.SingleOrDefaultAsync(body => body.PublicationId == publicationId, cancel);

    /// <summary>A file that a live document of any address offers under this hash and name, or null.</summary>
    public Task<PublishedFile?> File(byte[] sha256, string name, CancellationToken cancel) =>
        db.Files.Where(file => file.Sha256 == sha256 && file.Name == name).OrderBy(file => file.PublicationId).FirstOrDefaultAsync(cancel);

    /// <summary>The sealed texts of some documents, by document; one that is no longer live is left out.</summary>
    public Task<Dictionary<long, string>> HtmlOf(IReadOnlyCollection<long> documentIds, CancellationToken cancel) =>
        db.Bodies.Where(body => documentIds.Contains(body.DocumentId)).Select(body => new { body.DocumentId, body.Html })
            .ToDictionaryAsync(body => body.DocumentId, body => body.Html, cancel);

    /// <summary>Where some documents stand and since when, by first release; one that is no longer live is left out.</summary>
    public Task<List<DocumentPlace>> PlacesOf(IReadOnlyCollection<long> documentIds, CancellationToken cancel) =>
        db.Documents.Where(document => documentIds.Contains(document.DocumentId)).OrderBy(document => document.FirstPublishedAt)
            .Select(document => new DocumentPlace(document.Address, document.PublishedAt)).ToListAsync(cancel);

    /// <summary>The entry of a release, its path to the newest checkpoint over it, and that checkpoint; null when none covers it yet.</summary>
    public async Task<InclusionProof?> Proof(long seq, CancellationToken cancel)
    {
        var entry = await db.Entries.SingleOrDefaultAsync(found => found.Seq == seq, cancel);
        var checkpoint = await db.Checkpoints.Where(found => found.Size > seq).OrderByDescending(found => found.Size).FirstOrDefaultAsync(cancel);
        if (entry is null || checkpoint is null)
            return null;
        var needed = new List<(int Level, long Index)>();
        _ = Domain.Auditing.MerkleTree.Path(seq, checkpoint.Size, (level, index) => Note(needed, level, index));
        var levels = needed.Select(node => node.Level).Distinct().ToList();
        var indexes = needed.Select(node => node.Index).Distinct().ToList();
        var nodes = await db.TreeNodes.Where(node => levels.Contains(node.TreeLevel) && indexes.Contains(node.TreeIndex)).ToListAsync(cancel);
        var known = nodes.ToDictionary(node => (node.TreeLevel, node.TreeIndex), node => node.Hash);
        var path = Domain.Auditing.MerkleTree.Path(seq, checkpoint.Size, (level, index) => known[(level, index)]);
        return new InclusionProof(entry, checkpoint, path);
    }

    /// <summary>The newest checkpoints, newest first.</summary>
    public Task<List<PublishedCheckpoint>> Checkpoints(int count, CancellationToken cancel) =>
        db.Checkpoints.OrderByDescending(checkpoint => checkpoint.Size).Take(count).ToListAsync(cancel);

    private static byte[] Note(List<(int Level, long Index)> needed, int level, long index)
    {
        needed.Add((level, index));
        return Domain.Auditing.AuditEntry.NoContent;
    }

    private static IQueryable<DocumentLine> Lines(IQueryable<PublishedDocument> documents) => documents
        .OrderByDescending(document => document.FirstPublishedAt).ThenByDescending(document => document.PublicationId)
        .Select(document => new DocumentLine(
            document.DocumentId, document.Address, document.Title, document.DocumentNumber, document.Validity, document.ExpiresOn,
            document.EffectiveOn, document.EndedOn, document.FirstPublishedAt, document.ColumnId, document.Summary));

    /// <summary>What a document relates to and what relates to it. Most relate to nothing: their records are asked for only where there are any.</summary>
    private async Task<(IReadOnlyList<RelatedLine> To, IReadOnlyList<RelatedLine> From)> Related(PublishedDocument document, CancellationToken cancel)
    {
        var (to, by) = (db.Relations.Where(relation => relation.PublicationId == document.PublicationId), db.Relations.Where(relation => relation.TargetDocumentId == document.DocumentId));
        var relations = await to.Concat(by).ToListAsync(cancel);
        if (relations.Count == 0)
            return ([], []);
        var (targets, sources) = (relations.Select(relation => relation.TargetDocumentId).ToList(), relations.Select(relation => relation.PublicationId).ToList());
        var records = await db.Documents.Where(found => targets.Contains(found.DocumentId)).Concat(db.Documents.Where(found => sources.Contains(found.PublicationId))).ToListAsync(cancel);
        return (
            Lines(relations.Where(relation => relation.PublicationId == document.PublicationId), relation => records.Find(found => found.DocumentId == relation.TargetDocumentId)),
            Lines(relations.Where(relation => relation.TargetDocumentId == document.DocumentId), relation => records.Find(found => found.PublicationId == relation.PublicationId)));
    }

    /// <summary>One that ended between the two questions is left out.</summary>
    private static IReadOnlyList<RelatedLine> Lines(IEnumerable<PublishedRelation> relations, Func<PublishedRelation, PublishedDocument?> other) =>
    [
        .. from relation in relations
           let record = other(relation)
           where record is not null
           orderby record.FirstPublishedAt
           select new RelatedLine(relation.Kind, record),
    ];

    private IQueryable<RelatedLine> From(IReadOnlyCollection<long> documentIds) =>
        from relation in db.Relations
        join source in db.Documents on relation.PublicationId equals source.PublicationId
        where documentIds.Contains(relation.TargetDocumentId)
        orderby source.FirstPublishedAt
        select new RelatedLine(relation.Kind, source);

    /// <summary>Those of some documents that interpret one which no longer holds on a day.</summary>
    public async Task<IReadOnlySet<long>> InterpretingRepealed(IReadOnlyCollection<long> documentIds, DateOnly day, CancellationToken cancel)
    {
        // Asked in two steps: PostgreSQL joins both documents' views over all documents before it looks at the relation.
        var pairs = await (
            from relation in db.Relations
            join source in db.Documents on relation.PublicationId equals source.PublicationId
            where relation.Kind == RelationKind.Interprets && documentIds.Contains(source.DocumentId)
            select new { Source = source.DocumentId, Target = relation.TargetDocumentId }).ToListAsync(cancel);
        if (pairs.Count == 0)
            return new HashSet<long>();
        long[] targets = [.. pairs.Select(pair => pair.Target).Distinct()];
        var repealed = await db.Documents
            .Where(target => targets.Contains(target.DocumentId) && (target.Validity == Validity.Repealed || target.EndedOn <= day))
            .Select(target => target.DocumentId).ToListAsync(cancel);
        return pairs.Where(pair => repealed.Contains(pair.Target)).Select(pair => pair.Source).ToHashSet();
    }

    /// <summary>The interpretations of some documents, for lists.</summary>
    public async Task<ILookup<long, RelatedLine>> Interpretations(IReadOnlyCollection<long> documentIds, CancellationToken cancel)
    {
        var found = await (
            from relation in db.Relations
            join source in db.Documents on relation.PublicationId equals source.PublicationId
            where relation.Kind == RelationKind.Interprets && documentIds.Contains(relation.TargetDocumentId)
            orderby source.FirstPublishedAt
            select new { relation.TargetDocumentId, Line = new RelatedLine(relation.Kind, source) })
            .ToListAsync(cancel);
        return found.ToLookup(pair => pair.TargetDocumentId, pair => pair.Line);
    }
}

/// <summary>A document as a site map names it.</summary>
/// <param name="Address">Below the origin, without a leading slash.</param>
/// <param name="PublishedAt">UTC, of the newest release.</param>
public sealed record DocumentPlace(string Address, DateTimeOffset PublishedAt);

/// <summary>That an entry stands in the tree of a signed checkpoint.</summary>
public sealed record InclusionProof(PublishedEntry Entry, PublishedCheckpoint Checkpoint, IReadOnlyList<byte[]> Path);
