using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Release;

/// <summary>
/// Orders to release at a set time. The order is the act of the releaser; the job carries it out on his behalf, once, never before its
/// time. Orders given together are a bundle: carried out in one transaction, moved and called back together.
/// </summary>
public sealed class OrderRelease(DisclosureDb db, ReleaseRevision release, TimeProvider clock)
{
    /// <summary>Field of the time in problems.</summary>
    public const string Time = "ReleaseAt";

    /// <summary>The orders that are neither carried out nor called back.</summary>
    public static IQueryable<ReleaseOrder> Pending(DisclosureDb db) => db.ReleaseOrders.Where(order =>
        order.CancelledSeq == null && !db.Publications.Any(publication => publication.RevisionId == order.RevisionId));

    /// <summary>Orders the release of cleared revisions for a set time; until then it can be moved or called back.</summary>
    /// <param name="actor">The releaser: he neither wrote nor cleared any of them.</param>
    /// <param name="bundle">The revisions and their hashes on his page; one at least.</param>
    /// <param name="releaseAt">UTC instant, in the future.</param>
    /// <param name="cancel">Cancels; nothing is stored.</param>
    public Task<ActOutcome> At(Actor actor, IReadOnlyList<SeenRevision> bundle, DateTimeOffset releaseAt, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (releaseAt <= clock.GetUtcNow())
            return ActOutcome.Refused([new Problem(Time, "TimePassed")]);
        if (await release.Damage(bundle, cancel) is { } damage)
            return damage;
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        return await Order(actor, bundle, releaseAt, writer, cancel);
    });

    /// <summary>Moves an order, and its bundle with it, to another time: the old orders are called back, new ones given, in one transaction.</summary>
    public Task<ActOutcome> Move(Actor actor, long orderId, DateTimeOffset releaseAt, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (releaseAt <= clock.GetUtcNow())
            return ActOutcome.Refused([new Problem(Time, "TimePassed")]);
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        var (orders, refusal) = await BundleOf(actor, orderId, cancel);
        if (refusal is not null)
            return refusal;
        await Cancel(db, actor, orders[0].BundleSeq, writer, cancel);
        return await Order(actor, [.. orders.Select(order => new SeenRevision(order.RevisionId, order.ContentHash))], releaseAt, writer, cancel);
    });

    /// <summary>Calls an order, and its bundle with it, back before its time.</summary>
    public Task<ActOutcome> CallBack(Actor actor, long orderId, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        var (orders, refusal) = await BundleOf(actor, orderId, cancel);
        if (refusal is not null)
            return refusal;
        var seq = await Cancel(db, actor, orders[0].BundleSeq, writer, cancel);
        var epoch = await writer.Commit(changesSite: false, cancel);
        return new ActOutcome([], seq, epoch, orders[0].RevisionId);
    });

    /// <summary>
    /// Carries out an order whose time has come, and its bundle with it, on behalf of the person who gave it. Doing it twice does it once.
    /// Nothing goes out in the name of a person who may no longer release.
    /// </summary>
    public Task<ActOutcome> Fulfil(long orderId, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        var damage = await release.Damage(await SeenOf(orderId, cancel), cancel);
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        var orders = await PendingWith(orderId, cancel);
        if (orders.Count == 0 || orders[0].ReleaseAt > writer.At)
            return ActOutcome.Refused("NothingToDo");
        if (damage is not null)
            return damage;
        if (await ReleaserOf(orders[0], cancel) is not { } releaser)
            return ActOutcome.Refused("ReleaserGone");
        var bundle = new List<Signed>();
        foreach (var order in orders)
            bundle.Add(new Signed(releaser, new SeenRevision(order.RevisionId, order.ContentHash), await RevisionTarget.Of(db, order.RevisionId, cancel), order.Seq));
        return await release.Publish(bundle, writer, cancel);
    });

    /// <summary>Why an order could not be carried out as things stand; null when it could. Changes nothing.</summary>
    public async Task<Problem?> Preflight(long orderId, CancellationToken cancel)
    {
        var orders = await PendingWith(orderId, cancel);
        if (orders.Count == 0)
            return null;
        if (await release.Damage(await SeenOf(orderId, cancel), cancel) is { } damage)
            return damage.Problems[0];
        return await ReleaserOf(orders[0], cancel) is null ? Problem.Whole("ReleaserGone") : await Uninterpreted(orders, cancel);
    }

    /// <summary>What will go out without an interpretation, as far as is signed now: the bundle and whatever is ordered for an earlier time counts.</summary>
    private async Task<Problem?> Uninterpreted(List<ReleaseOrder> orders, CancellationToken cancel)
    {
        var (at, first, bundle) = (orders[0].ReleaseAt, orders[0].Id, orders[0].BundleSeq);
        var by = await Pending(db).Where(order => order.BundleSeq == bundle || order.ReleaseAt < at || (order.ReleaseAt == at && order.Id < first)).Select(order => order.RevisionId).ToListAsync(cancel);
        foreach (var order in orders)
        {
            if (await InterpretationRule.Hindrance(db, order.RevisionId, by, cancel) is { } hindrance)
                return hindrance;
        }

        return null;
    }

    /// <summary>Calls all orders of a bundle back within an act.</summary>
    /// <returns>The last entry.</returns>
    internal static async Task<long> Cancel(DisclosureDb db, Actor actor, long bundleSeq, LedgerWriter writer, CancellationToken cancel)
    {
        foreach (var order in await Pending(db).Where(order => order.BundleSeq == bundleSeq).OrderBy(order => order.Seq).ToListAsync(cancel))
        {
            var target = await RevisionTarget.Of(db, order.RevisionId, cancel);
            var entry = await writer.Append(Acts.OrderCancelled, order.ContentHash, ActBody.Of(actor, target.DocumentKey, target.No), cancel);
            await db.SaveChangesAsync(cancel);
            order.CancelledSeq = entry.Seq;
            await db.SaveChangesAsync(cancel);
        }

        return writer.NextSeq - 1;
    }

    private async Task<ActOutcome> Order(Actor actor, IReadOnlyList<SeenRevision> bundle, DateTimeOffset releaseAt, LedgerWriter writer, CancellationToken cancel)
    {
        var (targets, refusal) = await release.Sign(actor, bundle, writer, cancel);
        if (refusal is not null)
            return refusal;
        var (at, bundleSeq) = (BeijingTime.Cut(releaseAt), writer.NextSeq);
        foreach (var (seen, target) in bundle.Zip(targets))
            await Order(actor, seen, target, at, bundleSeq, writer, cancel);
        var seq = writer.NextSeq - 1;
        return new ActOutcome([], seq, await writer.Commit(changesSite: false, cancel), bundle[0].RevisionId);
    }

    private async Task Order(
        Actor actor, SeenRevision seen, RevisionTarget target, DateTimeOffset at, long bundleSeq, LedgerWriter writer, CancellationToken cancel)
    {
        var body = ActBody.Of(
            actor, target.DocumentKey, target.No,
            ("releaseAt", EntryInstant.Of(at)), ("bundle", bundleSeq));
        var entry = await writer.Append(Acts.Ordered, seen.ContentHash, body, cancel);
        db.ReleaseOrders.Add(new ReleaseOrder
        {
            RevisionId = seen.RevisionId,
            ContentHash = seen.ContentHash,
            ReleaserId = actor.StaffId,
            ReleaseAt = at,
            BundleSeq = bundleSeq,
            Seq = entry.Seq,
            At = writer.At,
        });
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The bundle of an order for a releaser whose business all of it is.</summary>
    private async Task<(List<ReleaseOrder> Orders, ActOutcome? Refusal)> BundleOf(Actor actor, long orderId, CancellationToken cancel)
    {
        if (!actor.Roles.Contains(Role.Releaser))
            return ([], ActOutcome.Refused("NotYourRole"));
        var orders = await PendingWith(orderId, cancel);
        if (orders.Count == 0)
            return ([], ActOutcome.Refused("NothingToDo"));
        foreach (var order in orders)
        {
            if (!actor.Serves((await RevisionTarget.Of(db, order.RevisionId, cancel)).UnitId))
                return ([], ActOutcome.Refused("NoRevision"));
        }

        return (orders, null);
    }

    private Task<List<ReleaseOrder>> PendingWith(long orderId, CancellationToken cancel) =>
        Pending(db).AsNoTracking().Where(order => db.ReleaseOrders.Any(known => known.Id == orderId && known.BundleSeq == order.BundleSeq))
            .OrderBy(order => order.Seq).ToListAsync(cancel);

    private async Task<IReadOnlyList<SeenRevision>> SeenOf(long orderId, CancellationToken cancel) =>
        [.. (await PendingWith(orderId, cancel)).Select(order => new SeenRevision(order.RevisionId, order.ContentHash))];

    private async Task<Actor?> ReleaserOf(ReleaseOrder order, CancellationToken cancel) => await (
        from staff in db.Staff
        where staff.Id == order.ReleaserId && staff.Active && db.StaffRoles.Any(held => held.StaffId == staff.Id && held.Role == Role.Releaser)
        select new Actor(staff.Id, staff.Key, staff.UnitId, new HashSet<Role>())).SingleOrDefaultAsync(cancel);
}
