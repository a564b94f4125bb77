using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>A document begun as an earlier one reads.</summary>
[Collection(SharedSite.Name)]
public sealed class CopyTests(WebFixture fixture)
{
    [Theory, EachDatabase]
    public async Task A_copy_takes_text_and_classes_and_leaves_what_is_the_earlier_ones_own(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Live(draft =>
        {
            (draft.Title, draft.Body, draft.Keywords) = ("关于报送七月用电情况的通知", "请于月底前报送。", "用电;报送");
            (draft.DocumentNumber, draft.ChangeNote, draft.Notice) = ("示工信发〔2022〕77号", "首次", "");
        });
        var author = await site.SignedIn(Office.Author);
        var begun = await author.Fill("/admin/documents/new", $"/admin/documents/{paper.DocumentId}/copy");
        Assert.Equal(302, begun.Code);
        var id = long.Parse(begun.Location!.Split('/')[3], System.Globalization.CultureInfo.InvariantCulture);
        Assert.NotEqual(paper.DocumentId, id);
        await using var db = site.Database.Open();
        var draft = await db.Drafts.AsNoTracking().SingleAsync(found => found.DocumentId == id);
        Assert.Equal(("关于报送七月用电情况的通知", "请于月底前报送。", "用电;报送"), (draft.Title, draft.Body, draft.Keywords));
        Assert.Null(draft.DocumentNumber);
        Assert.Null(draft.ChangeNote);
        Assert.Equal(DocumentKind.Notice, (await db.Documents.SingleAsync(document => document.Id == id)).Kind);
        Assert.Equal([await site.Office.StaffId(Office.Author)], await db.DraftContributors.Where(person => person.DocumentId == id).Select(person => person.StaffId).ToListAsync());
    }

    [Theory, EachDatabase]
    public async Task A_draft_of_another_unit_and_a_site_text_are_no_patterns(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var foreign = await site.Office.Submitted("b.drafter");
        await using var db = site.Database.Open();
        var siteText = await db.Documents.Where(document => document.SiteTextKey != null).Select(document => document.Id).FirstAsync();
        var author = await site.SignedIn(Office.Author);
        var before = await Stored.Of(site.Database);
        foreach (var id in new[] { foreign.DocumentId, siteText, 999_999 })
            Assert.Equal(404, (await author.Post($"/admin/documents/{id}/copy")).Code);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }
}
