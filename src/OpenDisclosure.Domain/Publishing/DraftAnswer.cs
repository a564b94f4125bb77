namespace OpenDisclosure.Domain.Publishing;

/// <summary>What an author wants done with a finding before the text is sealed.</summary>
public enum FindingAnswer
{
    /// <summary>The sealed text shows the masked form; what was typed stays in the draft and nowhere else.</summary>
    Mask,

    /// <summary>It stays as it is, for a reason that the reviewer reads.</summary>
    Keep,
}

/// <summary>An author's answer to one finding, under its key. It holds for as long as the draft has that finding.</summary>
public sealed class DraftAnswer
{
    public const int KeyLength = 32;
    public const int ReasonLength = 200;

    public required long DocumentId { get; init; }

    public required string Key { get; init; }

    public required FindingAnswer Answer { get; set; }

    /// <summary>Why it stays; empty when it is masked.</summary>
    public required string Reason { get; set; }

    public required long StaffId { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>What the scanner found in a sealed revision, as canonical JSON (<see cref="Privacy.ScanRecord"/>), and its hash.</summary>
public sealed class RevisionScan
{
    public required long RevisionId { get; init; }

    public required byte[] Findings { get; init; }

    public required byte[] FindingsHash { get; init; }
}
