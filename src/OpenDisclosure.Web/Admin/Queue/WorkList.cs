using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Waiting;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Shared;

namespace OpenDisclosure.Web.Admin.Queue;

/// <summary>What kind of work an item is; the order is that of the filter.</summary>
internal enum WorkKind
{
    Returned,
    ContentReview,
    ConfidentialityReview,
    Release,
    Draft,
    Expiring,
}

/// <summary>An item that waits for the reader.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="RevisionId">The revision; null for a draft.</param>
/// <param name="Title">Its title.</param>
/// <param name="DueAt">When it must be done, UTC.</param>
/// <param name="Urgent">First in the queue.</param>
/// <param name="PlannedAt">When it is to be released; null when nobody said.</param>
/// <param name="From">Who handed it on.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="Note">What the reader should know.</param>
internal sealed record WorkItem(
    WorkKind Kind, long DocumentId, long? RevisionId, string Title, DateTimeOffset DueAt, bool Urgent, DateTimeOffset? PlannedAt, string From, DateTimeOffset Since, string Note);

/// <summary>"Mine now": what waits for the signed-in person, most urgent first.</summary>
internal sealed class WorkList(DisclosureDb db, CurrentStaff me, WorkingDayCalendar calendar, TimeProvider clock)
{
    /// <summary>All items, by due time, urgent ones first.</summary>
    public async Task<IReadOnlyList<WorkItem>> Items(CancellationToken cancel) =>
        [.. (await Reviews(cancel)).Concat(await Drafts(cancel)).Concat(await Expiring(cancel)).OrderByDescending(item => item.Urgent).ThenBy(item => item.DueAt).ThenBy(item => item.DocumentId)];

    /// <summary>The next revision that the reader can review, or null.</summary>
    public async Task<long?> NextReview(CancellationToken cancel) =>
        (await Items(cancel)).FirstOrDefault(item => item.Kind is WorkKind.ContentReview or WorkKind.ConfidentialityReview)?.RevisionId;

    /// <summary>The revisions that wait for a release by anyone, with the state of each.</summary>
    public async Task<IReadOnlyList<(OpenRevision Revision, RevisionState State)>> Open(CancellationToken cancel)
    {
        var rows = await OpenRevisions.Of(db).ToListAsync(cancel);
        var states = await RevisionStates.Of(db, [.. rows.Select(row => row.RevisionId)], cancel);
        return [.. rows.Where(row => me.Actor.Serves(row.UnitId)).Select(row => (row, states[row.RevisionId]))];
    }

    /// <summary>The set times of the orders that are still to be carried out.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> OrderedFor(CancellationToken cancel)
    {
        var rows = await (
            from order in OrderRelease.Pending(db)
            join revision in db.Revisions on order.RevisionId equals revision.Id
            join document in db.Documents on revision.DocumentId equals document.Id
            select new { document.UnitId, order.ReleaseAt }).ToListAsync(cancel);
        return [.. rows.Where(row => me.Actor.Serves(row.UnitId)).Select(row => row.ReleaseAt)];
    }

    /// <summary>When a revision is due: as planned, else twenty working days after it was made, else one working day after it was handed in.</summary>
    public DateTimeOffset DueAt(DateTimeOffset? plannedAt, DateOnly? issuedOn, DateTimeOffset submittedAt)
    {
        if (plannedAt is { } planned)
            return planned;
        var day = issuedOn is { } issued ? StatutoryDates.DisclosedBy(issued, calendar) : calendar.Add(BeijingTime.DateOf(submittedAt), 1);
        return BeijingTime.Instant(day, WorkingDayCalendar.EndOfWork);
    }

    private async Task<IEnumerable<WorkItem>> Reviews(CancellationToken cancel)
    {
        var items = new List<WorkItem>();
        foreach (var (row, state) in await Open(cancel))
        {
            if (DutyRules.WaitsFor(state, me.StaffId, me.Actor.Roles, me.Actor.UnitId == row.UnitId) is not { } duty)
                continue;
            items.Add(new WorkItem(
                KindOf(duty), row.DocumentId, row.RevisionId, row.Title, DueAt(row.PlannedAt, row.IssuedOn, row.SubmittedAt), row.Urgent, row.PlannedAt,
                row.Submitter, row.SubmittedAt, ""));
        }

        return items;
    }

    /// <summary>Documents of the reader's unit that will soon no longer hold: to be renewed, amended or let go.</summary>
    private async Task<IEnumerable<WorkItem>> Expiring(CancellationToken cancel)
    {
        if (!DutyRules.Drafts(me.Actor.Roles))
            return [];
        var now = clock.GetUtcNow();
        var rows = await ExpiringDocuments.Of(db, BeijingTime.DateOf(now)).Where(row => row.UnitId == me.Actor.UnitId).ToListAsync(cancel);
        return rows.Select(row => new WorkItem(
            WorkKind.Expiring, row.DocumentId, null, row.Title, BeijingTime.Instant(row.ExpiresOn, WorkingDayCalendar.EndOfWork), false, null, "", now, ""));
    }

    private static WorkKind KindOf(Duty duty) => duty switch
    {
        Duty.ContentReviewer => WorkKind.ContentReview,
        Duty.ConfidentialityReviewer => WorkKind.ConfidentialityReview,
        _ => WorkKind.Release,
    };

    /// <summary>One's own drafts: those that came back, also those of a colleague whom one stands in for today, and those in work.</summary>
    private async Task<IEnumerable<WorkItem>> Drafts(CancellationToken cancel)
    {
        if (!DutyRules.Drafts(me.Actor.Roles))
            return [];
        var returned = ReturnedRevisions.Of(db);
        var absent = await StandIns.AbsentFor(db, me.StaffId, BeijingTime.DateOf(clock.GetUtcNow()), cancel);
        var rows = await (
            from draft in db.Drafts
            let own = db.DraftContributors.Any(contributor => contributor.DocumentId == draft.DocumentId && contributor.StaffId == me.StaffId)
            let ofAbsent = db.DraftContributors.Any(contributor => contributor.DocumentId == draft.DocumentId && absent.Contains(contributor.StaffId))
            where own || ofAbsent
            let cameBack = returned.Any(revision => revision.DocumentId == draft.DocumentId)
            where cameBack || (own && !db.Revisions.Any(revision => revision.DocumentId == draft.DocumentId))
            select new
            {
                draft.DocumentId,
                draft.Title,
                draft.PlannedAt,
                draft.IssuedOn,
                draft.UpdatedAt,
                draft.Urgent,
                CameBack = cameBack,
                Editor = db.Staff.Where(staff => staff.Id == draft.UpdatedById).Select(staff => staff.Name).First(),
            }).ToListAsync(cancel);
        return rows.Select(row => new WorkItem(
            row.CameBack ? WorkKind.Returned : WorkKind.Draft, row.DocumentId, null, row.Title ?? Resources.StaffText.Untitled,
            DueAt(row.PlannedAt, row.IssuedOn, row.UpdatedAt), row.Urgent, row.PlannedAt, row.Editor, row.UpdatedAt, ""));
    }
}
