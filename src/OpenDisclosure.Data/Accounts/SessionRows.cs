using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Organisation;

namespace OpenDisclosure.Data.Accounts;

/// <summary>Sessions as rows: the bookkeeping of signing in and out. What one person does to a session on purpose is an act of its own.</summary>
public static class SessionRows
{
    /// <summary>The sessions that are neither ended nor idle for too long.</summary>
    public static IQueryable<StaffSession> Open(this IQueryable<StaffSession> sessions, DateTimeOffset now)
    {
        var since = now - StaffSession.IdleTime;
        return sessions.Where(session => session.EndedAt == null && session.SeenAt > since);
    }

    /// <summary>A session that begins, with a new random key.</summary>
    /// <param name="staffId">Whose.</param>
    /// <param name="browser">What the browser calls itself; only printable ASCII of it is kept.</param>
    /// <param name="now">When.</param>
    public static StaffSession Begun(long staffId, string? browser, DateTimeOffset now)
    {
        var plain = new string([.. (browser ?? "").Where(letter => letter is >= ' ' and <= '~').Take(StaffSession.BrowserLength)]);
        return new StaffSession { Key = NaturalKey.New(StaffSession.KeyLength), StaffId = staffId, StartedAt = now, SeenAt = now, Browser = plain };
    }

    /// <summary>Notes that a session is used. One that ended meanwhile stays ended.</summary>
    public static Task Seen(DisclosureDb db, long sessionId, DateTimeOffset now, CancellationToken cancel) => db.StaffSessions
        .Where(session => session.Id == sessionId && session.EndedAt == null && session.SeenAt < now)
        .ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, now), cancel);

    /// <summary>Ends one session.</summary>
    public static Task End(DisclosureDb db, long sessionId, DateTimeOffset now, CancellationToken cancel) =>
        End(db.StaffSessions.Where(session => session.Id == sessionId), now, cancel);

    /// <summary>Ends all sessions of a person, in the transaction of what ends them.</summary>
    public static Task EndAll(DisclosureDb db, long staffId, DateTimeOffset now, CancellationToken cancel) =>
        End(db.StaffSessions.Where(session => session.StaffId == staffId), now, cancel);

    private static Task<int> End(IQueryable<StaffSession> sessions, DateTimeOffset now, CancellationToken cancel)
    {
        DateTimeOffset? at = now;
        return sessions.Where(session => session.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, at), cancel);
    }
}
