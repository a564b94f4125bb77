using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>Whether submit and verdict came from one address, without an address being kept.</summary>
[Collection(SharedSite.Name)]
public sealed class OriginTests(WebFixture fixture)
{
    [Theory, EachDatabase]
    public async Task The_auditor_sees_which_verdicts_came_from_the_address_of_the_submit(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var (desk, other) = (site.Visitor(), site.Visitor());
        var same = await Cleared(site, desk, desk, "同一台电脑上办的件");
        var apart = await Cleared(site, desk, other, "两台电脑上办的件");
        await using var db = site.Database.Open();
        var at = (await db.Clearances.SingleAsync(row => row.RevisionId == same)).At.ToOffset(TimeSpan.FromHours(8));
        var month = $"{at.Year}-{at.Month:00}";
        var auditor = await site.SignedIn("heyangqian");
        var listed = (await auditor.Get("/admin/reviews?month=" + month)).Page.QuerySelectorAll("section[aria-labelledby=address] tbody th").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.Contains("同一台电脑上办的件", listed);
        Assert.DoesNotContain("两台电脑上办的件", listed);
        var table = (await auditor.Get($"/admin/reviews/{month}.csv")).Text.Split("\r\n");
        Assert.EndsWith(",是", table.Single(line => line.Contains("同一台电脑上办的件", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith(",", table.Single(line => line.Contains("两台电脑上办的件", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.NotEqual(same, apart);
        Assert.All(await db.ActOrigins.ToListAsync(), origin => Assert.Equal(ActOrigin.HashLength, origin.Origin.Length));
    }

    [Theory, EachDatabase]
    public async Task Origins_and_sessions_are_forgotten_when_their_time_is_over(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await using var db = site.Database.Open();
        var now = site.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var (old, young) = (now - ActOrigin.KeptFor - TimeSpan.FromDays(1), now - ActOrigin.KeptFor + TimeSpan.FromDays(1));
        var staffId = await site.Office.StaffId(Office.Author);
        db.StaffSessions.AddRange(new[] { ("old", old), ("young", young) }.Select(row =>
            new StaffSession { Key = $"{row.Item1}-{Guid.NewGuid():N}"[..StaffSession.KeyLength], StaffId = staffId, StartedAt = row.Item2, SeenAt = row.Item2, Browser = "" }));
        db.ActOrigins.AddRange(new[] { (0L, old), (1L, young) }.Select(row => new ActOrigin { Seq = row.Item1, Origin = new byte[ActOrigin.HashLength], At = row.Item2 }));
        await db.SaveChangesAsync();
        await site.SignIn(Office.Author);
        Assert.StartsWith("young-", Assert.Single(await db.StaffSessions.Where(row => row.SeenAt <= young).Select(row => row.Key).ToListAsync()), StringComparison.Ordinal);
        Assert.Equal([1L], await db.ActOrigins.Where(row => row.At <= young).Select(row => row.Seq).ToListAsync());
        await db.ActOrigins.Where(row => row.Seq == 1).ExecuteDeleteAsync();
        await db.StaffSessions.Where(row => row.SeenAt <= young).ExecuteDeleteAsync();
    }

    /// <summary>An author hands a text in at one browser, a reviewer clears it at another, or at the same after the author left.</summary>
    private static async Task<long> Cleared(WebSite site, Visitor author, Visitor reviewer, string title)
    {
        await SignIn(author, Office.Author);
        var paper = await site.Office.Draft(change: draft => draft.Title = title);
        var editor = $"/admin/documents/{paper.DocumentId}/draft";
        Assert.Equal(302, (await author.Fill(editor, editor, ("then", "submit"))).Code);
        await using var db = site.Database.Open();
        var revision = await db.Revisions.SingleAsync(found => found.DocumentId == paper.DocumentId);
        await site.Office.Review(new Paper(paper.DocumentId, revision.Id, Convert.ToHexStringLower(revision.ContentHash)));
        await SignIn(reviewer, Office.ConfidentialityReviewer);
        var address = $"/admin/revisions/{revision.Id}";
        Assert.Equal(302, (await reviewer.Fill(address, address + "/clearance", ("SeenEnd", "true"), ("NoOther", "true"), ("Ground", "条例第十九条"), ("Decide", "Cleared"))).Code);
        return revision.Id;
    }

    private static async Task SignIn(Visitor visitor, string account)
    {
        if ((await visitor.Get("/admin")).Code == 200)
            await visitor.Fill("/admin", "/admin/sign-out");
        var answer = await visitor.Fill("/admin/sign-in", "/admin/sign-in", ("Account", account), ("Password", WebSite.Password));
        Assert.Equal("/admin", answer.Location);
    }
}
