using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Data.Release;

namespace OpenDisclosure.Web.Site.Delivery;

/// <summary>
/// The newest state of the public site that this node knows: every cached page is kept under it, so that a release or withdrawal
/// makes all older pages unreachable at once. It only ever rises.
/// </summary>
internal sealed class SiteEpoch(IServiceScopeFactory scopes, EpochBoard board, TimeProvider time) : IDisposable
{
    /// <summary>The epoch before the database was first read.</summary>
    public const long Unknown = EpochBoard.Unknown;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim loading = new(1, 1);
    private readonly Lock gate = new();
    private Task<Exception?> asking = Task.FromResult<Exception?>(null);
    private Sight? seen;
    private volatile bool isLost;
    private SiteFrame? frame;

    /// <summary>The epoch, or <see cref="Unknown"/>.</summary>
    public long Current => board.Newest;

    /// <summary>The frame of the newest epoch that was read; null before the first. For pages that must appear without a database.</summary>
    public SiteFrame? LastFrame => Volatile.Read(ref frame);

    /// <summary>How long ago the database was last asked with success; null before it ever answered.</summary>
    public TimeSpan? Age => Volatile.Read(ref seen) is { } sight ? time.GetElapsedTime(sight.Stamp) : null;

    /// <summary>When the database was last asked with success, UTC; null before it ever answered.</summary>
    public DateTimeOffset? SeenAt => Volatile.Read(ref seen)?.At;

    /// <summary>Whether the database answered within the last five seconds.</summary>
    public bool IsFresh => Age < Patience;

    /// <summary>
    /// Whether the epoch is that of every act that was acknowledged: it was asked for no longer ago than an act waits for an instance
    /// that does not answer.
    /// </summary>
    public bool IsCertain => Age < Acknowledgement.Patience;

    public void Dispose() => loading.Dispose();

    /// <summary>Whether the epoch is certain, after asking if need be. While the database does not answer, the job alone goes on asking.</summary>
    public async ValueTask<bool> BecomesCertain()
    {
        if (!IsCertain && !isLost)
            await Ask();
        return IsCertain;
    }

    /// <summary>Asks the database for the epoch, for five seconds at most and once however many want to know.</summary>
    /// <returns>Why there was no answer; null when there was one.</returns>
    public Task<Exception?> Ask()
    {
        lock (gate)
            return asking.IsCompleted ? asking = Try() : asking;
    }

    private async Task<Exception?> Try()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            // Elsewhere, for the embedded database waits within its calls.
            await Task.Run(() => Read(patience.Token), patience.Token).WaitAsync(patience.Token);
            isLost = false;
            return null;
        }
        catch (Exception failure)
        {
            isLost = true;
            return failure;
        }
    }

    private async Task Read(CancellationToken cancel)
    {
        var sight = new Sight(time.GetTimestamp(), time.GetUtcNow());
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PublishedDb>();
        board.Announce(await db.Heads.Select(head => head.Epoch).SingleAsync(cancel));
        Volatile.Write(ref seen, sight);
    }

    /// <summary>The frame of the current epoch, read once an epoch however many ask for it.</summary>
    public async ValueTask<SiteFrame> Frame(CancellationToken cancel)
    {
        if (LastFrame is { } known && known.Epoch >= Current)
            return known;
        await loading.WaitAsync(cancel);
        try
        {
            if (LastFrame is { } meanwhile && meanwhile.Epoch >= Current)
                return meanwhile;
            await using var scope = scopes.CreateAsyncScope();
            var read = await scope.ServiceProvider.GetRequiredService<PublishedContent>().Frame(cancel);
            Volatile.Write(ref frame, read);
            board.Announce(read.Epoch);
            return read;
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>A look at the database, from before it was asked.</summary>
    private sealed record Sight(long Stamp, DateTimeOffset At);
}
