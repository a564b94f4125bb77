using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace OpenDisclosure.Web.Admin.Session;

/// <summary>How often one address may try to sign in: a whole office stands behind one, a guesser needs far more.</summary>
internal static class SignInLimit
{
    public const string Policy = "sign-in";

    private const int PerMinute = 30;

    public static void AddSignInLimit(this IServiceCollection services) => services.Configure<RateLimiterOptions>(options =>
        options.AddPolicy(Policy, context => RateLimitPartition.GetSlidingWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 })));
}
