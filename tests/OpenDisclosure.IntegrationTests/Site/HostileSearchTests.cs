using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>Whatever stands in the query, the search answers with a page and nothing else.</summary>
public sealed class HostileSearchTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData("q=%22%20OR%20NEAR(%20*")]
    [InlineData("q=title%3A*%20AND%20NOT%20%7Ba%20b%7D%20%5E")]
    [InlineData("q=%00")]
    [InlineData("q=%00%01%02%7F")]
    [InlineData("q=%ED%A0%80")]
    [InlineData("q=%F0%A0%AE")]
    [InlineData("q=%FF%FE%C0%80")]
    [InlineData("q=%E2%80%AE%E2%80%8B")]
    [InlineData("q='%3B%20drop%20table%20posting%3B--")]
    [InlineData("q=%25_%5C%5B")]
    [InlineData("q=%EF%BF%BF")]
    [InlineData("q=a&q=b&q=c")]
    [InlineData("q=")]
    [InlineData("q")]
    [InlineData("")]
    [InlineData("q=a&sort=x&other=%00")]
    public async Task A_query_of_signs_is_a_question_like_any_other(string query)
    {
        var visitor = (await fixture.Site).Visitor();
        Assert.Equal(200, (await visitor.Get("/search?" + query)).Code);
        Assert.Equal(200, (await visitor.Get("/search/suggest?" + query)).Code);
    }

    [Theory]
    [InlineData("q=%E9%80%9A%E7%9F%A5&page=0")]
    [InlineData("q=%E9%80%9A%E7%9F%A5&page=-1")]
    [InlineData("q=%E9%80%9A%E7%9F%A5&page=99")]
    [InlineData("q=%E9%80%9A%E7%9F%A5&page=101")]
    [InlineData("q=%E9%80%9A%E7%9F%A5&year=%00")]
    [InlineData("q=%E9%80%9A%E7%9F%A5&validity=x")]
    [InlineData("q=%E9%80%9A%E7%9F%A5&column=nowhere")]
    public async Task A_page_or_a_choice_that_cannot_be_is_not_found(string query) =>
        Assert.Equal(404, (await (await fixture.Site).Visitor().Get("/search?" + query)).Code);

    [Fact]
    public async Task A_very_long_query_is_cut_and_answered()
    {
        var visitor = (await fixture.Site).Visitor();
        foreach (var part in new[] { "一", "𠮷", "a b ", "\" OR ", "通知" })
        {
            var words = Uri.EscapeDataString(string.Concat(Enumerable.Repeat(part, 3000 / Uri.EscapeDataString(part).Length)));
            Assert.Equal(200, (await visitor.Get("/search?q=" + words)).Code);
        }
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</title><svg onload=alert(1)>")]
    [InlineData("<mark>通知</mark>")]
    public async Task What_was_typed_is_shown_as_text(string words)
    {
        var answer = await (await fixture.Site).Visitor().Get("/search?q=" + Uri.EscapeDataString(words));
        Assert.Equal(200, answer.Code);
        Assert.Contains(words, answer.Page.Title, StringComparison.Ordinal);
        Assert.Equal(words, answer.Page.QuerySelector("main input[name=q]")!.GetAttribute("value"));
        Assert.Empty(answer.Page.QuerySelectorAll("main script, main svg, main img, [onerror], [onload], h1 mark"));
    }

    [Fact]
    public async Task A_marked_title_holds_no_markup_of_its_own()
    {
        var site = await fixture.Site;
        await site.Office.Live(draft => draft.Title = "<img src=x onerror=alert(1)>犀渠的通知");
        var page = (await site.Visitor().Get("/search?q=" + Uri.EscapeDataString("犀渠"))).Page;
        Assert.Equal("<img src=x onerror=alert(1)>犀渠的通知", page.QuerySelector(".hits h2")!.TextContent.Trim());
        Assert.Empty(page.QuerySelectorAll("main img"));
    }
}
