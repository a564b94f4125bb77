using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Site.Messages;

/// <summary>
/// How often one address may send a message or ask after one. Asked inside the action, not before it: who is refused gets his form
/// back with all that he typed.
/// </summary>
internal sealed class MessageLimits(IOptions<Settings> settings) : IDisposable
{
    private const int Slices = 6;

    /// <summary>Of all addresses together: who guesses from many is slowed too.</summary>
    private const int AllLookUpsPerMinute = 100;

    private const string Everybody = "";

    private readonly PartitionedRateLimiter<string> sending = Window(settings.Value.Messages.PerHour, TimeSpan.FromHours(1));
    private readonly PartitionedRateLimiter<string> asking = Window(settings.Value.Messages.LookUpsPerMinute, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> askingInAll = Window(AllLookUpsPerMinute, TimeSpan.FromMinutes(1));

    /// <summary>Counts a message; false when the address has sent too many.</summary>
    public bool MaySend(HttpContext context) => Counts(sending, AddressOf(context));

    /// <summary>Counts a look-up; false when the address, or everybody together, has asked too often.</summary>
    public bool MayAsk(HttpContext context) => Counts(asking, AddressOf(context)) && Counts(askingInAll, Everybody);

    public void Dispose()
    {
        sending.Dispose();
        asking.Dispose();
        askingInAll.Dispose();
    }

    private static bool Counts(PartitionedRateLimiter<string> limiter, string address)
    {
        using var lease = limiter.AttemptAcquire(address);
        return lease.IsAcquired;
    }

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? Everybody;

    private static PartitionedRateLimiter<string> Window(int most, TimeSpan window) => PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetSlidingWindowLimiter(address, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = most,
            Window = window,
            SegmentsPerWindow = Slices,
            QueueLimit = 0,
        }));
}
