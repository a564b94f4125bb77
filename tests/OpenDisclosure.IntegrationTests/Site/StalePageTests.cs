using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.Web.Site.Delivery;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>The database goes and comes back: pages in memory are sent meanwhile, each saying of what time it is, and nothing else is.</summary>
public sealed class StalePageTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private static readonly (string, string) Brotli = ("Accept-Encoding", "br");
    private static readonly (string, string) Gzip = ("Accept-Encoding", "gzip");

    [Theory, EachDatabase]
    public async Task While_the_database_is_gone_a_page_in_memory_says_of_what_time_it_is_and_once_it_is_back_it_does_not(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var (reader, address) = (site.Visitor(), await site.Office.Address(await site.Office.Live()));
        var (fresh, packed) = (await reader.Get(address), await reader.Get(address, Brotli));
        await using (await Outage.Of(site.Database))
        {
            var marked = await UntilMarked(reader, address);
            Assert.Equal((200, "no-store"), (marked.Code, marked.Header("Cache-Control")));
            var asOf = DateTimeOffset.Parse(marked.Header(StalePages.Header)!, CultureInfo.InvariantCulture);
            Assert.InRange(TimeProvider.System.GetUtcNow() - asOf, TimeSpan.Zero, TimeSpan.FromMinutes(2));
            var notice = marked.Page.QuerySelector("main > .notice[role=note]:first-child")!;
            Assert.Contains(BeijingTime.Of(asOf).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture), notice.TextContent, StringComparison.Ordinal);
            Assert.Contains("可能已有更新、更正或撤下", notice.TextContent, StringComparison.Ordinal);
            Assert.Equal(fresh.Text, marked.Text.Replace(notice.OuterHtml + "\n", "", StringComparison.Ordinal));

            foreach (var tag in new[] { fresh.Header("ETag")!, packed.Header("ETag")! })
                Assert.Equal(200, (await reader.Get(address, ("If-None-Match", tag))).Code);
            Assert.Equal(marked.Text, Read(await reader.Get(address, Brotli), "br"));
            Assert.Equal(marked.Text, Read(await reader.Get(address, Gzip), "gzip"));
            Assert.Contains(notice.TextContent, (await reader.Get(address, ("Cookie", "od-view=dark.."))).Page.Body!.TextContent, StringComparison.Ordinal);
        }

        await UntilReady(site);
        var again = await reader.Get(address);
        Assert.Equal((fresh.Text, fresh.Header("ETag"), "no-cache"), (again.Text, again.Header("ETag"), again.Header("Cache-Control")));
        Assert.Null(again.Header(StalePages.Header));
        Assert.DoesNotContain(site.Memory.Pages, kept => kept.Value.Tag.Contains("stale", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task While_the_database_is_gone_what_is_not_in_memory_or_cannot_be_marked_asks_to_wait_and_staff_are_shown_nothing_old(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var (reader, releaser) = (site.Visitor(), await site.SignedIn(Office.Releaser));
        var paper = await site.Office.Live();
        var unread = await site.Office.Address(await site.Office.Live());
        foreach (var path in new[] { "/", "/notices", "/notices/feed.atom", "/sitemap/1.xml" })
            Assert.Equal(200, (await reader.Get(path)).Code);
        Assert.Equal(200, (await releaser.Get("/admin")).Code);
        await using (await Outage.Of(site.Database))
        {
            await UntilMarked(reader, "/");
            foreach (var path in new[] { unread, "/notices/feed.atom", "/sitemap/1.xml", "/search?q=通知", "/search", "/notices/list.csv", "/messages/new", "/messages/status" })
                Waits(path, await reader.Get(path));
            Waits("/admin", await releaser.Get("/admin"));
            Assert.True(await Until(async () => (await reader.Get("/healthz/ready")).Code == 503));
            Assert.Equal(200, (await reader.Get("/healthz/live")).Code);
        }

        await UntilReady(site);
        await site.Office.Withdraw(paper);
        Assert.Equal(410, (await reader.Get(await site.Office.Address(paper))).Code);
        foreach (var path in new[] { "/", "/notices", unread, "/notices/feed.atom", "/messages/new" })
            Assert.Null((await reader.Get(path)).Header(StalePages.Header));
        Assert.Equal(200, (await releaser.Get("/admin")).Code);
    }

    [Theory, EachDatabase]
    public async Task A_message_that_cannot_be_stored_stays_in_its_form_and_is_taken_once_the_database_is_back(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var visitor = site.Visitor();
        var earlier = await SentMessage.Send(visitor, ("Subject", "先前的问题"));
        var form = Visitor.Fields((await visitor.Get(SentMessage.Form)).Page, SentMessage.Address);
        var asked = Visitor.Fields((await visitor.Get(SentMessage.Status)).Page, SentMessage.Status);
        Answer refused;
        await using (await Outage.Of(site.Database))
        {
            refused = await visitor.PostPlain(SentMessage.Address, [.. form.Where(field => field.Name is "Ticket" or "__RequestVerificationToken"), .. SentMessage.Fields(("Subject", "停机时的问题"))]);
            Assert.Equal((503, "60"), (refused.Code, refused.Header("Retry-After")));
            Assert.StartsWith("没有提交成功", refused.Page.QuerySelector("#errors-title")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("存不下", refused.Page.QuerySelector(".errors[role=alert]")!.TextContent, StringComparison.Ordinal);
            var look = await visitor.PostPlain(SentMessage.Status, [.. asked.Where(field => field.Name is not ("Number" or "Code")), ("Number", earlier.Number), ("Code", earlier.Code)]);
            Assert.Equal(503, look.Code);
            Assert.Contains(("Number", earlier.Number), Visitor.Fields(look.Page, SentMessage.Status));
        }

        await UntilReady(site);
        var kept = Visitor.Fields(refused.Page, SentMessage.Address);
        Assert.Contains(("Subject", "停机时的问题"), kept);
        Assert.Contains(kept, field => field.Name == "Text" && field.Value.Contains("技改资金", StringComparison.Ordinal));
        var sent = SentMessage.Read(await visitor.PostPlain(SentMessage.Address, [.. kept]));
        Assert.Equal(sent, SentMessage.Read(await visitor.PostPlain(SentMessage.Address, [.. kept])));
        Assert.Equal(200, (await sent.Ask(visitor)).Code);
    }

    [Fact]
    public async Task An_instance_that_lost_the_database_sends_no_unmarked_page_once_the_withdrawal_at_another_was_acknowledged()
    {
        if (!Databases.Available.Contains(DatabaseProvider.Postgres))
            return;
        var one = await fixture.On(DatabaseProvider.Postgres);
        await using var wire = new Wire(one.Database.Connection);
        await using var other = one.Beside(("OpenDisclosure:Connection", wire.Connection));
        var (reader, paper) = (other.Visitor(), await one.Office.Live());
        var address = await one.Office.Address(paper);
        await UntilBothAreKnown(one);
        Assert.True(await Until(async () => (await reader.Get(address)).Code == 200));
        wire.Freeze();
        await one.Office.Withdraw(paper);
        var after = await reader.Get(address);
        Assert.True(after.Code == 503 || after.Header(StalePages.Header) is not null, $"{after.Code} {after.Text}");
        wire.Thaw();
        Assert.True(await Until(async () => (await reader.Get(address)).Code == 410));
    }

    [Fact]
    public async Task An_agency_that_wants_nothing_stale_gets_nothing_stale()
    {
        await using var site = await WebSite.Start(DatabaseProvider.Sqlite, ("OpenDisclosure:StaleHours", "0"));
        var reader = site.Visitor();
        Assert.Equal(200, (await reader.Get("/")).Code);
        await using (await Outage.Of(site.Database))
        {
            Assert.True(await Until(async () => (await reader.Get("/")).Code != 200));
            Waits("/", await reader.Get("/"));
        }

        await UntilReady(site);
        Assert.Equal(200, (await reader.Get("/")).Code);
    }

    private static void Waits(string path, Answer answer)
    {
        Assert.True(answer.Code == 503, $"{path} {answer.Code}");
        Assert.NotNull(answer.Header("Retry-After"));
        Assert.Null(answer.Header(StalePages.Header));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Contains("网站暂时打不开", answer.Text, StringComparison.Ordinal);
    }

    private static async Task<Answer> UntilMarked(Visitor reader, string address)
    {
        var answer = await reader.Get(address);
        Assert.True(await Until(async () => (answer = await reader.Get(address)).Header(StalePages.Header) is not null), $"{answer.Code} {answer.Text}");
        return answer;
    }

    private static async Task UntilReady(WebSite site) => Assert.True(await Until(async () =>
        site.Services.GetRequiredService<SiteEpoch>().IsCertain && (await site.Visitor().Get("/healthz/ready")).Code == 200));

    private static async Task UntilBothAreKnown(WebSite site)
    {
        await using var db = site.Database.Open();
        Assert.True(await Until(async () => await db.Nodes.CountAsync() >= 2));
    }

    private static async Task<bool> Until(Func<Task<bool>> come)
    {
        for (var look = 0; look < 300; look++)
        {
            if (await come())
                return true;
            await Task.Delay(100);
        }

        return false;
    }

    private static string Read(Answer answer, string encoding)
    {
        Assert.Equal(encoding, answer.Header("Content-Encoding"));
        using var packed = new MemoryStream(answer.Bytes);
        using Stream plain = encoding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
