using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Waiting;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Release;

/// <summary>Moves the time at which a text that is still being reviewed is wanted to go out. Nothing is released by it.</summary>
public sealed class PlanRelease(DisclosureDb db, TimeProvider clock)
{
    /// <summary>Field of the time in problems.</summary>
    public const string Time = "PlannedAt";

    /// <summary>Sets or takes away the planned time.</summary>
    /// <param name="actor">A releaser, or a drafter or head of office of the unit.</param>
    /// <param name="revisionId">The revision: handed in, neither ordered nor released nor sent back.</param>
    /// <param name="plannedAt">UTC instant, in the future; null for no time.</param>
    /// <param name="cancel">Cancels; nothing is stored.</param>
    public Task<ActOutcome> Move(Actor actor, long revisionId, DateTimeOffset? plannedAt, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (plannedAt <= clock.GetUtcNow())
            return ActOutcome.Refused([new Problem(Time, "TimePassed")]);
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        var open = await OpenRevisions.Of(db).SingleOrDefaultAsync(found => found.RevisionId == revisionId, cancel);
        if (open is null || !actor.Serves(open.UnitId))
            return ActOutcome.Refused("NoRevision");
        if (!actor.Roles.Contains(Role.Releaser) && !(actor.UnitId == open.UnitId && DutyRules.Drafts(actor.Roles)))
            return ActOutcome.Refused("NotYourRole");
        if (await OrderRelease.Pending(db).AnyAsync(order => order.RevisionId == revisionId, cancel))
            return ActOutcome.Refused("AlreadyOrdered");
        return await Store(actor, open, plannedAt is { } at ? BeijingTime.Cut(at) : null, writer, cancel);
    });

    private async Task<ActOutcome> Store(Actor actor, OpenRevision open, DateTimeOffset? at, LedgerWriter writer, CancellationToken cancel)
    {
        var target = await RevisionTarget.Of(db, open.RevisionId, cancel);
        var body = ActBody.Of(
            actor, target.DocumentKey, target.No, ("plannedAt", at is { } set ? EntryInstant.Of(set) : null));
        var entry = await writer.Append(Acts.Replanned, target.ContentHash, body, cancel);
        var plan = await db.RevisionPlans.SingleOrDefaultAsync(found => found.RevisionId == open.RevisionId, cancel);
        if (plan is null)
            db.RevisionPlans.Add(new RevisionPlan { RevisionId = open.RevisionId, PlannedAt = at });
        else
            plan.PlannedAt = at;
        await db.Drafts.Where(draft => draft.DocumentId == open.DocumentId).ExecuteUpdateAsync(set => set.SetProperty(draft => draft.PlannedAt, at), cancel);
        return new ActOutcome([], entry.Seq, await writer.Commit(changesSite: false, cancel), open.RevisionId);
    }
}
