using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>What is released is found, by any spelling; what is not released, or no longer, is not.</summary>
public sealed partial class SearchTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private const int PageSize = 20;

    [Theory, EachDatabase]
    public async Task Words_of_one_and_two_characters_find_titles_before_texts(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var inTitle = await site.Office.Live(draft => (draft.Title, draft.Body) = ("关于烟霭的通知", "正文。"));
        var inText = await site.Office.Live(draft => (draft.Title, draft.Body) = ("关于别的事的通知", "第一句话。这里说到烟霭的事情。"));
        foreach (var words in new[] { "霭", "烟霭" })
        {
            var page = await Found(site, words);
            Assert.Equal([await site.Office.Address(inTitle), await site.Office.Address(inText)], Addresses(page));
            Assert.Contains(page.QuerySelectorAll(".hits h2 mark"), mark => mark.TextContent == words);
            Assert.Equal(words, Assert.Single(page.QuerySelectorAll(".hits li:nth-child(2) p mark")).TextContent);
            Assert.Contains(words, page.Title, StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task A_document_number_is_found_first_in_any_brackets(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await using var db = site.Database.Open();
        var numbered = await db.Revisions.Where(revision => revision.DocumentNumber != "" && db.Publications.Any(publication => publication.RevisionId == revision.Id && publication.State == PublicationState.Live))
            .Select(revision => new { revision.DocumentId, revision.DocumentNumber }).FirstAsync();
        var address = "/" + await db.CatalogueEntries.Where(entry => entry.DocumentId == numbered.DocumentId).Select(entry => entry.Address).SingleAsync();
        await site.Office.Live(draft => (draft.Title, draft.Body) = ("引用文件的通知", $"依照{numbered.DocumentNumber}办理。"));
        foreach (var (open, close) in new[] { ("〔", "〕"), ("[", "]"), ("(", ")"), ("（", "）") })
        {
            var page = await Found(site, numbered.DocumentNumber.Replace("〔", open, StringComparison.Ordinal).Replace("〕", close, StringComparison.Ordinal));
            Assert.Equal(address, Addresses(page)[0]);
            Assert.True(Addresses(page).Count > 1);
        }
    }

    [Theory, EachDatabase]
    public async Task Width_traditional_characters_and_numerals_lead_to_the_same(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Live(draft => (draft.Title, draft.Body) = ("关于瞭望塔检测的通知", "依照标准GB18667第十二条，自二〇二二年起施行。"));
        var address = await site.Office.Address(paper);
        foreach (var words in new[] { "瞭望塔檢測", "ＧＢ１８６６７", "瞭望塔 第12条", "瞭望塔 2022年", "瞭望塔　检测", "gb18667" })
            Assert.Equal(address, Addresses(await Found(site, words))[0]);
        Assert.Contains("已按“瞭望塔检测”查找", (await Found(site, "瞭望塔檢測")).QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_agencys_synonyms_are_looked_for_too(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Live(draft => draft.Title = "风车改装奖补的通知");
        var page = await Found(site, "风车改装补贴");
        Assert.Equal(await site.Office.Address(paper), Addresses(page)[0]);
        Assert.Contains("“奖补”", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("风车改装奖补", string.Concat(page.QuerySelectorAll(".hits h2 mark").Select(mark => mark.TextContent)));
    }

    [Theory, EachDatabase]
    public async Task What_is_not_released_is_not_found_whatever_its_stage(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Office.Draft(change: draft => draft.Title = "甪里未出的事");
        await site.Office.Submitted(change: draft => draft.Title = "甪里未出的事");
        await site.Office.Reviewed(change: draft => draft.Title = "甪里未出的事");
        var cleared = await site.Office.Cleared(change: draft => draft.Title = "甪里未出的事");
        Assert.Empty(Addresses(await Found(site, "甪里")));
        Assert.Equal("[]", (await site.Visitor().Get("/search/suggest?q=" + Uri.EscapeDataString("甪里"))).Text);
        await site.Office.Release(cleared);
        Assert.Single(Addresses(await Found(site, "甪里")));
    }

    [Theory, EachDatabase]
    public async Task Every_answer_after_an_acknowledged_act_follows_it(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var visitor = site.Visitor();
        var releaser = await site.SignedIn(Office.Releaser);
        for (var round = 0; round < 50; round++)
        {
            var word = "踆" + (char)('\u4E00' + round) + "乌";
            var paper = await site.Office.Cleared(change: draft => draft.Title = $"关于{word}的通知");
            Assert.Empty(Addresses(await Found(site, word, visitor)));
            var released = await releaser.Post("/admin/release", ("Chosen", $"{paper.RevisionId}"), ($"Hashes[{paper.RevisionId}]", paper.Hash), ("Password", WebSite.Password));
            Assert.Equal(302, released.Code);
            Assert.Single(Addresses(await Found(site, word, visitor)));
            var withdrawn = await releaser.Post($"/admin/documents/{paper.DocumentId}/withdrawal", ("Hash", paper.Hash), ("Kind", nameof(WithdrawalKind.Gone)), ("Reason", nameof(WithdrawalReason.WrongContent)), ("Password", WebSite.Password));
            Assert.Equal(302, withdrawn.Code);
            Assert.Empty(Addresses(await Found(site, word, visitor)));
            Assert.Equal("[]", (await visitor.Get("/search/suggest?q=" + Uri.EscapeDataString(word))).Text);
        }
    }

    [Theory, EachDatabase]
    public async Task A_word_that_a_newer_version_lacks_is_not_found_any_more(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Live(draft => draft.Body = "此处提到貔貅。");
        Assert.Single(Addresses(await Found(site, "貔貅")));
        await site.Office.Revise(paper, draft => draft.Body = "此处提到麒麟。");
        Assert.Empty(Addresses(await Found(site, "貔貅")));
        Assert.Contains(await site.Office.Address(paper), Addresses(await Found(site, "麒麟")));
    }

    [Theory, EachDatabase]
    public async Task Each_facet_leads_to_as_many_as_it_says(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Office.Live(draft => (draft.Title, draft.Genre) = ("鼹鼠分布的通知", "通知"));
        await site.Office.Live(draft => (draft.Title, draft.Genre) = ("鼹鼠数量的公告", "公告"));
        var visitor = site.Visitor();
        foreach (var words in new[] { "鼹鼠", "通知" })
        {
            var links = (await Found(site, words)).QuerySelectorAll(".facets a").OfType<IHtmlAnchorElement>().ToList();
            Assert.NotEmpty(links);
            foreach (var link in links)
                Assert.Equal(Number(link.QuerySelector("small")!.TextContent), await Listed(visitor, link.GetAttribute("href")!));
        }
    }

    [Fact]
    public async Task The_newest_come_first_when_the_reader_wishes_it()
    {
        var site = await fixture.Site;
        var older = await site.Office.Live(draft => draft.Title = "蓼茸");
        var newer = await site.Office.Live(draft => (draft.Title, draft.Body) = ("另一件事的通知", "说到蓼茸。"));
        var (first, second) = (await site.Office.Address(older), await site.Office.Address(newer));
        var best = await Found(site, "蓼茸");
        Assert.Equal([first, second], Addresses(best));
        var order = best.QuerySelectorAll(".tools a").OfType<IHtmlAnchorElement>().Single().GetAttribute("href")!;
        Assert.Equal([second, first], Addresses((await site.Visitor().Get(order)).Page));
    }

    [Theory, EachDatabase]
    public async Task The_text_of_an_attachment_is_found_and_said_to_stand_there(DatabaseProvider provider)
    {
        var page = await Found(await fixture.On(provider), "以发票为准");
        Assert.NotEmpty(Addresses(page));
        Assert.Contains(page.QuerySelectorAll(".hits p"), line => line.TextContent == "附件中有这些字。");
    }

    [Fact]
    public async Task The_first_search_after_a_release_reads_no_more_than_what_changed()
    {
        var site = await fixture.Site;
        await Found(site, "雎鸠");
        await site.Office.Live(draft => draft.Title = "雎鸠观察的通知");
        site.Commands.Forget();
        Assert.Single(Addresses(await Found(site, "雎鸠")));
        Assert.True(site.Commands.Count <= 15, $"{site.Commands.Count} queries: {string.Join("\n", site.Commands.Sent)}");
        Assert.All(site.Commands.Sent.Where(command => command.Contains("public_body", StringComparison.Ordinal)), command => Assert.Contains("WHERE", command, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_nobody_released_has_an_honest_page_that_offers_a_request()
    {
        var page = await Found(await fixture.Site, "鼋鼍蛟龙");
        Assert.Empty(Addresses(page));
        Assert.Contains("没有找到", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='/about/on-request']"));
        Assert.Null(page.QuerySelector(".facets"));
    }

    [Fact]
    public async Task What_holds_most_of_the_words_is_offered_where_nothing_holds_all()
    {
        var site = await fixture.Site;
        var paper = await site.Office.Live(draft => (draft.Title, draft.Body) = ("骆驼牧养的通知", "骆驼牧养的补充规定。"));
        var page = await Found(site, "骆驼牧养多久");
        Assert.Equal(await site.Office.Address(paper), Addresses(page)[0]);
        Assert.Contains("最接近", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Titles_are_suggested_while_somebody_types()
    {
        var site = await fixture.Site;
        var paper = await site.Office.Live(draft => draft.Title = "<b>骅骝</b>\"开道\"的通知");
        var answer = await site.Visitor().Get("/search/suggest?q=" + Uri.EscapeDataString("骅"));
        Assert.StartsWith("application/json", answer.Header("Content-Type"), StringComparison.Ordinal);
        var suggestion = Assert.Single(System.Text.Json.JsonDocument.Parse(answer.Text).RootElement.EnumerateArray());
        Assert.Equal("<b>骅骝</b>\"开道\"的通知", suggestion.GetProperty("title").GetString());
        Assert.Equal(await site.Office.Address(paper), suggestion.GetProperty("address").GetString());
        Assert.Equal("[]", (await site.Visitor().Get("/search/suggest?q=%00")).Text);
    }

    [Fact]
    public async Task A_second_instance_with_the_same_folder_has_an_index_of_its_own()
    {
        var site = await fixture.Site;
        var paper = await site.Office.Live(draft => draft.Title = "邺下同览的通知");
        await using var other = site.Beside();
        foreach (var instance in new[] { site, other })
            Assert.Equal([await site.Office.Address(paper)], Addresses(await Found(instance, "邺下")));
    }

    private static async Task<IHtmlDocument> Found(WebSite site, string words, Visitor? visitor = null)
    {
        var answer = await (visitor ?? site.Visitor()).Get("/search?q=" + Uri.EscapeDataString(words));
        Assert.True(answer.Code == 200, $"{words}: {answer.Code}");
        return answer.Page;
    }

    private static List<string> Addresses(IHtmlDocument page) => [.. page.QuerySelectorAll(".hits h2 a").Select(link => link.GetAttribute("href")!)];

    private static async Task<int> Listed(Visitor visitor, string address)
    {
        var found = new HashSet<string>();
        for (int number = 1, pages = 1; number <= pages; number++)
        {
            var page = (await visitor.Get(number == 1 ? address : string.Create(CultureInfo.InvariantCulture, $"{address}&page={number}"))).Page;
            if (number == 1)
                pages = (Number(page.QuerySelector(".lead")!.TextContent) + PageSize - 1) / PageSize;
            found.UnionWith(Addresses(page));
        }

        return found.Count;
    }

    private static int Number(string text) => int.Parse(Digits().Match(text).Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
