using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>Templates of a unit: kept, renamed, removed, begun from.</summary>
[Collection(SharedSite.Name)]
public sealed class TemplateTests(WebFixture fixture)
{
    private const string List = "/admin/templates";

    [Theory, EachDatabase]
    public async Task A_document_begins_as_its_template_reads_and_with_a_day_of_its_own(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Draft(change: draft => (draft.Title, draft.Body, draft.DocumentNumber, draft.Keywords) = ("关于报送报表的通知", "请报送。", "示工信发〔2022〕8号", "报表"));
        var author = await site.SignedIn(Office.Author);
        var life = $"/admin/documents/{paper.DocumentId}";
        Assert.Equal((302, List), await Kept(author, life, "报表模板"));
        await using var db = site.Database.Open();
        var template = await db.DraftTemplates.AsNoTracking().OrderByDescending(found => found.Id).FirstAsync();
        Assert.Equal(("报表模板", await site.Office.StaffId(Office.Author)), (template.Name, template.MadeById));

        var begun = await author.Fill("/admin/documents/new", $"{List}/{template.Id}/documents");
        var id = long.Parse(begun.Location!.Split('/')[3], System.Globalization.CultureInfo.InvariantCulture);
        var draft = await db.Drafts.SingleAsync(found => found.DocumentId == id);
        Assert.Equal(("关于报送报表的通知", "请报送。", "报表"), (draft.Title, draft.Body, draft.Keywords));
        Assert.Null(draft.DocumentNumber);
        Assert.NotNull(draft.IssuedOn);
        Assert.Equal(DocumentKind.Notice, (await db.Documents.SingleAsync(found => found.Id == id)).Kind);
    }

    [Theory, EachDatabase]
    public async Task Fields_of_the_kind_stay_for_the_next_document_but_not_those_of_one_matter(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Kind(
            DocumentKind.Interpretation, draft => draft.Fields = """{"form":"questions","office":"某科","otherDocument":"上级的一份文件","person":"某科科长"}""");
        var author = await site.SignedIn(Office.Author);
        var life = $"/admin/documents/{paper.DocumentId}";
        await Kept(author, life, "解读模板");
        await using var db = site.Database.Open();
        var template = await db.DraftTemplates.MaxAsync(found => found.Id);
        var begun = await author.Fill("/admin/documents/new", $"{List}/{template}/documents");
        var copied = await author.Fill(life, life + "/copy");
        foreach (var answer in new[] { begun, copied })
        {
            var id = long.Parse(answer.Location!.Split('/')[3], System.Globalization.CultureInfo.InvariantCulture);
            var draft = await db.Drafts.SingleAsync(found => found.DocumentId == id);
            var fields = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(draft.Fields!)!;
            Assert.Equal([("form", "questions"), ("office", "某科"), ("person", "某科科长")], fields.Select(field => (field.Key, field.Value)));
        }
    }

    [Theory, EachDatabase]
    public async Task A_template_is_renamed_and_removed_and_its_row_says_by_whom(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var author = await site.SignedIn(Office.Author);
        await Kept(author, $"/admin/documents/{(await site.Office.Draft()).DocumentId}", "旧名");
        await using var db = site.Database.Open();
        var id = await db.DraftTemplates.MaxAsync(found => found.Id);
        var head = await site.SignedIn(Office.ContentReviewer);
        var nameless = await head.Fill(List, $"{List}/{id}/name", ("Name", " "));
        Assert.Equal(422, nameless.Code);
        Assert.NotNull(nameless.Page.QuerySelector("#Name[aria-invalid=true]"));
        Assert.Equal(302, (await head.Fill(List, $"{List}/{id}/name", ("Name", "新名"))).Code);
        Assert.Equal(302, (await head.Fill(List, $"{List}/{id}/removal")).Code);
        var row = await db.DraftTemplates.AsNoTracking().SingleAsync(found => found.Id == id);
        var staffId = await site.Office.StaffId(Office.ContentReviewer);
        Assert.Equal(("新名", (long?)staffId, (long?)staffId), (row.Name, row.ChangedById, row.RemovedById));
        Assert.Equal(404, (await author.Post($"{List}/{id}/documents")).Code);
        Assert.DoesNotContain("新名", (await author.Get(List)).Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Another_unit_sees_and_changes_none_of_it(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await Kept(await site.SignedIn(Office.Author), $"/admin/documents/{(await site.Office.Draft()).DocumentId}", "局里的模板");
        await using var db = site.Database.Open();
        var id = await db.DraftTemplates.MaxAsync(found => found.Id);
        var foreign = await site.SignedIn("b.drafter");
        Assert.DoesNotContain("局里的模板", (await foreign.Get(List)).Text, StringComparison.Ordinal);
        var before = await Stored.Of(site.Database);
        foreach (var path in new[] { $"{List}/{id}/documents", $"{List}/{id}/removal", $"/admin/documents/{(await db.Drafts.MaxAsync(draft => draft.DocumentId))}/template" })
            Assert.Equal(404, (await foreign.Post(path, ("Name", "n"))).Code);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    private static async Task<(int, string?)> Kept(Visitor author, string life, string name)
    {
        var kept = await author.Fill(life, life + "/template", ("Name", name));
        return (kept.Code, kept.Location);
    }
}
