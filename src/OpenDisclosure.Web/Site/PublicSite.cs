using System.IO.Compression;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;
using OpenDisclosure.Web.Security;
using OpenDisclosure.Web.Site.Catalogue;
using OpenDisclosure.Web.Site.Delivery;
using OpenDisclosure.Web.Site.Documents;
using OpenDisclosure.Web.Site.Errors;
using OpenDisclosure.Web.Site.Messages;
using OpenDisclosure.Web.Site.Search;

namespace OpenDisclosure.Web.Site;

/// <summary>The public half of the program: views by feature, delivery from the cache, pages for errors.</summary>
internal static class PublicSite
{
    /// <summary>Registers MVC for the whole program; the staff area adds its filters with <c>Configure&lt;MvcOptions&gt;</c>.</summary>
    public static void AddPublicSite(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddControllersWithViews(options => options.Filters.Add<ReadForm>(ReadForm.Order)).ConfigureApplicationPartManager(parts =>
        {
            parts.FeatureProviders.Remove(parts.FeatureProviders.OfType<ControllerFeatureProvider>().Single());
            parts.FeatureProviders.Add(new InternalControllers());
        });
        services.Configure<RazorViewEngineOptions>(ByFeature);
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RouteOptions>(options =>
        {
            options.LowercaseUrls = true;
            options.ConstraintMap[ColumnKeyRoute.Name] = typeof(ColumnKeyRoute);
            options.ConstraintMap[DocumentNoRoute.Name] = typeof(DocumentNoRoute);
            options.ConstraintMap[VersionRoute.Name] = typeof(VersionRoute);
        });
        services.AddResponseCompression(Compress);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.AddSingleton<SiteEpoch>();
        services.AddSingleton<LateContextAccessor>();
        services.AddSingleton<IHttpContextAccessor>(provider => provider.GetRequiredService<LateContextAccessor>());
        services.AddSingleton<PageMemory>();
        services.AddSingleton<StalePages>();
        services.AddSingleton<CatalogueKeeper>();
        services.AddSingleton<SearchKeeper>();
        services.AddSingleton<PageTurns>();
        services.AddSingleton<PageDelivery>();
        services.AddSingleton<ErrorPages>();
        services.AddSingleton<MessageLimits>();
        services.AddSingleton<FormTicket>();
        services.AddHostedService<EpochJob>();
        services.AddHostedService<SearchJob>();
        services.AddHostedService<PageCountJob>();
    }

    /// <summary>One form of each request, then what is in memory: before the log, the headers and all else, for it has them in it.</summary>
    public static void UsePageMemory(this WebApplication app)
    {
        app.Use(OneRequest.Head);
        app.Use(OneRequest.Encoding);
        app.Use(app.Services.GetRequiredService<PageDelivery>().FromMemory);
        app.Use(app.Services.GetRequiredService<LateContextAccessor>().Hold);
    }

    /// <summary>
    /// The order is the design: memory under the canonical key, then the limiter (what is kept costs nothing), then the tag over
    /// compressed bytes, then the compressor, then who may ask. Authorisation has to be named here: left to the framework it
    /// would stand before routing, see no endpoint, and deny everything.
    /// </summary>
    public static void UsePublicSite(this WebApplication app)
    {
        var delivery = app.Services.GetRequiredService<PageDelivery>();
        app.Use(app.Services.GetRequiredService<ErrorPages>().Catch);
        app.UseRouting();
        app.Use(OneRequest.Spelling);
        app.Use(delivery.Once);
        app.UseRateLimiter();
        app.Use(delivery.Finish);
        app.UseWhen(context => PublicPageAttribute.Of(context) is not null, pages => pages.UseResponseCompression());
        app.Use(OneRequest.Known);
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapPublicSite(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapControllers().WithStaticAssets();
        app.MapContentReports();
    }

    private static void ByFeature(RazorViewEngineOptions options)
    {
        options.ViewLocationFormats.Clear();
        options.ViewLocationFormats.Add("/Site/{1}/{0}.cshtml");
        options.ViewLocationFormats.Add("/Shared/{0}.cshtml");
        options.AreaViewLocationFormats.Clear();
        options.AreaViewLocationFormats.Add("/Admin/{1}/{0}.cshtml");
        options.AreaViewLocationFormats.Add("/Admin/Shared/{0}.cshtml");
        options.AreaViewLocationFormats.Add("/Shared/{0}.cshtml");
    }

    /// <summary>Only public pages are compressed: they hold no secret that an attacker could guess from lengths.</summary>
    private static void Compress(ResponseCompressionOptions options)
    {
        options.EnableForHttps = true;
        options.Providers.Add<PageBrotli>();
        options.Providers.Add<GzipCompressionProvider>();
        options.MimeTypes = ["text/html", "text/plain", "application/xml", "application/atom+xml", "application/json"];
    }

    /// <summary>Controllers are internal, as everything that no other project needs.</summary>
    private sealed class InternalControllers : ControllerFeatureProvider
    {
        protected override bool IsController(TypeInfo typeInfo) =>
            typeInfo is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && typeof(ControllerBase).IsAssignableFrom(typeInfo);
    }
}
