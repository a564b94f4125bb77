using System.IO.Compression;
using System.Net;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>How public pages are delivered: compressed once an epoch, the same for everyone, and never older than the last act.</summary>
public sealed class DeliveryTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private static readonly (string, string) Brotli = ("Accept-Encoding", "br");
    private static readonly (string, string) Gzip = ("Accept-Encoding", "gzip");

    [Fact]
    public async Task A_page_is_made_once_and_then_comes_from_the_cache()
    {
        var site = await fixture.Site;
        var visitor = site.Visitor();
        await NewEpoch(site);
        var first = await visitor.Get("/policies", Brotli);
        var made = site.Memory.Pages.Count;
        site.Commands.Forget();
        var second = await visitor.Get("/policies", Brotli);
        Assert.Equal(0, site.Commands.Count);
        Assert.Equal(made, site.Memory.Pages.Count);
        Assert.Equal(first.Bytes, second.Bytes);
        Assert.Equal(first.Header("ETag"), second.Header("ETag"));
    }

    [Fact]
    public async Task Each_encoding_has_one_entry_however_a_browser_asks_for_it()
    {
        var site = await fixture.Site;
        var visitor = site.Visitor();
        await NewEpoch(site);
        await visitor.Get("/policies");
        var before = site.Memory.Pages.Count;
        string[] asked = ["br", "gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8", "gzip, deflate", "GZIP", "*", "identity", "br;q=0", "zstd, br, gzip"];
        foreach (var encoding in asked)
            await visitor.Get("/policies", ("Accept-Encoding", encoding));
        Assert.Equal(2, site.Memory.Pages.Count - before);
        Assert.Equal("br", (await visitor.Get("/policies", Brotli)).Header("Content-Encoding"));
        Assert.Equal("gzip", (await visitor.Get("/policies", Gzip)).Header("Content-Encoding"));
        Assert.Null((await visitor.Get("/policies")).Header("Content-Encoding"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/policies")]
    [InlineData("/notices/feed.atom")]
    [InlineData("/sitemap/1.xml")]
    [InlineData("/about/guide")]
    public async Task A_page_has_a_strong_tag_no_cookie_and_no_token(string path)
    {
        var visitor = (await fixture.Site).Visitor();
        var tags = new List<string>();
        foreach (var headers in new[] { [], [Brotli], new[] { Gzip } })
        {
            var answer = await visitor.Get(path, headers);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            tags.Add(answer.Header("ETag")!);
            Assert.Matches("\\A\"[0-9a-f]{32}\"\\z", tags[^1]);
            var known = await visitor.Get(path, [.. headers, ("If-None-Match", tags[^1])]);
            Assert.Equal(HttpStatusCode.NotModified, known.Status);
            Assert.Empty(known.Bytes);
            Assert.Equal(tags[^1], known.Header("ETag"));
            Assert.Null(answer.Header("Set-Cookie"));
            Assert.DoesNotContain("__RequestVerificationToken", answer.Text, StringComparison.Ordinal);
            Assert.Equal("no-cache", answer.Header("Cache-Control"));
            Assert.StartsWith("Accept-Encoding", answer.Header("Vary"), StringComparison.Ordinal);
        }

        Assert.Equal(3, tags.Distinct().Count());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/policies?page=1")]
    [InlineData("/no-such-page")]
    [InlineData("/notices/feed.atom")]
    [InlineData("/css/site.css")]
    public async Task A_HEAD_is_a_GET_without_its_body(string path)
    {
        var visitor = (await fixture.Site).Visitor();
        var get = await visitor.Get(path, Brotli);
        var head = await visitor.Send(HttpMethod.Head, path, null, Brotli);
        Assert.Equal(get.Status, head.Status);
        Assert.Empty(head.Bytes);
        Assert.Equal(Lasting(get), Lasting(head));

        static IEnumerable<string> Lasting(Answer answer) => answer.Headers.Where(header => header.Key is not ("age" or "date" or "content-length"))
            .Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Query_keys_that_mean_nothing_make_no_new_entries()
    {
        var site = await fixture.Site;
        var visitor = site.Visitor();
        var plain = await visitor.Get("/policies");
        var entries = site.Memory.Pages.Count;
        foreach (var query in new[] { "?utm_source=a", "?x=1&y=2", "?from=timeline", "?PAGE2=7", "?%00=1" })
            Assert.Equal(plain.Text, (await visitor.Get("/policies" + query)).Text);
        Assert.Equal(entries, site.Memory.Pages.Count);
    }

    [Fact]
    public async Task Forty_readers_who_come_at_once_are_served_from_one_rendering()
    {
        var site = await fixture.Site;
        await NewEpoch(site);
        await site.Visitor().Get("/about/guide");
        site.Commands.Forget();
        await site.Visitor().Get("/news");
        var once = site.Commands.Count;
        await NewEpoch(site);
        await site.Visitor().Get("/about/guide");
        site.Commands.Forget();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => site.Visitor().Get("/news"))));
        Assert.Equal(once, site.Commands.Count);
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
    }

    [Fact]
    public async Task What_is_not_found_is_not_kept()
    {
        var site = await fixture.Site;
        var visitor = site.Visitor();
        var entries = site.Memory.Pages.Count;
        foreach (var path in new[] { "/no-such-page", "/notices/2026-99998", "/notices?page=99", "/notices/feed.rss", "/nothing/feed.atom" })
        {
            var answer = await visitor.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Equal("no-store", answer.Header("Cache-Control"));
        }

        Assert.Equal(entries, site.Memory.Pages.Count);
    }

    [Theory]
    [InlineData("/", 5)]
    [InlineData("/policies", 3)]
    [InlineData("/policies?year=2026", 3)]
    [InlineData("document", 6)]
    [InlineData("/notices/feed.atom", 1)]
    [InlineData("/sitemap.xml", 0)]
    [InlineData("/sitemap/1.xml", 1)]
    [InlineData("/sitemap/pages.xml", 0)]
    [InlineData("/sitemap", 0)]
    [InlineData("/robots.txt", 0)]
    [InlineData("/about/guide", 0)]
    [InlineData("/search?q=x", 2)]
    public async Task A_page_that_is_not_kept_yet_sends_few_queries(string path, int budget)
    {
        var site = await fixture.Site;
        var paper = await site.Office.Live();
        var address = path == "document" ? await site.Office.Address(paper) : path;
        var visitor = site.Visitor();
        await visitor.Get("/interpretations");
        await visitor.Get("/search?q=y");
        site.Commands.Forget();
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get(address)).Status);
        Assert.True(site.Commands.Count <= budget, $"{site.Commands.Count} queries: {string.Join("\n", site.Commands.Sent)}");
    }

    [Fact]
    public async Task The_first_list_after_a_release_reads_no_more_of_the_catalogue_than_what_changed()
    {
        var site = await fixture.Site;
        var visitor = site.Visitor();
        await visitor.Get("/policies");
        await site.Office.Live();
        site.Commands.Forget();
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/policies")).Status);
        Assert.True(site.Commands.Count <= 10, $"{site.Commands.Count} queries: {string.Join("\n", site.Commands.Sent)}");
        Assert.All(site.Commands.Sent.Where(command => command.Contains("public_document", StringComparison.Ordinal)), command => Assert.Contains("WHERE", command, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/policies", 14_000)]
    [InlineData("document", 10_000)]
    public async Task The_first_view_is_small_and_needs_few_requests(string path, int most)
    {
        var site = await fixture.Site;
        var text = string.Concat(Enumerable.Repeat("为了规范数字化转型项目管理，", 60))[..800];
        var paper = await site.Office.Live(draft => draft.Body = text);
        var visitor = site.Visitor();
        var address = path == "document" ? await site.Office.Address(paper) : path;
        var page = await visitor.Get(address, Brotli);
        var plain = await visitor.Get(address);
        var sheets = plain.Page.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!).ToList();
        var asked = 1 + sheets.Count + plain.Page.QuerySelectorAll("script[src], img:not([loading=lazy]), iframe, video, audio, link[rel=preload]").Length;
        var bytes = page.Bytes.Length;
        foreach (var sheet in sheets)
            bytes += Compressed((await visitor.Get(sheet)).Bytes);
        Assert.True(bytes <= most, $"{bytes} bytes");
        Assert.True(asked <= 3, $"{asked} requests");
        var addresses = plain.Page.QuerySelectorAll("script[src], img[src], link[href]:not([rel=canonical])").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!);
        Assert.All(addresses, found => Assert.StartsWith("/", found.Replace("http://localhost", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    private static int Compressed(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.SmallestSize, leaveOpen: true))
            brotli.Write(bytes);
        return (int)target.Length;
    }

    private static Task<Paper> NewEpoch(WebSite site) => site.Office.Live();
}
