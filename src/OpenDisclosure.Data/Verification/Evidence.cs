using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Verification;

/// <summary>What evidence names of a unit.</summary>
public sealed record UnitEvidence(long Id, string Key, string CreditCode, bool IsMain);

/// <summary>What evidence names of a person: the pseudonymous key alone.</summary>
public sealed record StaffEvidence(long Id, string Key);

/// <summary>What evidence names of a column.</summary>
public sealed record ColumnEvidence(long Id, string Key);

/// <summary>All rows that the verifier looks at, from a database or from an export. Bodies are read one by one.</summary>
public sealed class Evidence
{
    /// <summary>Tables that could not be read as what they are.</summary>
    public IList<Finding> Unreadable { get; } = [];

    public IReadOnlyList<AuditEntry> Entries { get; internal set; } = [];

    public IReadOnlyList<LedgerHead> Heads { get; internal set; } = [];

    public IReadOnlyList<TreeNode> Nodes { get; internal set; } = [];

    public IReadOnlyList<Checkpoint> Checkpoints { get; internal set; } = [];

    public IReadOnlyList<Document> Documents { get; internal set; } = [];

    public IReadOnlyList<UnitEvidence> Units { get; internal set; } = [];

    public IReadOnlyList<StaffEvidence> Staff { get; internal set; } = [];

    public IReadOnlyList<ColumnEvidence> Columns { get; internal set; } = [];

    public IReadOnlyList<Revision> Revisions { get; internal set; } = [];

    public IReadOnlyList<RevisionFile> Files { get; internal set; } = [];

    public IReadOnlyList<RevisionRelation> Relations { get; internal set; } = [];

    public IReadOnlyList<RevisionStep> Steps { get; internal set; } = [];

    public IReadOnlyList<RevisionPerson> Persons { get; internal set; } = [];

    public IReadOnlyList<Submission> Submissions { get; internal set; } = [];

    public IReadOnlyList<ContentReview> Reviews { get; internal set; } = [];

    public IReadOnlyList<Referral> Referrals { get; internal set; } = [];

    public IReadOnlyList<Clearance> Clearances { get; internal set; } = [];

    public IReadOnlyList<ReleaseOrder> Orders { get; internal set; } = [];

    public IReadOnlyList<WithdrawalOrder> WithdrawalOrders { get; internal set; } = [];

    public IReadOnlyList<Publication> Publications { get; internal set; } = [];

    public IReadOnlyList<PublicationFile> PublicationFiles { get; internal set; } = [];

    public IReadOnlyList<Withdrawal> Withdrawals { get; internal set; } = [];

    public IReadOnlyList<VersionClosure> Closures { get; internal set; } = [];

    public IReadOnlyList<CatalogueEntry> Catalogue { get; internal set; } = [];

    public IReadOnlyList<ColumnCounter> ColumnCounters { get; internal set; } = [];

    public IReadOnlyList<IndexCounter> IndexCounters { get; internal set; } = [];

    /// <summary>The sealed bytes.</summary>
    public IAsyncEnumerable<RevisionBody> Bodies { get; internal set; } = AsyncEnumerable.Empty<RevisionBody>();

    /// <summary>Reads a database.</summary>
    public static async Task<Evidence> Of(DisclosureDb db, CancellationToken cancel)
    {
        var evidence = new Evidence();
        foreach (var table in Tables)
            await table.Read(evidence, db, cancel);
        evidence.Bodies = db.RevisionBodies.AsNoTracking().OrderBy(body => body.RevisionId).AsAsyncEnumerable();
        return evidence;
    }

