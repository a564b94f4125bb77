using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>咨询留言 and 找错 as a visitor meets them.</summary>
public sealed class MessageFormTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    [Theory]
    [EachDatabase]
    public async Task A_message_is_taken_with_its_entry_and_found_again_by_number_and_code_in_any_spelling(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var visitor = site.Visitor();
        var entries = await Entries.From(site.Database);
        var sent = await SentMessage.Send(visitor);
        Assert.Contains($"\"message\":\"{sent.Number}\",\"messageKind\":\"question\"", await entries.Only(Acts.MessageReceived), StringComparison.Ordinal);
        var found = await site.Visitor().Fill(
            SentMessage.Status, SentMessage.Status, ("Number", " " + sent.Number.ToLowerInvariant().Replace("-", "－", StringComparison.Ordinal)), ("Code", sent.Code.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()));
        Assert.Equal(200, found.Code);
        Assert.Contains(sent.Number, SentMessage.Shown(found), StringComparison.Ordinal);
        Assert.Contains("收到", found.Page.QuerySelector("#state")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("技改资金", found.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachDatabase]
    public async Task A_wrong_code_answers_as_a_number_that_does_not_exist(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var sent = await SentMessage.Send(site.Visitor());
        var wrong = await (sent with { Code = "aaaa aaaa aaaa aaaa" }).Ask(site.Visitor());
        var none = await (sent with { Number = "LY-2026-9999", Code = "aaaa aaaa aaaa aaaa" }).Ask(site.Visitor());
        Assert.Equal((422, 422), (wrong.Code, none.Code));
        Assert.Equal(Bare(none, "LY-2026-9999"), Bare(wrong, sent.Number));
        Assert.Contains(SentMessage.NotFound, wrong.Page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("有误：", wrong.Page.Title, StringComparison.Ordinal);

        static string Bare(Answer answer, string number) => string.Concat(answer.Text.Replace(number, "", StringComparison.Ordinal).Split('\n')
            .Where(line => !line.Contains("__RequestVerificationToken", StringComparison.Ordinal)));
    }

    [Theory]
    [EachDatabase]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var before = await Stored.Of(site.Database);
        var refused = await site.Visitor().Fill(
            SentMessage.Form, SentMessage.Address, ("Kind", "complaint"), ("Text", "我要投诉<b>某人</b>"), ("Name", "张三"), ("WantsReply", "true"), ("Page", "https://example.com/news"));
        Assert.Equal(422, refused.Code);
        Assert.StartsWith("有误：", refused.Page.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", refused.Page.Title, StringComparison.Ordinal);
        foreach (var field in new[] { "Subject", "Page", "Contact", "Consents" })
            Assert.NotNull(refused.Page.QuerySelector($"#{field}[aria-invalid=true][aria-describedby~={field}-wrong]"));
        Assert.Contains("12345", refused.Page.QuerySelector("#Kind-wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, refused.Page.QuerySelectorAll(".errors li a").Length);
        Assert.All(refused.Page.QuerySelectorAll(".errors li a"), link => Assert.NotNull(refused.Page.QuerySelector(link.GetAttribute("href")!)));
        Assert.NotNull(refused.Page.QuerySelector(".errors[role=alert][tabindex='-1'][autofocus]"));
        var kept = Visitor.Fields(refused.Page, SentMessage.Address);
        Assert.Contains(("Text", "我要投诉<b>某人</b>"), kept);
        Assert.Contains(("Name", "张三"), kept);
        Assert.Contains(("Kind", "complaint"), kept);
        Assert.Contains(("WantsReply", "true"), kept);
        Assert.Contains(("Page", "https://example.com/news"), kept);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    [Theory]
    [InlineData("/news", "/news")]
    [InlineData("/notices/2026-00001?x=1#top", "/notices/2026-00001")]
    [InlineData("http://localhost/counts", "/counts")]
    [InlineData("https://evil.example/news", "")]
    [InlineData("//evil.example", "")]
    [InlineData("/\\evil.example", "")]
    [InlineData("javascript:alert(1)", "")]
    [InlineData("/<script>", "")]
    [InlineData("/admin/messages", "")]
    public async Task A_report_of_a_fault_has_the_page_filled_in_where_it_is_one_of_this_site(string address, string filled)
    {
        var form = (await (await fixture.Site).Visitor().Get("/messages/error?page=" + Uri.EscapeDataString(address))).Page;
        Assert.Equal(filled, form.QuerySelector("#Page")!.GetAttribute("value") ?? "");
        Assert.NotNull(form.QuerySelector("input[name=Kind][value=fault][checked]"));
    }

    [Fact]
    public async Task Every_page_leads_to_the_report_of_a_fault_on_itself()
    {
        var site = await fixture.Site;
        Assert.NotNull((await site.Visitor().Get("/search?q=secret-word")).Page.QuerySelector(".foot a[href='/messages/error?page=%2Fsearch']"));
        var address = await site.Office.Address(await site.Office.Live());
        var document = (await site.Visitor().Get(address)).Page;
        Assert.Equal(2, document.QuerySelectorAll($"a[href='/messages/error?page={Uri.EscapeDataString(address)}']").Length);
    }

    [Theory]
    [EachDatabase]
    public async Task A_form_that_is_sent_twice_makes_one_message_and_with_another_text_another(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var visitor = site.Visitor();
        var opened = Visitor.Fields((await visitor.Get(SentMessage.Form)).Page, SentMessage.Address);
        var whole = opened.Where(field => field.Name is not ("Subject" or "Text")).Concat(SentMessage.Fields()).ToArray();
        var first = SentMessage.Read(await visitor.PostPlain(SentMessage.Address, whole));
        Assert.Equal(first, SentMessage.Read(await visitor.PostPlain(SentMessage.Address, whole)));
        var other = SentMessage.Read(await visitor.PostPlain(SentMessage.Address, [.. whole.Where(field => field.Item1 != "Text"), ("Text", "另一个问题")]));
        Assert.NotEqual(first.Number, other.Number);
        Assert.NotEqual(first.Code, other.Code);
        Assert.Equal(200, (await other.Ask(visitor)).Code);
    }

    [Theory]
    [EachDatabase]
    public async Task What_a_visitor_wrote_is_nowhere_but_sealed_in_its_row(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        string[] canaries = ["canarysubject", "canarytext", "canaryname", "canary@contact"];
        var entries = await Entries.From(site.Database);
        var sent = await SentMessage.Send(site.Visitor(), ("Subject", canaries[0]), ("Text", canaries[1]), ("Name", canaries[2]), ("Contact", canaries[3]), ("WantsReply", "true"));
        Assert.DoesNotContain("canary", await entries.Only(Acts.MessageReceived), StringComparison.Ordinal);
        var empty = await Stored.Of(site.Database);
        await using (var connection = await site.Database.OpenPlain())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "select sealed, number, page from message";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                Assert.DoesNotContain("canary", Encoding.UTF8.GetString((byte[])reader.GetValue(0)) + reader.GetValue(1) + reader.GetValue(2), StringComparison.Ordinal);
        }

        foreach (var path in new[] { "/", "/messages", "/messages/new", "/messages/status", "/replies", "/search?q=canarysubject", "/sitemap", "/sitemap/pages.xml", "/sitemap/1.xml", "/counts", "/ledger/checkpoints.txt" })
            Assert.DoesNotContain("canary", (await site.Visitor().Get(path)).Text.Replace("canarysubject", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", (await sent.Ask(site.Visitor())).Text, StringComparison.Ordinal);
        Assert.Empty(empty.Changes(await Stored.Of(site.Database)));
    }

    [Theory]
    [EachDatabase]
    public async Task Hostile_texts_are_refused_in_words_or_stored_unharmed(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        foreach (var text in new[] { "a\u0007b", "a\u202Eb", "\0", new string('字', 3001) })
        {
            var refused = await site.Visitor().Fill(SentMessage.Form, SentMessage.Address, SentMessage.Fields(("Text", text)));
            Assert.Equal(422, refused.Code);
            Assert.NotNull(refused.Page.QuerySelector("#Text-wrong"));
        }

        await SentMessage.Send(site.Visitor(), ("Subject", "'; drop table message; --"), ("Text", "<script>alert(1)</script>{0}%s\u2028\uD842\uDFB7"), ("Name", "𠮷田·㛃"));
        foreach (var odd in new[] { ("Kind", "9"), ("Kind", "question,fault"), ("Consents", "maybe"), ("Ticket", "forged"), ("Ticket", "") })
            Assert.Equal(422, (await site.Visitor().Fill(SentMessage.Form, SentMessage.Address, SentMessage.Fields(odd))).Code);
        foreach (var (number, code) in new[] { ("' or 1=1--", "x"), ("LY-99999999999999-1", "\0"), ("", ""), (new string('9', 5000), new string('a', 5000)) })
            Assert.Equal(422, (await site.Visitor().Fill(SentMessage.Status, SentMessage.Status, ("Number", number), ("Code", code))).Code);
        foreach (var query in new[] { "?year=0", "?year=99999", "?year=abc", "?page=-1", "?page=0", "?page=9999", "?year=1999", "?page=2&page=3" })
            Assert.Equal(404, (await site.Visitor().Get("/messages" + query)).Code);
    }

    [Fact]
    public async Task A_program_that_fills_in_what_nobody_sees_is_refused_and_a_person_can_mend_it()
    {
        var site = await fixture.Site;
        var refused = await site.Visitor().Fill(SentMessage.Form, SentMessage.Address, SentMessage.Fields(("Website", "https://spam.example")));
        Assert.Equal(422, refused.Code);
        Assert.NotNull(refused.Page.QuerySelector("#Website[aria-invalid=true]"));
    }

    [Fact]
    public async Task The_pages_with_a_form_are_kept_by_nobody_and_the_list_is()
    {
        var site = await fixture.Site;
        foreach (var path in new[] { "/messages/new", "/messages/error", "/messages/status" })
        {
            var answer = await site.Visitor().Get(path, ("Accept-Encoding", "br"));
            Assert.Contains("no-store", answer.Header("Cache-Control")!, StringComparison.Ordinal);
            Assert.Null(answer.Header("Content-Encoding"));
            Assert.Contains("noindex", answer.Header("X-Robots-Tag")!, StringComparison.Ordinal);
        }

        var list = await site.Visitor().Get("/messages");
        Assert.Equal("no-cache", list.Header("Cache-Control"));
        Assert.Null(list.Header("Set-Cookie"));
        Assert.Contains(site.Memory.Pages, kept => kept.Key.Path == "/messages");
        Assert.DoesNotContain(site.Memory.Pages, kept => kept.Key.Path.StartsWith("/messages/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_address_sends_and_asks_so_often_and_no_oftener_and_keeps_what_it_typed()
    {
        await using var site = await WebSite.Start(DatabaseProvider.Sqlite, ("OpenDisclosure:Messages:PerHour", "2"), ("OpenDisclosure:Messages:LookUpsPerMinute", "3"), ("OpenDisclosure:Messages:LeastSeconds", "0"));
        var visitor = site.Visitor();
        var sent = await SentMessage.Send(visitor);
        await SentMessage.Send(visitor);
        var refused = await visitor.Fill(SentMessage.Form, SentMessage.Address, SentMessage.Fields(("Subject", "第三件")));
        Assert.Equal(429, refused.Code);
        Assert.Contains(("Subject", "第三件"), Visitor.Fields(refused.Page, SentMessage.Address));
        await SentMessage.Send(site.Visitor());
        for (var tried = 0; tried < 3; tried++)
            Assert.Equal(200, (await sent.Ask(visitor)).Code);
        var slowed = await sent.Ask(visitor);
        Assert.Equal((429, "60"), (slowed.Code, slowed.Header("Retry-After")));
        Assert.DoesNotContain(sent.Number + "</dd>", slowed.Text, StringComparison.Ordinal);
        await using var db = site.Database.Open();
        Assert.Equal(3, await db.Messages.CountAsync());
    }

    [Fact]
    public async Task What_comes_faster_than_anybody_types_is_asked_once_more()
    {
        await using var site = await WebSite.Start(DatabaseProvider.Sqlite, ("OpenDisclosure:Messages:LeastSeconds", "3"));
        var visitor = site.Visitor();
        var quick = await visitor.Fill(SentMessage.Form, SentMessage.Address, SentMessage.Fields());
        Assert.Equal(422, quick.Code);
        Assert.Contains("太快", quick.Page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        await Task.Delay(TimeSpan.FromSeconds(3.2));
        SentMessage.Read(await visitor.PostPlain(SentMessage.Address, [.. Visitor.Fields(quick.Page, SentMessage.Address)]));
    }
}
