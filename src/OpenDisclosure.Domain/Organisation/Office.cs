namespace OpenDisclosure.Domain.Organisation;

/// <summary>An office (科室) of a unit. It is closed, never renamed: what it did stands under the name it had.</summary>
public sealed class Office
{
    public const int NameLength = Staff.OfficeLength;
    public const int DutiesLength = 300;
    public const int TelephoneLength = 40;

    public long Id { get; private set; }

    public required long UnitId { get; init; }

    public required string Name { get; init; }

    /// <summary>What it is responsible for, in a sentence.</summary>
    public required string Duties { get; set; }

    /// <summary>Its office telephone.</summary>
    public required string Telephone { get; set; }

    public required int Position { get; set; }

    public bool Closed { get; set; }

    public long Version { get; set; }
}
