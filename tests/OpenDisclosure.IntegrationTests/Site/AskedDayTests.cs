using OpenDisclosure.Data;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>A reader asks how a document or a list stood on a day; the demonstration has a document that was corrected days after its release.</summary>
public sealed class AskedDayTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    [Theory, EachDatabase]
    public async Task A_corrected_document_reads_on_an_earlier_day_as_it_did_then(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var visitor = site.Visitor();
        var (address, first) = await Corrected(visitor);
        var today = (await visitor.Get(address)).Page;
        var then = await visitor.Get($"{address}?on={first}");
        Assert.Equal(200, then.Code);
        Assert.Contains("三十日内", then.Page.QuerySelector(".body")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("三十日内", today.QuerySelector(".body")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(address, then.Page.QuerySelector(".notice a")!.GetAttribute("href"));
        Assert.Equal("noindex", then.Page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal("http://localhost" + address, then.Page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(first, then.Page.QuerySelector("form.day input")!.GetAttribute("value"));
        Assert.Single(then.Page.QuerySelectorAll(".versions li"));
    }

    [Theory, EachDatabase]
    public async Task A_list_of_an_earlier_day_holds_what_it_held_then(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var visitor = site.Visitor();
        var (address, first) = await Corrected(visitor);
        var list = await visitor.Get($"/normative?on={first}");
        Assert.Equal(200, list.Code);
        Assert.NotNull(list.Page.QuerySelector($"main li a[href='{address}']"));
        Assert.Equal("/normative", list.Page.QuerySelector(".notice a")!.GetAttribute("href"));
        Assert.True(list.Page.QuerySelectorAll(".rows li").Length < (await visitor.Get("/normative")).Page.QuerySelectorAll(".rows li").Length);
        Assert.Equal(200, (await visitor.Get("/normative?on=2001-01-01")).Code);
        Assert.Equal(200, (await visitor.Get($"/statutory?on={first}")).Code);
    }

    [Theory]
    [InlineData("?on=2022-02-30", 404)]
    [InlineData("?on=x", 404)]
    [InlineData("?on=9999-12-31", 404)]
    [InlineData("?on=0001-01-01", 404)]
    [InlineData("?on=2022-01-01&on=2022-01-02", 404)]
    [InlineData("?on=%00", 404)]
    [InlineData("?on=20220101", 404)]
    [InlineData("?on=", 302)]
    public async Task What_is_no_day_that_has_been_is_not_found_and_never_a_failure(string query, int code)
    {
        var visitor = (await fixture.Site).Visitor();
        var (address, _) = await Corrected(visitor);
        Assert.Equal(code, (await visitor.Get(address + query)).Code);
        var list = (await visitor.Get("/normative" + query)).Code;
        Assert.True(list == code || (query == "?on=0001-01-01" && list == 200), $"{query}: {list}");
    }

    [Theory, EachDatabase]
    public async Task A_withdrawn_document_is_gone_on_every_day(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Live();
        await site.Office.Withdraw(paper);
        Assert.Equal(410, (await site.Visitor().Get(await site.Office.Address(paper) + "?on=2022-01-01")).Code);
    }

    [Fact]
    public async Task A_day_narrows_nothing_and_today_has_one_address()
    {
        var visitor = (await fixture.Site).Visitor();
        Assert.Equal("/normative?on=2022-01-01", (await visitor.Get("/normative?on=2022-01-01&genre=x")).Location);
        Assert.Equal("/normative", (await visitor.Get("/normative?on=")).Location);
    }

    /// <summary>The corrected document of the demonstration and the day of its first release.</summary>
    private static async Task<(string Address, string First)> Corrected(Visitor visitor)
    {
        foreach (var link in (await visitor.Get("/normative")).Page.QuerySelectorAll(".rows .ttl > a"))
        {
            var page = (await visitor.Get(link.GetAttribute("href")!)).Page;
            if (page.QuerySelectorAll(".versions li").Length == 2)
                return (link.GetAttribute("href")!, page.QuerySelectorAll(".versions time")[1].GetAttribute("datetime")![..10]);
        }

        throw new InvalidOperationException("The demonstration has no corrected document.");
    }
}
