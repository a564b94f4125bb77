using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.Web.Cli.Demonstration;
using OpenDisclosure.Web.Site.Delivery;

namespace OpenDisclosure.IntegrationTests.Http;

/// <summary>The program as it runs, in this process, with the demonstration in a database of its own and a few people more.</summary>
public sealed class WebSite : IAsyncDisposable
{
    /// <summary>The password of everyone.</summary>
    public const string Password = "Demonstration-2022";

    /// <summary>Header by which a test says from which address a request comes; the program never sees it.</summary>
    internal const string AddressHeader = "test-address";

    private static int visitors;
    private readonly Factory factory;
    private readonly Dictionary<string, Visitor> signedIn = [];
    private readonly SemaphoreSlim signing = new(1);

    private readonly IReadOnlyDictionary<string, string?> settings;
    private readonly bool isGuest;

    // The framework keeps the first folder it receives uploads in for the life of the process; a site of one test would take it away.
    static WebSite() => Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", Path.GetTempPath());

    private WebSite(TestDatabase database, string folder, IReadOnlyDictionary<string, string?> settings, bool isGuest = false)
    {
        Database = database;
        Folder = folder;
        this.settings = settings;
        this.isGuest = isGuest;
        factory = new Factory(this, settings);
        Office = new Office(this);
    }

    public TestDatabase Database { get; }

    /// <summary>Where files and keys stand.</summary>
    public string Folder { get; }

    public IServiceProvider Services => factory.Services;

    /// <summary>Acts that bring documents to where a test begins.</summary>
    public Office Office { get; }

    internal CountedCommands Commands { get; } = new();

    internal PageTurns Turns => factory.Services.GetRequiredService<PageTurns>();

    internal PageMemory Memory => factory.Services.GetRequiredService<PageMemory>();

    /// <summary>Starts the program on a database that holds the demonstration and a few people more.</summary>
    public static async Task<WebSite> Start(DatabaseProvider provider, params (string Key, string Value)[] settings)
    {
        if (settings.Any(setting => setting.Key == "OpenDisclosure:DemonstrationYear"))
            return await Load(provider, settings);
        var (database, folder) = await Loaded.Of(provider);
        return new WebSite(database, folder, Settings(database, folder, settings)).Started();
    }

    /// <summary>Starts the program on an empty database: its own start loads the demonstration.</summary>
    private static async Task<WebSite> Load(DatabaseProvider provider, params (string Key, string Value)[] settings)
    {
        var (database, folder) = (await TestDatabase.Create(provider), Directory.CreateTempSubdirectory("disclosure_site_").FullName);
        var site = new WebSite(database, folder, Settings(database, folder, settings)).Started();
        await site.Hire();
        return site;
    }

    /// <summary>Starts the program on a database and folder that hold an agency already and belong to the test.</summary>
    public static WebSite On(TestDatabase database, string folder) => new WebSite(database, folder, Settings(database, folder, []), isGuest: true).Started();

    private static Dictionary<string, string?> Settings(TestDatabase database, string folder, (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["OpenDisclosure:Provider"] = database.Provider.ToString(),
            ["OpenDisclosure:Connection"] = database.Connection,
            ["OpenDisclosure:DataFolder"] = folder,
            ["OpenDisclosure:PublicOrigin"] = "http://localhost",
            ["OpenDisclosure:DemonstrationYear"] = "false",
            ["OpenDisclosure:Limits:SearchPerMinute"] = "3000",
            ["OpenDisclosure:Limits:FormPerMinute"] = "3000",
            ["OpenDisclosure:Limits:PublicPerMinute"] = "100000",
            ["OpenDisclosure:Messages:LeastSeconds"] = "0",
            ["Serilog:MinimumLevel:Default"] = "Fatal",
            ["Serilog:MinimumLevel:Override:Microsoft"] = "Fatal",
            ["Serilog:MinimumLevel:Override:Microsoft.AspNetCore"] = "Fatal",
            ["Serilog:MinimumLevel:Override:OpenDisclosure.Web.Site.Errors"] = "Error",
        };
        foreach (var (key, value) in settings)
            all[key] = value;
        return all;
    }

    private WebSite Started()
    {
        _ = Services;
        return this;
    }

    /// <summary>A second instance of the program on the same database and files, as behind a balancer; it goes before this one.</summary>
    public WebSite Beside(params (string Key, string Value)[] own)
    {
        var all = settings.ToDictionary();
        foreach (var (key, value) in own)
            all[key] = value;
        var other = new WebSite(Database, Folder, all, isGuest: true);
        _ = other.Services;
        return other;
    }

    /// <summary>A second instance that answers on a socket of this machine, for requests that no client would make.</summary>
    public WebSite BesideOnSocket()
    {
        var other = new WebSite(Database, Folder, settings, isGuest: true);
        other.factory.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        other.factory.StartServer();
        return other;
    }

    /// <summary>Where an instance on a socket listens.</summary>
    public int Port => new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    /// <summary>A browser that nobody has signed in with.</summary>
    public Visitor Visitor() => Visitor(new CookieContainer(), NextAddress());

    /// <summary>One browser before a balancer: the first talks to this instance, the second to another, with the same cookies.</summary>
    public (Visitor Here, Visitor There) Twins(WebSite other)
    {
        var (cookies, address) = (new CookieContainer(), NextAddress());
        return (Visitor(cookies, address), other.Visitor(cookies, address));
    }

