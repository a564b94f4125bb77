namespace OpenDisclosure.Domain.Organisation;

/// <summary>
/// Roles that one person proposes for another and a second person confirms: nobody is given a role by one person alone, and neither of
/// the two is the one who receives it.
/// </summary>
public sealed class RoleProposal
{
    public const int RolesLength = 200;

    public long Id { get; private set; }

    /// <summary>Whose roles.</summary>
    public required long StaffId { get; init; }

    /// <summary>All roles from then on, as terms with commas between, in order.</summary>
    public required string Roles { get; init; }

    public required long ProposedById { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Number of the entry of the proposal.</summary>
    public required long Seq { get; init; }

    /// <summary>Who confirmed or refused it; null while it waits.</summary>
    public long? DecidedById { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>What became of it; null while it waits.</summary>
    public ProposalOutcome? Outcome { get; set; }
}

/// <summary>What became of a proposal: the proposer may take it back, only another may confirm it.</summary>
public enum ProposalOutcome
{
    Confirmed,
    Refused,
}
