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
    private long seenAt;
    private SiteFrame? frame;

    /// <summary>The epoch, or <see cref="Unknown"/>.</summary>
    public long Current => board.Newest;

    /// <summary>The frame of the newest epoch that was read; null before the first. For pages that must appear without a database.</summary>
    public SiteFrame? LastFrame => Volatile.Read(ref frame);

    /// <summary>Whether the database answered within the last five seconds.</summary>
    public bool IsFresh => Current != Unknown && time.GetElapsedTime(Interlocked.Read(ref seenAt)) < Patience;

    public void Dispose() => loading.Dispose();

    /// <summary>Reads the epoch from the database.</summary>
    public async Task Read(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PublishedDb>();
        board.Announce(await db.Heads.Select(head => head.Epoch).SingleAsync(cancel));
        Interlocked.Exchange(ref seenAt, time.GetTimestamp());
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
}
