using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>Emblem and colour of a site are content: they show once they are released, and not before.</summary>
public sealed class EmblemTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private const string Sheet = "link[rel=stylesheet][href*='accent-green']";
    private const string Emblem = "header .name img";

    [Theory, EachDatabase]
    public async Task The_emblem_and_the_colour_of_the_agency_show_once_they_are_released(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await using var db = site.Database.Open();
        var documentId = await db.Documents.Where(document => document.SiteTextKey == SiteTextKeys.Agency).Select(document => document.Id).SingleAsync();
        var fields = JsonSerializer.Deserialize<SortedDictionary<string, string>>(
            (await db.Drafts.AsNoTracking().SingleAsync(draft => draft.DocumentId == documentId)).Fields!)!;
        fields["accent"] = "green";
        var paper = new Paper(documentId);
        await site.Office.Attach(paper, "emblem.png", "no picture, but its bytes", mediaType: "image/png");
        await site.Office.Edit(paper, Office.Author, draft => (draft.Fields, draft.ChangeNote) = (JsonSerializer.Serialize(fields), "启用局徽"));
        paper = await site.Office.Judge(await site.Office.Review(await site.Office.Submit(paper)));
        var before = (await site.Visitor().Get("/")).Page;
        Assert.Null(before.QuerySelector(Sheet));
        Assert.Null(before.QuerySelector(Emblem));

        await site.Office.Release(paper);
        var after = (await site.Visitor().Get("/")).Page;
        Assert.NotNull(after.QuerySelector(Sheet));
        var address = after.QuerySelector(Emblem)!.GetAttribute("src")!;
        var picture = await site.Visitor().Get(address);
        Assert.Equal((200, "no picture, but its bytes"), (picture.Code, picture.Text));
        Assert.Equal(200, (await site.Visitor().Get(after.QuerySelector(Sheet)!.GetAttribute("href")!)).Code);
    }
}
