using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Web.Admin.Reviews;

/// <summary>A verdict of the month.</summary>
/// <param name="RevisionId">Its revision.</param>
/// <param name="Seq">Its entry.</param>
/// <param name="Title">Title as sealed.</param>
/// <param name="Office">Office of the author who handed it in.</param>
/// <param name="Author">That author.</param>
/// <param name="Outcome">The verdict.</param>
/// <param name="Reviewer">Who gave it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Waited">From the step before, or from the submit, to the verdict.</param>
/// <param name="OneAddress">Whether submit and verdict came from one network address, as far as that is still kept.</param>
internal sealed record MonthLine(
    long RevisionId, long Seq, string Title, string Office, string Author, ClearanceOutcome Outcome, string Reviewer, DateTimeOffset At, TimeSpan Waited, bool OneAddress);

/// <summary>How one person reviewed in a month.</summary>
/// <param name="Name">The person.</param>
/// <param name="Count">Verdicts.</param>
/// <param name="Median">Median time from the step before to the verdict.</param>
/// <param name="Hasty">Verdicts within <see cref="ReviewMonth.HastySeconds"/> of the step before: nobody reads that fast.</param>
internal sealed record MonthReviewer(string Name, int Count, TimeSpan Median, int Hasty);

/// <summary>汇总表: the verdicts of a month, and what an auditor asks of them.</summary>
internal sealed record ReviewMonth(DateOnly First, IReadOnlyList<MonthLine> Lines)
{
    /// <summary>Below this a verdict is listed as hasty.</summary>
    public const int HastySeconds = 20;

    /// <summary>The month in addresses.</summary>
    public string Key => KeyOf(First);

    /// <summary>The outcomes with their counts, those that occurred.</summary>
    public IReadOnlyList<(ClearanceOutcome Outcome, int Count)> Outcomes =>
        [.. Lines.GroupBy(line => line.Outcome).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))];

    /// <summary>The reviewers, those with the most verdicts first.</summary>
    public IReadOnlyList<MonthReviewer> Reviewers =>
    [
        .. Lines.GroupBy(line => line.Reviewer).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new MonthReviewer(group.Key, group.Count(), Median(group.Select(line => line.Waited)), group.Count(IsHasty))),
    ];

    /// <summary>The verdicts that came from the address from which the text was handed in.</summary>
    public IReadOnlyList<MonthLine> FromOneAddress => [.. Lines.Where(line => line.OneAddress)];

    /// <summary>Whether a verdict came faster than anybody reads.</summary>
    public static bool IsHasty(MonthLine line) => line.Waited.TotalSeconds < HastySeconds;

    /// <summary>The key of the month of a date.</summary>
    public static string KeyOf(DateOnly date) => date.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The first day of a month by its key; null for what is none.</summary>
    public static DateOnly? Parse(string? key) =>
        DateOnly.TryParseExact(key + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : null;

    /// <summary>Reads a month of Beijing time.</summary>
    /// <param name="db">The database.</param>
    /// <param name="first">Its first day.</param>
    /// <param name="serves">Whether the reader may see a unit's.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<ReviewMonth> Read(DisclosureDb db, DateOnly first, Func<long, bool> serves, CancellationToken cancel)
    {
        var (start, end) = (BeijingTime.Instant(first, TimeOnly.MinValue), BeijingTime.Instant(first.AddMonths(1), TimeOnly.MinValue));
        var rows = await (
            from clearance in db.Clearances
            join revision in db.Revisions on clearance.RevisionId equals revision.Id
            join document in db.Documents on revision.DocumentId equals document.Id
            join submission in db.Submissions on revision.Id equals submission.RevisionId
            join author in db.Staff on submission.SubmitterId equals author.Id
            join reviewer in db.Staff on clearance.ReviewerId equals reviewer.Id
            where clearance.At >= start && clearance.At < end
            orderby clearance.Seq
            select new
            {
                document.UnitId,
                clearance.RevisionId,
                clearance.Seq,
                revision.Title,
                author.Office,
                Author = author.Name,
                clearance.Outcome,
                Reviewer = reviewer.Name,
                clearance.At,
                SubmittedAt = submission.At,
                OneAddress = db.ActOrigins.Any(sent => sent.Seq == submission.Seq && db.ActOrigins.Any(judged => judged.Seq == clearance.Seq && judged.Origin == sent.Origin)),
                ReviewedAt = db.ContentReviews.Where(review => review.RevisionId == revision.Id && review.Seq < clearance.Seq).Max(review => (DateTimeOffset?)review.At),
            }).AsNoTracking().ToListAsync(cancel);
        return new ReviewMonth(first, [.. rows.Where(row => serves(row.UnitId)).Select(row => new MonthLine(
            row.RevisionId, row.Seq, row.Title, row.Office, row.Author, row.Outcome, row.Reviewer, row.At, row.At - (row.ReviewedAt ?? row.SubmittedAt), row.OneAddress))]);
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> times)
    {
        var ordered = times.Order().ToList();
        return (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
    }
}
