using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Verification;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Fixtures;
using static OpenDisclosure.IntegrationTests.Fixtures.GateFlow;

namespace OpenDisclosure.IntegrationTests.Gate;

/// <summary>Bundles, orders that are moved, planned times, looks before the time, and withdrawals at a set time.</summary>
public sealed class SetTimeTests : IAsyncLifetime
{
    private readonly List<TestDatabase> made = [];
    private readonly List<GateFlow> flows = [];

    [Theory, EachDatabase]
    public async Task A_bundle_goes_out_in_one_transaction_under_one_epoch(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var (policy, interpretation, epoch) = (await flow.Ready(await flow.Draft()), await flow.Ready(await flow.Draft()), await Epoch(flow));
        Must(await flow.Together([policy, interpretation]));
        await using var db = flow.Database.Open();
        var live = await db.Publications.OrderBy(publication => publication.Seq).ToListAsync();
        Assert.Equal([policy.RevisionId, interpretation.RevisionId], live.Select(publication => publication.RevisionId));
        Assert.Single(live.Select(publication => publication.PublishedAt).Distinct());
        Assert.Equal(epoch + 1, await Epoch(flow));
        Assert.Equal(2, (await db.AuditEntries.Where(entry => entry.Act == Acts.Released).ToListAsync()).Count(entry => EntryText(entry).Contains($"\"bundle\":{live[0].Seq}", StringComparison.Ordinal)));
    }

    [Theory, EachDatabase]
    public async Task A_bundle_names_the_piece_that_holds_it_up(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var (ready, open) = (await flow.Ready(await flow.Draft()), await flow.Submitted(await flow.Draft()));
        Assert.Equal(open.RevisionId, (await flow.Together([ready, open])).RevisionId);
        await using var db = flow.Database.Open();
        Assert.Empty(await db.Publications.ToListAsync());
        Must(await flow.Release(ready, flow.SecondReleaser));
    }

    [Theory, EachDatabase]
    public async Task An_ordered_bundle_goes_out_together_whichever_of_its_orders_is_carried_out(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var (one, other, at) = (await flow.Ready(await flow.Draft()), await flow.Ready(await flow.Draft()), flow.Clock.GetUtcNow().AddHours(5));
        Must(await flow.Order([one, other], at));
        flow.Clock.SetUtcNow(at);
        Must(await flow.Fulfil(other.RevisionId));
        await using var db = flow.Database.Open();
        Assert.Equal([at, at], await db.Publications.Select(publication => publication.PublishedAt).ToListAsync());
        Assert.Equal(["NothingToDo"], (await flow.Fulfil(one.RevisionId)).Problems.Select(problem => problem.Code));
    }

