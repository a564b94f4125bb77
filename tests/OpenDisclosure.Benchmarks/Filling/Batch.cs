using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Benchmarks.Filling;

/// <summary>The rows of one transaction.</summary>
internal sealed class Batch(LedgerChain ledger, Registers registers)
{
    private readonly Dictionary<Type, List<object>> rows = Order.ToDictionary(type => type, _ => new List<object>());

    /// <summary>The tables in the order in which keys and triggers allow their rows: parts before the submission that closes them.</summary>
    public static IReadOnlyList<Type> Order { get; } =
    [
        typeof(Document), typeof(Draft), typeof(DraftRelation), typeof(AuditEntry), typeof(TreeNode), typeof(Revision), typeof(RevisionBody),
        typeof(RevisionScan), typeof(RevisionStep), typeof(RevisionRelation), typeof(RevisionPerson), typeof(Submission), typeof(ContentReview),
        typeof(Clearance), typeof(CatalogueEntry), typeof(Publication),
    ];

    /// <summary>Numbers and counters as they stand after the batch.</summary>
    public Registers Registers => registers;

    /// <summary>How many acts took the ledger's lock.</summary>
    public int Acts { get; set; }

    /// <summary>How many of them changed what the public sees.</summary>
    public int Releases { get; set; }

    /// <summary>The newest entry after the batch.</summary>
    public AuditTip Tip => ledger.Tip;

    /// <summary>Adds a row.</summary>
    public T Add<T>(T row)
        where T : class
    {
        rows[typeof(T)].Add(row);
        return row;
    }

    /// <summary>The rows of a table.</summary>
    public IReadOnlyList<object> Of(Type type) => rows[type];
}
