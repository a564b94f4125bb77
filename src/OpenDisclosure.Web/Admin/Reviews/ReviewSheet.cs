using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Findings;
using OpenDisclosure.Web.Admin.Revisions;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Reviews;

/// <summary>A line of the sheet: what was found, and what became of it.</summary>
internal sealed record SheetFinding(string Kind, string Text, string Places, string Answer);

/// <summary>A point of the check list with its answer; empty when nobody answered it yet.</summary>
internal sealed record SheetPoint(string Name, string Answer);

/// <summary>An opinion on the sheet: 初审, 复审, 终审, with who signs it and when.</summary>
internal sealed record SheetOpinion(string Name, string Text, string By, string At);

/// <summary>信息公开保密审查表 of one revision, from its rows; nothing on it is typed.</summary>
internal sealed record ReviewSheet(
    long RevisionId, string Title, IReadOnlyList<Labelled> Facts, IReadOnlyList<SheetPoint> Points, IReadOnlyList<SheetFinding> Findings,
    IReadOnlyList<SheetOpinion> Opinions, string Hash);

/// <summary>A label and its text.</summary>
internal sealed record Labelled(string Label, string Text);

/// <summary>Reads the sheet of a revision.</summary>
internal sealed class ReviewSheets(DisclosureDb db)
{
    private const string Comma = "\u3001";

    /// <summary>The sheet of a sealed revision.</summary>
    public async Task<ReviewSheet> Of(SealedRevision open, CancellationToken cancel)
    {
        var id = open.Revision.Id;
        var clearance = await db.Clearances.AsNoTracking().SingleOrDefaultAsync(found => found.RevisionId == id, cancel);
        var points = clearance is null ? new Dictionary<ReviewPoint, string>() : ReviewFindings.PointsOf(clearance.Findings);
        return new ReviewSheet(
            id, open.Revision.Title, await Facts(open, clearance, cancel),
            [.. Enum.GetValues<ReviewPoint>().Select(point => new SheetPoint(Labels.Of(point), Answer(points.GetValueOrDefault(point))))],
            await Findings(open, clearance, cancel), await Opinions(id, clearance, cancel), Manifest.Hex(open.Revision.ContentHash));
    }

    private async Task<IReadOnlyList<Labelled>> Facts(SealedRevision open, Clearance? clearance, CancellationToken cancel)
    {
        var revision = open.Revision;
        var submission = await (
            from row in db.Submissions
            join staff in db.Staff on row.SubmitterId equals staff.Id
            join unit in db.Units on open.Document.UnitId equals unit.Id
            where row.RevisionId == revision.Id
            select new { row.Seq, row.At, staff.Name, staff.Office, Unit = unit.Name }).AsNoTracking().SingleAsync(cancel);
        var files = await db.RevisionFiles.Where(file => file.RevisionId == revision.Id && file.Role != FileRole.Derived).OrderBy(file => file.Ordinal).Select(file => file.Name).ToListAsync(cancel);
        var planned = await db.ReleaseOrders.Where(order => order.RevisionId == revision.Id && order.CancelledSeq == null).Select(order => (DateTimeOffset?)order.ReleaseAt).FirstOrDefaultAsync(cancel) ?? await db.RevisionPlans.Where(plan => plan.RevisionId == revision.Id).Select(plan => plan.PlannedAt).SingleOrDefaultAsync(cancel);
        return
        [
            .. new Labelled[]
            {
                new(StaffText.Sheet_Number, Texts.Grouped(clearance?.Seq ?? submission.Seq)),
                new(StaffText.Sheet_Unit, submission.Unit),
                new(StaffText.Sheet_Office, submission.Office),
                new(StaffText.Sheet_Author, Texts.Fill(StaffText.Sheet_Signed, submission.Name, Minute(submission.At))),
                new(StaffText.Sheet_Name, Texts.Fill(StaffText.Sheet_Revision, revision.Title, revision.No)),
                new(StaffText.Sheet_DocumentNumber, revision.DocumentNumber),
                new(StaffText.Sheet_Summary, revision.Summary),
                new(StaffText.Sheet_Carrier, revision.DocumentNumber.Length > 0 ? StaffText.Sheet_Official : StaffText.Sheet_Unofficial),
                new(StaffText.Sheet_Way, StaffText.Sheet_Website),
                new(StaffText.Sheet_Planned, planned is { } at ? Minute(at) : ""),
                new(StaffText.Sheet_Source, open.Document.Kind == DocumentKind.Repost ? Texts.Fill(StaffText.Sheet_Reposted, revision.Source) : StaffText.Sheet_Own),
                new(StaffText.Sheet_Mode, Mode(open)),
                new(StaffText.Sheet_Files, string.Join(Comma, files)),
            }.Where(fact => fact.Text.Length > 0),
        ];
    }

