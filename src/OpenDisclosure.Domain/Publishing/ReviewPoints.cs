using System.Security.Cryptography;
using System.Text.Json;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Privacy;

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

/// <summary>What a finding means for the check list.</summary>
public static class ReviewPoints
{
    /// <summary>The point that a finding touches: it is then answered by itself and never with the rest; null for none.</summary>
    public static ReviewPoint? TouchedBy(FindingKind kind) => kind switch
    {
        FindingKind.IdentityNumber or FindingKind.OldIdentityNumber or FindingKind.BankCard or FindingKind.Mobile or FindingKind.Email
            or FindingKind.Passport or FindingKind.MilitaryId or FindingKind.Plate or FindingKind.Address or FindingKind.Minor
            or FindingKind.SensitiveData => ReviewPoint.Privacy,
        FindingKind.SecrecyMark => ReviewPoint.StateSecret,
        FindingKind.SecrecyWord => ReviewPoint.WorkSecret,
        _ => null,
    };
}

/// <summary>The reviewer's answers: which points concern the text although it may be public, and why.</summary>
public sealed record ReviewFindings(IReadOnlyDictionary<ReviewPoint, string> Answers)
{
    /// <summary>Keys of the scanner's findings that the reviewer lets out with the text.</summary>
    public IReadOnlyCollection<string> Accepted { get; init; } = [];

    /// <summary>What the reviewer himself says of findings, by their keys; he need not say anything.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>SHA-256 of the record of findings that he saw, in hexadecimal; set by the act.</summary>
    public string Scan { get; init; } = "";

    /// <summary>The longest answer to a point and the longest note on a finding.</summary>
    public const int AnswerLength = 200;

    /// <summary>Answer of a point that does not concern the text.</summary>
    public const string NotConcerned = "not-concerned";

    /// <summary>The points that have no answer yet.</summary>
    public IEnumerable<ReviewPoint> Open => Enum.GetValues<ReviewPoint>().Where(point => !Answers.ContainsKey(point));

    /// <summary>Canonical JSON of the answers.</summary>
    public byte[] ToBytes()
    {
        var members = Answers.ToDictionary(answer => Term.Of(answer.Key), answer => (object?)answer.Value);
        members["scan"] = Scan;
        members["accepted"] = Accepted.Distinct().Order(StringComparer.Ordinal).ToArray();
        if (Notes.Count > 0)
            members["notes"] = Notes.ToDictionary(note => note.Key, note => (object?)note.Value);
        return CanonicalJson.Write(members);
    }

    /// <summary>What the reviewer said of findings in what <see cref="ToBytes"/> wrote, by their keys.</summary>
    public static IReadOnlyDictionary<string, string> NotesOf(byte[] findings)
    {
        using var parsed = JsonDocument.Parse(findings);
        return parsed.RootElement.TryGetProperty("notes", out var notes)
            ? notes.EnumerateObject().ToDictionary(note => note.Name, note => note.Value.GetString()!)
            : new Dictionary<string, string>();
    }

    /// <summary>The points of what <see cref="ToBytes"/> wrote, each with its answer.</summary>
    public static IReadOnlyDictionary<ReviewPoint, string> PointsOf(byte[] findings)
    {
        using var parsed = JsonDocument.Parse(findings);
        return Enum.GetValues<ReviewPoint>().Where(point => parsed.RootElement.TryGetProperty(Term.Of(point), out _))
            .ToDictionary(point => point, point => parsed.RootElement.GetProperty(Term.Of(point)).GetString()!);
    }

    /// <summary>The keys of findings in what <see cref="ToBytes"/> wrote.</summary>
    public static IReadOnlyList<string> AcceptedOf(byte[] findings)
    {
        using var parsed = JsonDocument.Parse(findings);
        return parsed.RootElement.TryGetProperty("accepted", out var keys) ? [.. keys.EnumerateArray().Select(key => key.GetString()!)] : [];
    }

    /// <summary>The hash of the record of findings in what <see cref="ToBytes"/> wrote; empty when it names none.</summary>
    public static string ScanOf(byte[] findings)
    {
        using var parsed = JsonDocument.Parse(findings);
        return parsed.RootElement.TryGetProperty("scan", out var scan) ? scan.GetString()! : "";
    }

    /// <summary>What the clearance carries of them.</summary>
    public static byte[] Hash(byte[] findings) => SHA256.HashData(findings);
}
