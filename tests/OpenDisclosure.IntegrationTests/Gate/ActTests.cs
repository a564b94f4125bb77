using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Fixtures;
using static OpenDisclosure.IntegrationTests.Fixtures.GateFlow;

namespace OpenDisclosure.IntegrationTests.Gate;

/// <summary>The program's acts: legal flows go through; what is not in order is refused in words, and nothing is stored.</summary>
public sealed class ActTests(ClassFlows shared) : IClassFixture<ClassFlows>, IAsyncLifetime
{
    private readonly List<TestDatabase> made = [];
    private readonly List<GateFlow> flows = [];

    private static readonly Dictionary<string, (string Code, Func<GateFlow, Task<Func<Task<ActOutcome>>>> Arrange)> Refusals = new()
    {
        ["handing in a text one has not written"] = ("NotAnAuthor", async f => Then(await f.Draft(), d => f.Submit(d, f.SecondAuthor))),
        ["handing in a draft that changed meanwhile"] = ("ChangedMeanwhile", async f => Then(await f.Draft(), d => f.Submit(d, version: 77))),
        ["handing in a draft twice on one page"] = ("ChangedMeanwhile", async f => { var d = await f.Draft(); Must(await f.Submit(d, version: 1)); return () => f.Submit(d, version: 1); }
        ),
        ["handing in a draft without a title"] = ("Required", async f => { var d = await f.Draft(); await f.Edit(d, f.Author, draft => draft.Title = ""); return () => f.Submit(d); }
        ),
        ["handing in a damaged file"] = ("FileDamaged", async f => { var d = await f.Draft(); Damage(f, await f.Attach(d, "a.pdf", Guid.NewGuid().ToString("N"))); return () => f.Submit(d); }
        ),
        ["handing in a document number that is taken"] = ("DocumentNumberTaken", async f => { await f.Live(number: "某〔2022〕1号"); var d = await f.Draft(number: "某[2022]1号"); return () => f.Submit(d); }
        ),
        ["content review by a person without the role"] = ("NotYourRole", async f => Then(await f.Submitted(await f.Draft()), s => f.Review(s, f.SecondAuthor))),
        ["content review from another unit"] = ("NoRevision", async f => Then(await f.Submitted(await f.Draft()), s => f.Review(s, f.Stranger))),
        ["content review of one's own text"] = ("OneDuty", async f => Then(await f.Submitted(await f.Draft(author: f.Everything)), s => f.Review(s, f.Everything))),
        ["content review of stale bytes"] = ("OtherBytes", async f => Then(await f.Submitted(await f.Draft()), s => f.Review(s with { ContentHash = new byte[32] }))),
        ["content review twice"] = ("NotYourTurn", async f => { var s = await f.Submitted(await f.Draft()); Must(await f.Review(s)); return () => f.Review(s); }
        ),
        ["the second step by the first reviewer"] = ("StepTakenByYou", async f => { var s = await f.Submitted(await f.Draft(f.Policies)); Must(await f.Review(s)); return () => f.Review(s); }
        ),
        ["content review after a return"] = ("NotYourTurn", async f => { var s = await f.Submitted(await f.Draft()); Must(await f.Review(s, outcome: ReviewOutcome.Returned)); return () => f.Review(s, f.SecondContentReviewer); }
        ),
        ["verdict before the content review"] = ("NotYourTurn", async f => Then(await f.Submitted(await f.Draft()), s => f.Clear(s))),
        ["verdict by a person without the role"] = ("NotYourRole", async f => { var s = await f.Submitted(await f.Draft(f.News)); return () => f.Clear(s, f.Releaser); }
        ),
        ["verdict on one's own text"] = ("OneDuty", async f => { var s = await f.Submitted(await f.Draft(f.News, author: f.Everything)); return () => f.Clear(s, f.Everything); }
        ),
        ["verdict by the content reviewer"] = ("OneDuty", async f => { var s = await f.Submitted(await f.Draft()); Must(await f.Review(s, f.Everything)); return () => f.Clear(s, f.Everything); }
        ),
        ["verdict on stale bytes"] = ("OtherBytes", async f => { var s = await f.Submitted(await f.Draft(f.News)); return () => f.Clear(s with { ContentHash = new byte[32] }); }
        ),
        ["a second verdict"] = ("NotYourTurn", async f => { var s = await f.Ready(await f.Draft()); return () => f.Clear(s); }
        ),
        ["verdict on what a newer text overtook"] = ("NotYourTurn", async f => { var d = await f.Draft(f.News); var s = await f.Submitted(d); await f.Edit(d, f.Author, x => x.Body += "b"); await f.Submitted(d); return () => f.Clear(s); }
        ),
        ["verdict on a revision that is none"] = ("NoRevision", f => Task.FromResult(() => f.Clear(new SeenRevision(4711, new byte[32])))),
        ["release before the verdict"] = ("NotYourTurn", async f => { var s = await f.Submitted(await f.Draft()); Must(await f.Review(s)); return () => f.Release(s); }
        ),
        ["release of a refusal"] = ("NotYourTurn", async f => { var s = await f.Submitted(await f.Draft(f.News)); Must(await f.Clear(s, outcome: ClearanceOutcome.Refused)); return () => f.Release(s); }
        ),
        ["release by a person without the role"] = ("NotYourRole", async f => { var s = await f.Ready(await f.Draft()); return () => f.Release(s, f.SecondContentReviewer); }
        ),
        ["release by the author"] = ("OneDuty", async f => { var s = await f.Ready(await f.Draft(author: f.Everything)); return () => f.Release(s, f.Everything); }
        ),
        ["release by the confidentiality reviewer"] = ("OneDuty", async f => { var s = await f.Submitted(await f.Draft(f.News)); Must(await f.Clear(s, f.Everything)); return () => f.Release(s, f.Everything); }
        ),
        ["release of stale bytes"] = ("OtherBytes", async f => { var s = await f.Ready(await f.Draft()); return () => f.Release(s with { ContentHash = new byte[32] }); }
        ),
        ["release twice"] = ("NotYourTurn", async f => { var (_, s) = await f.Live(); return () => f.Release(s, f.SecondReleaser); }
        ),
        ["release of what a newer text overtook"] = ("NotYourTurn", async f => { var d = await f.Draft(); var s = await f.Ready(d); await f.Edit(d, f.Author, x => x.Body += "b"); await f.Submitted(d); return () => f.Release(s); }
        ),
        ["release after a withdrawal"] = ("NotYourTurn", async f => { var (d, s) = await f.Live(); Must(await f.Withdraw(d, s.ContentHash)); return () => f.Release(s); }
        ),
        ["release with a damaged file"] = ("FileDamaged", async f => { var d = await f.Draft(); var file = await f.Attach(d, "a.pdf", Guid.NewGuid().ToString("N")); var s = await f.Ready(d); Damage(f, file); return () => f.Release(s); }
        ),
        ["release of a changed manifest"] = ("SealBroken", async f => { var s = await f.Ready(await f.Draft()); await Tamper(f, s, "manifest"); return () => f.Release(s); }
        ),
        ["release of changed HTML"] = ("SealBroken", async f => { var s = await f.Ready(await f.Draft()); await Tamper(f, s, "html"); return () => f.Release(s); }
        ),
        ["an order in the past"] = ("TimePassed", async f => { var s = await f.Ready(await f.Draft()); return () => f.Order(s, f.Clock.GetUtcNow()); }
        ),
        ["a second order"] = ("NotYourTurn", async f => { var s = await f.Ready(await f.Draft()); Must(await f.Order(s, f.Clock.GetUtcNow().AddDays(1))); return () => f.Order(s, f.Clock.GetUtcNow().AddDays(2), f.SecondReleaser); }
        ),
        ["release while an order stands"] = ("NotYourTurn", async f => { var s = await f.Ready(await f.Draft()); Must(await f.Order(s, f.Clock.GetUtcNow().AddDays(1))); return () => f.Release(s); }
        ),
        ["an order before its time"] = ("NothingToDo", async f => { var s = await f.Ready(await f.Draft()); Must(await f.Order(s, f.Clock.GetUtcNow().AddDays(1))); return () => f.Fulfil(s.RevisionId); }
        ),
        ["an order carried out twice"] = ("NothingToDo", async f => { var s = await f.Ready(await f.Draft()); Must(await f.Order(s, f.Clock.GetUtcNow().AddDays(1))); f.Clock.Advance(TimeSpan.FromDays(1)); Must(await f.Fulfil(s.RevisionId)); return () => f.Fulfil(s.RevisionId); }
        ),
        ["an order that was called back"] = ("NothingToDo", async f => { var s = await f.Ready(await f.Draft()); Must(await f.Order(s, f.Clock.GetUtcNow().AddDays(1))); Must(await f.CallBack(s.RevisionId)); f.Clock.Advance(TimeSpan.FromDays(1)); return () => f.Fulfil(s.RevisionId); }
        ),
        ["an order that a newer text overtook"] = ("NothingToDo", async f => { var d = await f.Draft(); var s = await f.Ready(d); Must(await f.Order(s, f.Clock.GetUtcNow().AddDays(1))); await f.Edit(d, f.Author, x => x.Body += "b"); await f.Submitted(d); f.Clock.Advance(TimeSpan.FromDays(1)); return () => f.Fulfil(s.RevisionId); }
        ),
        ["an order whose file was damaged meanwhile"] = ("FileDamaged", async f => { var d = await f.Draft(); var file = await f.Attach(d, "a.pdf", Guid.NewGuid().ToString("N")); var s = await f.Ready(d); Must(await f.Order(s, f.Clock.GetUtcNow().AddDays(1))); Damage(f, file); f.Clock.Advance(TimeSpan.FromDays(1)); return () => f.Fulfil(s.RevisionId); }
        ),
        ["calling back by an author"] = ("NotYourRole", async f => { var s = await f.Ready(await f.Draft()); Must(await f.Order(s, f.Clock.GetUtcNow().AddDays(1))); return () => f.CallBack(s.RevisionId, f.Author); }
        ),
        ["a bundle with a piece that waits for a review"] = ("NotYourTurn", async f => { var s = await f.Ready(await f.Draft()); var open = await f.Submitted(await f.Draft()); return () => f.Together([s, open]); }
        ),
        ["a bundle with a piece that the releaser wrote"] = ("OneDuty", async f => { var s = await f.Ready(await f.Draft()); var own = await f.Ready(await f.Draft(author: f.Everything)); return () => f.Together([s, own], f.Everything); }
        ),
        ["an ordered bundle of which one file was damaged meanwhile"] = ("FileDamaged", async f => { var d = await f.Draft(); var file = await f.Attach(d, "a.pdf", Guid.NewGuid().ToString("N")); var s = await f.Ready(d); var other = await f.Ready(await f.Draft()); Must(await f.Order([other, s], f.Clock.GetUtcNow().AddDays(1))); Damage(f, file); f.Clock.Advance(TimeSpan.FromDays(1)); return () => f.Fulfil(other.RevisionId); }
        ),
        ["moving an order into the past"] = ("TimePassed", async f => { var s = await f.Ready(await f.Draft()); Must(await f.Order(s, f.Clock.GetUtcNow().AddDays(1))); return () => f.Move(s.RevisionId, f.Clock.GetUtcNow()); }
        ),
        ["moving an order by its author"] = ("NotYourRole", async f => { var s = await f.Ready(await f.Draft()); Must(await f.Order(s, f.Clock.GetUtcNow().AddDays(1))); return () => f.Move(s.RevisionId, f.Clock.GetUtcNow().AddDays(2), f.Author); }
        ),
        ["moving an order that was carried out"] = ("NothingToDo", async f => { var s = await f.Ready(await f.Draft()); Must(await f.Order(s, f.Clock.GetUtcNow().AddDays(1))); f.Clock.Advance(TimeSpan.FromDays(1)); Must(await f.Fulfil(s.RevisionId)); return () => f.Move(s.RevisionId, f.Clock.GetUtcNow().AddDays(1)); }
        ),
        ["planning what is ordered"] = ("AlreadyOrdered", async f => { var s = await f.Ready(await f.Draft()); Must(await f.Order(s, f.Clock.GetUtcNow().AddDays(1))); return () => f.Plan(s.RevisionId, f.Clock.GetUtcNow().AddDays(2)); }
        ),
        ["planning from another unit"] = ("NoRevision", async f => { var s = await f.Submitted(await f.Draft()); return () => f.Plan(s.RevisionId, f.Clock.GetUtcNow().AddDays(2), f.Stranger); }
        ),
        ["planning by a confidentiality reviewer"] = ("NotYourRole", async f => { var s = await f.Submitted(await f.Draft()); return () => f.Plan(s.RevisionId, f.Clock.GetUtcNow().AddDays(2), f.ConfidentialityReviewer); }
        ),
        ["planning what was released"] = ("NoRevision", async f => { var (_, s) = await f.Live(); return () => f.Plan(s.RevisionId, f.Clock.GetUtcNow().AddDays(2)); }
        ),
        ["ordering a withdrawal by an author"] = ("NotYourRole", async f => { var (d, s) = await f.Live(); return () => f.OrderWithdrawal(d, s.ContentHash, f.Clock.GetUtcNow().AddDays(1), f.Author); }
        ),
        ["ordering a withdrawal in the past"] = ("TimePassed", async f => { var (d, s) = await f.Live(); return () => f.OrderWithdrawal(d, s.ContentHash, f.Clock.GetUtcNow()); }
        ),
        ["ordering a withdrawal of other bytes"] = ("OtherBytes", async f => { var (d, _) = await f.Live(); return () => f.OrderWithdrawal(d, new byte[32], f.Clock.GetUtcNow().AddDays(1)); }
        ),
        ["ordering a withdrawal twice"] = ("AlreadyOrdered", async f => { var (d, s) = await f.Live(); Must(await f.OrderWithdrawal(d, s.ContentHash, f.Clock.GetUtcNow().AddDays(1))); return () => f.OrderWithdrawal(d, s.ContentHash, f.Clock.GetUtcNow().AddDays(2)); }
        ),
        ["ordering a withdrawal of what is not live"] = ("NothingToDo", async f => { var d = await f.Draft(); return () => f.OrderWithdrawal(d, new byte[32], f.Clock.GetUtcNow().AddDays(1)); }
        ),
        ["a withdrawal before its time"] = ("NothingToDo", async f => { var (d, s) = await f.Live(); Must(await f.OrderWithdrawal(d, s.ContentHash, f.Clock.GetUtcNow().AddDays(1))); return () => f.FulfilWithdrawal(d); }
        ),
        ["a withdrawal carried out twice"] = ("NothingToDo", async f => { var (d, s) = await f.Live(); Must(await f.OrderWithdrawal(d, s.ContentHash, f.Clock.GetUtcNow().AddDays(1))); f.Clock.Advance(TimeSpan.FromDays(1)); Must(await f.FulfilWithdrawal(d)); return () => f.FulfilWithdrawal(d); }
        ),
        ["calling a withdrawal back by an author"] = ("NotYourRole", async f => { var (d, s) = await f.Live(); Must(await f.OrderWithdrawal(d, s.ContentHash, f.Clock.GetUtcNow().AddDays(1))); return () => f.CallWithdrawalBack(d, f.Author); }
        ),
        ["withdrawal by an author"] = ("NotYourRole", async f => { var (d, s) = await f.Live(); return () => f.Withdraw(d, s.ContentHash, f.Author); }
        ),
        ["withdrawal of another version than was seen"] = ("OtherBytes", async f => { var (d, _) = await f.Live(); return () => f.Withdraw(d, new byte[32]); }
        ),
        ["withdrawal of what is not live"] = ("NothingToDo", async f => { var d = await f.Draft(); return () => f.Withdraw(d, new byte[32]); }
        ),
        ["a move to a document that is not live"] = ("TargetNotLive", async f => { var (d, s) = await f.Live(); var other = await f.Draft(); return () => f.Withdraw(d, s.ContentHash, target: other); }
        ),
        ["a move to itself"] = ("TargetNotLive", async f => { var (d, s) = await f.Live(); return () => f.Withdraw(d, s.ContentHash, target: d); }
        ),
        ["take-down by a content reviewer"] = ("NotYourRole", async f => { var (d, s) = await f.Live(); return () => f.TakeDown(d, s.ContentHash, f.ContentReviewer); }
        ),
        ["closing the version that is live"] = ("NothingToDo", async f => { var (d, _) = await f.Live(); var id = await LivePublication(f, d); return () => f.Close(id); }
        ),
    };

