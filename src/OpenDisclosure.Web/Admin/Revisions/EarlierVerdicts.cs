using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Revisions;

/// <summary>What the reader decided on an earlier revision of the same document.</summary>
/// <param name="Sealed">That revision.</param>
/// <param name="Passed">Whether he passed it; else he returned it.</param>
/// <param name="Clearance">His verdict with his answers, after a confidentiality review.</param>
/// <param name="Record">The findings that he saw there.</param>
internal sealed record EarlierVerdict(SealedRevision Sealed, bool Passed, Clearance? Clearance, ScanRecord Record);

/// <summary>Spares a reviewer who has seen a text to read it all again, and to type what he typed before. What is carried over is shown and confirmed by his verdict.</summary>
internal sealed class EarlierVerdicts(DisclosureDb db, CurrentStaff me)
{
    /// <summary>The reader's last verdict on a revision between two numbers, or null.</summary>
    public async Task<EarlierVerdict?> Of(Revision revision, int after, CancellationToken cancel)
    {
        var judged = await (
            from earlier in db.Revisions
            join body in db.RevisionBodies on earlier.Id equals body.RevisionId
            join document in db.Documents on earlier.DocumentId equals document.Id
            where earlier.DocumentId == revision.DocumentId && earlier.No < revision.No && earlier.No > after
                && (db.ContentReviews.Any(review => review.RevisionId == earlier.Id && review.ReviewerId == me.StaffId)
                    || db.Clearances.Any(clearance => clearance.RevisionId == earlier.Id && clearance.ReviewerId == me.StaffId))
            orderby earlier.No descending
            select new SealedRevision(document, earlier, body)).AsNoTracking().FirstOrDefaultAsync(cancel);
        if (judged is null)
            return null;
        var id = judged.Revision.Id;
        var clearance = await db.Clearances.AsNoTracking().SingleOrDefaultAsync(found => found.RevisionId == id && found.ReviewerId == me.StaffId, cancel);
        var passed = clearance is null
            ? await db.ContentReviews.AnyAsync(review => review.RevisionId == id && review.ReviewerId == me.StaffId && review.Outcome == ReviewOutcome.Passed, cancel)
            : clearance.Outcome == ClearanceOutcome.Cleared;
        return new EarlierVerdict(judged, passed, clearance, await RevisionFindings.Of(db, id, cancel));
    }

    /// <summary>The ground that is proposed for a text which may be public: the item it falls under, else the reader's last one in the column.</summary>
    public async Task<string> Ground(Revision revision, CancellationToken cancel)
    {
        if (revision.StatutoryItem is { } item)
            return Texts.Fill(StaffText.Review_GroundItem, StaffText.Review_Items.Split('|')[item - 1]);
        return await (
            from clearance in db.Clearances
            join earlier in db.Revisions on clearance.RevisionId equals earlier.Id
            where clearance.ReviewerId == me.StaffId && clearance.Outcome == ClearanceOutcome.Cleared && earlier.ColumnId == revision.ColumnId
            orderby clearance.Id descending
            select clearance.Ground).FirstOrDefaultAsync(cancel) ?? StaffText.Review_GroundAny;
    }
}
