using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Waiting;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Queue;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Calendar;

/// <summary>Reads a month: what went out, what is set for a time, and what is due.</summary>
internal sealed class CalendarDesk(DisclosureDb db, WorkList work, DueDates due, CurrentStaff me, WorkingDayCalendar calendar, TimeProvider clock)
{
    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The month that begins on a day, with the days of other months in its weeks.</summary>
    public async Task<CalendarPage> Page(DateOnly first, CancellationToken cancel)
    {
        var span = new Span(CalendarPage.StartOf(first), CalendarPage.EndOf(first));
        var open = await work.Open(cancel);
        var items = new List<CalendarItem>();
        items.AddRange(await Ordered(span, cancel));
        items.AddRange(open.Where(found => found.State.Stage != Stage.Ordered && found.Revision.PlannedAt is not null).Select(found => Planned(found.Revision, found.State)));
        items.AddRange(await Drafts(span, cancel));
        items.AddRange(await Withdrawals(cancel));
        items.AddRange(await Released(span, cancel));
        items.AddRange(await due.Between(span.From, span.Until, open, cancel));
        var shown = items.Where(item => item.On >= span.From && item.On < span.Until).OrderBy(item => item.On).ThenBy(item => item.Time ?? TimeOnly.MaxValue).ThenBy(item => item.Kind);
        return new CalendarPage(first, BeijingTime.DateOf(Now), [.. shown], calendar);
    }

    /// <summary>The orders to release; those of a bundle are one item.</summary>
    private async Task<IEnumerable<CalendarItem>> Ordered(Span span, CancellationToken cancel)
    {
        var rows = await (
            from order in OrderRelease.Pending(db)
            join revision in db.Revisions on order.RevisionId equals revision.Id
            join document in db.Documents on revision.DocumentId equals document.Id
            join staff in db.Staff on order.ReleaserId equals staff.Id
            where order.ReleaseAt >= span.Start && order.ReleaseAt < span.End
            orderby order.Seq
            select new { order.Id, order.BundleSeq, order.ReleaseAt, order.At, staff.Name, revision.Title, revision.DocumentId, document.UnitId }).ToListAsync(cancel);
        var documents = rows.Select(row => row.DocumentId).ToList();
        var blocked = await db.PreflightChecks.AsNoTracking().Where(check => documents.Contains(check.DocumentId) && check.Problem != "").ToListAsync(cancel);
        return rows.Where(row => me.Actor.Serves(row.UnitId)).GroupBy(row => row.BundleSeq).Select(group =>
        {
            var (row, count) = (group.First(), group.Count());
            var problem = blocked.Where(check => check.ReleaseAt == row.ReleaseAt && group.Any(one => one.DocumentId == check.DocumentId)).MaxBy(check => check.At)?.Problem;
            var (on, time) = CalendarItem.Place(row.ReleaseAt);
            return new CalendarItem
            {
                Kind = problem is null ? CalendarKind.Ordered : CalendarKind.Late,
                On = on,
                Time = time,
                Tag = StaffText.Calendar_Release,
                Title = count == 1 ? row.Title : Texts.Fill(StaffText.Calendar_Bundle, row.Title, count),
                Note = problem is null ? "" : Texts.Fill(StaffText.Calendar_Blocked, ProblemText.Of(Problem.Whole(problem))),
                State = StaffText.Calendar_Ordered,
                Holder = Texts.Fill(StaffText.Calendar_SignedBy, row.Name, WorkWords.Minute(row.At)),
                Address = $"/admin/documents/{row.DocumentId}",
                Move = me.Is(Role.Releaser) ? $"/admin/calendar/orders/{row.Id}" : null,
            };
        });
    }

    private CalendarItem Planned(OpenRevision revision, RevisionState state)
    {
        var (on, time) = CalendarItem.Place(revision.PlannedAt!.Value);
        var mayMove = me.Is(Role.Releaser) || (me.Actor.UnitId == revision.UnitId && DutyRules.Drafts(me.Actor.Roles));
        return new CalendarItem
        {
            Kind = IsNear(revision.PlannedAt.Value) ? CalendarKind.Late : CalendarKind.Waiting,
            On = on,
            Time = time,
            Tag = StaffText.Calendar_Release,
            Title = revision.Title,
            State = Labels.Of(state.Stage),
            Holder = Texts.Fill(StaffText.Calendar_From, revision.Submitter, WorkWords.Minute(revision.SubmittedAt)),
            Address = state.Stage == Stage.Release && me.Is(Role.Releaser) ? $"/admin/release?revisionId={revision.RevisionId}" : $"/admin/revisions/{revision.RevisionId}",
            Move = mayMove ? $"/admin/calendar/revisions/{revision.RevisionId}" : null,
        };
    }

