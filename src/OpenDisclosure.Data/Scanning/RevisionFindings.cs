using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Privacy;

namespace OpenDisclosure.Data.Scanning;

/// <summary>What was found in a sealed revision.</summary>
public static class RevisionFindings
{
    /// <summary>The record that was sealed beside the revision.</summary>
    public static async Task<ScanRecord> Of(DisclosureDb db, long revisionId, CancellationToken cancel) =>
        ScanRecord.Read(await db.RevisionScans.Where(scan => scan.RevisionId == revisionId).Select(scan => scan.Findings).SingleAsync(cancel));
}
