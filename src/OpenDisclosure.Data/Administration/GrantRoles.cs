using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Administration;

/// <summary>
/// Roles by two persons: the security administrator proposes, another administrator confirms, and neither is the one who receives
/// them. Taking roles away needs no second person: it opens nothing.
/// </summary>
public sealed class GrantRoles(DisclosureDb db, TimeProvider clock)
{
    /// <summary>Whether a person may confirm or refuse what another proposed.</summary>
    public static bool MayDecide(IReadOnlySet<Role> roles) => roles.Contains(Role.SystemAdministrator) || roles.Contains(Role.SecurityAdministrator);

    /// <summary>Proposes that a person has exactly these roles; when that only takes some away, it is done at once, and what was proposed before is taken back.</summary>
    /// <param name="actor">Who proposes.</param>
    /// <param name="staffId">Whose roles.</param>
    /// <param name="version">The account's stamp that the actor saw.</param>
    /// <param name="roles">All roles from then on.</param>
    /// <param name="cancel">Cancels; nothing is stored.</param>
    public Task<ActOutcome> Propose(Actor actor, long staffId, string? version, IReadOnlyCollection<Role> roles, CancellationToken cancel) => AccountChange.Run(db, clock, actor, staffId, version, async (account, staff, writer) =>
    {
        if (ExcludeEachOther(roles))
            return ActOutcome.Refused([new Problem("Roles", "AdministratorsExclude")]);
        var held = await Held(staffId, cancel);
        if (held.SetEquals(roles))
            return new ActOutcome([]);
        if (!roles.All(held.Contains))
            return await Write(actor, staffId, staff.Key, roles, writer, cancel);
        await TakeBack(actor, staffId, writer, cancel);
        await Set(account, staffId, roles, writer.At, cancel);
        var entry = await writer.Append(Acts.RolesChanged, null, Body(actor, staff.Key, roles, ("before", Terms(held))), cancel);
        await writer.Commit(changesSite: false, cancel);
        return new ActOutcome([], entry.Seq);
    }, cancel);

    /// <summary>Confirms a proposal: from then on the person has these roles.</summary>
    public Task<ActOutcome> Confirm(Actor actor, long proposalId, CancellationToken cancel) => Decide(actor, proposalId, async (proposal, key, writer) =>
    {
        if (proposal.ProposedById == actor.StaffId)
            return ActOutcome.Refused("SecondPersonNeeded");
        var account = await db.Users.SingleOrDefaultAsync(found => found.StaffId == proposal.StaffId, cancel);
        if (account is null)
            return ActOutcome.Refused("NoAccount");
        var roles = Parse(proposal.Roles);
        var before = Terms(await Held(proposal.StaffId, cancel));
        await Set(account, proposal.StaffId, roles, writer.At, cancel);
        var proposer = await db.Staff.Where(staff => staff.Id == proposal.ProposedById).Select(staff => staff.Key).SingleAsync(cancel);
        var entry = await writer.Append(Acts.RolesChanged, null, Body(actor, key, roles, ("before", before), ("proposer", proposer), ("proposal", proposal.Seq)), cancel);
        Close(proposal, actor, ProposalOutcome.Confirmed, writer);
        await writer.Commit(changesSite: false, cancel);
        return new ActOutcome([], entry.Seq);
    }, cancel);

    /// <summary>Refuses a proposal, or takes back one's own.</summary>
    public Task<ActOutcome> Refuse(Actor actor, long proposalId, CancellationToken cancel) => Decide(actor, proposalId, async (proposal, key, writer) =>
    {
        var entry = await writer.Append(Acts.RolesRefused, null, Body(actor, key, Parse(proposal.Roles), ("proposal", proposal.Seq)), cancel);
        Close(proposal, actor, ProposalOutcome.Refused, writer);
        await writer.Commit(changesSite: false, cancel);
        return new ActOutcome([], entry.Seq);
    }, cancel);

