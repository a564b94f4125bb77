using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using OpenDisclosure.Web.Security;

namespace OpenDisclosure.Web.Site.Delivery;

/// <summary>
/// So many pages are made at once, and so many wait for their turn. Taking in more would make each of them slower until none came in
/// time; who finds the queue full is asked to come back, and the others are answered as on any day.
/// </summary>
internal sealed class PageTurns : IDisposable
{
    /// <summary>Threads for those who arrive while all turns are taken: without them nobody would be there to ask them to come back.</summary>
    private const int ThreadsATurn = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly object Refused = new();

    private readonly ConcurrencyLimiter limiter;

    public PageTurns(IOptions<RequestLimits> limits)
    {
        limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = limits.Value.PagesAtOnce,
            QueueLimit = limits.Value.PagesWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        // The drivers of some databases hold their thread while they read.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, ThreadsATurn * limits.Value.PagesAtOnce), ports);
    }

    /// <summary>How many readers wait for their turn.</summary>
    public long Waiting => limiter.GetStatistics()?.CurrentQueuedCount ?? 0;

    public void Dispose() => limiter.Dispose();

    /// <summary>Whether a request was turned away because the queue was full.</summary>
    public static bool WasRefused(HttpContext context) => context.Items.ContainsKey(Refused);

    /// <summary>Makes a page in its turn. The page of a refusal is written by the error pages, which see an empty answer.</summary>
    public async Task Take(HttpContext context, RequestDelegate next)
    {
        using var turn = await limiter.AcquireAsync(1, context.RequestAborted);
        if (turn.IsAcquired)
        {
            await next(context);
            return;
        }

        context.Items[Refused] = true;
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = Pause.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
