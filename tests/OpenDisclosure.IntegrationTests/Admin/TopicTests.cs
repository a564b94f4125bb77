using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>Topics: made by the system administrator, named through the gate, and found by the public with the documents under them.</summary>
[Collection(SharedSite.Name)]
public sealed class TopicTests(WebFixture fixture)
{
    private const string SystemAdministrator = "wushigao";
    private const string All = "/admin/topics";
    private const string New = "/admin/topics/new";

    [Theory]
    [EachDatabase]
    public async Task A_topic_is_made_and_changed_each_with_its_entry_and_a_stale_form_is_told(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var visitor = await site.SignedIn(SystemAdministrator);
        var entries = await Entries.From(site.Database);
        var page = await Make(site, "new-materials");
        Assert.Contains("\"topic\":\"new-materials\"", await entries.Only(Acts.TopicChanged), StringComparison.Ordinal);
        var opened = Visitor.Fields((await visitor.Get(page)).Page, page);
        Assert.DoesNotContain(opened, field => field.Name == "Key");
        entries = await Entries.From(site.Database);
        Assert.Equal(All, (await visitor.Fill(page, page, ("StaffName", "新材料产业"), ("Key", "other-materials"))).Location);
        Assert.Contains("\"topic\":\"new-materials\"", await entries.Only(Acts.TopicChanged), StringComparison.Ordinal);
        Assert.Equal(409, (await visitor.PostPlain(page, [.. opened.Where(field => field.Name != "StaffName"), ("StaffName", "材料产业")])).Code);
        await using var db = site.Database.Open();
        Assert.Equal("新材料产业", (await db.Topics.AsNoTracking().SingleAsync(topic => topic.Key == "new-materials")).StaffName);
    }

