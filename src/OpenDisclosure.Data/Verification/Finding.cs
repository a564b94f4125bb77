namespace OpenDisclosure.Data.Verification;

/// <summary>Something that is not as the chain, the seals or the rules say.</summary>
/// <param name="Code">What kind, a fixed word.</param>
/// <param name="Where">Table and key of the row.</param>
/// <param name="What">The difference, in words.</param>
public sealed record Finding(string Code, string Where, string What)
{
    public override string ToString() => $"{Code}: {Where}: {What}";
}

/// <summary>A checkpoint that was kept outside the database: on paper, in a mirror, in last year's report.</summary>
public sealed record OutsideCheckpoint(long Size, byte[] Root);

/// <summary>What the verifier takes on trust, given from outside.</summary>
/// <param name="Origin">The first line of the signed text.</param>
/// <param name="PublicPem">Public half of the signing key; null when signatures cannot be checked.</param>
/// <param name="Outside">Checkpoints kept outside.</param>
public sealed record Trust(string Origin, string? PublicPem, IReadOnlyList<OutsideCheckpoint> Outside);
