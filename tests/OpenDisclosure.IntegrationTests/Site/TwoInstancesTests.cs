using System.Net;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>Two instances on one database: what one acknowledges, the other shows; what one has ended, the other never shows again.</summary>
public sealed class TwoInstancesTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    [Theory, EachDatabase]
    public async Task An_answer_of_the_other_instance_after_an_acknowledged_act_shows_it(DatabaseProvider provider)
    {
        var one = await fixture.On(provider);
        await using var other = one.Beside();
        var releaser = await one.SignedIn(Office.Releaser);
        var reader = other.Visitor();
        await UntilBothAreKnown(one);
        for (var round = 0; round < 10; round++)
        {
            var title = "两处可见的通知" + Guid.NewGuid().ToString("N")[..8];
            var paper = await one.Office.Cleared(change: draft => draft.Title = title);
            Assert.DoesNotContain(title, (await reader.Get("/notices")).Text, StringComparison.Ordinal);
            var released = await releaser.Post("/admin/release", ("Chosen", $"{paper.RevisionId}"), ($"Hashes[{paper.RevisionId}]", paper.Hash), ("Password", WebSite.Password));
            Assert.Equal(302, released.Code);
            Assert.Contains(title, (await reader.Get("/notices")).Text, StringComparison.Ordinal);
            var address = await one.Office.Address(paper);
            Assert.Equal(HttpStatusCode.OK, (await reader.Get(address)).Status);
            var withdrawn = await releaser.Post($"/admin/documents/{paper.DocumentId}/withdrawal", ("Hash", paper.Hash), ("Kind", nameof(WithdrawalKind.Gone)), ("Reason", nameof(WithdrawalReason.WrongContent)), ("Password", WebSite.Password));
            Assert.Equal(302, withdrawn.Code);
            Assert.Equal(HttpStatusCode.Gone, (await reader.Get(address)).Status);
            Assert.DoesNotContain(title, (await reader.Get("/notices")).Text, StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task Who_signed_in_at_one_instance_is_signed_in_at_the_other_and_its_forms_are_good_there(DatabaseProvider provider)
    {
        var one = await fixture.On(provider);
        await using var other = one.Beside();
        var (first, second) = one.Twins(other);
        Assert.Equal("/admin", (await first.Fill("/admin/sign-in", "/admin/sign-in", ("Account", Office.Author), ("Password", WebSite.Password))).Location);
        Assert.Equal(200, (await second.Get("/admin/documents")).Code);
        Assert.Equal(302, (await second.Post("/admin/sign-out")).Code);
    }

    [Theory, EachDatabase]
    public async Task An_order_that_both_instances_find_due_goes_out_once(DatabaseProvider provider)
    {
        var one = await fixture.On(provider);
        await using var other = one.Beside();
        var paper = await one.Office.Cleared();
        await one.Office.Order(paper, TimeSpan.FromSeconds(2));
        await using var db = one.Database.Open();
        for (var look = 0; look < 200 && !await db.Publications.AnyAsync(publication => publication.RevisionId == paper.RevisionId); look++)
            await Task.Delay(100);
        await Task.Delay(1500);
        Assert.Equal(1, await db.Publications.CountAsync(publication => publication.RevisionId == paper.RevisionId));
        var hash = Convert.FromHexString(paper.Hash);
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.ContentHash == hash && entry.Act == Domain.Auditing.Acts.Released));
    }

    /// <summary>An instance is waited for once it has told of itself.</summary>
    private static async Task UntilBothAreKnown(WebSite site)
    {
        await using var db = site.Database.Open();
        for (var look = 0; look < 200 && await db.Nodes.CountAsync() < 2; look++)
            await Task.Delay(50);
        Assert.True(await db.Nodes.CountAsync() >= 2);
    }
}
