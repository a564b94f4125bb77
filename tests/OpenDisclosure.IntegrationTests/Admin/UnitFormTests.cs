using Microsoft.EntityFrameworkCore;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>Units, made and renamed by the forms of their pages.</summary>
[Collection(SharedSite.Name)]
public sealed class UnitFormTests(WebFixture fixture)
{
    private const string SystemAdministrator = "wushigao";
    private const string GoodCode = "12150699MB0000619L";

    [Fact]
    public async Task A_unit_is_made_and_renamed_each_with_its_entry_and_a_stale_form_is_told()
    {
        var site = await fixture.Site;
        var visitor = await site.SignedIn(SystemAdministrator);
        var before = await Stored.Of(site.Database);
        var made = await visitor.Fill("/admin/units/new", "/admin/units", ("Key", "standards-center"), ("CreditCode", GoodCode), ("Name", "示例市标准化服务中心"), ("NumberPrefix", "示标服"));
        Assert.True(made.Code == 302, made.Text);
        Assert.Contains("audit_entry +1 -0", before.Changes(await Stored.Of(site.Database)));
        Assert.Contains("示例市标准化服务中心", (await visitor.Get("/admin/units")).Text, StringComparison.Ordinal);
        await using var db = site.Database.Open();
        var id = await db.Units.Where(unit => unit.Key == "standards-center").Select(unit => unit.Id).SingleAsync();
        var page = $"/admin/units/{id}";
        var opened = Visitor.Fields((await visitor.Get(page)).Page, page);
        Assert.Equal(302, (await visitor.Fill(page, page, ("Name", "示例市标准化研究中心"))).Code);
        var stale = await visitor.PostPlain(page, [.. opened.Where(field => field.Name != "Name"), ("Name", "示例市质量中心")]);
        Assert.Equal(409, stale.Code);
        Assert.Equal("示例市标准化研究中心", await db.Units.Where(unit => unit.Id == id).Select(unit => unit.Name).SingleAsync());
    }

    [Theory]
    [InlineData("CreditCode", "12150699MB0000619M")]
    [InlineData("CreditCode", "")]
    [InlineData("Key", "bureau")]
    [InlineData("Key", "Nicht gut")]
    [InlineData("Name", "")]
    [InlineData("Name", "中\u202E心")]
    [InlineData("NumberPrefix", "")]
    public async Task A_unit_that_cannot_be_is_refused_beside_its_field_and_nothing_typed_is_lost(string field, string value)
    {
        var site = await fixture.Site;
        var visitor = await site.SignedIn(SystemAdministrator);
        var fields = new Dictionary<string, string> { ["Key"] = "plans-center", ["CreditCode"] = GoodCode, ["Name"] = "示例市规划中心", ["NumberPrefix"] = "示规中" };
        fields[field] = value;
        var before = await Stored.Of(site.Database);
        var answer = await visitor.Fill("/admin/units/new", "/admin/units", [.. fields.Select(pair => (pair.Key, pair.Value))]);
        Assert.Equal(422, answer.Code);
        Assert.NotNull(answer.Page.QuerySelector($"#{field}[aria-invalid=true]"));
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
        Assert.All(fields.Where(pair => pair.Key != field), pair => Assert.Equal(pair.Value, answer.Page.QuerySelector($"#{pair.Key}")!.GetAttribute("value")));
    }
}
