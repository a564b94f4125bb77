using System.Text.Json;
using OpenDisclosure.Content.Tables;
using OpenDisclosure.Data;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>A list that a reader has narrowed is taken away as a file with the same documents.</summary>
public sealed class ListFileTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    [Theory, EachDatabase]
    public async Task Each_form_holds_the_documents_of_the_list_in_its_order_with_the_fields_of_the_catalogue(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Office.Live(draft => (draft.Title, draft.Keywords, draft.Genre) = ("=HYPERLINK(1)的“公报”", "甲,乙", "公报"));
        await site.Office.Live(draft => draft.Genre = "公报");
        var visitor = site.Visitor();
        const string Query = "?genre=%E5%85%AC%E6%8A%A5";
        var page = (await visitor.Get("/notices" + Query)).Page;
        var titles = page.QuerySelectorAll("main li:has(time) a").Select(link => link.TextContent).ToList();
        Assert.True(titles.Count >= 2);
        Assert.Equal(
            ["/notices/list.csv" + Query, "/notices/list.xlsx" + Query, "/notices/list.json" + Query, "/notices/feed.atom" + Query],
            page.QuerySelectorAll(".tools a:not([rel])").Select(link => link.GetAttribute("href")));

        var json = JsonDocument.Parse((await visitor.Get("/notices/list.json" + Query)).Bytes).RootElement.EnumerateArray().ToList();
        Assert.Equal(titles, json.Select(record => record.GetProperty("title").GetString()));
        Assert.All(json, record => Assert.All(["indexNumber", "publisher", "issuedOn", "publishedOn", "summary", "address", "contentHash"], member => Assert.NotEqual("", record.GetProperty(member).GetString())));

        var csv = (await visitor.Get("/notices/list.csv" + Query)).Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(titles.Count + 1, csv.Length);
        Assert.StartsWith("索引号,标题,发文机关,主题分类", csv[0], StringComparison.Ordinal);
        Assert.Contains(csv, line => line.Contains("'=HYPERLINK(1)", StringComparison.Ordinal) && line.Contains("\"甲,乙\"", StringComparison.Ordinal));

        var sheet = SheetReader.Read(new MemoryStream((await visitor.Get("/notices/list.xlsx" + Query)).Bytes))!.Values.Single();
        Assert.Equal(titles, sheet.Skip(1).Select(row => row[1]));

        var feed = (await visitor.Get("/notices/feed.atom" + Query)).Text;
        Assert.Equal(titles.Count, feed.Split("<entry>").Length - 1);
    }

    [Fact]
    public async Task There_is_no_file_of_a_column_that_is_not_there_or_in_a_form_that_is_none()
    {
        var visitor = (await fixture.Site).Visitor();
        foreach (var path in new[] { "/nothing/list.csv", "/notices/list.exe", "/notices/list.CSV", "/site-texts/list.json" })
            Assert.Equal(404, (await visitor.Get(path)).Code);
    }
}
