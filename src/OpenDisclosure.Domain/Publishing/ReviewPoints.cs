using System.Security.Cryptography;
using OpenDisclosure.Domain.Auditing;

namespace OpenDisclosure.Domain.Publishing;

/// <summary>The points of the 信息公开保密审查表 that a reviewer answers one by one.</summary>
public enum ReviewPoint
{
    StateSecret,
    WorkSecret,
    TradeSecret,
    Privacy,
    Security,
    InternalAffairs,
    ProcessInformation,
    CaseFile,
    ForbiddenByLaw,
    Aggregation,
    ThirdParty,
}

/// <summary>The reviewer's answers: which points concern the text although it may be public, and why.</summary>
public sealed record ReviewFindings(IReadOnlyDictionary<ReviewPoint, string> Answers)
{
    /// <summary>Answer of a point that does not concern the text.</summary>
    public const string NotConcerned = "not-concerned";

    /// <summary>The points that have no answer yet.</summary>
    public IEnumerable<ReviewPoint> Open => Enum.GetValues<ReviewPoint>().Where(point => !Answers.ContainsKey(point));

    /// <summary>Canonical JSON of the answers.</summary>
    public byte[] ToBytes() => CanonicalJson.Write(Answers.ToDictionary(answer => Term.Of(answer.Key), answer => (object?)answer.Value));

    /// <summary>What the clearance carries of them.</summary>
    public static byte[] Hash(byte[] findings) => SHA256.HashData(findings);
}