    private static string Mode(SealedRevision open)
    {
        using var manifest = JsonDocument.Parse(open.Body.Manifest);
        return Labels.Of(Term.Parse<DisclosureMode>(manifest.RootElement.GetProperty("mode").GetString()!));
    }

    private async Task<IReadOnlyList<SheetFinding>> Findings(SealedRevision open, Clearance? clearance, CancellationToken cancel)
    {
        var record = await RevisionFindings.Of(db, open.Revision.Id, cancel);
        var files = await db.RevisionFiles.Where(file => file.RevisionId == open.Revision.Id).OrderBy(file => file.Ordinal).Select(file => file.Name).ToListAsync(cancel);
        var accepted = clearance is null ? [] : ReviewFindings.AcceptedOf(clearance.Findings);
        var notes = clearance is null ? new Dictionary<string, string>() : ReviewFindings.NotesOf(clearance.Findings);
        return
        [
            .. record.Findings.Where(found => found.MustBeAnswered).GroupBy(found => found.Key).Select(group => new SheetFinding(
                FindingWords.Kind(group.First().Finding), group.First().Finding.Text,
                string.Join(Comma, group.Select(found => FindingWords.Place(found.Place, files, open.Document.SiteTextKey)).Distinct()),
                Join(group.First().Reason.Length > 0 ? Texts.Fill(StaffText.Review_KeptBecause, group.First().Reason) : "", accepted.Contains(group.Key) ? StaffText.Review_Accept : "",
                    notes.TryGetValue(group.Key, out var note) ? Texts.Fill(StaffText.Sheet_Note, note) : ""))),
        ];
    }

    private async Task<IReadOnlyList<SheetOpinion>> Opinions(long id, Clearance? clearance, CancellationToken cancel)
    {
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Id, staff => staff.Name, cancel);
        var opinions = new List<SheetOpinion>();
        foreach (var review in await db.ContentReviews.AsNoTracking().Where(row => row.RevisionId == id && row.Duty == Duty.ContentReviewer).OrderBy(row => row.Step).ToListAsync(cancel))
            opinions.Add(new SheetOpinion(StaffText.Sheet_First, Join(Labels.Of(review.Outcome), review.Note), names[review.ReviewerId], Minute(review.At)));
        foreach (var referral in await db.Referrals.AsNoTracking().Where(row => row.RevisionId == id).OrderBy(row => row.Seq).ToListAsync(cancel))
            opinions.Add(new SheetOpinion(StaffText.Sheet_Referred, Join(referral.ReferredTo, referral.Question), names[referral.ReviewerId], Minute(referral.At)));
        if (clearance is not null)
        {
            var again = clearance.ReassessOn is { } day ? Texts.Fill(StaffText.Sheet_Reassess, Texts.Long(day)) : "";
            opinions.Add(new SheetOpinion(
                StaffText.Sheet_Second, Join(Labels.Of(clearance.Outcome), clearance.Ground, clearance.Note, clearance.Answer, again), names[clearance.ReviewerId], Minute(clearance.At)));
        }

        if (await db.Publications.AsNoTracking().SingleOrDefaultAsync(row => row.RevisionId == id, cancel) is { } publication)
            opinions.Add(new SheetOpinion(StaffText.Sheet_Last, StaffText.Sheet_Released, names[publication.ReleaserId], Minute(publication.PublishedAt)));
        return opinions;
    }

    private static string Answer(string? answer) => answer switch
    {
        null => "",
        ReviewFindings.NotConcerned => StaffText.Review_PointNone,
        _ => answer,
    };

    private static string Join(params string[] parts) => string.Join('\uFF1B', parts.Where(part => part.Length > 0));

    private static string Minute(DateTimeOffset at) => Texts.Minute(BeijingTime.Of(at));
}
