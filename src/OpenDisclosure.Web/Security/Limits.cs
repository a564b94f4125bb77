using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace OpenDisclosure.Web.Security;

/// <summary>How many requests one address may send in a minute, section <c>OpenDisclosure:Limits</c>. Pages from the cache are not counted.</summary>
internal sealed class RequestLimits
{
    public const string Section = Start.Settings.Section + ":Limits";

    /// <summary>Pages that have to be made, and files. An office behind one address needs many.</summary>
    public int PublicPerMinute { get; init; } = 3000;

    /// <summary>Searches.</summary>
    public int SearchPerMinute { get; init; } = 120;

    /// <summary>Choices of view, and reports of browsers.</summary>
    public int FormPerMinute { get; init; } = 60;

    /// <summary>Public pages that are made at the same time; what is in memory is not counted.</summary>
    public int PagesAtOnce { get; init; } = 4 * Environment.ProcessorCount;

    /// <summary>Readers whose page waits until one of these is made. Whoever comes after them is asked at once to come back.</summary>
    public int PagesWaiting { get; init; } = 32 * Environment.ProcessorCount;
}

/// <summary>The limiter's partitions: by kind of request and by address.</summary>
internal static class Limits
{
    private const int SlicesOfMinute = 6;

    public static void AddRequestLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RequestLimits>>((options, limits) =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (Kind, string)>(context => Partition(context, limits.Value));
            options.OnRejected = Refuse;
        });
    }

    private enum Kind
    {
        Free,
        Public,
        Search,
        Form,
    }

    private static RateLimitPartition<(Kind Kind, string Address)> Partition(HttpContext context, RequestLimits limits)
    {
        var kind = KindOf(context.Request);
        return kind switch
        {
            Kind.Search => Window(kind, context, limits.SearchPerMinute),
            Kind.Form => Window(kind, context, limits.FormPerMinute),
            Kind.Public => Window(kind, context, limits.PublicPerMinute),
            _ => RateLimitPartition.GetNoLimiter((Kind.Free, "")),
        };
    }

    /// <summary>Staff pages have limits of their own, on the endpoints that need them.</summary>
    private static Kind KindOf(HttpRequest request) => request.Path.Value switch
    {
        "/search" => Kind.Search,
        "/view" or ContentReports.Address => Kind.Form,
        _ when request.Path.StartsWithSegments("/admin") || request.Path.StartsWithSegments("/healthz") => Kind.Free,
        _ when HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) => Kind.Public,
        _ => Kind.Form,
    };

    private static RateLimitPartition<(Kind Kind, string Address)> Window(Kind kind, HttpContext context, int perMinute) =>
        RateLimitPartition.GetSlidingWindowLimiter((kind, context.Connection.RemoteIpAddress?.ToString() ?? ""), _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = perMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = SlicesOfMinute,
            QueueLimit = 0,
        });

    /// <summary>The page itself is written by the error pages, which see an empty answer.</summary>
    private static ValueTask Refuse(OnRejectedContext context, CancellationToken cancel)
    {
        var seconds = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 60 / SlicesOfMinute;
        context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
