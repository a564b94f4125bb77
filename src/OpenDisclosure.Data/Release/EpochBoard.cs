using Microsoft.EntityFrameworkCore;

namespace OpenDisclosure.Data.Release;

/// <summary>The newest epoch of the site that this instance knows. An act announces its own before it is acknowledged.</summary>
public sealed class EpochBoard
{
    /// <summary>The epoch before anything was read.</summary>
    public const long Unknown = -1;

    private long newest = Unknown;

    /// <summary>The name under which this instance tells the others what it serves.</summary>
    public string NodeId { get; } = $"{Environment.MachineName}-{Guid.NewGuid():N}"[..Math.Min(Domain.Auditing.Node.IdLength, Environment.MachineName.Length + 33)];

    /// <summary>The newest epoch, or <see cref="Unknown"/>. It only ever rises.</summary>
    public long Newest => Interlocked.Read(ref newest);

    /// <summary>Makes an epoch known; an older one changes nothing.</summary>
    public void Announce(long epoch)
    {
        long known;
        while ((known = Newest) < epoch && Interlocked.CompareExchange(ref newest, epoch, known) != known)
        {
        }
    }
}

/// <summary>
/// Holds back the answer to an act until every live instance serves its epoch: "stale" is an answer that starts after the
/// acknowledgement, and there is none.
/// </summary>
public sealed class Acknowledgement(DisclosureDb db, EpochBoard board, TimeProvider clock)
{
    /// <summary>How long an instance counts as live after its last sign.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(12);

    /// <summary>How long an instance that does not answer is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Announces an epoch here and waits for the others; an instance that does not answer within two seconds sends no page unmarked any more.</summary>
    public async Task Await(long epoch, CancellationToken cancel)
    {
        board.Announce(epoch);
        var start = clock.GetTimestamp();
        while (await SomeoneIsBehind(epoch, cancel) && clock.GetElapsedTime(start) < Patience)
            await Task.Delay(Pause, clock, cancel);
        FaultPoints.Pass(FaultPoint.BeforeAnswer);
    }

    private Task<bool> SomeoneIsBehind(long epoch, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Life;
        return db.Nodes.AnyAsync(node => node.Id != board.NodeId && node.SeenAt > since && node.SeenEpoch < epoch, cancel);
    }
}
