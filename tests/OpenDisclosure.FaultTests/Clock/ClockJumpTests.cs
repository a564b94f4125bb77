using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.FaultTests.Fixtures;
using OpenDisclosure.FaultTests.Kills;

namespace OpenDisclosure.FaultTests.Clock;

/// <summary>The machine's clock is set ahead, set back, nudged, under the running program.</summary>
public sealed class ClockJumpTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SeveralBeats = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Set_thirty_days_ahead_it_carries_out_once_what_is_due_and_set_back_it_holds_what_comes_due_and_says_so()
    {
        await using var site = await Ground.NewSite(DatabaseProvider.Sqlite);
        var clock = FakedClock.Of(site);
        var life = await site.Start();
        var person = await site.Person(Papers.Author, life);
        var (far, near) = (await site.Papers.Cleared(), await site.Papers.Cleared());
        await site.Papers.Order(far, TimeProvider.System.GetUtcNow().AddDays(20));
        await Task.Delay(SeveralBeats);
        Assert.Equal(Standing.Nothing, await site.Examination.Released(far));

        clock.Move("+30d");
        Assert.True(await Workplace.Until(Patience, async () => await site.Examination.Released(far) == Standing.All), life.Log);
        Assert.Contains("sign-in", (await person.Get(life, "/admin")).Location ?? "", StringComparison.Ordinal);

        clock.Move("+0");
        await site.Papers.OrderSoon(near);
        await Task.Delay(SeveralBeats);
        Assert.Equal(Standing.Nothing, await site.Examination.Released(near));
        Assert.Contains("minutes behind a time it showed before; orders are held", life.Log, StringComparison.Ordinal);
        Assert.Equal(1, await Entries(site, far));
        Assert.NotInRange((await person.Get(life, "/admin")).Code, 500, 599);
        Assert.Empty(await site.Examination.Violations());

        // Set right and started anew, with an act since that is dated right, it goes on.
        await life.Kill();
        life = await site.Start();
        Assert.True(await Workplace.Until(Patience, async () => await site.Examination.Released(near) == Standing.All), life.Log);
        Assert.Equal(1, await Entries(site, near));
    }

    [Fact]
    public async Task Set_two_days_back_it_holds_orders_and_a_release_by_hand_goes_out_in_the_order_of_the_ledger()
    {
        await using var site = await Ground.NewSite(DatabaseProvider.Sqlite);
        var clock = FakedClock.Of(site);
        var life = await site.Start();
        await site.Person(Papers.Releaser, life);
        var (ordered, byHand) = (await site.Papers.Cleared(), await site.Papers.Cleared());
        await site.Papers.Order(ordered, TimeProvider.System.GetUtcNow().AddSeconds(5));
        clock.Move("-2d");
        await Task.Delay(2 * SeveralBeats);
        Assert.Equal(Standing.Nothing, await site.Examination.Released(ordered));
        var reply = await Flow.Of("release").Try(site, life, byHand);
        Assert.True(reply.Acknowledges, $"{reply.Code} {reply.Location} {reply.Text}");
        clock.Move("+0");
        Assert.True(await Workplace.Until(Patience, async () => await site.Examination.Released(ordered) == Standing.All), life.Log);
        Assert.Equal((1, 1), (await Entries(site, ordered), await Entries(site, byHand)));
        Assert.Empty(await site.Examination.Violations());
    }

    [Fact]
    public async Task Nudged_back_by_a_second_again_and_again_an_order_goes_out_once_and_not_before_its_time()
    {
        await using var site = await Ground.NewSite(DatabaseProvider.Sqlite);
        var clock = FakedClock.Of(site);
        var life = await site.Start();
        var paper = await site.Papers.Cleared();
        await site.Papers.Order(paper, TimeProvider.System.GetUtcNow().AddSeconds(4));
        for (var nudge = 0; nudge < 16; nudge++)
        {
            await Task.Delay(400);
            clock.Move(nudge % 2 == 0 ? "-1" : "+0");
        }

        Assert.True(await Workplace.Until(Patience, async () => await site.Examination.Released(paper) == Standing.All), life.Log);
        await Task.Delay(SeveralBeats);
        Assert.Equal(1, await Entries(site, paper));
        await using var db = site.Open();
        var published = await db.Publications.Where(publication => publication.RevisionId == paper.RevisionId).Select(publication => publication.PublishedAt).SingleAsync();
        var ordered = await db.ReleaseOrders.Where(order => order.RevisionId == paper.RevisionId).Select(order => order.ReleaseAt).SingleAsync();
        Assert.True(published >= ordered, $"Released at {published}, ordered for {ordered}.");
        Assert.Empty(await site.Examination.Violations());
    }

    private static async Task<int> Entries(Site site, Paper paper)
    {
        await using var db = site.Open();
        var hash = Convert.FromHexString(paper.Hash);
        return await db.AuditEntries.CountAsync(entry => entry.ContentHash == hash && entry.Act == Acts.Released);
    }
}
