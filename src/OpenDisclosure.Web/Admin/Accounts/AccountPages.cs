using OpenDisclosure.Domain.Organisation;

namespace OpenDisclosure.Web.Admin.Accounts;

/// <summary>A person with his account.</summary>
internal sealed record AccountLine
{
    public required long StaffId { get; init; }

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
internal sealed record AccountsPage(IReadOnlyList<AccountLine> Lines, bool MayChange, DateTimeOffset Now)
{
    /// <summary>How many people who can sign in hold a role.</summary>
    public int Count(Role role) => Lines.Count(line => line.Active && line.Roles.Contains(role));
}

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
internal sealed record AccountNewPage(AccountForm Form, IReadOnlyList<Unit> Units);

/// <summary>What is chosen of roles, on top of the state that was seen.</summary>
internal sealed class RolesForm
{
    public string? Version { get; init; }

    public List<Role> Roles { get; init; } = [];
}

/// <summary>One account.</summary>
internal sealed record AccountShowPage(AccountLine Line, IReadOnlyList<Role> Chosen, bool MayChange, bool Own);

/// <summary>A one-time password, told once.</summary>
internal sealed record OneTimePasswordPage(string Name, string UserName, string Password);

/// <summary>The check boxes of roles, with what is chosen.</summary>
internal sealed record RoleBoxes(IReadOnlyList<Role> Chosen, bool ReadOnly);
