using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Verification;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>The year of the demonstration, loaded once on each database: what its annual report tells is what its records give when counted.</summary>
public sealed partial class DemonstrationYearTests(YearSites sites) : IClassFixture<YearSites>
{
    private static readonly DateTimeOffset From = BeijingTime.Instant(new DateOnly(2022, 1, 1), TimeOnly.MinValue);
    private static readonly DateTimeOffset To = BeijingTime.Instant(new DateOnly(2023, 1, 1), TimeOnly.MinValue);

    [Theory]
    [EachDatabase]
    public async Task The_publications_first_released_in_the_year_are_as_many_as_the_report_says(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        await using var connection = await site.Database.OpenPlain();
        var counts = new Dictionary<string, long>();
        foreach (var kind in new[] { "overview", "news", "catalogue", "interpretation", "response", "uncounted" })
        {
            counts[kind] = await connection.Number(
                $"select count(*) from publication p join site_column c on c.id = p.column_id where p.state = 'live' and c.class = {kind} and p.first_published_at >= {From} and p.first_published_at < {To}");
        }

        Assert.Equal((4, 854, 16, 34, 0), (counts["overview"], counts["news"], counts["catalogue"], counts["interpretation"] + counts["response"], counts["uncounted"]));
        Assert.Equal(9, await connection.Number(
            $"select count(*) from publication p join document d on d.id = p.document_id where p.state = 'live' and d.kind = 'normative-document' and p.document_number_key is not null and p.first_published_at >= {From} and p.first_published_at < {To}"));
    }

    [Theory]
    [EachDatabase]
    public async Task The_public_pages_of_the_year_count_and_list_the_same(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var visitor = site.Visitor();
        Assert.Equal(4, await Listed(visitor, "overview"));
        Assert.Equal(854, await Listed(visitor, "news") + await Listed(visitor, "notices"));
        Assert.Equal(16, await Listed(visitor, "disclosure") + await Listed(visitor, "policies") - await Listed(visitor, "notices"));
        Assert.Equal(9, await Listed(visitor, "normative"));
        Assert.Equal(34, await Listed(visitor, "interpretations") + await Listed(visitor, "responses"));
        await using var connection = await site.Database.OpenPlain();
        Assert.Equal(
            await connection.Number($"select count(*) from public_document where (statutory_item is not null or column_id in (select id from site_column where column_key like 'statutory%')) and first_published_at >= {From} and first_published_at < {To}"),
            await Listed(visitor, "statutory"));
    }

    [Theory]
    [EachDatabase]
    public async Task Budget_and_final_accounts_are_out_on_their_days_with_four_files_each(DatabaseProvider provider)
    {
        var visitor = (await sites.On(provider)).Visitor();
        var rows = (await visitor.Get("/statutory?year=2022&item=7")).Page.QuerySelectorAll("main li:has(time)")
            .Select(row => (Date: row.QuerySelector("time")!.GetAttribute("datetime"), Link: row.QuerySelector("a")!)).ToList();
        Assert.Equal(["2022-09-21", "2022-03-15"], rows.Select(row => row.Date));
        Assert.Contains("决算", rows[0].Link.TextContent, StringComparison.Ordinal);
        Assert.Contains("预算", rows[1].Link.TextContent, StringComparison.Ordinal);
        foreach (var (_, link) in rows)
        {
            var files = (await visitor.Get(link.GetAttribute("href")!)).Page.QuerySelectorAll("main a[href*='/files/']").Select(file => file.GetAttribute("href")!).Distinct().ToList();
            Assert.Equal(4, files.Count);
            foreach (var file in files)
                Assert.Equal(200, (await visitor.Get(file)).Code);
        }
    }

