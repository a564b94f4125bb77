using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.FaultTests.Fixtures;

namespace OpenDisclosure.FaultTests.Kills;

/// <summary>
/// kill -9 at moments that nobody chose, while people release, withdraw, submit, upload and type and others read. Afterwards the history
/// of what they did is compared with what is there.
/// </summary>
public abstract class RandomKillTests(DatabaseProvider provider)
{
    /// <summary>Milliseconds after the first act of a life that was acknowledged.</summary>
    private const int Longest = 1500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Workplace.IsLong ? 25 : 1)];

    private static int Kills => Workplace.IsLong ? 10 : 4;

    [Theory, MemberData(nameof(Seeds))]
    public async Task Killed_at_random_under_load_it_has_lost_nothing_that_it_acknowledged(int seed)
    {
#pragma warning disable CA5394 // The moment of a kill is no secret; the seed repeats it.
        var random = new Random(seed);
        await using var site = await Ground.NewSite(provider);
        var load = await Load.On(site, papers: 4 * Kills);
        var life = await site.Start();
        await load.SignIn(life);
        for (var kill = 1; kill <= Kills; kill++)
        {
            var done = load.History.Count(Phase.Done);
            var work = load.Run(life);
            await Workplace.Until(Patience, () => Task.FromResult(load.History.Count(Phase.Done) > done));
            await Task.Delay(random.Next(Longest));
            await life.Kill();
            await work;
            life = await site.Start();
            Tally.Count(provider, "at random under load", life);
            Assert.Empty(await site.Examination.Violations());
            await load.Settle(life);
            Assert.Empty(load.History.Violations);
        }

#pragma warning restore CA5394
        Assert.True(load.History.Count(Phase.Done) > 0, "Nothing was acknowledged: there was no load.");
        Assert.Empty(await load.LostTyping());
        Assert.Empty(await site.Examination.Leftovers());
        var (status, said) = await site.Run("verify");
        Assert.True(status == 0, said);
        Tally.Note($"{provider}, seed {seed}: {load.History.Count(Phase.Done)} acts acknowledged, {load.History.Count(Phase.Unknown)} cut off, {load.History.Count(Phase.Refused)} refused, {load.Reads} reads");
    }
}

public sealed class RandomKillsOnSqliteTests() : RandomKillTests(DatabaseProvider.Sqlite);

public sealed class RandomKillsOnPostgresTests() : RandomKillTests(DatabaseProvider.Postgres);
