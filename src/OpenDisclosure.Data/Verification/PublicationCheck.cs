using System.Text.Json;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Verification;

/// <summary>Every publication's clearance, duties, steps, files and place; numbers and counters.</summary>
internal sealed class PublicationCheck(Evidence evidence)
{
    private readonly Dictionary<long, Revision> revisions = evidence.Revisions.GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => rows.First());
    private readonly Dictionary<long, Clearance> clearances = evidence.Clearances.GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => rows.First());
    private readonly Dictionary<long, Document> documents = evidence.Documents.GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => rows.First());
    private readonly Dictionary<long, CatalogueEntry> catalogue = evidence.Catalogue.GroupBy(row => row.DocumentId).ToDictionary(rows => rows.Key, rows => rows.First());
    private readonly Dictionary<long, Submission> submissions = evidence.Submissions.GroupBy(row => row.RevisionId).ToDictionary(rows => rows.Key, rows => rows.First());
    private readonly ILookup<long, ContentReview> reviews = evidence.Reviews.ToLookup(row => row.RevisionId);
    private readonly ILookup<long, Revision> revisionsOf = evidence.Revisions.ToLookup(row => row.DocumentId);
    private readonly HashSet<long> withdrawn = [.. evidence.Withdrawals.Select(row => row.PublicationId)];

    /// <summary>All findings about what is or was public.</summary>
    public IEnumerable<Finding> Run() =>
        evidence.Publications.SelectMany(One).Concat(Documents()).Concat(Files()).Concat(Catalogue()).Concat(Numbers()).Concat(Counters());

    private IEnumerable<Finding> One(Publication publication)
    {
        if (!revisions.TryGetValue(publication.RevisionId, out var revision))
            return [Of(publication, "Its revision is gone.")];
        return Wrong(publication, revision).Select(what => Of(publication, what));
    }

    private IEnumerable<string> Wrong(Publication publication, Revision revision)
    {
        if (revision.DocumentId != publication.DocumentId || !revision.ContentHash.AsSpan().SequenceEqual(publication.ContentHash))
            yield return "It shows other bytes than its revision's.";
        if (!clearances.TryGetValue(publication.ClearanceId, out var clearance) || clearance.RevisionId != revision.Id
            || clearance.Outcome != ClearanceOutcome.Cleared || publication.Outcome != ClearanceOutcome.Cleared
            || !clearance.ContentHash.AsSpan().SequenceEqual(publication.ContentHash) || clearance.Seq >= publication.Seq)
            yield return "No clearance of these bytes stands before it.";
        var passed = reviews[revision.Id].Where(review => review.Outcome == ReviewOutcome.Passed && review.Seq < publication.Seq).Select(review => review.Step);
        if (publication.ReviewSteps != revision.ReviewSteps || publication.ReviewOutcome != ReviewOutcome.Passed || !passed.Order().SequenceEqual(Enumerable.Range(1, revision.ReviewSteps)))
            yield return "Not every content step passed before it.";
        if (publication.Duty != Duty.Releaser || clearance?.ReviewerId == publication.ReleaserId
            || reviews[revision.Id].Any(review => review.Duty == Duty.ContentReviewer && review.ReviewerId == publication.ReleaserId))
            yield return "Its releaser did something else on it.";
        if (revisionsOf[revision.DocumentId].Any(newer => newer.No > revision.No && submissions.TryGetValue(newer.Id, out var sent) && sent.Seq < publication.Seq))
            yield return "A newer revision had been handed in.";
        if (publication.ColumnId != revision.ColumnId || publication.DocumentNumberKey != revision.DocumentNumberKey)
            yield return "Its column or document number is not the sealed one.";
        var first = catalogue.TryGetValue(publication.DocumentId, out var entry) ? entry.FirstPublishedAt : publication.PublishedAt;
        if (publication.FirstPublishedAt != first)
            yield return "Its first release was at another time.";
        if (publication.State == PublicationState.Live != publication.EndedSeq is null || (publication.State == PublicationState.Withdrawn && !withdrawn.Contains(publication.Id)))
            yield return "Its state is not what its end says.";
    }

    /// <summary>One live publication a document, and each ended before the next began.</summary>
    private IEnumerable<Finding> Documents()
    {
        foreach (var versions in evidence.Publications.GroupBy(publication => publication.DocumentId))
        {
            var rows = versions.OrderBy(publication => publication.Seq).ToList();
            if (rows.Zip(rows.Skip(1)).Any(pair => pair.First.EndedSeq is not { } ended || ended > pair.Second.Seq))
                yield return Of(rows[^1], "An earlier version of the document had not ended.");
            foreach (var (before, _) in rows.Zip(rows.Skip(1)).Where(pair => pair.First.State == PublicationState.Superseded && BeginsNotice(pair.First, pair.Second) != withdrawn.Contains(pair.First.Id)))
                yield return new Finding("publication", $"withdrawal {before.Id}", "Whether it was kept with a notice is not what its successor says.");
            if (!documents.TryGetValue(versions.Key, out var document))
                yield return Of(rows[0], "Its document is gone.");
            else if (document.Kind != DocumentKind.SiteText && !catalogue.ContainsKey(versions.Key))
                yield return new Finding("catalogue", $"catalogue_entry {versions.Key}", "A released document has no entry.");
        }
    }

    private bool BeginsNotice(Publication before, Publication after) =>
        revisions.GetValueOrDefault(before.RevisionId)?.Notice is "" && revisions.GetValueOrDefault(after.RevisionId)?.Notice is { Length: > 0 };

    private IEnumerable<Finding> Files()
    {
        var offered = evidence.PublicationFiles.ToLookup(file => file.PublicationId);
        var known = evidence.Publications.Select(publication => publication.Id).ToHashSet();
        var sealedFiles = evidence.Files.ToLookup(file => file.RevisionId);
        foreach (var publication in evidence.Publications)
        {
            var should = sealedFiles[publication.RevisionId].OrderBy(file => file.Ordinal).Select(file => (file.RevisionId, file.Ordinal, file.Name, Manifest.Hex(file.Sha256)));
            var does = offered[publication.Id].OrderBy(file => file.Ordinal).Select(file => (file.RevisionId, file.Ordinal, file.Name, Manifest.Hex(file.Sha256)));
            if (!should.SequenceEqual(does))
                yield return new Finding("files", $"publication_file {publication.Id}", "The page does not offer exactly the sealed files.");
        }

        foreach (var file in evidence.PublicationFiles.Where(file => !known.Contains(file.PublicationId)))
            yield return new Finding("files", $"publication_file {file.PublicationId}", "It belongs to no publication.");
    }

    private IEnumerable<Finding> Catalogue()
    {
        var entries = evidence.Entries.GroupBy(entry => entry.Seq).ToDictionary(rows => rows.Key, rows => rows.First());
        var firsts = evidence.Publications.GroupBy(publication => publication.DocumentId)
            .ToDictionary(rows => rows.Key, rows => rows.MinBy(publication => publication.Seq)!);
        var columns = evidence.Columns.GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => rows.First().Key);
        var units = evidence.Units.GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => rows.First());
        foreach (var row in evidence.Catalogue)
        {
            var where = $"catalogue_entry {row.DocumentId}";
            if (!firsts.TryGetValue(row.DocumentId, out var first) || first.Seq != row.Seq || first.PublishedAt != row.FirstPublishedAt
                || !documents.TryGetValue(row.DocumentId, out var document) || !entries.TryGetValue(row.Seq, out var entry))
            {
                yield return new Finding("catalogue", where, "It is not of the document's first release.");
                continue;
            }

            var key = row.IndexNumber.ToUpperInvariant();
            if (row.IndexNumberKey != key || Stated(entry, "index") != row.IndexNumber)
                yield return new Finding("catalogue", where, "The entry of its release gave another number.");
            if (Serial(row, units.GetValueOrDefault(document.UnitId)) is not { } serial)
                yield return new Finding("catalogue", where, "Its number is not of its unit and year.");
            else if (row.Address != CatalogueEntry.AddressOf(columns.GetValueOrDefault(first.ColumnId, "?"), units[document.UnitId] is { IsMain: false } unit ? unit.Key : null, BeijingTime.DateOf(row.FirstPublishedAt).Year, serial))
                yield return new Finding("catalogue", where, "Its address is not of its column and number.");
        }
    }

    /// <summary>Serials of a unit and year run from 1 without a gap to what the counter says.</summary>
    private IEnumerable<Finding> Numbers()
    {
        var units = evidence.Units.GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => rows.First());
        var given = evidence.Catalogue.Where(row => documents.ContainsKey(row.DocumentId))
            .GroupBy(row => (documents[row.DocumentId].UnitId, BeijingTime.DateOf(row.FirstPublishedAt).Year))
            .ToDictionary(rows => rows.Key, rows => rows.Select(row => Serial(row, units.GetValueOrDefault(documents[row.DocumentId].UnitId)) ?? 0).Order().ToList());
        foreach (var ((unit, year), serials) in given)
        {
            if (!serials.SequenceEqual(Enumerable.Range(1, serials.Count)))
                yield return new Finding("numbers", $"catalogue_entry of unit {unit}, {year}", "The index numbers have a gap or stand twice.");
        }

        var counters = evidence.IndexCounters.Select(counter => (counter.UnitId, counter.Year)).ToHashSet();
        foreach (var counter in evidence.IndexCounters.Where(counter => counter.Last != (given.GetValueOrDefault((counter.UnitId, counter.Year))?.Count ?? 0)))
            yield return new Finding("numbers", $"index_counter {counter.UnitId}, {counter.Year}", "It does not say how many numbers were given.");
        foreach (var (unit, year) in given.Keys.Where(key => !counters.Contains(key)))
            yield return new Finding("numbers", $"index_counter {unit}, {year}", "It is missing.");
    }

    private IEnumerable<Finding> Counters()
    {
        var live = evidence.Publications
            .Where(publication => publication.State == PublicationState.Live && documents.GetValueOrDefault(publication.DocumentId)?.Kind != DocumentKind.SiteText)
            .GroupBy(publication => (publication.ColumnId, BeijingTime.DateOf(publication.FirstPublishedAt).Year)).ToDictionary(rows => rows.Key, rows => rows.Count());
        var counted = evidence.ColumnCounters.GroupBy(counter => (counter.ColumnId, counter.Year)).ToDictionary(rows => rows.Key, rows => rows.First().Live);
        foreach (var key in live.Keys.Union(counted.Keys).Where(key => live.GetValueOrDefault(key) != counted.GetValueOrDefault(key)))
            yield return new Finding("counter", $"column_counter {key.ColumnId}, {key.Year}", "It does not say how many documents are live.");
    }

    private static int? Serial(CatalogueEntry row, UnitEvidence? unit)
    {
        var year = BeijingTime.DateOf(row.FirstPublishedAt).Year;
        if (unit is null || !int.TryParse(row.IndexNumber.AsSpan(row.IndexNumber.LastIndexOf('-') + 1), System.Globalization.CultureInfo.InvariantCulture, out var serial))
            return null;
        return new IndexNumber(unit.CreditCode, year, serial).ToString() == row.IndexNumber ? serial : null;
    }

    private static string? Stated(AuditEntry entry, string name)
    {
        try
        {
            using var body = JsonDocument.Parse(entry.Body);
            return EntryBody.Text(body, name);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Finding Of(Publication publication, string what) => new("publication", $"publication {publication.Id}", what);
}
