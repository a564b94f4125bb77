using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Waiting;

/// <summary>Who was told of which work, and by which way. Bookkeeping without an entry: no auditor asks for it.</summary>
public static class NoticeBook
{
    /// <summary>What a way has not told yet.</summary>
    /// <param name="db">The database.</param>
    /// <param name="way">The name of the way.</param>
    /// <param name="waiting">Everything that waits.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<IReadOnlyList<WaitingWork>> Untold(DisclosureDb db, string way, IReadOnlyList<WaitingWork> waiting, CancellationToken cancel)
    {
        var works = waiting.Select(piece => Key(way, piece)).Distinct().ToList();
        var told = (await db.WorkNotices.Where(notice => works.Contains(notice.Work)).Select(notice => new { notice.StaffId, notice.Work }).ToListAsync(cancel))
            .Select(notice => (notice.StaffId, notice.Work)).ToHashSet();
        return [.. waiting.Where(piece => !told.Contains((piece.StaffId, Key(way, piece))))];
    }

    /// <summary>Writes down what was told. To be called when the message was handed over, not before.</summary>
    public static async Task Write(DisclosureDb db, string way, IEnumerable<WaitingWork> told, DateTimeOffset at, CancellationToken cancel)
    {
        db.WorkNotices.AddRange(told.Select(piece => new WorkNotice { StaffId = piece.StaffId, Work = Key(way, piece), At = BeijingTime.Cut(at) }));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private static string Key(string way, WaitingWork piece) => $"{way}/{piece.Work}";
}
