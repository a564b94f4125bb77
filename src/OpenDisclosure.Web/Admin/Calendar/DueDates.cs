using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Waiting;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Data.Messages;
using OpenDisclosure.Domain.Messages;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Messages;
using OpenDisclosure.Web.Admin.Reviews;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Calendar;

/// <summary>The days by which law and rules want something done.</summary>
internal sealed class DueDates(DisclosureDb db, CurrentStaff me, WorkingDayCalendar calendar, TimeProvider clock)
{
    private DateOnly Today => BeijingTime.DateOf(clock.GetUtcNow());

    /// <summary>All that fall on a day from <paramref name="from"/> on and before <paramref name="until"/>.</summary>
    public async Task<IReadOnlyList<CalendarItem>> Between(
        DateOnly from, DateOnly until, IReadOnlyList<(OpenRevision Revision, RevisionState State)> open, CancellationToken cancel)
    {
        var items = new List<CalendarItem>();
        items.AddRange(open.Where(found => found.State.Stage != Stage.Ordered && found.Revision is { IssuedOn: not null, PlannedAt: null }).Select(found => ToDisclose(found.Revision)));
        items.AddRange(await Expiring(from, until, cancel));
        items.AddRange(await Columns(cancel));
        items.AddRange(await Messages(cancel));
        if (me.Is(Role.ConfidentialityReviewer, Role.Auditor))
            items.AddRange((await AgainLine.Read(db, me.Actor.Serves, cancel)).Select(Again));
        foreach (var year in new[] { from.Year, until.Year }.Distinct())
            items.AddRange(await Yearly(year, cancel));
        return [.. items.Where(item => item.On >= from && item.On < until)];
    }

    private CalendarItem ToDisclose(OpenRevision revision) => Due(
        StatutoryDates.DisclosedBy(revision.IssuedOn!.Value, calendar), StaffText.Calendar_TwentyDays, revision.Title,
        Texts.Fill(StaffText.Calendar_TwentyDaysNote, Texts.Iso(revision.IssuedOn.Value)), $"/admin/revisions/{revision.RevisionId}");

    private async Task<IEnumerable<CalendarItem>> Expiring(DateOnly from, DateOnly until, CancellationToken cancel)
    {
        var rows = await (
            from publication in db.Publications
            join revision in db.Revisions on publication.RevisionId equals revision.Id
            join document in db.Documents on publication.DocumentId equals document.Id
            where publication.State == PublicationState.Live && revision.ExpiresOn >= @from && revision.ExpiresOn < until
            select new { document.Id, document.UnitId, revision.Title, revision.ExpiresOn }).ToListAsync(cancel);
        return rows.Where(row => me.Actor.Serves(row.UnitId))
            .Select(row => Law(row.ExpiresOn!.Value, StaffText.Calendar_Expiry, row.Title, StaffText.Calendar_ExpiryNote, $"/admin/documents/{row.Id}"));
    }

    /// <summary>The day on which a column that must be kept up to date needs its next item.</summary>
    private async Task<IEnumerable<CalendarItem>> Columns(CancellationToken cancel)
    {
        var all = await db.Columns.IgnoreAutoIncludes().AsNoTracking().ToListAsync(cancel);
        var newest = await db.Publications.Where(publication => publication.State == PublicationState.Live)
            .GroupBy(publication => publication.ColumnId).Select(group => new { group.Key, At = group.Max(publication => publication.FirstPublishedAt) })
            .ToDictionaryAsync(found => found.Key, found => found.At, cancel);
        var below = all.ToLookup(column => column.ParentId);
        return all.Where(column => !column.Closed && column.UpdateIntervalDays > 0 && me.Actor.Serves(column.UnitId)).Select(column =>
        {
            var times = WithBelow(column.Id, below).Where(newest.ContainsKey).Select(id => newest[id]).ToList();
            var last = times.Count > 0 ? BeijingTime.DateOf(times.Max()) : (DateOnly?)null;
            return Due(
                last?.AddDays(column.UpdateIntervalDays) ?? Today, StaffText.Calendar_Column, Texts.Fill(StaffText.Calendar_ColumnTitle, column.StaffName),
                last is { } day ? Texts.Fill(StaffText.Calendar_ColumnNote, Texts.Iso(day), column.UpdateIntervalDays) : StaffText.Calendar_ColumnEmpty, null);
        });
    }

    /// <summary>The day by which each open message that is the reader's business is to be answered.</summary>
    private async Task<IEnumerable<CalendarItem>> Messages(CancellationToken cancel)
    {
        var open = await MessageDesk.Visible(db, me).Open()
            .Select(message => new { message.Id, message.Number, message.DueOn, message.ReceivedAt }).ToListAsync(cancel);
        return open.Select(message => Due(
            message.DueOn, MessageText.Staff_Calendar, Texts.Fill(MessageText.Staff_CalendarTitle, message.Number),
            Texts.Fill(MessageText.Staff_CalendarNote, Texts.Iso(MessageTimes.VetoAfter(BeijingTime.DateOf(message.ReceivedAt)))), $"/admin/messages/{message.Id}"));
    }

    private static IEnumerable<long> WithBelow(long columnId, ILookup<long?, Column> below) =>
        below[columnId].SelectMany(column => WithBelow(column.Id, below)).Prepend(columnId);

    private CalendarItem Again(AgainLine line) =>
        Due(line.On, StaffText.Calendar_Again, line.Title, StaffText.Calendar_AgainNote, $"/admin/documents/{line.DocumentId}");

    /// <summary>What is due in January for the year before.</summary>
    private async Task<IEnumerable<CalendarItem>> Yearly(int year, CancellationToken cancel)
    {
        var report = StatutoryDates.AnnualReportOf(year - 1);
        var (start, end) = (BeijingTime.Instant(new DateOnly(year, 1, 1), TimeOnly.MinValue), BeijingTime.Instant(new DateOnly(year + 1, 1, 1), TimeOnly.MinValue));
        var released = await (
            from publication in db.Publications
            join revision in db.Revisions on publication.RevisionId equals revision.Id
            where revision.Kind == DocumentKind.AnnualReport && publication.FirstPublishedAt >= start && publication.FirstPublishedAt < end
            orderby publication.FirstPublishedAt
            select new { publication.DocumentId, publication.FirstPublishedAt }).FirstOrDefaultAsync(cancel);
        var item = Due(report, StaffText.Calendar_Report, Texts.Fill(StaffText.Calendar_ReportTitle, year - 1), StaffText.Calendar_ReportNote, released is null ? null : $"/admin/documents/{released.DocumentId}");
        return
        [
            released is null ? item : item with { Kind = CalendarKind.Statutory, State = Texts.Fill(StaffText.Calendar_DoneOn, Texts.Iso(BeijingTime.DateOf(released.FirstPublishedAt))) },
            Law(StatutoryDates.WebsiteTableOf(year - 1), StaffText.Calendar_Table, Texts.Fill(StaffText.Calendar_TableTitle, year - 1), StaffText.Calendar_TableNote, null),
        ];
    }

    /// <summary>A day that is missed once it has passed.</summary>
    private CalendarItem Due(DateOnly on, string tag, string title, string note, string? address)
    {
        var item = Law(on, tag, title, note, address);
        return on < Today ? item with { Kind = CalendarKind.Late, State = StaffText.Work_Late } : item;
    }

    private static CalendarItem Law(DateOnly on, string tag, string title, string note, string? address) =>
        new() { Kind = CalendarKind.Statutory, On = on, Tag = tag, Title = title, Note = note, State = StaffText.Calendar_Statutory, Address = address };
}
