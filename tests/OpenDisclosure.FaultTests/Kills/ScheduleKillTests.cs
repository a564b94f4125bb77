using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.FaultTests.Fixtures;

namespace OpenDisclosure.FaultTests.Kills;

/// <summary>kill -9 while an order to release at a set time is being carried out: the next life carries it out, and nobody does it twice.</summary>
public abstract class ScheduleKillTests(DatabaseProvider provider)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly FaultPoint[] Points =
    [
        FaultPoint.OrdersClaimed, FaultPoint.TransactionBegun, FaultPoint.StateChecked, FaultPoint.NumberGiven, FaultPoint.CountersRaised,
        FaultPoint.EntryWritten, FaultPoint.BeforeCommit, FaultPoint.AfterCommit,
    ];

    public static TheoryData<int> Rounds => [.. Enumerable.Range(0, Workplace.IsLong ? 6 : 1)];

    [Theory, MemberData(nameof(Rounds))]
    public async Task An_order_whose_fulfilment_was_killed_anywhere_is_carried_out_once(int round)
    {
        Assert.True(round >= 0);
        await using var site = await Ground.NewSite(provider);
        var points = Points.Where((_, index) => Workplace.IsLong || index % 2 == (provider == DatabaseProvider.Sqlite ? 1 : 0)).ToList();
        var life = await site.Start(points[0]);
        for (var at = 0; at < points.Count; at++)
        {
            var paper = await site.Papers.Cleared();
            await site.Papers.OrderSoon(paper);
            await life.Dies(Patience);

            // The life after a kill before the commit carries out the open order first, and dies in the one after it.
            var open = points[at] < FaultPoint.AfterCommit;
            life = at + 1 < points.Count ? await site.Start(points[at + 1], pass: open ? 2 : 1) : await site.Start();
            Tally.Count(provider, $"scheduled release at {points[at]}", life);
            Assert.True(await Workplace.Until(Patience, async () => await site.Examination.Released(paper) == Standing.All), $"Killed at {points[at]}, the order was forgotten.");
            Assert.Equal(1, await Entries(site, paper));
            Assert.Null(await Flow.Of("release").Wrong(site, life, paper, Standing.All));
            Assert.Empty(await site.Examination.Violations());
        }
    }

    private static async Task<int> Entries(Site site, Paper paper)
    {
        await using var db = site.Open();
        var hash = Convert.FromHexString(paper.Hash);
        return await db.AuditEntries.CountAsync(entry => entry.ContentHash == hash && entry.Act == Acts.Released);
    }
}

public sealed class ScheduleKillsOnSqliteTests() : ScheduleKillTests(DatabaseProvider.Sqlite);

public sealed class ScheduleKillsOnPostgresTests() : ScheduleKillTests(DatabaseProvider.Postgres);