    public static IEnumerable<string> RefusedNames(DatabaseProvider provider) => Refusals.Keys;

    [Theory, EachDatabase(Cases = nameof(RefusedNames))]
    public async Task An_act_out_of_order_is_refused_in_words_and_stores_nothing(DatabaseProvider provider, string act)
    {
        var flow = await shared.Of(provider);
        var (code, arrange) = Refusals[act];
        var run = await arrange(flow);
        var before = await flow.Stored();
        var outcome = await run();
        Assert.Equal([code], outcome.Problems.Select(problem => problem.Code));
        Assert.Equal(before, await flow.Stored());
        if (code == "SealBroken")
            await flow.Database.RestoreTriggers();
    }

    [Theory, EachDatabase]
    public async Task Four_people_make_a_document_public(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var documentId = await flow.Draft();
        await flow.Attach(documentId, "附件.pdf", "content");
        await flow.ReleaseNext(documentId);
        await using var site = flow.Database.OpenPublished();
        var shown = await site.Documents.SingleAsync();
        Assert.Equal("11410000MB0001234X/2022-00001", shown.IndexNumber);
        Assert.Equal("notices/2022-00001", shown.Address);
        Assert.Equal("附件.pdf", (await site.Files.SingleAsync()).Name);
        Assert.Equal(1, (await site.Counters.SingleAsync()).Live);
    }

