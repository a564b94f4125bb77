namespace OpenDisclosure.Domain.Organisation;

/// <summary>A place in the leading group for open government affairs (政务公开工作领导小组).</summary>
public enum GroupPost
{
    Leader,
    DeputyLeader,
    Member,
}

/// <summary>A member of the leading group: an office or a title rather than a name, so that it outlives a change of person.</summary>
public sealed class GroupMember
{
    public const int HolderLength = 100;

    public long Id { get; private set; }

    public required GroupPost Post { get; init; }

    /// <summary>The office or title that holds the place.</summary>
    public required string Holder { get; init; }

    /// <summary>Beijing date.</summary>
    public required DateOnly SinceOn { get; init; }

    /// <summary>Last Beijing date; null while the place is held.</summary>
    public DateOnly? UntilOn { get; set; }
}

/// <summary>A meeting of the leading group: when, about what, and what was decided.</summary>
public sealed class GroupMeeting
{
    public const int SubjectLength = 200;
    public const int DecisionsLength = 2000;

    public long Id { get; private set; }

    /// <summary>Beijing date.</summary>
    public required DateOnly HeldOn { get; init; }

    public required string Subject { get; init; }

    public required string Decisions { get; init; }
}