    internal static readonly IReadOnlyList<EvidenceTable> Tables =
    [
        Table("audit_entry", e => e.Entries, (e, rows) => e.Entries = rows, db => db.AuditEntries.OrderBy(row => row.Seq)),
        Table("ledger_head", e => e.Heads, (e, rows) => e.Heads = rows, db => db.LedgerHeads),
        Table("tree_node", e => e.Nodes, (e, rows) => e.Nodes = rows, db => db.TreeNodes.OrderBy(row => row.Level).ThenBy(row => row.Index)),
        Table("checkpoint", e => e.Checkpoints, (e, rows) => e.Checkpoints = rows, db => db.Checkpoints.OrderBy(row => row.Size)),
        Table("document", e => e.Documents, (e, rows) => e.Documents = rows, db => db.Documents.OrderBy(row => row.Id)),
        Table("unit", e => e.Units, (e, rows) => e.Units = rows, db => db.Units.OrderBy(row => row.Id).Select(row => new UnitEvidence(row.Id, row.Key, row.CreditCode, row.IsMain))),
        Table("staff", e => e.Staff, (e, rows) => e.Staff = rows, db => db.Staff.OrderBy(row => row.Id).Select(row => new StaffEvidence(row.Id, row.Key))),
        Table("site_column", e => e.Columns, (e, rows) => e.Columns = rows, db => db.Columns.IgnoreAutoIncludes().OrderBy(row => row.Id).Select(row => new ColumnEvidence(row.Id, row.Key))),
        Table("revision", e => e.Revisions, (e, rows) => e.Revisions = rows, db => db.Revisions.OrderBy(row => row.Id)),
        Table("revision_file", e => e.Files, (e, rows) => e.Files = rows, db => db.RevisionFiles.OrderBy(row => row.RevisionId).ThenBy(row => row.Ordinal)),
        Table("revision_relation", e => e.Relations, (e, rows) => e.Relations = rows, db => db.RevisionRelations.OrderBy(row => row.RevisionId).ThenBy(row => row.TargetId)),
        Table("revision_step", e => e.Steps, (e, rows) => e.Steps = rows, db => db.RevisionSteps.OrderBy(row => row.RevisionId).ThenBy(row => row.Step)),
        Table("revision_person", e => e.Persons, (e, rows) => e.Persons = rows, db => db.RevisionPersons.OrderBy(row => row.RevisionId).ThenBy(row => row.StaffId)),
        Table("submission", e => e.Submissions, (e, rows) => e.Submissions = rows, db => db.Submissions.OrderBy(row => row.Seq)),
        Table("content_review", e => e.Reviews, (e, rows) => e.Reviews = rows, db => db.ContentReviews.OrderBy(row => row.Seq)),
        Table("referral", e => e.Referrals, (e, rows) => e.Referrals = rows, db => db.Referrals.OrderBy(row => row.Seq)),
        Table("clearance", e => e.Clearances, (e, rows) => e.Clearances = rows, db => db.Clearances.OrderBy(row => row.Seq)),
        Table("release_order", e => e.Orders, (e, rows) => e.Orders = rows, db => db.ReleaseOrders.OrderBy(row => row.Seq)),
        Table("withdrawal_order", e => e.WithdrawalOrders, (e, rows) => e.WithdrawalOrders = rows, db => db.WithdrawalOrders.OrderBy(row => row.Seq)),
        Table("publication", e => e.Publications, (e, rows) => e.Publications = rows, db => db.Publications.OrderBy(row => row.Seq)),
        Table("publication_file", e => e.PublicationFiles, (e, rows) => e.PublicationFiles = rows, db => db.PublicationFiles.OrderBy(row => row.PublicationId).ThenBy(row => row.Ordinal)),
        Table("withdrawal", e => e.Withdrawals, (e, rows) => e.Withdrawals = rows, db => db.Withdrawals.OrderBy(row => row.Seq)),
        Table("version_closure", e => e.Closures, (e, rows) => e.Closures = rows, db => db.VersionClosures.OrderBy(row => row.Seq)),
        Table("catalogue_entry", e => e.Catalogue, (e, rows) => e.Catalogue = rows, db => db.CatalogueEntries.OrderBy(row => row.Seq)),
        Table("column_counter", e => e.ColumnCounters, (e, rows) => e.ColumnCounters = rows, db => db.ColumnCounters.OrderBy(row => row.ColumnId).ThenBy(row => row.Year)),
        Table("index_counter", e => e.IndexCounters, (e, rows) => e.IndexCounters = rows, db => db.IndexCounters.OrderBy(row => row.UnitId).ThenBy(row => row.Year)),
    ];

    private static EvidenceTable<T> Table<T>(
        string name, Func<Evidence, IReadOnlyList<T>> get, Action<Evidence, IReadOnlyList<T>> set, Func<DisclosureDb, IQueryable<T>> query)
        where T : class => new(name, get, set, query);
}

/// <summary>One kind of rows: how they are read from a database, and written to and read from an export.</summary>
internal abstract class EvidenceTable(string name)
{
    public string Name { get; } = name;

    public abstract Task Read(Evidence evidence, DisclosureDb db, CancellationToken cancel);

    public abstract void Write(Evidence evidence, Stream target);

    public abstract void Read(Evidence evidence, Stream source);
}

/// <inheritdoc cref="EvidenceTable"/>
internal sealed class EvidenceTable<T>(
    string name, Func<Evidence, IReadOnlyList<T>> get, Action<Evidence, IReadOnlyList<T>> set, Func<DisclosureDb, IQueryable<T>> query) : EvidenceTable(name)
    where T : class
{
    public override async Task Read(Evidence evidence, DisclosureDb db, CancellationToken cancel)
    {
        try
        {
            set(evidence, await query(db).AsNoTracking().ToListAsync(cancel));
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or FormatException or InvalidCastException)
        {
            evidence.Unreadable.Add(new Finding("unreadable", Name, failure.Message));
        }
    }

    public override void Write(Evidence evidence, Stream target)
    {
        foreach (var row in get(evidence))
        {
            target.Write(EvidenceLine.Write(row));
            target.WriteByte((byte)'\n');
        }
    }

    public override void Read(Evidence evidence, Stream source)
    {
        var rows = new List<T>();
        using var lines = new StreamReader(source);
        try
        {
            while (lines.ReadLine() is { } line)
                rows.Add(EvidenceLine.Read<T>(line));
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or FormatException or System.Text.Json.JsonException)
        {
            evidence.Unreadable.Add(new Finding("unreadable", Name, failure.Message));
        }

        set(evidence, rows);
    }
}
