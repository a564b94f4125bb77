namespace OpenDisclosure.Domain.Organisation;

/// <summary>A body that discloses in its own name: the bureau, or one of its subordinate units (《政府信息公开条例》第十条).</summary>
public sealed class Unit
{
    public const int KeyLength = 32;
    public const int NameLength = 100;
    public const int PrefixLength = 20;

    public long Id { get; private set; }

    /// <summary>Short Latin name; part of public addresses of units other than the bureau.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    /// <summary>统一社会信用代码, 18 characters; the first part of an index number.</summary>
    public required string CreditCode { get; init; }

    /// <summary>机关代字, for instance the part before the year of a document number.</summary>
    public required string NumberPrefix { get; set; }

    /// <summary>The unit whose index numbers and addresses carry no unit part. Exactly one.</summary>
    public required bool IsMain { get; init; }
}

/// <summary>One human being. Apart from the login: an account may go, the acts stay.</summary>
public sealed class Staff
{
    public const int KeyLength = 16;
    public const int NameLength = 60;
    public const int OfficeLength = 60;

    public long Id { get; private set; }

    /// <summary>Pseudonymous key; what manifests, entries and public proofs name instead of the person.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    public required long UnitId { get; set; }

    /// <summary>The office (科室) within the unit.</summary>
    public required string Office { get; set; }

    public bool Active { get; set; } = true;
}

/// <summary>What a person may do; roles of the privilege matrix. A person may hold several.</summary>
public enum Role
{
    Drafter,
    OfficeHead,
    ConfidentialityReviewer,
    Releaser,
    Auditor,
    SecurityAdministrator,
    SystemAdministrator,
}

/// <summary>A role that a person holds.</summary>
public sealed class StaffRole
{
    private StaffRole()
    {
    }

    public StaffRole(long staffId, Role role)
    {
        StaffId = staffId;
        Role = role;
        AdministratorSlot = IsAdministrative(role) ? 1 : null;
    }

    public long StaffId { get; private set; }

    public Role Role { get; private set; }

    /// <summary>1 for the three administrative roles, unique per person: they exclude each other (三员分立).</summary>
    public int? AdministratorSlot { get; private set; }

    /// <summary>Whether the role is one of 系统管理, 安全管理, 审计.</summary>
    public static bool IsAdministrative(Role role) =>
        role is Role.Auditor or Role.SecurityAdministrator or Role.SystemAdministrator;
}
