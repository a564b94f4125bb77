using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Release;

/// <summary>
/// One act with its entries, in one transaction. Its first statement updates the one row of <see cref="LedgerHead"/>: that orders
/// all writers, so that nothing need be tried again. Nothing may be read before it.
/// </summary>
public sealed class LedgerWriter : IAsyncDisposable
{
    private readonly DisclosureDb db;
    private readonly IDbContextTransaction transaction;
    private AuditTip? tip;
    private long epoch;

    private LedgerWriter(DisclosureDb db, IDbContextTransaction transaction, DateTimeOffset at)
    {
        this.db = db;
        this.transaction = transaction;
        At = at;
    }

    /// <summary>The instant of the act, in milliseconds.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The number that the next entry of this act gets.</summary>
    public long NextSeq => tip is null ? 0 : tip.Seq + 1;

    /// <summary>Takes the ledger's lock. The transaction is rolled back on dispose unless it was committed.</summary>
    public static async Task<LedgerWriter> Begin(DisclosureDb db, TimeProvider clock, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        try
        {
            var heads = await db.LedgerHeads.ExecuteUpdateAsync(set => set.SetProperty(head => head.Writers, head => head.Writers + 1), cancel);
            var writer = new LedgerWriter(db, transaction, BeijingTime.Cut(clock.GetUtcNow()));
            if (heads == 1)
                await writer.ReadTip(cancel);
            FaultPoints.Pass(FaultPoint.TransactionBegun);
            return writer;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds the entry of an act; it is stored with the next save.</summary>
    public async Task<AuditEntry> Append(string act, byte[]? contentHash, IReadOnlyDictionary<string, object?> body, CancellationToken cancel)
    {
        var entry = EntryOf(tip, act, contentHash, At, body);
        db.AuditEntries.Add(entry);
        await AddToTree(entry, cancel);
        tip = new AuditTip(entry.Seq, entry.EntryHash);
        return entry;
    }

    /// <summary>The entry of an act that follows the newest one.</summary>
    internal static AuditEntry EntryOf(AuditTip? tip, string act, byte[]? contentHash, DateTimeOffset at, IReadOnlyDictionary<string, object?> body)
    {
        var facts = new Dictionary<string, object?>(body) { ["act"] = act, ["at"] = EntryInstant.Exact(at) };
        if (contentHash is not null)
            facts["content"] = Convert.ToHexStringLower(contentHash);
        return AuditEntry.Following(tip, act, contentHash ?? AuditEntry.NoContent, at, CanonicalJson.Write(facts));
    }

    /// <summary>Writes the new tip and commits everything.</summary>
    /// <param name="changesSite">Whether what the public sees has changed, so that the epoch rises.</param>
    /// <param name="cancel">Until the commit begins.</param>
    /// <returns>The epoch after the act.</returns>
    public async Task<long> Commit(bool changesSite, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        if (tip is null)
            throw new InvalidOperationException("An act without an entry cannot be committed.");
        FaultPoints.Pass(FaultPoint.EntryWritten);
        epoch += changesSite ? 1 : 0;
        await db.LedgerHeads.ExecuteUpdateAsync(
            set => set.SetProperty(head => head.TipSeq, tip.Seq).SetProperty(head => head.TipHash, tip.Hash).SetProperty(head => head.Epoch, epoch),
            cancel);
        FaultPoints.Pass(FaultPoint.BeforeCommit);
        await transaction.CommitAsync(CancellationToken.None);
        FaultPoints.Pass(FaultPoint.AfterCommit);
        return epoch;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        db.ChangeTracker.Clear();
    }

    private async Task ReadTip(CancellationToken cancel)
    {
        var head = await db.LedgerHeads.AsNoTracking().SingleAsync(cancel);
        tip = new AuditTip(head.TipSeq, head.TipHash);
        epoch = head.Epoch;
    }

    private async Task AddToTree(AuditEntry entry, CancellationToken cancel)
    {
        var (level, index, hash) = (0, entry.Seq, entry.EntryHash);
        db.TreeNodes.Add(new TreeNode { Level = level, Index = index, Hash = hash });
        while (index % 2 == 1)
        {
            var left = await db.TreeNodes.FindAsync([level, index - 1], cancel)
                ?? throw new InvalidOperationException("The tree over the entries has a hole.");
            (level, index, hash) = (level + 1, index / 2, MerkleTree.Parent(left.Hash, hash));
            db.TreeNodes.Add(new TreeNode { Level = level, Index = index, Hash = hash });
        }
    }
}

/// <summary>The first entry of a chain.</summary>
public static class FoundLedger
{
    /// <summary>Writes genesis and head when the chain is empty.</summary>
    /// <param name="db">The database.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="purpose">What the chain is for; a demonstration says so in its first entry.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task Run(DisclosureDb db, TimeProvider clock, string purpose, CancellationToken cancel)
    {
        if (await db.AuditEntries.AnyAsync(cancel))
            return;
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        var genesis = await writer.Append(Acts.Genesis, null, new Dictionary<string, object?> { ["purpose"] = purpose }, cancel);
        db.LedgerHeads.Add(new LedgerHead { TipSeq = genesis.Seq, TipHash = genesis.EntryHash });
        await writer.Commit(changesSite: true, cancel);
    }
}
