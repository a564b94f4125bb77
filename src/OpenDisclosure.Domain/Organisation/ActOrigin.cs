namespace OpenDisclosure.Domain.Organisation;

/// <summary>
/// From where an act came: a keyed hash of the network address, which tells that two acts came from one place and not from which. It is no
/// part of the ledger and is forgotten after <see cref="KeptFor"/>.
/// </summary>
public sealed class ActOrigin
{
    public const int HashLength = 32;

    /// <summary>《网络安全法》第二十一条: records of the network are kept for six months at least, of which the longest six have 184 days.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(190);

    /// <summary>The entry of the act.</summary>
    public required long Seq { get; init; }

    public required byte[] Origin { get; init; }

    public required DateTimeOffset At { get; init; }
}
