using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Web.Admin.Shared;

/// <summary>The signed-in person of this request. Roles come from the rows at each request, never from an old cookie.</summary>
internal sealed class CurrentStaff(DisclosureDb db, TimeProvider clock)
{
    private Actor? actor;

    public string Name { get; private set; } = "";

    public string Office { get; private set; } = "";

    public bool MustChangePassword { get; private set; }

    /// <summary>The session that this request belongs to.</summary>
    public long SessionId { get; private set; }

    public bool SignedIn => actor is not null;

    public Actor Actor => actor ?? throw new InvalidOperationException("Nobody is signed in.");

    public long StaffId => Actor.StaffId;

    /// <summary>Whether the person holds any of the roles.</summary>
    public bool Is(params Role[] roles) => actor is not null && roles.Any(actor.Roles.Contains);

    /// <summary>Reads the person behind a principal; nothing happens when nobody is signed in, or his session is over.</summary>
    public async Task Load(ClaimsPrincipal principal, CancellationToken cancel)
    {
        if (actor is not null || principal.FindFirstValue(StaffPrincipalFactory.StaffId) is not { } id || principal.FindFirstValue(StaffPrincipalFactory.Session) is not { } key)
            return;
        var now = BeijingTime.Cut(clock.GetUtcNow());
        var staffId = long.Parse(id, System.Globalization.CultureInfo.InvariantCulture);
        var found = await (
            from staff in db.Staff
            join account in db.Users on staff.Id equals account.StaffId
            join unit in db.Units on staff.UnitId equals unit.Id
            join session in db.StaffSessions.Open(now) on staff.Id equals session.StaffId
            where staff.Id == staffId && staff.Active && session.Key == key
            select new { staff, account.MustChangePassword, unit.IsMain, SessionId = session.Id, session.SeenAt }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (found is null)
            return;
        var roles = principal.FindAll(ClaimTypes.Role).Select(claim => Enum.Parse<Role>(claim.Value)).ToHashSet();
        actor = new Actor(found.staff.Id, found.staff.Key, found.staff.UnitId, roles) { OfMainUnit = found.IsMain };
        (Name, Office, MustChangePassword, SessionId) = (found.staff.Name, found.staff.Office, found.MustChangePassword, found.SessionId);
        if (found.SeenAt <= now - StaffSession.SeenEvery)
            await SessionRows.Seen(db, SessionId, now, cancel);
    }
}

/// <summary>A principal with the person's id and the roles that the rows give him now.</summary>
internal sealed class StaffPrincipalFactory(UserManager<StaffAccount> users, IOptions<IdentityOptions> options, DisclosureDb db)
    : UserClaimsPrincipalFactory<StaffAccount>(users, options)
{
    public const string StaffId = "staff";

    /// <summary>Claim that holds the key of the session, added at sign-in.</summary>
    public const string Session = "session";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffAccount user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(StaffId, user.StaffId.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var roles = await db.StaffRoles.AsNoTracking().Where(role => role.StaffId == user.StaffId).Select(role => role.Role).ToListAsync();
        identity.AddClaims(roles.Select(role => new Claim(identity.RoleClaimType, role.ToString())));
        return identity;
    }
}
