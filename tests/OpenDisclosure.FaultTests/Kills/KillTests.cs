using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.FaultTests.Fixtures;

namespace OpenDisclosure.FaultTests.Kills;

/// <summary>
/// kill -9 at every named point of every act. Each life first does one act that it acknowledges, then dies in the next one; the life after
/// it shows what was acknowledged, and of the other all or nothing, as the point demands.
/// </summary>
public abstract class KillTests(DatabaseProvider provider)
{
    private const int Rounds = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>In the part for each change a point is tried on one of the two databases, in turn; in the long run on both, many times.</summary>
    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            for (var round = 0; round < (Workplace.IsLong ? Rounds : 1); round++)
            {
                foreach (var flow in Flow.Names)
                    cases.Add(flow, round);
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task What_was_acknowledged_outlives_a_kill_and_what_was_not_is_all_or_nothing(string name, int round)
    {
        var flow = Flow.Of(name);
        Assert.True(round >= 0);
        await using var site = await Ground.NewSite(provider);
        var points = Chosen(flow);
        var life = await site.Start(points[0], pass: 2);
        for (var at = 0; at < points.Count; at++)
        {
            var (kept, struck) = (await flow.Prepare(site.Papers), await flow.Prepare(site.Papers));
            var reply = await flow.Try(site, life, kept);
            Assert.True(reply.Acknowledges, $"{name} before {points[at]}: {reply.Code} {reply.Text}");
            var end = await flow.Try(site, life, struck);
            Assert.True(end.IsLost, $"{name} was answered {end.Code} {end.Location} though {points[at]} was to be the end.");
            await life.Dies(Patience);
            life = at + 1 < points.Count ? await site.Start(points[at + 1], pass: 2) : await site.Start();
            Tally.Count(provider, $"{name} at {points[at]}", life);
            await Stands(site, life, flow, kept, Standing.All);
            await Stands(site, life, flow, struck, points[at] >= flow.DoneAt ? Standing.All : Standing.Nothing);
            Assert.Empty(await site.Examination.Violations());
        }

        Assert.Empty(await site.Examination.Leftovers());
    }

    private List<FaultPoint> Chosen(Flow flow) =>
        [.. flow.Points.Where((_, index) => Workplace.IsLong || index % 2 == (provider == DatabaseProvider.Sqlite ? 0 : 1))];

    private static async Task Stands(Site site, Life life, Flow flow, Paper paper, Standing expected)
    {
        Assert.Equal(expected, await flow.Look(site.Examination, paper));
        Assert.Null(await flow.Wrong(site, life, paper, expected));
    }
}

public sealed class KillsOnSqliteTests() : KillTests(DatabaseProvider.Sqlite);

public sealed class KillsOnPostgresTests() : KillTests(DatabaseProvider.Postgres);
