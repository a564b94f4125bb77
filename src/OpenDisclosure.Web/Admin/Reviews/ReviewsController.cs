using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Revisions;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Reviews;

/// <summary>The reviews as evidence: the sheet of each revision, the summary of each month, and what is to be looked at again.</summary>
internal sealed class ReviewsController(DisclosureDb db, ReviewDesk desk, ReviewSheets sheets, TimeProvider clock) : StaffController
{
    private DateOnly Today => BeijingTime.DateOf(clock.GetUtcNow());

    /// <summary>信息公开保密审查表, to be printed and filed.</summary>
    [Staff, HttpGet("admin/revisions/{revisionId:long}/sheet")]
    public async Task<IActionResult> Sheet(long revisionId) =>
        await desk.Open(revisionId, Cancel) is { } open ? View(await sheets.Of(open, Cancel)) : NotFound();

    [Staff(Role.ConfidentialityReviewer, Role.Auditor), HttpGet("admin/reviews")]
    public async Task<IActionResult> Index(string? month)
    {
        if ((month is null ? new DateOnly(Today.Year, Today.Month, 1) : ReviewMonth.Parse(month)) is not { } first)
            return NotFound();
        return View(new ReviewsPage(await ReviewMonth.Read(db, first, Me.Actor.Serves, Cancel), await AgainLine.Read(db, Me.Actor.Serves, Cancel), Today));
    }

    /// <summary>The summary as a table for the spreadsheet.</summary>
    [Staff(Role.ConfidentialityReviewer, Role.Auditor), HttpGet("admin/reviews/{month}.csv")]
    public async Task<IActionResult> Table(string month)
    {
        if (ReviewMonth.Parse(month) is not { } first)
            return NotFound();
        var read = await ReviewMonth.Read(db, first, Me.Actor.Serves, Cancel);
        return File(CsvTable.Of(
            [StaffText.Sheet_Number, StaffText.Sheet_Name, StaffText.Sheet_Office, StaffText.Sheet_Author, StaffText.Reviews_Outcome, StaffText.Reviews_Reviewer, StaffText.Reviews_At, StaffText.Reviews_Minutes,
                StaffText.Reviews_OneAddress],
            read.Lines.Select(line => (IReadOnlyList<string>)
            [
                line.Seq.ToString(CultureInfo.InvariantCulture), line.Title, line.Office, line.Author, Labels.Of(line.Outcome), line.Reviewer,
                Texts.Minute(BeijingTime.Of(line.At)), line.Waited.TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture),
                line.OneAddress ? StaffText.Reviews_Yes : "",
            ])), "text/csv; charset=utf-8", Texts.Fill(StaffText.Reviews_FileName, read.Key));
    }
}

/// <summary>A refusal with the day on which it is to be looked at again (《政府信息公开条例》第十八条).</summary>
internal sealed record AgainLine(long DocumentId, string Title, string Ground, DateOnly On)
{
    /// <summary>The refusals without a newer text, the earliest day first.</summary>
    public static async Task<IReadOnlyList<AgainLine>> Read(DisclosureDb db, Func<long, bool> serves, CancellationToken cancel)
    {
        var rows = await (
            from clearance in db.Clearances
            join revision in db.Revisions on clearance.RevisionId equals revision.Id
            join document in db.Documents on revision.DocumentId equals document.Id
            where clearance.Outcome == ClearanceOutcome.Refused && clearance.ReassessOn != null
                && !db.Revisions.Any(newer => newer.DocumentId == revision.DocumentId && newer.No > revision.No)
            orderby clearance.ReassessOn, clearance.Id
            select new { document.UnitId, Line = new AgainLine(document.Id, revision.Title, clearance.Ground, clearance.ReassessOn!.Value) }).AsNoTracking().ToListAsync(cancel);
        return [.. rows.Where(row => serves(row.UnitId)).Select(row => row.Line)];
    }
}

/// <summary>A month, and what waits for another look.</summary>
internal sealed record ReviewsPage(ReviewMonth Month, IReadOnlyList<AgainLine> Again, DateOnly Today);
