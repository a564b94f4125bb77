namespace OpenDisclosure.Domain.Organisation;

/// <summary>One of the two confirmations after which the site is open to the public.</summary>
public sealed class SiteOpening
{
    /// <summary>How many persons must confirm.</summary>
    public const int Confirmations = 2;

    /// <summary>1 or 2.</summary>
    public required int Step { get; init; }

    public required long StaffId { get; init; }

    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }
}
