using System.Diagnostics;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.IntegrationTests.Site;

namespace OpenDisclosure.IntegrationTests.Security;

/// <summary>Every public address, as the program names them, is led to by links that work, and answers a hostile query like a harmless one.</summary>
public sealed class PublicSweepTests(CrawledSite fixture) : IClassFixture<CrawledSite>
{
    /// <summary>Statements of databases that wait, and a wide margin below their wait.</summary>
    private const int PatienceSeconds = 4;

    private static readonly string[] Hostile =
    [
        "';WAITFOR DELAY '0:0:5'--", "';SELECT pg_sleep(5)--", "' OR 1=1--", "\" NEAR x* OR {a b} ^", "[a-z]_%\\", "\0", "\u202E\u200B", "𠮷", "\uFFFF", "<script>alert(1)</script>", "../../etc/passwd",
        "-1", "0", "99999999999999999999", "１", "abc", new('a', 3000),
    ];

    private static readonly string[] Keys = ["q", "page", "year", "sort", "genre", "subject", "item", "column", "validity", "topic", "x"];

    [Fact]
    public async Task Every_link_on_the_site_leads_to_something_and_every_public_address_is_led_to()
    {
        var site = await fixture.Site;
        var seen = await fixture.Seen;
        Assert.True(seen.Count > 150, $"Only {seen.Count} addresses were found.");
        var dead = seen.Where(found => found.Value.Code != 200);
        Assert.Empty(dead.Select(found => $"{found.Value.Code} {found.Key}, from {From(seen, found.Key)}"));
        Assert.Empty(seen.Where(found => found.Value.Header("Content-Type")?.Contains("html", StringComparison.Ordinal) == true)
            .SelectMany(found => PublicCrawl.MissingParts(found.Value).Select(part => $"{found.Key}#{part}")));
        Assert.Empty(PublicRoutes.Without(site, seen.Keys));
    }

    [Fact]
    public async Task No_public_address_fails_waits_or_asks_the_database_more_because_of_its_query()
    {
        var site = await fixture.Site;
        var visitor = site.Visitor();
        var addresses = PublicRoutes.Examples(site, (await fixture.Seen).Keys).Select(address => address.Split('?')[0]).ToList();
        foreach (var address in addresses)
        {
            var most = await Harmless(site, visitor, address);
            for (var number = 0; number < Hostile.Length; number++)
            {
                var query = string.Join('&', Keys.Where((_, at) => number % 2 == 0 || at == number % Keys.Length).Select(key => $"{key}={Uri.EscapeDataString(Hostile[number])}"));
                site.Commands.Forget();
                var began = Stopwatch.GetTimestamp();
                var answer = await visitor.Get($"{address}?{query}");
                Assert.True(answer.Code is 200 or 301 or 404, $"{answer.Code} {address}?{query}");
                Assert.True(Stopwatch.GetElapsedTime(began).TotalSeconds < PatienceSeconds, $"{address}?{query} waits");
                Assert.True(site.Commands.Count <= most, $"{address}?{query} sends {site.Commands.Count} queries, not {most}");
                Assert.DoesNotContain(site.Commands.Sent, command => command.Contains("WAITFOR", StringComparison.Ordinal) || command.Contains("pg_sleep", StringComparison.Ordinal));
            }
        }
    }

    /// <summary>The most queries that harmless questions to an address take while nothing is kept of their answers.</summary>
    private static async Task<int> Harmless(WebSite site, Visitor visitor, string address)
    {
        var most = 0;
        await site.Office.Live();
        await visitor.Get("/about/guide");
        foreach (var query in new[] { "", "?q=%E9%80%9A%E7%9F%A5", "?q=zzqx", "?year=2026", "?year=1999" })
        {
            site.Commands.Forget();
            Assert.True((await visitor.Get(address + query)).Code is 200 or 404, address + query);
            most = Math.Max(most, site.Commands.Count);
        }

        return most;
    }

    private static string From(SortedDictionary<string, Answer> seen, string address) =>
        seen.FirstOrDefault(found => PublicCrawl.Links(found.Key, found.Value).Contains(address)).Key ?? "nowhere";
}

/// <summary>The demonstration, with all that a visitor can reach of it, read once.</summary>
public sealed class CrawledSite : IAsyncLifetime
{
    /// <summary>Addresses that programs know and no page links to.</summary>
    private static readonly string[] Unlinked = ["/robots.txt", "/sitemap.xml", "/sitemap/pages.xml", "/sitemap/1.xml", "/search?q=a", "/search/suggest?q=a", "/messages/error", "/ledger/key.pem", "/ledger/checkpoints.txt"];

    private readonly WebFixture fixture = new();
    private Task<SortedDictionary<string, Answer>>? seen;

    public Task<WebSite> Site => fixture.Site;

    public Task<SortedDictionary<string, Answer>> Seen => seen ??= Read();

    public Task InitializeAsync() => fixture.InitializeAsync();

    public Task DisposeAsync() => fixture.DisposeAsync();

    private async Task<SortedDictionary<string, Answer>> Read() => await PublicCrawl.Read(await Site, ["/", .. Unlinked], IsFollowed);

    /// <summary>Lists are narrowed by one thing at a time, and the files of narrowed lists are those of one column.</summary>
    private static bool IsFollowed(string link) => !link.Contains('&', StringComparison.Ordinal) && !link.StartsWith("/search?", StringComparison.Ordinal)
        && (!link.Contains('?', StringComparison.Ordinal) || !(link.Contains("/list.", StringComparison.Ordinal) || link.Contains("/feed.", StringComparison.Ordinal)) || link.StartsWith("/statutory/", StringComparison.Ordinal));
}