    /// <summary>Planned texts that nobody has handed in, or that came back.</summary>
    private async Task<IEnumerable<CalendarItem>> Drafts(Span span, CancellationToken cancel)
    {
        var set = (await SetTimes.Between(db, span.Start, span.End, cancel)).Where(found => found.RevisionId is null).ToList();
        var ids = set.Select(found => found.DocumentId).ToList();
        var rows = await (
            from draft in db.Drafts
            join document in db.Documents on draft.DocumentId equals document.Id
            join staff in db.Staff on draft.UpdatedById equals staff.Id
            where ids.Contains(draft.DocumentId)
            select new { draft.DocumentId, draft.Title, draft.UpdatedAt, document.UnitId, staff.Name }).ToListAsync(cancel);
        return rows.Where(row => me.Actor.UnitId == row.UnitId && me.Is(Role.Drafter, Role.OfficeHead)).Join(set, row => row.DocumentId, found => found.DocumentId, (row, found) =>
        {
            var (on, time) = CalendarItem.Place(found.ReleaseAt);
            return new CalendarItem
            {
                Kind = IsNear(found.ReleaseAt) ? CalendarKind.Late : CalendarKind.Waiting,
                On = on,
                Time = time,
                Tag = StaffText.Calendar_Release,
                Title = row.Title ?? StaffText.Untitled,
                State = StaffText.Problem_NotHandedIn,
                Holder = Texts.Fill(StaffText.Calendar_From, row.Name, WorkWords.Minute(row.UpdatedAt)),
                Address = $"/admin/documents/{row.DocumentId}/draft",
            };
        });
    }

    private async Task<IEnumerable<CalendarItem>> Withdrawals(CancellationToken cancel)
    {
        var rows = await (
            from order in OrderWithdrawal.Pending(db)
            join publication in db.Publications on order.DocumentId equals publication.DocumentId
            join revision in db.Revisions on publication.RevisionId equals revision.Id
            join document in db.Documents on order.DocumentId equals document.Id
            join staff in db.Staff on order.ById equals staff.Id
            where publication.State == PublicationState.Live
            select new { order.DocumentId, order.WithdrawAt, order.At, revision.Title, document.UnitId, staff.Name }).ToListAsync(cancel);
        return rows.Where(row => me.Actor.Serves(row.UnitId)).Select(row =>
        {
            var (on, time) = CalendarItem.Place(row.WithdrawAt);
            return new CalendarItem
            {
                Kind = CalendarKind.Ordered,
                On = on,
                Time = time,
                Tag = StaffText.Calendar_Withdraw,
                Title = Texts.Fill(StaffText.Calendar_WithdrawTitle, row.Title),
                State = StaffText.Calendar_WithdrawOrdered,
                Holder = Texts.Fill(StaffText.Calendar_SignedBy, row.Name, WorkWords.Minute(row.At)),
                Address = $"/admin/documents/{row.DocumentId}",
            };
        });
    }

    private async Task<IEnumerable<CalendarItem>> Released(Span span, CancellationToken cancel)
    {
        var rows = await (
            from publication in db.Publications
            join revision in db.Revisions on publication.RevisionId equals revision.Id
            join document in db.Documents on publication.DocumentId equals document.Id
            join staff in db.Staff on publication.ReleaserId equals staff.Id
            where publication.PublishedAt >= span.Start && publication.PublishedAt < span.End
            select new { publication.DocumentId, publication.PublishedAt, revision.Title, revision.Kind, document.UnitId, staff.Name }).ToListAsync(cancel);
        return rows.Where(row => me.Actor.Serves(row.UnitId)).Select(row =>
        {
            var (on, time) = CalendarItem.Place(row.PublishedAt);
            return new CalendarItem
            {
                Kind = CalendarKind.Released,
                On = on,
                Time = time,
                Tag = Labels.Of(row.Kind),
                Title = row.Title,
                State = StaffText.Calendar_Released,
                Holder = row.Name,
                Address = $"/admin/documents/{row.DocumentId}",
            };
        });
    }

    private bool IsNear(DateTimeOffset at) => at < Now + ReminderRules.FirstLook;

    /// <summary>The shown days, and the instants between which they lie.</summary>
    private sealed record Span(DateOnly From, DateOnly Until)
    {
        public DateTimeOffset Start { get; } = BeijingTime.Instant(From, TimeOnly.MinValue);

        public DateTimeOffset End { get; } = BeijingTime.Instant(Until, TimeOnly.MinValue);
    }
}
