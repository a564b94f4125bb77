using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Published;

namespace OpenDisclosure.Web.Start;

/// <summary>The two contexts: the staff's, of the configured provider, and the public's.</summary>
internal static class DatabaseStart
{
    public static void AddDatabase(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        switch (builder.Configuration.GetSection(Settings.Section).Get<Settings>()?.Provider ?? DatabaseProvider.Sqlite)
        {
            case DatabaseProvider.Sqlite:
                services.AddDbContext<DisclosureDb, SqliteDisclosureDb>(Staff);
                break;
            case DatabaseProvider.SqlServer:
                services.AddDbContext<DisclosureDb, SqlServerDisclosureDb>(Staff);
                break;
            default:
                services.AddDbContext<DisclosureDb, PostgresDisclosureDb>(Staff);
                break;
        }

        services.AddDbContextPool<PublishedDb>(Public);
        services.AddScoped<PublishedContent>();
        services.AddScoped<PastContent>();
        builder.AddRelease();
        builder.AddKeys();
    }

    private static void Staff(IServiceProvider services, DbContextOptionsBuilder options)
    {
        var settings = services.GetRequiredService<IOptions<Settings>>().Value;
        options.UseDisclosureDatabase(settings.Provider, settings.ConnectionOrDefault);
    }

    private static void Public(IServiceProvider services, DbContextOptionsBuilder options)
    {
        var settings = services.GetRequiredService<IOptions<Settings>>().Value;
        options.UsePublishedDatabase(settings.Provider, settings.PublicConnectionOrDefault);
    }
}
