using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Verification;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.IntegrationTests.Fixtures;

namespace OpenDisclosure.IntegrationTests.Gate;

/// <summary>Several at once: nothing is lost, nothing happens twice.</summary>
public sealed class ConcurrencyTests(ClassFlows flows) : IClassFixture<ClassFlows>
{
    private const int Writers = 8;
    private const int Each = 20;

    [Theory, EachDatabase]
    public async Task Eight_writers_lose_no_act_and_keep_the_chain_whole(DatabaseProvider provider)
    {
        var flow = await flows.Of(provider);
        var before = await Tip(flow);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(flow, writer))));
        Assert.Equal(before + (Writers * Each), await Tip(flow));
        await using var db = flow.Database.Open();
        Assert.Empty(await Verifier.OfDatabase(db, flow.Files, new Trust("test", null, []), CancellationToken.None).ToListAsync());
    }

    [Theory, EachDatabase]
    public async Task Of_two_who_release_one_text_exactly_one_succeeds_and_the_other_is_told(DatabaseProvider provider)
    {
        var flow = await flows.Of(provider);
        for (var round = 0; round < 5; round++)
        {
            var seen = await flow.Ready(await flow.Draft(round % 2 == 0 ? flow.Notices : flow.News));
            var outcomes = await Task.WhenAll(
                Task.Run(() => flow.Release(seen, flow.Releaser)), Task.Run(() => flow.Release(seen, flow.SecondReleaser)));
            Assert.Single(outcomes, outcome => outcome.Done);
            Assert.Equal(["NotYourTurn"], outcomes.Single(outcome => !outcome.Done).Problems.Select(problem => problem.Code));
        }
    }

    private static async Task Write(GateFlow flow, int writer)
    {
        for (var act = 0; act < Each; act++)
        {
            await using var db = flow.Database.Open();
            await using var ledger = await LedgerWriter.Begin(db, flow.Clock, CancellationToken.None);
            await ledger.Append(Acts.ColumnChanged, null, new Dictionary<string, object?> { ["writer"] = writer, ["number"] = act }, CancellationToken.None);
            await ledger.Commit(changesSite: false, CancellationToken.None);
        }
    }

    private static async Task<long> Tip(GateFlow flow)
    {
        await using var db = flow.Database.Open();
        return await db.LedgerHeads.Select(head => head.TipSeq).SingleAsync();
    }
}
