using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;

namespace OpenDisclosure.Data.Administration;

/// <summary>
/// Ends sessions on purpose: one's own, or as security administrator those of another. Each act is an entry; whoever used the session
/// is a stranger with his next request.
/// </summary>
public sealed class EndSessions(DisclosureDb db, TimeProvider clock)
{
    /// <summary>Ends one of the actor's own sessions.</summary>
    public Task<ActOutcome> Own(Actor actor, long sessionId, CancellationToken cancel) =>
        End(actor, actor.StaffId, session => session.Id == sessionId, cancel);

    /// <summary>Ends all sessions of the actor but the one that he acts in.</summary>
    public Task<ActOutcome> OwnOthers(Actor actor, long currentId, CancellationToken cancel) =>
        End(actor, actor.StaffId, session => session.Id != currentId, cancel);

    /// <summary>Ends a session of another person.</summary>
    public async Task<ActOutcome> OfAnother(Actor actor, long staffId, long sessionId, CancellationToken cancel)
    {
        if (!actor.Roles.Contains(Role.SecurityAdministrator))
            return ActOutcome.Refused("NotYourRole");
        if (actor.StaffId == staffId)
            return ActOutcome.Refused("OwnAccount");
        return await End(actor, staffId, session => session.Id == sessionId, cancel);
    }

    /// <returns>Done without an entry when no such session is open any more.</returns>
    private Task<ActOutcome> End(Actor actor, long staffId, Expression<Func<StaffSession, bool>> which, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        db.ChangeTracker.Clear();
        var open = await db.StaffSessions.Where(session => session.StaffId == staffId).Open(writer.At).Where(which).ToListAsync(cancel);
        if (open.Count == 0)
            return new ActOutcome([]);
        foreach (var session in open)
            session.EndedAt = writer.At;
        var body = new Dictionary<string, object?>
        {
            ["actor"] = actor.Key,
            ["staff"] = await db.Staff.Where(staff => staff.Id == staffId).Select(staff => staff.Key).SingleAsync(cancel),
            ["sessions"] = open.Count,
            ["began"] = EntryInstant.Of(open.Min(session => session.StartedAt)),
        };
        var entry = await writer.Append(Acts.SessionEnded, null, body, cancel);
        await writer.Commit(changesSite: false, cancel);
        return new ActOutcome([], entry.Seq);
    });
}
