using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Verification;

/// <summary>Whether each revision's rows are what its manifest seals.</summary>
internal sealed class SealedRevisionCheck(Evidence evidence)
{
    private readonly Dictionary<long, Revision> revisions = evidence.Revisions.GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => rows.First());
    private readonly Dictionary<long, Document> documents = evidence.Documents.GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => rows.First());
    private readonly Dictionary<long, string> units = evidence.Units.GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => rows.First().Key);
    private readonly Dictionary<long, string> columns = evidence.Columns.GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => rows.First().Key);
    private readonly Dictionary<long, string> staff = evidence.Staff.GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => rows.First().Key);
    private readonly ILookup<long, RevisionFile> files = evidence.Files.ToLookup(row => row.RevisionId);
    private readonly ILookup<long, RevisionRelation> relations = evidence.Relations.ToLookup(row => row.RevisionId);
    private readonly ILookup<long, RevisionStep> steps = evidence.Steps.ToLookup(row => row.RevisionId);
    private readonly ILookup<long, RevisionPerson> persons = evidence.Persons.ToLookup(row => row.RevisionId);
    private readonly HashSet<long> bodies = [];

    private static readonly string[] FileParts = ["ordinal", "role", "name", "mediaType", "size", "sha256"];

    /// <summary>Everything about one body.</summary>
    public IEnumerable<Finding> Body(RevisionBody body)
    {
        var where = $"revision {body.RevisionId}";
        bodies.Add(body.RevisionId);
        if (!revisions.TryGetValue(body.RevisionId, out var revision))
            return [new Finding("orphan", $"revision_body {body.RevisionId}", "It belongs to no revision.")];
        if (!Manifest.Hash(body.Manifest).AsSpan().SequenceEqual(revision.ContentHash))
            return [new Finding("manifest-hash", where, "The manifest does not have the sealed hash.")];
        using var manifest = JsonDocument.Parse(body.Manifest);
        return [.. Facts(revision, body).Where(fact => Stated(manifest, fact.Name) != fact.Value).Select(fact =>
            new Finding("seal", where, $"{fact.Name} is not what was sealed."))
            .Concat(Parts(revision, manifest)).Concat(Derived(revision))];
    }

    /// <summary>Revisions of which no body came by, and parts that belong to no revision.</summary>
    public IEnumerable<Finding> Rest() =>
        revisions.Keys.Where(id => !bodies.Contains(id)).Select(id => new Finding("body", $"revision {id}", "Its sealed bytes are gone."))
            .Concat(Orphans("revision_file", files)).Concat(Orphans("revision_relation", relations)).Concat(Orphans("revision_step", steps))
            .Concat(Orphans("revision_person", persons));

    private IEnumerable<Finding> Orphans<T>(string table, ILookup<long, T> rows) =>
        rows.Where(group => !revisions.ContainsKey(group.Key)).Select(group => new Finding("orphan", $"{table} {group.Key}", "It belongs to no revision."));

    private IEnumerable<(string Name, string? Value)> Facts(Revision revision, RevisionBody body)
    {
        var document = documents.GetValueOrDefault(revision.DocumentId);
        return
        [
            ("document", document?.Key), ("revision", Number(revision.No)), ("kind", Term.Of(revision.Kind)),
            ("kind", document is null ? null : Term.Of(document.Kind)), ("unit", document is null ? null : units.GetValueOrDefault(document.UnitId)),
            ("siteText", document?.SiteTextKey), ("column", columns.GetValueOrDefault(revision.ColumnId)), ("title", revision.Title),
            ("summary", Text(revision.Summary)), ("source", Text(body.Source)),
            ("htmlSha256", Manifest.Hex(SHA256.HashData(Encoding.UTF8.GetBytes(body.Html)))), ("subjectClass", Text(revision.SubjectClass)),
            ("genre", Text(revision.Genre)), ("topic", revision.Topic), ("statutoryItem", revision.StatutoryItem is { } item ? Number(item) : null),
            ("documentNumber", Text(revision.DocumentNumber)), ("issuedOn", Date(revision.IssuedOn)), ("effectiveOn", Date(revision.EffectiveOn)),
            ("expiresOn", Date(revision.ExpiresOn)), ("validity", revision.Validity is { } validity ? Term.Of(validity) : null),
            ("keywords", Text(revision.Keywords)), ("origin", Text(revision.Source)), ("responsibleOffice", Text(revision.ResponsibleOffice)),
            ("changeNote", Text(revision.ChangeNote)), ("correction", Term.Of(revision.Correction)), ("notice", Text(revision.Notice)),
            ("fileCount", Number(revision.FileCount)),
        ];
    }

    private IEnumerable<Finding> Parts(Revision revision, JsonDocument manifest)
    {
        var where = $"revision {revision.Id}";
        var sealedFiles = manifest.RootElement.GetProperty("files").EnumerateArray().Select(file => string.Join('|', FileParts.Select(name => file.GetProperty(name).ToString())));
        if (!sealedFiles.SequenceEqual(files[revision.Id].OrderBy(file => file.Ordinal).Select(Line)))
            yield return new Finding("seal", where, "Its rows in revision_file are not the sealed files.");
        if (files[revision.Id].Any(file => file.FileCount != revision.FileCount))
            yield return new Finding("seal", where, "A row in revision_file states another number of files.");
        var sealedRelations = manifest.RootElement.GetProperty("relations").EnumerateArray().Select(relation => relation.GetProperty("kind").GetString() + "|" + relation.GetProperty("target").GetString());
        if (!sealedRelations.SequenceEqual(relations[revision.Id].Select(relation => Term.Of(relation.Kind) + "|" + documents.GetValueOrDefault(relation.TargetId)?.Key).Order(StringComparer.Ordinal)))
            yield return new Finding("seal", where, "Its rows in revision_relation are not the sealed relations.");
        var sealedSteps = manifest.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetString());
        var rows = steps[revision.Id].OrderBy(step => step.Step).ToList();
        if (!sealedSteps.SequenceEqual(rows.Select(step => Term.Of(step.Duty))) || rows.Count != revision.ReviewSteps || rows.Where((step, index) => step.Step != index + 1).Any())
            yield return new Finding("seal", where, "Its rows in revision_step are not the sealed steps.");
        var authors = manifest.RootElement.GetProperty("authors").EnumerateArray().Select(author => author.GetString());
        if (!authors.SequenceEqual(persons[revision.Id].Where(person => person.Duty == Duty.Author).Select(person => staff.GetValueOrDefault(person.StaffId)).Order(StringComparer.Ordinal)))
            yield return new Finding("seal", where, "Its authors in revision_person are not the sealed authors.");
    }

    private static IEnumerable<Finding> Derived(Revision revision)
    {
        if (revision.DocumentNumberKey != DocumentNumber.Parse(revision.DocumentNumber)?.Key)
            yield return new Finding("seal", $"revision {revision.Id}", "The key of its document number is another.");
    }

    private static string Line(RevisionFile file) =>
        string.Join('|', Number(file.Ordinal), Term.Of(file.Role), file.Name, file.MediaType, Number(file.Size), Manifest.Hex(file.Sha256));

    private static string? Stated(JsonDocument manifest, string name) => EntryBody.Text(manifest, name);

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