    private static IPAddress NextAddress()
    {
        var number = Interlocked.Increment(ref visitors);
        return new IPAddress([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
    }

    private Visitor Visitor(CookieContainer cookies, IPAddress address)
    {
        var client = factory.CreateDefaultClient(new Uri("http://localhost"), new CookieContainerHandler(cookies));
        client.DefaultRequestHeaders.Add(AddressHeader, address.ToString());
        return new Visitor(client);
    }

    /// <summary>The browser of a person, signed in once and kept.</summary>
    public async Task<Visitor> SignedIn(string account)
    {
        await signing.WaitAsync();
        try
        {
            if (!signedIn.TryGetValue(account, out var visitor))
                signedIn[account] = visitor = await SignIn(account);
            return visitor;
        }
        finally
        {
            signing.Release();
        }
    }

    /// <summary>Forgets the kept browsers, after a test that ended sessions of everybody.</summary>
    public void ForgetSignedIn() => signedIn.Clear();

    /// <summary>A new session of a person, by the form of the page as a browser sends it.</summary>
    public async Task<Visitor> SignIn(string account, string password = Password)
    {
        var visitor = Visitor();
        var answer = await visitor.Fill("/admin/sign-in", "/admin/sign-in", ("Account", account), ("Password", password));
        Assert.Equal("/admin", answer.Location);
        return visitor;
    }

    /// <summary>A person of a unit with an account.</summary>
    public async Task Hire(string account, string unit, params Role[] roles)
    {
        await using var db = Database.Open();
        var unitId = await db.Units.Where(found => found.Key == unit).Select(found => found.Id).SingleAsync();
        var hash = await db.Users.Where(user => user.UserName == "wangshili").Select(user => user.PasswordHash).SingleAsync();
        var staff = new Staff { Key = Guid.NewGuid().ToString("N")[..Staff.KeyLength], Name = "员工" + account, UnitId = unitId, Office = "办公室" };
        db.Staff.Add(staff);
        await db.SaveChangesAsync();
        db.StaffRoles.AddRange(roles.Select(role => new StaffRole(staff.Id, role)));
        db.Users.Add(new StaffAccount
        {
            StaffId = staff.Id,
            UserName = account,
            NormalizedUserName = account.ToUpperInvariant(),
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            PasswordHash = hash,
        });
        await db.SaveChangesAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        if (isGuest)
            return;
        Remove();
    }

    private void Remove()
    {
        Database.Drop();
        signing.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>The same roles in a subordinate unit, and one person who holds all that may be held together.</summary>
    private async Task Hire()
    {
        await Hire("everything", "bureau", Role.Drafter, Role.OfficeHead, Role.ConfidentialityReviewer, Role.Releaser);
        await Hire("b.drafter", "sme-center", Role.Drafter);
        await Hire("b.head", "sme-center", Role.OfficeHead);
        await Hire("b.secrecy", "sme-center", Role.ConfidentialityReviewer);
        await Hire("b.releaser", "sme-center", Role.Releaser);
        await Hire("b.auditor", "sme-center", Role.Auditor);
        await Hire("b.security", "sme-center", Role.SecurityAdministrator);
        await Hire("b.system", "sme-center", Role.SystemAdministrator);
    }

    /// <summary>The demonstration is loaded once a run for each database; a site begins with a copy.</summary>
    private static class Loaded
    {
        private static readonly SemaphoreSlim Copying = new(1);
        private static readonly Dictionary<DatabaseProvider, WebSite> Originals = [];

        public static async Task<(TestDatabase Database, string Folder)> Of(DatabaseProvider provider)
        {
            await Copying.WaitAsync();
            try
            {
                if (!Originals.TryGetValue(provider, out var original))
                {
                    Originals[provider] = original = await Load(provider);
                    await original.factory.DisposeAsync();
                    AppDomain.CurrentDomain.ProcessExit += (_, _) => original.Remove();
                }

                var folder = Directory.CreateTempSubdirectory("disclosure_site_").FullName;
                // An index of the search belongs to one instance, which makes it anew.
                var search = Path.Combine(original.Folder, "search");
                foreach (var file in Directory.GetFiles(original.Folder, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(search, StringComparison.Ordinal)))
                {
                    var copy = Path.Combine(folder, Path.GetRelativePath(original.Folder, file));
                    Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                    File.Copy(file, copy);
                }

                return (await original.Database.Copy(), folder);
            }
            finally
            {
                Copying.Release();
            }
        }
    }

    private sealed class Factory(WebSite site, IReadOnlyDictionary<string, string?> settings) : WebApplicationFactory<Program>
    {
        protected override IHost CreateHost(IHostBuilder builder)
        {
            builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(settings));
            return base.CreateHost(builder);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IStartupFilter, Addresses>();
            services.ConfigureDbContext<PublishedDb>(options => options.AddInterceptors(site.Commands));
        });
    }

    /// <summary>Gives each browser of a test an address of its own, so that limits by address do not join them.</summary>
    private sealed class Addresses : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext context, RequestDelegate rest) =>
            {
                if (context.Request.Headers.Remove(AddressHeader, out var address))
                    context.Connection.RemoteIpAddress = IPAddress.Parse(address.ToString());
                return rest(context);
            });
            next(app);
        };
    }
}
