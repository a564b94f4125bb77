using System.Globalization;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Verification;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Fixtures;

namespace OpenDisclosure.IntegrationTests.Gate;

/// <summary>
/// Random acts by random people in any order, against a model: the gate allows exactly what the model allows, and what is public
/// afterwards is what the model says. A failure is shrunk to the shortest life that shows it. OPENDISCLOSURE_LONG=1 tries many more.
/// </summary>
public sealed class RandomActsTests(ClassFlows flows) : IClassFixture<ClassFlows>
{
    private static readonly int Lives = Environment.GetEnvironmentVariable("OPENDISCLOSURE_LONG") == "1" ? 10_000 : 60;

    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Frequency((12, Gen.Const(Move.Onward)), (10, Gen.Enum<Move>())), Gen.Int[0, 7], Gen.Bool, Gen.Int[0, 9],
        (move, who, inNews, age) => new Step(move, who, inNews, Older: age == 0));

    private sealed record Step(Move Move, int Who, bool InNews, bool Older);

    [Theory, EachDatabase]
    public async Task The_gate_allows_what_its_model_allows_and_nothing_else(DatabaseProvider provider)
    {
        var flow = await flows.Of(provider);
        var published = 0;
        await Steps.Array[1, 40].SampleAsync(async steps => published += await Live(flow, steps), iter: Lives, threads: 1);
        Assert.True(published > Lives, $"{published} publications in {Lives} lives try too little");
        await using var db = flow.Database.Open();
        Assert.Empty(await Verifier.OfDatabase(db, flow.Files, new Trust("test", null, []), CancellationToken.None).ToListAsync());
        await NumbersHaveNoGap(db);
        Assert.Empty(await PeopleWithTwoDuties(db));
    }

    /// <summary>Two documents, one with a content reviewer and one without, through the same steps.</summary>
    private static async Task<int> Live(GateFlow flow, Step[] steps)
    {
        var (notice, news) = (await flow.Draft(flow.Notices), await flow.Draft(flow.News));
        var (noticeModel, newsModel) = (new GateModel(hasContentReviewer: true, flow.Author.StaffId), new GateModel(hasContentReviewer: false, flow.Author.StaffId));
        foreach (var step in steps)
        {
            var (document, model) = step.InNews ? (news, newsModel) : (notice, noticeModel);
            await Try(flow, document, model, step);
        }

        await ShowsWhatTheModelSays(flow, notice, noticeModel);
        await ShowsWhatTheModelSays(flow, news, newsModel);
        return noticeModel.Revisions.Concat(newsModel.Revisions).Count(revision => revision.Publication is not null);
    }

    private static async Task Try(GateFlow flow, long document, GateModel model, Step step)
    {
        var move = step.Move == Move.Onward ? model.Next() : step.Move;
        var on = step.Older && model.Revisions.Count > 1 ? model.Revisions[^2] : model.Revisions.LastOrDefault();
        var actor = step.Move == Move.Onward ? SomebodyFit(flow, model, move, on, step.Who) : Staff(flow)[step.Who];
        var allowed = model.Allows(move, actor, on);
        if (await Act(flow, document, model, move, actor, on) is not { } outcome)
            return;
        Assert.True(outcome.Done == allowed, $"{move} by {step.Who}: the model says {allowed}, the gate {string.Join(",", outcome.Problems.Select(problem => problem.Code))}");
        if (outcome.Done && move == Move.Submit)
            model.Submitted(await flow.Seen(outcome.RevisionId));
        else if (outcome.Done)
            model.Done(move, actor, on);
    }

    /// <summary>The act through the product; null when there is nothing that it could be tried on.</summary>
    private static async Task<ActOutcome?> Act(GateFlow flow, long document, GateModel model, Move move, Actor actor, ModelRevision? on)
    {
        if (move == Move.Edit)
        {
            await flow.Edit(document, actor, draft => (draft.Body, draft.ChangeNote) = (draft.Body + "又一句。", "补充"));
            model.Edited(actor);
            return null;
        }

        if (move == Move.Submit)
            return await flow.Submit(document, actor);
        var live = model.Live?.Seen.ContentHash ?? new byte[32];
        if (move is Move.Withdraw)
            return await flow.Withdraw(document, live, actor);
        if (move is Move.TakeDown)
            return await flow.TakeDown(document, live, actor);
        if (move is Move.Close)
            return model.LastEarlier is { } earlier ? await flow.Close(await PublicationOf(flow, earlier), actor) : null;
        if (on is null || (move is Move.CallBack or Move.ComeDue && !on.EverOrdered))
            return null;
        return move switch
        {
            Move.Pass => await flow.Review(on.Seen, actor),
            Move.Return => await flow.Review(on.Seen, actor, ReviewOutcome.Returned),
            Move.Clear => await flow.Clear(on.Seen, actor),
            Move.Refuse => await flow.Clear(on.Seen, actor, ClearanceOutcome.Refused),
            Move.Release => await flow.Release(on.Seen, actor),
            Move.Order => await flow.Order(on.Seen, flow.Clock.GetUtcNow().AddHours(1), actor),
            Move.CallBack => await flow.CallBack(on.Seen.RevisionId, actor),
            _ => await ComeDue(flow, on),
        };
    }

    private static async Task<ActOutcome> ComeDue(GateFlow flow, ModelRevision on)
    {
        flow.Clock.Advance(TimeSpan.FromHours(2));
        return await flow.Fulfil(on.Seen.RevisionId);
    }

    private static async Task ShowsWhatTheModelSays(GateFlow flow, long document, GateModel model)
    {
        await using var site = flow.Database.OpenPublished();
        var shown = await site.Documents.Where(found => found.DocumentId == document).Select(found => found.No).ToListAsync();
        var live = model.Live is { } one ? model.Revisions.IndexOf(one) + 1 : (int?)null;
        Assert.Equal(live is { } no ? [no] : [], shown);
        var versions = await site.Versions.CountAsync(found => found.DocumentId == document);
        Assert.True(live is not null || versions == 0, "A withdrawn document shows its past.");
    }

    /// <summary>One of those whom the model lets do it, so that lives reach the public; anybody when there is none.</summary>
    private static Actor SomebodyFit(GateFlow flow, GateModel model, Move move, ModelRevision? on, int who)
    {
        var fit = Staff(flow).Where(actor => model.Allows(move, actor, on)).ToList();
        return fit.Count == 0 ? Staff(flow)[who] : fit[who % fit.Count];
    }

    private static Actor[] Staff(GateFlow flow) =>
    [
        flow.Author, flow.SecondAuthor, flow.ContentReviewer, flow.ConfidentialityReviewer, flow.Releaser, flow.SecondReleaser,
        flow.SecurityAdministrator, flow.Everything,
    ];

    private static async Task<long> PublicationOf(GateFlow flow, ModelRevision revision)
    {
        await using var db = flow.Database.Open();
        return await db.Publications.Where(publication => publication.RevisionId == revision.Seen.RevisionId).Select(publication => publication.Id).SingleAsync();
    }

    private static async Task NumbersHaveNoGap(DisclosureDb db)
    {
        var sequence = await db.AuditEntries.OrderBy(entry => entry.Seq).Select(entry => entry.Seq).ToListAsync();
        Assert.Equal(Enumerable.Range(0, sequence.Count).Select(number => (long)number), sequence);
        var numbers = await db.CatalogueEntries.Select(entry => entry.IndexNumber).ToListAsync();
        Assert.All(numbers.GroupBy(number => number[..number.LastIndexOf('-')], number => number[(number.LastIndexOf('-') + 1)..]), year =>
            Assert.Equal(Enumerable.Range(1, year.Count()), year.Select(serial => int.Parse(serial, CultureInfo.InvariantCulture)).Order()));
    }

    /// <summary>Of each publication: people who wrote, reviewed, cleared or released it and did another of these too.</summary>
    private static async Task<List<long>> PeopleWithTwoDuties(DisclosureDb db)
    {
        var acts = (from person in db.RevisionPersons where person.Duty == Duty.Author select new { person.RevisionId, person.StaffId, Duty = "author" })
            .Concat(from review in db.ContentReviews where review.Duty == Duty.ContentReviewer select new { review.RevisionId, StaffId = review.ReviewerId, Duty = "review" })
            .Concat(from clearance in db.Clearances select new { clearance.RevisionId, StaffId = clearance.ReviewerId, Duty = "clearance" })
            .Concat(from publication in db.Publications select new { publication.RevisionId, StaffId = publication.ReleaserId, Duty = "release" });
        return (await acts.Distinct().ToListAsync()).GroupBy(act => (act.RevisionId, act.StaffId)).Where(group => group.Count() > 1)
            .Select(group => group.Key.RevisionId).ToList();
    }
}