    [Theory]
    [EachDatabase]
    public async Task The_report_of_the_year_was_first_released_on_its_morning_in_the_next(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        await using var db = site.Database.Open();
        var report = await (
            from publication in db.Publications
            join revision in db.Revisions on publication.RevisionId equals revision.Id
            join entry in db.CatalogueEntries on publication.DocumentId equals entry.DocumentId
            where revision.Title == "示例市工业和信息化局2022年政府信息公开工作年度报告"
            select new { publication.FirstPublishedAt, entry.Address }).SingleAsync();
        Assert.Equal("2023-01-17 10:48", BeijingTime.Of(report.FirstPublishedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        var page = (await site.Visitor().Get("/" + report.Address)).Page;
        Assert.Contains("874条", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2023-01-17 10:48", page.QuerySelector("meta[name=PubDate]")!.GetAttribute("content"));
    }

    [Theory]
    [EachDatabase]
    public async Task The_ledger_says_with_its_first_entry_that_it_is_a_demonstration_and_the_verifier_finds_nothing(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        await using var scope = site.Services.CreateAsyncScope();
        await using var db = site.Database.Open();
        Assert.Contains("demonstration under a stepped clock", Encoding.UTF8.GetString((await db.AuditEntries.SingleAsync(entry => entry.Seq == 0)).Body), StringComparison.Ordinal);
        var services = scope.ServiceProvider;
        var trust = new Trust(services.GetRequiredService<IOptions<Settings>>().Value.LogOrigin, services.GetRequiredService<CheckpointKey>().PublicPem, []);
        var findings = new List<Finding>();
        await foreach (var finding in Verifier.OfDatabase(db, services.GetRequiredService<FileStore>(), trust, CancellationToken.None))
            findings.Add(finding);
        Assert.Empty(findings);
    }

    [Theory]
    [EachDatabase]
    public async Task Every_page_says_that_it_is_a_demonstration(DatabaseProvider provider)
    {
        var visitor = (await sites.On(provider)).Visitor();
        var files = await Mapped(visitor, "/sitemap.xml");
        Assert.Equal(["/sitemap/pages.xml", "/sitemap/1.xml", "/sitemap/2.xml"], files);
        var addresses = new List<string>();
        foreach (var file in files)
            addresses.AddRange(await Mapped(visitor, file));
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        Assert.Equal(404, (await visitor.Get("/sitemap/3.xml")).Code);
        Assert.True(addresses.Count > 950, $"The site map names {addresses.Count} addresses.");
        string[] pages = ["/", "/sitemap", "/search", "/search?q=工业", "/topics", "/topics/relief", "/news?year=2022&page=2", "/no-such-page", .. addresses.Where((address, number) => number % 9 == 0 || !address.Any(char.IsDigit))];
        foreach (var page in pages.Distinct())
        {
            var answer = await visitor.Get(page);
            Assert.True(answer.Code == (page == "/no-such-page" ? 404 : 200), $"{answer.Code} {page}");
            Assert.True(answer.Page.QuerySelector("p.demo")?.TextContent.Contains("演示", StringComparison.Ordinal), page);
        }
    }

    [Theory]
    [EachDatabase]
    public async Task A_topic_of_the_year_goes_over_pages_from_the_newest_to_the_oldest(DatabaseProvider provider)
    {
        var visitor = (await sites.On(provider)).Visitor();
        var first = await Rows("/topics/industrial-economy");
        var second = await Rows("/topics/industrial-economy?page=2");
        Assert.Equal(20, first.Count);
        Assert.Empty(first.Select(row => row.Address).Intersect(second.Select(row => row.Address)));
        var dates = first.Concat(second).Select(row => row.Date).ToList();
        Assert.Equal(dates.OrderDescending(StringComparer.Ordinal), dates);

        async Task<List<(string? Date, string? Address)>> Rows(string address) =>
            [.. (await visitor.Get(address)).Page.QuerySelectorAll("main ul.feed li").Select(row => (row.QuerySelector("time")!.GetAttribute("datetime"), row.QuerySelector("a")!.GetAttribute("href")))];
    }

    [Theory]
    [EachDatabase]
    public async Task The_verb_refuses_a_database_that_holds_anything(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var before = await Stored.Of(site.Database);
        var (status, told) = await SeedDemo(site);
        Assert.Equal(1, status);
        Assert.Contains("wants an empty one", told, StringComparison.Ordinal);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    /// <summary>How many the list of a column says that the year has; it lists exactly as many, each with a day of the year.</summary>
    private static async Task<int> Listed(Visitor visitor, string column)
    {
        var first = await visitor.Get($"/{column}?year=2022");
        var count = int.Parse(Total().Match(first.Page.QuerySelector("main")!.TextContent).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $"（{count}）"), first.Page.QuerySelector("#f-year option[value='2022']")?.TextContent ?? $"（{count}）", StringComparison.Ordinal);
        var addresses = new HashSet<string>();
        for (var page = 1; page == 1 || addresses.Count < count; page++)
        {
            var rows = (page == 1 ? first : await visitor.Get(string.Create(CultureInfo.InvariantCulture, $"/{column}?year=2022&page={page}"))).Page.QuerySelectorAll("main li:has(time)");
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.StartsWith("2022-", row.QuerySelector("time")!.GetAttribute("datetime"), StringComparison.Ordinal));
            addresses.UnionWith(rows.Select(row => row.QuerySelector("a")!.GetAttribute("href")!));
        }

        Assert.Equal(count, addresses.Count);
        return count;
    }

    private static async Task<(int Status, string Told)> SeedDemo(WebSite site)
    {
        var folder = Directory.CreateTempSubdirectory("disclosure_seed_");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OpenDisclosure.Web.dll"), "seed-demo"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder.FullName,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["OpenDisclosure__DataFolder"] = folder.FullName;
        start.Environment["OpenDisclosure__Provider"] = site.Database.Provider.ToString();
        start.Environment["OpenDisclosure__Connection"] = site.Database.Connection;
        using var process = Process.Start(start)!;
        var told = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(patience.Token);
        folder.Delete(recursive: true);
        return (process.ExitCode, await told);
    }

    private static async Task<List<string>> Mapped(Visitor visitor, string file) =>
        [.. Location().Matches((await visitor.Get(file)).Text).Select(found => new Uri(found.Groups[1].Value).PathAndQuery)];

    [GeneratedRegex("共([0-9]+)条")]
    private static partial Regex Total();

    [GeneratedRegex("<loc>([^<]+)</loc>")]
    private static partial Regex Location();
}

/// <summary>One site with the year on each database, loaded when a test first asks for it.</summary>
public sealed class YearSites : IAsyncLifetime
{
    private readonly Dictionary<DatabaseProvider, WebSite> started = [];

    public async Task<WebSite> On(DatabaseProvider provider)
    {
        if (!started.TryGetValue(provider, out var site))
            started[provider] = site = await WebSite.Start(provider, ("OpenDisclosure:DemonstrationYear", "true"));
        return site;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var site in started.Values)
            await site.DisposeAsync();
    }
}
