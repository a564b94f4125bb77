namespace OpenDisclosure.Domain.Organisation;

/// <summary>
/// A leave with its stand-in (AB角). The stand-in is told of the absent person's work and acts in his own name with roles of his own:
/// a leave lends nobody a role.
/// </summary>
public sealed class Absence
{
    public long Id { get; private set; }

    public required long StaffId { get; init; }

    public required long StandInId { get; init; }

    /// <summary>First Beijing date of the leave.</summary>
    public required DateOnly FirstOn { get; init; }

    /// <summary>Last Beijing date of the leave; brought forward when the person is back early.</summary>
    public required DateOnly LastOn { get; set; }

    /// <summary>Whether the leave holds on a Beijing date.</summary>
    public bool Covers(DateOnly date) => date >= FirstOn && date <= LastOn;
}
