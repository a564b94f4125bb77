using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Security;

/// <summary>What holds for every request, of the public and of staff: limits, headers, hosts, proxies, and denial by default.</summary>
internal static class WebSecurity
{
    private const string AnyHost = "*";

    /// <exception cref="StartRefused">In Production any host name would be answered, the public origin is no address, or a trusted proxy is none.</exception>
    public static void AddWebSecurity(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(Settings.Section).Get<Settings>() ?? new Settings();
        var services = builder.Services;
        var hosts = Hosts(builder, settings);
        Trust(new ForwardedHeadersOptions(), settings.TrustedProxies);
        builder.WebHost.ConfigureKestrel(Limit);
        services.Configure<FormOptions>(Limit);
        services.Configure<HostFilteringOptions>(options => options.AllowedHosts = hosts);
        services.Configure<ForwardedHeadersOptions>(options => Trust(options, settings.TrustedProxies));
        services.AddHsts(options =>
        {
            (options.MaxAge, options.IncludeSubDomains) = (TimeSpan.FromDays(365), true);
            // A page is kept for all hosts alike: one that was first asked for as localhost must carry the header too.
            options.ExcludedHosts.Clear();
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.Configure<RequestLimits>(builder.Configuration.GetSection(RequestLimits.Section));
        services.AddRequestLimits();
    }

    /// <summary>Stands first: who asks, and over what.</summary>
    public static void UseProxies(this WebApplication app)
    {
        if (app.Services.CheckedSettings().TrustedProxies.Count > 0)
            app.UseForwardedHeaders();
    }

    /// <summary>HSTS and headers, of whatever is not sent from memory, which has them in it.</summary>
    public static void UseWebSecurity(this WebApplication app)
    {
        if (app.Environment.IsProduction())
            app.UseHsts();
        app.Use(Headers.Write);
    }

    private static void Limit(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = 10 * 1024 * 1024;
        server.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        // Who sends a body more slowly than this is cut off: a trickle holds a connection and a piece of a file for days.
        server.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 4096, gracePeriod: TimeSpan.FromSeconds(10));
    }

    private static void Limit(FormOptions form)
    {
        form.ValueCountLimit = 256;
        form.ValueLengthLimit = 64 * 1024;
        form.MultipartBodyLengthLimit = 50 * 1024 * 1024;
    }

    /// <summary>The hosts that are answered: as configured, else in Production the public origin's own and this machine.</summary>
    private static List<string> Hosts(WebApplicationBuilder builder, Settings settings)
    {
        string[] configured = builder.Configuration["AllowedHosts"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (!builder.Environment.IsProduction())
            return configured.Length > 0 ? [.. configured] : [AnyHost];
        return configured switch
        {
            [] => [OwnHost(settings), "localhost", "127.0.0.1", "[::1]"],
            _ when configured.Contains(AnyHost) => throw new StartRefused("AllowedHosts may not be * in Production: name the hosts of the site."),
            _ => [.. configured],
        };
    }

    private static string OwnHost(Settings settings) => Uri.TryCreate(settings.PublicOrigin, UriKind.Absolute, out var origin)
        ? origin.Host
        : throw new StartRefused($"{Settings.Section}:{nameof(Settings.PublicOrigin)}: '{settings.PublicOrigin}' is no address.");

    /// <summary>One hop, two headers, and only from proxies that are named; without any, the headers are ignored.</summary>
    private static void Trust(ForwardedHeadersOptions options, IReadOnlyList<string> proxies)
    {
        options.ForwardedHeaders = proxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.ForwardLimit = 1;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
                options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
                options.KnownIPNetworks.Add(network);
            else
                throw new StartRefused(string.Create(CultureInfo.InvariantCulture, $"{Settings.Section}:TrustedProxies: '{proxy}' is no address."));
        }
    }
}