    [Theory, EachDatabase]
    public async Task Three_people_suffice_where_signing_is_the_final_review(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var (_, seen) = await flow.Live(flow.News);
        await using var db = flow.Database.Open();
        var duties = await db.RevisionPersons.Where(person => person.RevisionId == seen.RevisionId).Select(person => person.Duty).ToListAsync();
        Assert.Equal([Duty.Author, Duty.ConfidentialityReviewer, Duty.Releaser], duties.Order());
    }

    [Theory, EachDatabase]
    public async Task Two_steps_are_taken_by_two_people(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var (_, seen) = await flow.Live(flow.Policies);
        await using var db = flow.Database.Open();
        Assert.Equal(2, await db.ContentReviews.Where(review => review.RevisionId == seen.RevisionId).Select(review => review.ReviewerId).Distinct().CountAsync());
    }

    [Theory, EachDatabase]
    public async Task A_newer_version_supersedes_and_keeps_number_and_address(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var (documentId, _) = await flow.Live();
        await using var site = flow.Database.OpenPublished();
        var first = await site.Documents.SingleAsync();
        await flow.Revise(documentId);
        var second = await site.Documents.SingleAsync();
        Assert.Equal(
            (first.Address, first.IndexNumber, first.FirstPublishedAt, 2),
            (second.Address, second.IndexNumber, second.FirstPublishedAt, second.No));
        Assert.Equal(2, await site.Versions.CountAsync());
        Assert.Equal(1, (await site.Counters.SingleAsync()).Live);
    }

