using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;

namespace OpenDisclosure.Benchmarks.Filling;

/// <summary>The newest entry and the complete subtrees that wait for their right neighbours, in memory.</summary>
internal sealed class LedgerChain
{
    private readonly Dictionary<int, byte[]> waiting = [];

    private LedgerChain(AuditTip tip) => Tip = tip;

    /// <summary>The newest entry.</summary>
    public AuditTip Tip { get; private set; }

    /// <summary>Reads where the chain stands.</summary>
    public static async Task<LedgerChain> Read(DisclosureDb db, CancellationToken cancel)
    {
        var head = await db.LedgerHeads.AsNoTracking().SingleAsync(cancel);
        var chain = new LedgerChain(new AuditTip(head.TipSeq, head.TipHash));
        for (var (level, left) = (0, head.TipSeq + 1); left > 0; (level, left) = (level + 1, left / 2))
        {
            if (left % 2 == 1)
                chain.waiting[level] = await db.TreeNodes.Where(node => node.Level == level && node.Index == left - 1).Select(node => node.Hash).SingleAsync(cancel);
        }

        return chain;
    }

    /// <summary>When the newest entry was written.</summary>
    public static async Task<DateTimeOffset> NewestInstant(DisclosureDb db, CancellationToken cancel) =>
        await db.AuditEntries.OrderByDescending(entry => entry.Seq).Select(entry => entry.At).FirstAsync(cancel);

    /// <summary>Writes the entry of an act and what it completes of the tree into a batch.</summary>
    public AuditEntry Append(Batch batch, string act, byte[] contentHash, DateTimeOffset at, IReadOnlyDictionary<string, object?> body)
    {
        var entry = batch.Add(LedgerWriter.EntryOf(Tip, act, contentHash, at, body));
        Tip = new AuditTip(entry.Seq, entry.EntryHash);
        var (level, index, hash) = (0, entry.Seq, entry.EntryHash);
        batch.Add(new TreeNode { Level = level, Index = index, Hash = hash });
        while (waiting.Remove(level, out var left))
        {
            (level, index, hash) = (level + 1, index / 2, MerkleTree.Parent(left, hash));
            batch.Add(new TreeNode { Level = level, Index = index, Hash = hash });
        }

        waiting[level] = hash;
        return entry;
    }
}