    /// <summary>Writes a proposal into the act under way; one that waits for the same person is taken back by it.</summary>
    internal async Task<ActOutcome> Write(Actor actor, long staffId, string staffKey, IReadOnlyCollection<Role> roles, LedgerWriter writer, CancellationToken cancel)
    {
        await TakeBack(actor, staffId, writer, cancel);
        var entry = await writer.Append(Acts.RolesProposed, null, Body(actor, staffKey, roles), cancel);
        await db.SaveChangesAsync(cancel);
        db.RoleProposals.Add(new RoleProposal
        {
            StaffId = staffId,
            Roles = string.Join(',', Terms(roles)),
            ProposedById = actor.StaffId,
            ProposedAt = writer.At,
            Seq = entry.Seq,
        });
        await writer.Commit(changesSite: false, cancel);
        return new ActOutcome([], entry.Seq);
    }

    /// <summary>The roles of a proposal.</summary>
    public static IReadOnlyCollection<Role> Parse(string roles) =>
        [.. roles.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Term.Parse<Role>)];

    /// <summary>Whether two of the three administrative roles are among them.</summary>
    public static bool ExcludeEachOther(IEnumerable<Role> roles) => roles.Distinct().Count(StaffRole.IsAdministrative) > 1;

    private Task<ActOutcome> Decide(Actor actor, long proposalId, Func<RoleProposal, string, LedgerWriter, Task<ActOutcome>> decide, CancellationToken cancel) =>
        ActOutcome.Guarded(async () =>
        {
            if (!MayDecide(actor.Roles))
                return ActOutcome.Refused("NotYourRole");
            await using var writer = await LedgerWriter.Begin(db, clock, cancel);
            db.ChangeTracker.Clear();
            var proposal = await db.RoleProposals.SingleOrDefaultAsync(found => found.Id == proposalId, cancel);
            if (proposal is not { Outcome: null })
                return ActOutcome.Refused("ProposalDecided");
            if (proposal.StaffId == actor.StaffId)
                return ActOutcome.Refused("OwnAccount");
            var key = await db.Staff.Where(staff => staff.Id == proposal.StaffId).Select(staff => staff.Key).SingleAsync(cancel);
            return await decide(proposal, key, writer);
        });

    private async Task<HashSet<Role>> Held(long staffId, CancellationToken cancel) =>
        [.. await db.StaffRoles.Where(role => role.StaffId == staffId).Select(role => role.Role).ToListAsync(cancel)];

    /// <summary>Open sessions end with the old roles.</summary>
    private async Task Set(StaffAccount account, long staffId, IReadOnlyCollection<Role> roles, DateTimeOffset at, CancellationToken cancel)
    {
        await SessionRows.EndAll(db, staffId, at, cancel);
        var held = await db.StaffRoles.Where(role => role.StaffId == staffId).ToListAsync(cancel);
        db.StaffRoles.RemoveRange(held.Where(role => !roles.Contains(role.Role)));
        await db.SaveChangesAsync(cancel);
        db.StaffRoles.AddRange(roles.Distinct().Except(held.Select(role => role.Role)).Select(role => new StaffRole(staffId, role)));
        account.Restamp();
    }

    /// <summary>A proposal that still waits is overtaken: confirmed later, it would bring back what was decided since.</summary>
    private async Task TakeBack(Actor actor, long staffId, LedgerWriter writer, CancellationToken cancel)
    {
        foreach (var waiting in await db.RoleProposals.Where(found => found.StaffId == staffId && found.Outcome == null).ToListAsync(cancel))
            Close(waiting, actor, ProposalOutcome.Refused, writer);
    }

    private static void Close(RoleProposal proposal, Actor actor, ProposalOutcome outcome, LedgerWriter writer) =>
        (proposal.DecidedById, proposal.DecidedAt, proposal.Outcome) = (actor.StaffId, writer.At, outcome);

    private static string[] Terms(IEnumerable<Role> roles) => [.. roles.Distinct().Select(Term.Of).Order(StringComparer.Ordinal)];

    private static Dictionary<string, object?> Body(Actor actor, string staffKey, IEnumerable<Role> roles, params (string Name, object? Value)[] more)
    {
        var body = new Dictionary<string, object?> { ["actor"] = actor.Key, ["staff"] = staffKey, ["roles"] = Terms(roles) };
        foreach (var (name, value) in more)
            body[name] = value;
        return body;
    }
}