    [Theory]
    [EachDatabase]
    public async Task The_public_finds_a_topic_once_its_name_is_released_and_its_documents_under_it(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var visitor = site.Visitor();
        await Make(site, "green-power");
        var paper = await site.Office.Live(draft => (draft.Topic, draft.Title) = ("green-power", "关于绿色电力交易的通知"));
        Assert.Equal(404, (await visitor.Get("/topics/green-power")).Code);
        Assert.DoesNotContain("/topics/green-power", (await visitor.Get("/topics")).Text, StringComparison.Ordinal);

        await Name(site, "green-power", "绿色电力");
        var address = await site.Office.Address(paper);
        var page = (await visitor.Get("/topics/green-power")).Page;
        Assert.Equal("绿色电力", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("关于绿色电力交易的通知", page.QuerySelector($"main a[href='{address}']")!.TextContent);
        Assert.NotNull((await visitor.Get("/topics")).Page.QuerySelector("main a[href='/topics/green-power']"));
        Assert.Contains("绿色电力", (await visitor.Get(address)).Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var manifest = JsonDocument.Parse((await visitor.Get(address + "-manifest")).Bytes);
        Assert.Equal("green-power", manifest.RootElement.GetProperty("topic").GetString());

        await site.Office.Withdraw(paper);
        Assert.Null((await visitor.Get("/topics/green-power")).Page.QuerySelector($"main a[href='{address}']"));
    }

    [Theory]
    [EachDatabase]
    public async Task A_closed_topic_takes_no_new_document_and_stays_readable(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var page = await Make(site, "past-campaign");
        await Name(site, "past-campaign", "专项行动");
        var live = await site.Office.Live(draft => draft.Topic = "past-campaign");
        var draft = await site.Office.Draft(change: draft => draft.Topic = "past-campaign");
        Assert.Equal(All, (await (await site.SignedIn(SystemAdministrator)).Fill(page, page, ("Closed", "true"))).Location);

        var editor = $"/admin/documents/{draft.DocumentId}/draft";
        var author = await site.SignedIn(Office.Author);
        var before = await Stored.Of(site.Database);
        var refused = await author.Fill(editor, editor, ("then", "submit"));
        Assert.Equal(422, refused.Code);
        Assert.NotNull(refused.Page.QuerySelector("#Topic[aria-invalid=true]"));
        Assert.DoesNotContain(before.Changes(await Stored.Of(site.Database)), change => change.StartsWith("revision", StringComparison.Ordinal));
        Assert.NotNull((await site.Visitor().Get("/topics/past-campaign")).Page.QuerySelector($"main a[href='{await site.Office.Address(live)}']"));
        Assert.DoesNotContain(await OfferedTopics(site, author), topic => topic == "past-campaign");
    }

    [Theory]
    [EachDatabase]
    public async Task A_draft_is_not_saved_under_a_topic_or_a_column_that_is_none_of_its_choices(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var draft = await site.Office.Draft();
        var editor = $"/admin/documents/{draft.DocumentId}/draft";
        await using var db = site.Database.Open();
        var foreign = await db.Columns.Where(column => db.Units.Any(unit => unit.Id == column.UnitId && !unit.IsMain)).Select(column => column.Id).FirstAsync();
        var author = await site.SignedIn(Office.Author);
        var before = await Stored.Of(site.Database);
        foreach (var (field, value) in new[] { ("Topic", "nowhere"), ("ColumnId", "987654"), ("ColumnId", $"{foreign}") })
        {
            var answer = await author.Fill(editor, editor, (field, value));
            Assert.Equal(422, answer.Code);
            Assert.NotNull(answer.Page.QuerySelector($"#{field}[aria-invalid=true]"));
            var typed = Visitor.Fields((await author.Get(editor)).Page, editor).Where(found => found.Name != field).Append((field, value));
            Assert.Equal(422, (await author.PostPlain(editor + "/autosave", [.. typed])).Code);
        }

        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    [Theory]
    [EachDatabase]
    public async Task The_preview_names_the_topic_as_the_page_will(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await Make(site, "preview-topic");
        var paper = await site.Office.Reviewed(change: draft => draft.Topic = "preview-topic");
        var reviewer = await site.SignedIn(Office.ConfidentialityReviewer);
        Assert.DoesNotContain("预览用专题", (await reviewer.Get($"/admin/revisions/{paper.RevisionId}/page")).Text, StringComparison.Ordinal);
        await Name(site, "preview-topic", "预览用专题");
        Assert.Contains("预览用专题", (await reviewer.Get($"/admin/revisions/{paper.RevisionId}/page")).Text, StringComparison.Ordinal);
        Assert.Contains("预览用专题", (await (await site.SignedIn(Office.Author)).Get($"/admin/documents/{paper.DocumentId}/draft/page")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/topics/none")]
    [InlineData("/topics/relief?page=x")]
    [InlineData("/topics/relief?page=0")]
    [InlineData("/topics/relief?page=01")]
    [InlineData("/topics/relief?page=2")]
    [InlineData("/topics/relief?page=101")]
    [InlineData("/topics/relief?page=")]
    [InlineData("/topics/relief?page=1&page=2")]
    public async Task What_is_no_page_of_a_topic_is_not_found(string path)
    {
        var site = await fixture.Site;
        Assert.Equal(404, (await site.Visitor().Get(path)).Code);
    }

    [Fact]
    public async Task A_topic_has_one_address()
    {
        var visitor = (await fixture.Site).Visitor();
        var moved = await visitor.Get("/topics/relief?page=1");
        Assert.InRange(moved.Code, 301, 308);
        Assert.EndsWith("/topics/relief", moved.Location, StringComparison.Ordinal);
        Assert.Equal(200, (await visitor.Get("/topics/relief")).Code);
    }

    [Theory]
    [InlineData("Key", "")]
    [InlineData("Key", "a")]
    [InlineData("Key", "nicht gut")]
    [InlineData("Key", "relief")]
    [InlineData("StaffName", "")]
    [InlineData("StaffName", "专\u202E题")]
    [InlineData("Position", "-1")]
    [InlineData("Position", "十")]
    public async Task A_topic_that_cannot_be_is_refused_beside_its_field_and_nothing_typed_is_lost(string field, string value)
    {
        var site = await fixture.Site;
        var typed = new Dictionary<string, string> { ["Key"] = "wind-power", ["StaffName"] = "风电装备", ["Position"] = "20" };
        typed[field] = value;
        await Refusal.Beside(site, await site.SignedIn(SystemAdministrator), New, All, field, typed);
    }

    [Theory]
    [InlineData("zhouyangli")]
    [InlineData("heyangqian")]
    [InlineData("everything")]
    public async Task Only_the_system_administrator_makes_and_changes_topics(string account)
    {
        var site = await fixture.Site;
        await using var db = site.Database.Open();
        var id = await db.Topics.Where(topic => topic.Key == "relief").Select(topic => topic.Id).SingleAsync();
        var visitor = await site.SignedIn(account);
        var before = await Stored.Of(site.Database);
        Assert.Equal(403, (await visitor.Post(All, ("Key", "wind-power"), ("StaffName", "风电"), ("Position", "1"))).Code);
        Assert.Equal(403, (await visitor.Post($"{All}/{id}", ("Version", "1"), ("StaffName", "风电"), ("Position", "1"))).Code);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    /// <summary>Makes a topic by the form and tells its page.</summary>
    private static async Task<string> Make(WebSite site, string key)
    {
        var made = await (await site.SignedIn(SystemAdministrator)).Fill(New, All, ("Key", key), ("StaffName", "专题" + key), ("Position", "30"));
        Assert.Equal(All, made.Location);
        await using var db = site.Database.Open();
        return $"{All}/{await db.Topics.Where(topic => topic.Key == key).Select(topic => topic.Id).SingleAsync()}";
    }

    /// <summary>Takes the public name of a topic through the gate.</summary>
    private static async Task Name(WebSite site, string key, string name)
    {
        var author = await site.SignedIn(Office.Author);
        var begun = await author.Fill(All, "/admin/site-texts/topic-" + key);
        var paper = new Paper(long.Parse(begun.Location!.Split('/')[3], System.Globalization.CultureInfo.InvariantCulture));
        await site.Office.Edit(paper, Office.Author, draft => draft.Fields = JsonSerializer.Serialize(new Dictionary<string, string> { ["name"] = name }));
        await site.Office.Release(await site.Office.Judge(await site.Office.Review(await site.Office.Submit(paper))));
    }

    private static async Task<IReadOnlyList<string?>> OfferedTopics(WebSite site, Visitor author)
    {
        var draft = await site.Office.Draft();
        var page = (await author.Get($"/admin/documents/{draft.DocumentId}/draft")).Page;
        return [.. page.QuerySelectorAll("#Topic option:not([disabled])").Select(option => option.GetAttribute("value"))];
    }
}
