using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Release;

/// <summary>到期撤下: orders to withdraw a live document at a set time. One a document; it ends with any withdrawal.</summary>
public sealed class OrderWithdrawal(DisclosureDb db, WithdrawPublication withdraw, TimeProvider clock)
{
    /// <summary>Field of the time in problems.</summary>
    public const string Time = "WithdrawAt";

    /// <summary>The orders that have not ended.</summary>
    public static IQueryable<WithdrawalOrder> Pending(DisclosureDb db) => db.WithdrawalOrders.Where(order => order.EndedSeq == null);

    /// <summary>Orders the withdrawal of a live document for a set time.</summary>
    /// <param name="actor">A releaser.</param>
    /// <param name="documentId">The document.</param>
    /// <param name="contentHash">Hash of the live version on his page.</param>
    /// <param name="reason">From the closed list.</param>
    /// <param name="withdrawAt">UTC instant, in the future.</param>
    /// <param name="cancel">Cancels; nothing is stored.</param>
    public Task<ActOutcome> At(
        Actor actor, long documentId, byte[] contentHash, WithdrawalReason reason, DateTimeOffset withdrawAt, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (!actor.Roles.Contains(Role.Releaser))
            return ActOutcome.Refused("NotYourRole");
        if (withdrawAt <= clock.GetUtcNow())
            return ActOutcome.Refused([new Problem(Time, "TimePassed")]);
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        var live = await Live(documentId, cancel);
        if (live is null || !actor.Serves(live.UnitId))
            return ActOutcome.Refused("NothingToDo");
        if (!live.ContentHash.AsSpan().SequenceEqual(contentHash))
            return ActOutcome.Refused("OtherBytes");
        if (await Pending(db).AnyAsync(order => order.DocumentId == documentId, cancel))
            return ActOutcome.Refused("AlreadyOrdered");
        return await Order(actor, live, reason, BeijingTime.Cut(withdrawAt), writer, cancel);
    });

    /// <summary>Calls an order back before its time.</summary>
    public Task<ActOutcome> CallBack(Actor actor, long orderId, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (!actor.Roles.Contains(Role.Releaser))
            return ActOutcome.Refused("NotYourRole");
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        var order = await Pending(db).SingleOrDefaultAsync(found => found.Id == orderId, cancel);
        if (order is null || await Live(order.DocumentId, cancel) is not { } live)
            return ActOutcome.Refused("NothingToDo");
        if (!actor.Serves(live.UnitId))
            return ActOutcome.Refused("NoRevision");
        var entry = await writer.Append(Acts.WithdrawalOrderCancelled, order.ContentHash, ActBody.Of(actor, live.DocumentKey, live.No, ("order", order.Seq)), cancel);
        await db.SaveChangesAsync(cancel);
        order.EndedSeq = entry.Seq;
        return new ActOutcome([], entry.Seq, await writer.Commit(changesSite: false, cancel));
    });

    /// <summary>
    /// Carries out an order whose time has come. Doing it twice does it once. Other than a release it is done in the name of a person
    /// who has left too: what was to go, goes.
    /// </summary>
    public async Task<ActOutcome> Fulfil(long orderId, CancellationToken cancel)
    {
        var order = await Pending(db).AsNoTracking().SingleOrDefaultAsync(found => found.Id == orderId && found.WithdrawAt <= clock.GetUtcNow(), cancel);
        if (order is null)
            return ActOutcome.Refused("NothingToDo");
        var by = await db.Staff.AsNoTracking().SingleAsync(staff => staff.Id == order.ById, cancel);
        return await withdraw.Fulfil(new Actor(by.Id, by.Key, by.UnitId, new HashSet<Role>()) { OfMainUnit = true }, order, cancel);
    }

    private async Task<ActOutcome> Order(
        Actor actor, LiveDocument live, WithdrawalReason reason, DateTimeOffset at, LedgerWriter writer, CancellationToken cancel)
    {
        var body = ActBody.Of(
            actor, live.DocumentKey, live.No, ("reason", Term.Of(reason)),
            ("withdrawAt", EntryInstant.Of(at)));
        var entry = await writer.Append(Acts.WithdrawalOrdered, live.ContentHash, body, cancel);
        db.WithdrawalOrders.Add(new WithdrawalOrder
        {
            DocumentId = live.DocumentId,
            ContentHash = live.ContentHash,
            Reason = reason,
            ById = actor.StaffId,
            WithdrawAt = at,
            Seq = entry.Seq,
            At = writer.At,
        });
        return new ActOutcome([], entry.Seq, await writer.Commit(changesSite: false, cancel), live.RevisionId);
    }

    private Task<LiveDocument?> Live(long documentId, CancellationToken cancel) => (
        from publication in db.Publications
        join revision in db.Revisions on publication.RevisionId equals revision.Id
        join document in db.Documents on publication.DocumentId equals document.Id
        where document.Id == documentId && publication.State == PublicationState.Live
        select new LiveDocument(document.Id, document.Key, document.UnitId, revision.Id, revision.No, publication.ContentHash)).SingleOrDefaultAsync(cancel);

    private sealed record LiveDocument(long DocumentId, string DocumentKey, long UnitId, long RevisionId, int No, byte[] ContentHash);
}
