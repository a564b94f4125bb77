using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Shared;

namespace OpenDisclosure.Web.Admin.Session;

/// <summary>Sessions from sign-in to sign-out. No address of a visitor is kept.</summary>
internal sealed class SessionBook(
    DisclosureDb db, SignInManager<StaffAccount> signIn, PasswordHistory history, PasswordRules rules, CurrentStaff me, TimeProvider clock)
{
    private DateTimeOffset Now => BeijingTime.Cut(clock.GetUtcNow());

    /// <summary>Begins a session in this browser; one that was open in it ends. Who signs in with a password grown old must set another.</summary>
    public async Task Begin(StaffAccount account, string? browser, CancellationToken cancel)
    {
        await Leave(cancel);
        await Origins.Forget(db, Now, cancel);
        if (rules.AreOver(await history.SetAt(account.Id, cancel), Now))
            await db.Users.Where(user => user.Id == account.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.MustChangePassword, true), cancel);
        var session = SessionRows.Begun(account.StaffId, browser, Now);
        db.StaffSessions.Add(session);
        await db.SaveChangesAsync(cancel);
        await signIn.SignInWithClaimsAsync(account, isPersistent: false, [new Claim(StaffPrincipalFactory.Session, session.Key)]);
    }

    /// <summary>Ends the session of this request, if there is one.</summary>
    public Task Leave(CancellationToken cancel) => me.SignedIn ? SessionRows.End(db, me.SessionId, Now, cancel) : Task.CompletedTask;

    /// <summary>The open sessions of a person, the newest first.</summary>
    public async Task<IReadOnlyList<SessionLine>> Of(long staffId, CancellationToken cancel)
    {
        var open = await db.StaffSessions.AsNoTracking().Where(session => session.StaffId == staffId).Open(Now)
            .OrderByDescending(session => session.StartedAt).ThenByDescending(session => session.Id).ToListAsync(cancel);
        return [.. open.Select(session => new SessionLine(session.Id, BrowserWords.Of(session.Browser), session.StartedAt, session.SeenAt, session.Id == me.SessionId))];
    }

    /// <summary>Whether a person has, or had, a session.</summary>
    public Task<bool> Has(long staffId, long sessionId, CancellationToken cancel) =>
        db.StaffSessions.AnyAsync(session => session.Id == sessionId && session.StaffId == staffId, cancel);
}
