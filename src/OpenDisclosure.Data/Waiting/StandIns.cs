using Microsoft.EntityFrameworkCore;

namespace OpenDisclosure.Data.Waiting;

/// <summary>Who stands in for whom (AB角).</summary>
public static class StandIns
{
    /// <summary>The persons on leave on a Beijing date whose work a stand-in is told of.</summary>
    public static async Task<IReadOnlyList<long>> AbsentFor(DisclosureDb db, long standInId, DateOnly today, CancellationToken cancel) =>
        await db.Absences.Where(leave => leave.StandInId == standInId && leave.FirstOn <= today && leave.LastOn >= today)
            .Select(leave => leave.StaffId).ToListAsync(cancel);
}
