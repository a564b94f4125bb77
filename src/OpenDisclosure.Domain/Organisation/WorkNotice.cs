namespace OpenDisclosure.Domain.Organisation;

/// <summary>That a person was told of a piece of waiting work: each way tells him once.</summary>
public sealed class WorkNotice
{
    public const int WorkLength = 80;

    public required long StaffId { get; init; }

    /// <summary>Which work, and by which way he was told: the way, the revision and the duty it waits for.</summary>
    public required string Work { get; init; }

    public required DateTimeOffset At { get; init; }
}
