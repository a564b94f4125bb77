using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Release;

/// <summary>Signs the root over all entries so far. Kept outside, it shows every later rewriting and cutting of the chain.</summary>
public sealed class SignCheckpoint(DisclosureDb db, CheckpointKey key, TimeProvider clock)
{
    /// <summary>Writes a checkpoint over the tip unless the newest covers it already.</summary>
    /// <param name="origin">Name of the log, the first line of the signed text: the site's domain.</param>
    /// <param name="cancel">Cancels; nothing is stored.</param>
    /// <returns>The checkpoint over the tip, new or known.</returns>
    public async Task<Checkpoint> Run(string origin, CancellationToken cancel)
    {
        var size = 1 + await db.LedgerHeads.Select(head => head.TipSeq).SingleAsync(cancel);
        if (await Known(size, cancel) is { } known)
            return known;
        var root = await Root(size, cancel);
        var checkpoint = new Checkpoint
        {
            Size = size,
            Root = root,
            Signature = key.Sign(Checkpoint.Text(origin, size, root)),
            At = await Now(size, cancel),
        };
        db.Checkpoints.Add(checkpoint);
        try
        {
            await db.SaveChangesAsync(cancel);
            return checkpoint;
        }
        catch (DbUpdateException)
        {
            // Another node signed the same size first; its signature is as good.
            db.ChangeTracker.Clear();
            return await Known(size, cancel) ?? throw new InvalidOperationException("The checkpoint could not be stored.");
        }
    }

    /// <summary>Never before the newest entry: a clock that was set back would make an honest checkpoint look like a forged one.</summary>
    private async Task<DateTimeOffset> Now(long size, CancellationToken cancel)
    {
        var now = BeijingTime.Cut(clock.GetUtcNow());
        var newest = await db.AuditEntries.Where(entry => entry.Seq == size - 1).Select(entry => entry.At).SingleAsync(cancel);
        return now > newest ? now : newest;
    }

    private Task<Checkpoint?> Known(long size, CancellationToken cancel) =>
        db.Checkpoints.AsNoTracking().SingleOrDefaultAsync(checkpoint => checkpoint.Size == size, cancel);

    private async Task<byte[]> Root(long size, CancellationToken cancel)
    {
        var needed = new List<(int Level, long Index)>();
        _ = MerkleTree.Root(size, (level, index) =>
        {
            needed.Add((level, index));
            return AuditEntry.NoContent;
        });
        var hashes = new Dictionary<(int Level, long Index), byte[]>();
        foreach (var (level, index) in needed)
        {
            hashes[(level, index)] = await db.TreeNodes.Where(node => node.Level == level && node.Index == index).Select(node => node.Hash).SingleAsync(cancel);
        }

        return MerkleTree.Root(size, (level, index) => hashes[(level, index)]);
    }
}
