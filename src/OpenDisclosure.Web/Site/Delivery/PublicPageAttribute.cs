using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OutputCaching;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Site.Delivery;

/// <summary>
/// Marks an address that everyone may read, and says how its answers are kept: under the epoch, the Beijing date (validity depends on
/// it), the path, the named query keys, the encoding and the reader's view. Unknown query keys make no entry of their own.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
internal sealed class PublicPageAttribute(params string[] queryKeys) : Attribute, IAllowAnonymous, IOutputCachePolicy
{
    private static readonly object EpochKey = new();

    /// <summary>Query keys that choose among answers.</summary>
    public IReadOnlyList<string> QueryKeys { get; } = queryKeys;

    /// <summary>Whether answers are kept. Searches are not: their number has no bound.</summary>
    public bool Stored { get; init; } = true;

    /// <summary>Whether the answer follows the reader's view (theme, size, elder); files and feeds do not.</summary>
    public bool Viewed { get; init; } = true;

    ValueTask IOutputCachePolicy.CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var epoch = http.RequestServices.GetRequiredService<SiteEpoch>().Current;
        if (!Stored || epoch == SiteEpoch.Unknown || !HttpMethods.IsGet(http.Request.Method))
            return ValueTask.CompletedTask;
        http.Items[EpochKey] = epoch;
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        Choose(context.CacheVaryByRules, http, epoch);
        return ValueTask.CompletedTask;
    }

    ValueTask IOutputCachePolicy.ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <summary>Stored only when it was made under the epoch that still holds: what was begun before a withdrawal is never kept.</summary>
    ValueTask IOutputCachePolicy.ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        context.AllowCacheStorage = http.Response.StatusCode == StatusCodes.Status200OK
            && http.Response.Headers.SetCookie.Count == 0
            && http.Items[EpochKey] is long epoch
            && epoch == http.RequestServices.GetRequiredService<SiteEpoch>().Current;
        return ValueTask.CompletedTask;
    }

    private void Choose(CacheVaryByRules rules, HttpContext http, long epoch)
    {
        var today = BeijingTime.DateOf(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        rules.CacheKeyPrefix = FormattableString.Invariant($"{epoch}.{today.DayNumber}");
        rules.QueryKeys = QueryKeys.Count == 0 ? default : new([.. QueryKeys]);
        rules.VaryByHost = false;
        rules.VaryByValues["encoding"] = http.Request.Headers.AcceptEncoding.ToString();
        if (Viewed)
            rules.VaryByValues["view"] = ViewChoice.Of(http.Request).Term;
    }
}
