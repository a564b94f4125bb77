using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Web.Admin.Session;

namespace OpenDisclosure.Web.Admin.Accounts;

/// <summary>A person with his account.</summary>
internal sealed record AccountLine
{
    public required long StaffId { get; init; }

    public required long UnitId { get; init; }

    public required string Name { get; init; }

    public required string Office { get; init; }

    public required string Unit { get; init; }

    public required string UserName { get; init; }

    /// <summary>The stamp of the account as it was read.</summary>
    public required string? Version { get; init; }

    public required bool Active { get; init; }

    public required DateTimeOffset? LockedUntil { get; init; }

    public required bool Bound { get; init; }

    public IReadOnlyList<Role> Roles { get; init; } = [];
}

/// <summary>All accounts.</summary>
internal sealed record AccountsPage(IReadOnlyList<AccountLine> Lines, IReadOnlyList<ProposalLine> Proposals, bool MayChange, DateTimeOffset Now)
{
    /// <summary>Names that stand on more than one active person: one human has one row, and a second one would be a second pair of hands.</summary>
    public IReadOnlyList<string> LookAlikes => [.. Lines.Where(line => line.Active).GroupBy(line => line.Name.Replace(" ", "", StringComparison.Ordinal), StringComparer.Ordinal)
        .Where(group => group.Count() > 1).Select(group => string.Join(Resources.SettingsText.List_Comma, group.Select(line => Web.Shared.Texts.Fill(Resources.SettingsText.Accounts_Alike, line.Name, line.UserName))))];

    /// <summary>The proposals that a reader may confirm: neither his own nor about him.</summary>
    public IReadOnlyList<ProposalLine> Confirmable(Shared.CurrentStaff reader) => reader.Is(Role.SystemAdministrator, Role.SecurityAdministrator)
        ? [.. Proposals.Where(proposal => proposal.ProposedById != reader.StaffId && proposal.StaffId != reader.StaffId)]
        : [];

    /// <summary>How many people who can sign in hold a role.</summary>
    public int Count(Role role) => Lines.Count(line => line.Active && line.Roles.Contains(role));
}

/// <summary>Roles that wait for a second person.</summary>
/// <param name="Id">The proposal.</param>
/// <param name="StaffId">Whose roles.</param>
/// <param name="Name">His name.</param>
/// <param name="Roles">All roles from then on.</param>
/// <param name="ProposedBy">Who proposed them.</param>
/// <param name="ProposedById">His id.</param>
/// <param name="At">When.</param>
internal sealed record ProposalLine(long Id, long StaffId, string Name, IReadOnlyCollection<Role> Roles, string ProposedBy, long ProposedById, DateTimeOffset At);

/// <summary>What is typed for a new account.</summary>
internal sealed class AccountForm
{
    public string? Name { get; init; }

    public long? UnitId { get; init; }

    public string? Office { get; init; }

    public string? UserName { get; init; }

    public List<Role> Roles { get; init; } = [];
}

/// <summary>The page for a new account.</summary>
internal sealed record AccountNewPage(AccountForm Form, IReadOnlyList<Unit> Units, IReadOnlyList<string> Offices);

/// <summary>What is chosen of roles, on top of the state that was seen.</summary>
internal sealed class RolesForm
{
    public string? Version { get; init; }

    public List<Role> Roles { get; init; } = [];
}

/// <summary>One account.</summary>
internal sealed record AccountShowPage(AccountLine Line, IReadOnlyList<Role> Chosen, bool MayChange, bool Own)
{
    /// <summary>What is typed of the person.</summary>
    public required PersonForm Form { get; init; }

    /// <summary>The open offices of his unit.</summary>
    public required IReadOnlyList<string> Offices { get; init; }

    /// <summary>His open sessions, for who may change his account.</summary>
    public required IReadOnlyList<SessionLine> Sessions { get; init; }

    /// <summary>Roles that wait for a second person; null when none do.</summary>
    public ProposalLine? Proposal { get; init; }

    /// <summary>Whether the reader is the second person.</summary>
    public bool MayConfirm { get; init; }

    /// <summary>Whether the reader may refuse it, or take it back.</summary>
    public bool MayRefuse { get; init; }
}

/// <summary>What is typed of a person, on top of the state that was seen.</summary>
internal sealed class PersonForm
{
    public string? Version { get; init; }

    public string? Name { get; init; }

    public string? Office { get; init; }
}

/// <summary>A one-time password, told once.</summary>
internal sealed record OneTimePasswordPage(string Name, string UserName, string Password);

/// <summary>The check boxes of roles, with what is chosen.</summary>
internal sealed record RoleBoxes(IReadOnlyList<Role> Chosen, bool ReadOnly);