    [Theory, EachDatabase]
    public async Task Calling_one_order_of_a_bundle_back_calls_all_of_it_back(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var (one, other) = (await flow.Ready(await flow.Draft()), await flow.Ready(await flow.Draft()));
        Must(await flow.Order([one, other], flow.Clock.GetUtcNow().AddHours(5)));
        Must(await flow.CallBack(other.RevisionId));
        flow.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["NothingToDo"], (await flow.Fulfil(one.RevisionId)).Problems.Select(problem => problem.Code));
        Must(await flow.Release(one, flow.SecondReleaser));
    }

    [Theory, EachDatabase]
    public async Task A_newer_text_of_one_piece_calls_its_bundle_back(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var documentId = await flow.Draft();
        var (one, other) = (await flow.Ready(documentId), await flow.Ready(await flow.Draft()));
        Must(await flow.Order([one, other], flow.Clock.GetUtcNow().AddHours(5)));
        await flow.Edit(documentId, flow.Author, draft => draft.Body += "补充。");
        await flow.Submitted(documentId);
        flow.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["NothingToDo"], (await flow.Fulfil(other.RevisionId)).Problems.Select(problem => problem.Code));
        Must(await flow.Release(other));
        await Verified(flow);
    }

    [Theory, EachDatabase]
    public async Task A_moved_order_goes_out_at_the_new_time_in_the_name_of_who_moved_it(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var (seen, first) = (await flow.Ready(await flow.Draft()), flow.Clock.GetUtcNow().AddHours(5));
        Must(await flow.Order(seen, first));
        Must(await flow.Move(seen.RevisionId, first.AddHours(5), flow.SecondReleaser));
        flow.Clock.SetUtcNow(first.AddHours(1));
        Assert.Equal(["NothingToDo"], (await flow.Fulfil(seen.RevisionId)).Problems.Select(problem => problem.Code));
        flow.Clock.SetUtcNow(first.AddHours(5));
        Must(await flow.Fulfil(seen.RevisionId));
        await using var db = flow.Database.Open();
        var publication = await db.Publications.SingleAsync();
        Assert.Equal((flow.SecondReleaser.StaffId, first.AddHours(5)), (publication.ReleaserId, publication.PublishedAt));
        await Verified(flow);
    }

    [Theory, EachDatabase]
    public async Task Nothing_goes_out_in_the_name_of_a_releaser_who_has_left_or_lost_the_role(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var (left, lost) = (await flow.Ready(await flow.Draft()), await flow.Ready(await flow.Draft()));
        Must(await flow.Order(left, flow.Clock.GetUtcNow().AddHours(5)));
        Must(await flow.Order(lost, flow.Clock.GetUtcNow().AddHours(5), flow.SecondReleaser));
        await using (var db = flow.Database.Open())
        {
            await db.Staff.Where(staff => staff.Id == flow.Releaser.StaffId).ExecuteUpdateAsync(set => set.SetProperty(staff => staff.Active, false));
            await db.StaffRoles.Where(held => held.StaffId == flow.SecondReleaser.StaffId && held.Role == Role.Releaser).ExecuteDeleteAsync();
        }

        flow.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal(["ReleaserGone"], (await flow.Fulfil(left.RevisionId)).Problems.Select(problem => problem.Code));
        Assert.Equal(["ReleaserGone"], (await flow.Fulfil(lost.RevisionId)).Problems.Select(problem => problem.Code));
        Must(await flow.Move(left.RevisionId, flow.Clock.GetUtcNow().AddHours(1), flow.Everything));
        flow.Clock.Advance(TimeSpan.FromHours(1));
        Must(await flow.Fulfil(left.RevisionId));
    }

    [Theory, EachDatabase]
    public async Task A_planned_time_is_no_part_of_the_seal_and_may_be_moved_and_taken_away(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var documentId = await flow.Draft();
        var at = flow.Clock.GetUtcNow().AddDays(3);
        await flow.Edit(documentId, flow.Author, draft => draft.PlannedAt = at);
        var seen = await flow.Submitted(documentId);
        Assert.Equal(at, await Planned(flow, seen.RevisionId));
        Must(await flow.Plan(seen.RevisionId, at.AddDays(1), flow.ContentReviewer));
        Assert.Equal(at.AddDays(1), await Planned(flow, seen.RevisionId));
        Must(await flow.Review(seen));
        Must(await flow.Plan(seen.RevisionId, null));
        Assert.Null(await Planned(flow, seen.RevisionId));
        await Verified(flow);
    }

    [Theory, EachDatabase]
    public async Task Each_set_release_is_looked_at_once_a_day_and_once_an_hour_before_its_time(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var at = flow.Clock.GetUtcNow().AddDays(2);
        var (typed, sent, ready, ordered) = (await flow.Draft(), await flow.Draft(), await flow.Draft(), await flow.Draft());
        foreach (var documentId in new[] { typed, sent, ready, ordered })
            await flow.Edit(documentId, flow.Author, draft => draft.PlannedAt = at);
        await flow.Submitted(sent);
        await flow.Ready(ready);
        Must(await flow.Order(await flow.Ready(ordered), at));
        Assert.Empty(await flow.Look());
        flow.Clock.SetUtcNow(at.AddHours(-24).AddMinutes(1));
        Assert.Equal(Expected(PreflightCall.Day), (await flow.Look()).Select(check => (check.DocumentId, check.Call, check.Problem)).Order());
        Assert.Empty(await flow.Look());
        flow.Clock.SetUtcNow(at.AddHours(-1));
        Assert.Equal(Expected(PreflightCall.Hour), (await flow.Look()).Select(check => (check.DocumentId, check.Call, check.Problem)).Order());
        flow.Clock.SetUtcNow(at.AddMinutes(-1));
        Assert.Empty(await flow.Look());

        IEnumerable<(long, PreflightCall, string)> Expected(PreflightCall call) =>
            new[] { (typed, call, "NotHandedIn"), (sent, call, "NotCleared"), (ready, call, "NotSigned"), (ordered, call, "") }.Order();
    }

    [Theory, EachDatabase]
    public async Task The_look_before_an_order_finds_a_damaged_file_and_a_releaser_who_left(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var (documentId, at) = (await flow.Draft(), flow.Clock.GetUtcNow().AddDays(2));
        var file = Convert.ToHexStringLower(await flow.Attach(documentId, "a.pdf", Guid.NewGuid().ToString("N")));
        Must(await flow.Order(await flow.Ready(documentId), at));
        var path = Directory.GetFiles(flow.Folder, file, SearchOption.AllDirectories).Single();
        File.SetAttributes(path, FileAttributes.Normal);
        await File.AppendAllTextAsync(path, "b");
        flow.Clock.SetUtcNow(at.AddHours(-23));
        Assert.Equal("FileDamaged", Assert.Single(await flow.Look()).Problem);
        await using var db = flow.Database.Open();
        await db.Staff.Where(staff => staff.Id == flow.Releaser.StaffId).ExecuteUpdateAsync(set => set.SetProperty(staff => staff.Active, false));
        var other = await flow.Ready(await flow.Draft());
        Must(await flow.Order(other, at));
        Assert.Equal("ReleaserGone", Assert.Single(await flow.Look()).Problem);
    }

    [Theory, EachDatabase]
    public async Task A_withdrawal_at_a_set_time_takes_whichever_version_is_live_then(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var (documentId, seen) = await flow.Live();
        var at = flow.Clock.GetUtcNow().AddDays(7);
        Must(await flow.OrderWithdrawal(documentId, seen.ContentHash, at));
        await flow.Revise(documentId);
        flow.Clock.SetUtcNow(at);
        Must(await flow.FulfilWithdrawal(documentId));
        await using var db = flow.Database.Open();
        Assert.DoesNotContain(await db.Publications.ToListAsync(), publication => publication.State == PublicationState.Live);
        var withdrawal = await db.Withdrawals.SingleAsync();
        Assert.Equal((flow.Releaser.StaffId, WithdrawalReason.PersonalData, at), (withdrawal.ById, withdrawal.Reason, withdrawal.At));
        await Verified(flow);
    }

    [Theory, EachDatabase]
    public async Task An_order_to_withdraw_ends_with_an_earlier_withdrawal_and_spares_what_is_released_later(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var (documentId, seen) = await flow.Live();
        var at = flow.Clock.GetUtcNow().AddDays(7);
        Must(await flow.OrderWithdrawal(documentId, seen.ContentHash, at));
        Must(await flow.TakeDown(documentId, seen.ContentHash));
        await flow.Revise(documentId);
        flow.Clock.SetUtcNow(at.AddDays(1));
        Assert.Equal(["NothingToDo"], (await flow.FulfilWithdrawal(documentId)).Problems.Select(problem => problem.Code));
        await using var db = flow.Database.Open();
        Assert.Single(await db.Publications.Where(publication => publication.State == PublicationState.Live).ToListAsync());
        await Verified(flow);
    }

    [Theory, EachDatabase]
    public async Task A_withdrawal_is_carried_out_in_the_name_of_a_person_who_has_left_too(DatabaseProvider provider)
    {
        var flow = await Flow(provider);
        var (documentId, seen) = await flow.Live();
        Must(await flow.OrderWithdrawal(documentId, seen.ContentHash, flow.Clock.GetUtcNow().AddDays(7)));
        await using var db = flow.Database.Open();
        await db.Staff.Where(staff => staff.Id == flow.Releaser.StaffId).ExecuteUpdateAsync(set => set.SetProperty(staff => staff.Active, false));
        flow.Clock.Advance(TimeSpan.FromDays(7));
        Must(await flow.FulfilWithdrawal(documentId));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        flows.ForEach(flow => flow.Dispose());
        foreach (var database in made)
            await database.DisposeAsync();
    }

    private static string EntryText(AuditEntry entry) => System.Text.Encoding.UTF8.GetString(entry.Body);

    private static async Task<long> Epoch(GateFlow flow)
    {
        await using var db = flow.Database.Open();
        return await db.LedgerHeads.Select(head => head.Epoch).SingleAsync();
    }

    private static async Task<DateTimeOffset?> Planned(GateFlow flow, long revisionId)
    {
        await using var db = flow.Database.Open();
        return await db.RevisionPlans.Where(plan => plan.RevisionId == revisionId).Select(plan => plan.PlannedAt).SingleOrDefaultAsync();
    }

    private static async Task Verified(GateFlow flow)
    {
        await using var db = flow.Database.Open();
        Assert.Empty(await Verifier.OfDatabase(db, flow.Files, new Trust("test", null, []), CancellationToken.None).ToListAsync());
    }

    private async Task<GateFlow> Flow(DatabaseProvider provider)
    {
        var database = await TestDatabase.Create(provider);
        made.Add(database);
        var flow = await On(database);
        flows.Add(flow);
        return flow;
    }
}
