using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Benchmarks.Filling;

/// <summary>When what happens: each document has a slot of its own, one after the other, so that the ledger's instants rise.</summary>
/// <param name="First">Where the first slot begins.</param>
/// <param name="Last">Where the last one ends.</param>
/// <param name="Documents">How many there are.</param>
internal sealed record Schedule(DateTimeOffset First, DateTimeOffset Last, int Documents)
{
    /// <summary>Parts of a slot, one for each act.</summary>
    private const int Parts = 10;

    /// <summary>The part of a slot in which a release stands.</summary>
    public const int Release = Parts - 1;

    /// <summary>The instant of a part of a document's slot.</summary>
    public DateTimeOffset At(int number, int part) => BeijingTime.Cut(First + ((Last - First) / Documents * (number + ((double)part / Parts))));
}
