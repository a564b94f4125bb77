using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Documents;

/// <summary>Turns the rows of some revisions into the lines of their life.</summary>
internal sealed class LifeReader(DisclosureDb db)
{
    private Dictionary<long, string> names = [];

    /// <summary>All acts on the revisions, in no order.</summary>
    public async Task<IReadOnlyList<TimelineLine>> Read(Document document, IReadOnlyCollection<long> revisionIds, CancellationToken cancel)
    {
        names = await db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Id, staff => staff.Name, cancel);
        return
        [
            .. await Submissions(revisionIds, cancel), .. await Reviews(revisionIds, cancel), .. await Referrals(revisionIds, cancel),
            .. await Verdicts(revisionIds, cancel), .. await Orders(revisionIds, cancel), .. await Releases(document.Id, cancel),
            .. await Withdrawals(document.Id, cancel), .. await Closures(document.Id, cancel),
            .. await WithdrawalOrders(document.Id, cancel),
        ];
    }

    private async Task<IEnumerable<TimelineLine>> Submissions(IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var rows = await db.Submissions.AsNoTracking().Where(row => ids.Contains(row.RevisionId)).ToListAsync(cancel);
        var authors = await db.RevisionPersons.AsNoTracking().Where(person => ids.Contains(person.RevisionId) && person.Duty == Duty.Author).ToListAsync(cancel);
        return rows.Select(row => new TimelineLine(
            row.RevisionId, row.Seq, row.At, "sealed", StaffText.Life_Submitted,
            Texts.Fill(StaffText.Life_Authors, string.Join('\u3001', authors.Where(person => person.RevisionId == row.RevisionId).Select(person => names[person.StaffId]))),
            names[row.SubmitterId], Labels.Of(Duty.Author)));
    }

    private async Task<IEnumerable<TimelineLine>> Reviews(IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var rows = await db.ContentReviews.AsNoTracking().Where(row => ids.Contains(row.RevisionId)).ToListAsync(cancel);
        return rows.Select(row => new TimelineLine(
            row.RevisionId, row.Seq, row.At, row.Outcome == ReviewOutcome.Passed ? "pass" : "back",
            row.Outcome == ReviewOutcome.Passed ? StaffText.Life_ContentPassed : StaffText.Life_Returned, row.Note,
            names[row.ReviewerId], row.Duty == Duty.Releaser ? StaffText.Life_SigningIsStep : Texts.Fill(StaffText.Life_Step, row.Step)));
    }

    private async Task<IEnumerable<TimelineLine>> Referrals(IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var rows = await db.Referrals.AsNoTracking().Where(row => ids.Contains(row.RevisionId)).ToListAsync(cancel);
        return rows.Select(row => new TimelineLine(
            row.RevisionId, row.Seq, row.At, "plan", Texts.Fill(StaffText.Life_Referred, row.ReferredTo), row.Question,
            names[row.ReviewerId], Labels.Of(Duty.ConfidentialityReviewer)));
    }

    private async Task<IEnumerable<TimelineLine>> Verdicts(IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var rows = await db.Clearances.AsNoTracking().Where(row => ids.Contains(row.RevisionId)).ToListAsync(cancel);
        return rows.Select(row => new TimelineLine(
            row.RevisionId, row.Seq, row.At, row.Outcome == ClearanceOutcome.Cleared ? "pass" : "back",
            Texts.Fill(StaffText.Life_Verdict, Labels.Of(row.Outcome)), string.Join('\uFF1B', new[] { row.Ground, row.Note }.Where(text => text.Length > 0)),
            names[row.ReviewerId], Labels.Of(Duty.ConfidentialityReviewer)));
    }

    private async Task<IEnumerable<TimelineLine>> Orders(IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var rows = await db.ReleaseOrders.AsNoTracking().Where(row => ids.Contains(row.RevisionId)).ToListAsync(cancel);
        var cancelled = rows.Where(row => row.CancelledSeq != null).Select(row => row.CancelledSeq!.Value).ToList();
        var entries = await db.AuditEntries.AsNoTracking().Where(entry => cancelled.Contains(entry.Seq)).ToDictionaryAsync(entry => entry.Seq, entry => entry.At, cancel);
        return rows.SelectMany(row => OrderLines(row, entries));
    }

    private IEnumerable<TimelineLine> OrderLines(ReleaseOrder row, Dictionary<long, DateTimeOffset> entries)
    {
        yield return new TimelineLine(
            row.RevisionId, row.Seq, row.At, "plan", Texts.Fill(StaffText.Life_Ordered, BeijingTime.Of(row.ReleaseAt)), "", names[row.ReleaserId], Labels.Of(Duty.Releaser));
        if (row.CancelledSeq is { } seq)
            yield return new TimelineLine(row.RevisionId, seq, entries[seq], "back", StaffText.Life_OrderCancelled, "", "", "");
    }

    private async Task<IEnumerable<TimelineLine>> Releases(long documentId, CancellationToken cancel)
    {
        var rows = await db.Publications.AsNoTracking().Where(row => row.DocumentId == documentId).ToListAsync(cancel);
        var entry = await db.CatalogueEntries.AsNoTracking().SingleOrDefaultAsync(found => found.DocumentId == documentId, cancel);
        return rows.Select(row => new TimelineLine(
            row.RevisionId, row.Seq, row.PublishedAt, "pub", StaffText.Life_Released,
            entry is not null && entry.Seq == row.Seq ? Texts.Fill(StaffText.Life_FirstRelease, entry.IndexNumber) : "",
            names[row.ReleaserId], Labels.Of(Duty.Releaser)));
    }

    private async Task<IEnumerable<TimelineLine>> Withdrawals(long documentId, CancellationToken cancel)
    {
        var rows = await (
            from withdrawal in db.Withdrawals
            join publication in db.Publications on withdrawal.PublicationId equals publication.Id
            where publication.DocumentId == documentId
            select new { withdrawal, publication.RevisionId }).AsNoTracking().ToListAsync(cancel);
        return rows.Select(row => new TimelineLine(
            row.RevisionId, row.withdrawal.Seq, row.withdrawal.At, "gone",
            row.withdrawal.Act == Acts.TakenDown ? StaffText.Life_TakenDown : Texts.Fill(StaffText.Life_Withdrawn, Labels.Of(row.withdrawal.Kind)),
            Labels.Of(row.withdrawal.Reason), names[row.withdrawal.ById], ""));
    }

    /// <summary>The orders to withdraw it, and those that were called back; one that was carried out ends as a withdrawal.</summary>
    private async Task<IEnumerable<TimelineLine>> WithdrawalOrders(long documentId, CancellationToken cancel)
    {
        var rows = await (
            from order in db.WithdrawalOrders
            join revision in db.Revisions on order.ContentHash equals revision.ContentHash
            where order.DocumentId == documentId
            select new { order, RevisionId = revision.Id, Ended = db.AuditEntries.FirstOrDefault(entry => entry.Seq == order.EndedSeq && entry.Act == Acts.WithdrawalOrderCancelled) }).AsNoTracking().ToListAsync(cancel);
        return rows.SelectMany(row => new TimelineLine?[]
        {
            new(row.RevisionId, row.order.Seq, row.order.At, "plan", Texts.Fill(StaffText.Life_WithdrawalOrdered, BeijingTime.Of(row.order.WithdrawAt)), Labels.Of(row.order.Reason), names[row.order.ById], Labels.Of(Duty.Releaser)),
            row.Ended is { } ended ? new(row.RevisionId, ended.Seq, ended.At, "back", StaffText.Life_WithdrawalOrderCancelled, "", "", "") : null,
        }).OfType<TimelineLine>();
    }

    private async Task<IEnumerable<TimelineLine>> Closures(long documentId, CancellationToken cancel)
    {
        var rows = await (
            from closure in db.VersionClosures
            join publication in db.Publications on closure.PublicationId equals publication.Id
            where publication.DocumentId == documentId
            select new { closure, publication.RevisionId }).AsNoTracking().ToListAsync(cancel);
        return rows.Select(row => new TimelineLine(
            row.RevisionId, row.closure.Seq, row.closure.At, "gone", StaffText.Life_Closed, Labels.Of(row.closure.Reason), names[row.closure.ById], ""));
    }
}