    [Theory, EachDatabase]
    public async Task What_was_withdrawn_goes_out_again_only_as_a_new_revision_without_its_past(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var (documentId, seen) = await flow.Live();
        Must(await flow.Withdraw(documentId, seen.ContentHash));
        await using var site = flow.Database.OpenPublished();
        Assert.Equal(WithdrawalReason.WrongContent, (await site.Withdrawals.SingleAsync()).Reason);
        Assert.Empty(await site.Documents.ToListAsync());
        Assert.Empty(await site.Versions.ToListAsync());
        Assert.Equal(0, (await site.Counters.SingleAsync()).Live);
        await flow.Revise(documentId);
        Assert.Equal(2, (await site.Versions.SingleAsync()).No);
        Assert.Empty(await site.Withdrawals.ToListAsync());
    }

    [Theory, EachDatabase]
    public async Task After_a_correction_for_personal_data_the_earlier_text_is_closed_at_once(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var (documentId, _) = await flow.Live();
        var earlier = await LivePublication(flow, documentId);
        await flow.Revise(documentId, draft => draft.Correction = CorrectionKind.PersonalData);
        await using var site = flow.Database.OpenPublished();
        Assert.DoesNotContain(await site.Versions.ToListAsync(), version => version.PublicationId == earlier);
        Assert.DoesNotContain(await site.VersionBodies.ToListAsync(), body => body.PublicationId == earlier);
    }

