using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Waiting;

/// <summary>A text that somebody wants out at a set time.</summary>
/// <param name="DocumentId">Its document.</param>
/// <param name="RevisionId">The revision that is on its way; null while there is none, or it was sent back.</param>
/// <param name="ReleaseAt">UTC.</param>
/// <param name="OrderId">The order to release it; null while nobody has signed.</param>
public sealed record SetTime(long DocumentId, long? RevisionId, DateTimeOffset ReleaseAt, long? OrderId);

/// <summary>Reads what is to go out within a span of time, signed or not.</summary>
public static class SetTimes
{
    /// <summary>Everything with a time from <paramref name="from"/> on and before <paramref name="until"/>, both UTC.</summary>
    public static async Task<IReadOnlyList<SetTime>> Between(DisclosureDb db, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        var ordered = await (
            from order in OrderRelease.Pending(db)
            join revision in db.Revisions on order.RevisionId equals revision.Id
            where order.ReleaseAt >= @from && order.ReleaseAt < until
            select new SetTime(revision.DocumentId, revision.Id, order.ReleaseAt, order.Id)).ToListAsync(cancel);
        var signed = ordered.Select(found => found.RevisionId).ToHashSet();
        var open = await OpenRevisions.Of(db).Where(found => found.PlannedAt >= @from && found.PlannedAt < until)
            .Select(found => new SetTime(found.DocumentId, found.RevisionId, found.PlannedAt!.Value, null)).ToListAsync(cancel);
        return [.. ordered, .. open.Where(found => !signed.Contains(found.RevisionId)), .. await Drafts(db, from, until, cancel)];
    }

    /// <summary>Drafts with a time that nobody has handed in, or that came back.</summary>
    private static async Task<List<SetTime>> Drafts(DisclosureDb db, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        var returned = ReturnedRevisions.Of(db);
        return await (
            from draft in db.Drafts
            where draft.PlannedAt >= @from && draft.PlannedAt < until
                && (!db.Revisions.Any(revision => revision.DocumentId == draft.DocumentId) || returned.Any(revision => revision.DocumentId == draft.DocumentId))
            select new SetTime(draft.DocumentId, null, draft.PlannedAt!.Value, null)).ToListAsync(cancel);
    }
}

/// <summary>预检 before set releases.</summary>
public sealed class Preflight(DisclosureDb db, OrderRelease orders, TimeProvider clock)
{
    /// <summary>Looks at everything whose look is due and was not made yet, and writes down what stands in the way.</summary>
    /// <returns>What was looked at.</returns>
    public async Task<IReadOnlyList<PreflightCheck>> Run(CancellationToken cancel)
    {
        var now = Domain.WorkingDays.BeijingTime.Cut(clock.GetUtcNow());
        var looked = new List<PreflightCheck>();
        foreach (var set in await SetTimes.Between(db, now, now + ReminderRules.FirstLook, cancel))
        {
            if (ReminderRules.LookDue(set.ReleaseAt, now) is not { } call || await IsDone(set, call, cancel))
                continue;
            var check = new PreflightCheck { DocumentId = set.DocumentId, ReleaseAt = set.ReleaseAt, Call = call, Problem = await ProblemOf(set, cancel), At = now };
            db.PreflightChecks.Add(check);
            await db.SaveChangesAsync(cancel);
            looked.Add(check);
        }

        return looked;
    }

    private Task<bool> IsDone(SetTime set, PreflightCall call, CancellationToken cancel) =>
        db.PreflightChecks.AnyAsync(check => check.DocumentId == set.DocumentId && check.ReleaseAt == set.ReleaseAt && check.Call == call, cancel);

    private async Task<string> ProblemOf(SetTime set, CancellationToken cancel)
    {
        if (set.OrderId is { } orderId)
            return (await orders.Preflight(orderId, cancel))?.Code ?? "";
        if (set.RevisionId is not { } revisionId)
            return "NotHandedIn";
        return await RevisionStates.Of(db, revisionId, cancel) is { Stage: Stage.Release } ? "NotSigned" : "NotCleared";
    }
}
