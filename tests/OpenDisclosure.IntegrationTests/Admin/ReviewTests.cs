using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>The reviews as evidence: a sheet for each revision, a summary for each month, and what is to be looked at again.</summary>
[Collection(SharedSite.Name)]
public sealed class ReviewTests(WebFixture fixture)
{
    [Theory, EachDatabase]
    public async Task The_sheet_carries_the_opinions_of_all_who_had_a_duty_and_what_was_found(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Live(draft => (draft.Title, draft.Body) = ("关于审查表的通知", "联系手机13700004321。"));
        var page = (await (await site.SignedIn("heyangqian")).Get($"/admin/revisions/{paper.RevisionId}/sheet")).Page;
        Assert.Equal("信息公开保密审查表", page.QuerySelector("h1")!.TextContent);
        var rows = page.QuerySelectorAll("table.sheet tr").ToLookup(row => row.QuerySelector("th")!.TextContent.Trim(), row => row.QuerySelector("td")?.TextContent.Trim() ?? "");
        Assert.StartsWith("关于审查表的通知（第1版）", rows["信息名称"].Single(), StringComparison.Ordinal);
        Assert.Equal("政府网站", rows["拟公开方式"].Single());
        Assert.Equal("主动公开", rows["拟公开属性"].Single());
        Assert.NotEmpty(rows["初审（承办科室负责人）"].Single());
        Assert.Contains("主动公开；第十九条", rows["复审（保密审查）"].Single(), StringComparison.Ordinal);
        Assert.StartsWith("同意公开", rows["终审（签发）"].Single(), StringComparison.Ordinal);
        Assert.Contains("可以随文公开", page.QuerySelector("table.sheet:has(thead) tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(paper.Hash, page.QuerySelector(".seal")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_summary_of_a_month_counts_its_verdicts_and_goes_into_a_table(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Office.Cleared(change: draft => draft.Title = "=汇总一件");
        var auditor = await site.SignedIn("heyangqian");
        await using var db = site.Database.Open();
        var at = (await db.Clearances.OrderByDescending(row => row.Seq).FirstAsync()).At.ToOffset(TimeSpan.FromHours(8));
        var month = $"{at.Year}-{at.Month:00}";
        var page = (await auditor.Get("/admin/reviews?month=" + month)).Page;
        var start = new DateTimeOffset(at.Year, at.Month, 1, 0, 0, 0, TimeSpan.FromHours(8)).ToUniversalTime();
        var count = await db.Clearances.CountAsync(row => row.At >= start);
        Assert.Equal(count, page.QuerySelectorAll("section[aria-labelledby=all] tbody tr").Length);
        Assert.Equal(count, page.QuerySelectorAll("section[aria-labelledby=who] tbody td:nth-child(2)").Sum(cell => int.Parse(cell.TextContent, System.Globalization.CultureInfo.InvariantCulture)));
        var table = await auditor.Get($"/admin/reviews/{month}.csv");
        Assert.Equal("text/csv; charset=utf-8", table.Header("Content-Type"));
        Assert.Equal(count + 1, table.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(",'=汇总一件,", table.Text, StringComparison.Ordinal);
        Assert.Empty((await auditor.Get("/admin/reviews?month=2001-01")).Page.QuerySelectorAll("section[aria-labelledby=all]"));
        Assert.Equal(404, (await auditor.Get("/admin/reviews?month=2001-13")).Code);
    }

    [Theory, EachDatabase]
    public async Task What_was_refused_waits_for_its_day_until_there_is_a_newer_text(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Judge(await site.Office.Reviewed(change: draft => draft.Title = "暂不公开的材料"), ClearanceOutcome.Refused, "内部事务");
        var reviewer = await site.SignedIn(Office.ConfidentialityReviewer);
        Assert.Contains("暂不公开的材料", Waiting((await reviewer.Get("/admin/reviews")).Page));
        await site.Office.Edit(paper, Office.Author, draft => draft.Body += "\n\n补充。");
        await site.Office.Submit(paper);
        Assert.DoesNotContain("暂不公开的材料", Waiting((await reviewer.Get("/admin/reviews")).Page));
    }

    private static IEnumerable<string> Waiting(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelectorAll("section[aria-labelledby=again] tbody th").Select(cell => cell.TextContent.Trim());
}