    [Theory, EachDatabase]
    public async Task An_order_goes_out_at_its_time_on_behalf_of_the_releaser(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var seen = await flow.Ready(await flow.Draft());
        var at = flow.Clock.GetUtcNow().AddHours(5);
        Must(await flow.Order(seen, at));
        flow.Clock.SetUtcNow(at);
        Must(await flow.Fulfil(seen.RevisionId));
        await using var db = flow.Database.Open();
        var publication = await db.Publications.SingleAsync();
        Assert.Equal((flow.Releaser.StaffId, at), (publication.ReleaserId, publication.PublishedAt));
    }

    [Theory, EachDatabase]
    public async Task Site_texts_pass_the_gate_and_never_show_among_documents(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        await flow.Live(siteText: SiteTextKeys.Agency);
        await using var site = flow.Database.OpenPublished();
        Assert.Equal(SiteTextKeys.Agency, (await site.SiteTexts.SingleAsync()).SiteTextKey);
        Assert.Empty(await site.Documents.ToListAsync());
        Assert.Empty(await site.Counters.ToListAsync());
    }

    [Theory, EachDatabase]
    public async Task Who_typed_after_the_seal_stays_an_author_when_the_sealed_text_is_released(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var documentId = await flow.Draft();
        var seen = await flow.Ready(documentId);
        await flow.Edit(documentId, flow.Everything, draft => draft.Body += "补充。");
        Must(await flow.Release(seen));
        await flow.Edit(documentId, flow.Author, draft => draft.ChangeNote = "补充");
        var next = await flow.Seen(Must(await flow.Submit(documentId)).RevisionId);
        var outcome = await flow.Review(next, flow.Everything);
        Assert.Equal(["OneDuty"], outcome.Problems.Select(problem => problem.Code));
    }

    [Theory, EachDatabase]
    public async Task Authors_of_a_released_text_are_forgotten_when_nothing_was_typed_since(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var (documentId, _) = await flow.Live();
        await using var db = flow.Database.Open();
        Assert.Empty(await db.DraftContributors.Where(person => person.DocumentId == documentId).ToListAsync());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        flows.ForEach(flow => flow.Dispose());
        foreach (var database in made)
            await database.DisposeAsync();
    }

    private static Func<Task<ActOutcome>> Then<T>(T given, Func<T, Task<ActOutcome>> act) => () => act(given);

    private static void Damage(GateFlow flow, byte[] sha256) => File.WriteAllText(flow.Files.PathOf(sha256), "other");

    private static async Task Tamper(GateFlow flow, SeenRevision seen, string column)
    {
        await using var connection = await flow.Database.OpenPlain();
        await connection.DoText(flow.Database.Provider == DatabaseProvider.Postgres
            ? "drop trigger revision_body_update on revision_body"
            : "drop trigger revision_body_update");
        if (column == "html")
            await connection.Do($"update revision_body set html = '<p>evil</p>' where revision_id = {seen.RevisionId}");
        else
            await connection.Do($"update revision_body set manifest = {"{}"u8.ToArray()} where revision_id = {seen.RevisionId}");
    }

    private static async Task<long> LivePublication(GateFlow flow, long documentId)
    {
        await using var db = flow.Database.Open();
        return await db.Publications.Where(publication => publication.DocumentId == documentId && publication.State == PublicationState.Live)
            .Select(publication => publication.Id).SingleAsync();
    }

    private async Task<GateFlow> Flow(DatabaseProvider provider)
    {
        var database = await TestDatabase.Create(provider);
        made.Add(database);
        var flow = await GateFlow.On(database);
        flows.Add(flow);
        return flow;
    }
}
