using System.Text.Json;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Domain.Privacy;

/// <summary>Where a finding stands in a revision.</summary>
/// <param name="Field">Name of the field of the draft, or of a site text's field in brackets; empty for a finding in a file.</param>
/// <param name="File">Ordinal of the file, from 1; 0 for a finding in the text.</param>
/// <param name="Part">The page, sheet, slide or property of the file; empty in the text.</param>
public sealed record FindingPlace(string Field, int File, string Part);

/// <summary>A finding in its place, under the key that answers cite.</summary>
/// <param name="Key">Of a finding that stops the text its own key; all questions of one group share theirs.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Finding">What it is; its offsets count in the sealed field, or in the part of the file.</param>
/// <param name="Reason">Why its author keeps it; empty when he was not asked.</param>
public sealed record PlacedFinding(string Key, FindingPlace Place, Finding Finding, string Reason)
{
    /// <summary>Whether a verdict that lets the text out must answer it.</summary>
    public bool MustBeAnswered => Finding.Grade != FindingGrade.Note;
}

/// <summary>Everything that the scanner found in the bytes of a revision, and what was done before they were sealed.</summary>
/// <param name="Findings">In reading order.</param>
/// <param name="Masked">How many pieces the author had masked.</param>
public sealed record ScanRecord(IReadOnlyList<PlacedFinding> Findings, int Masked)
{
    /// <summary>Changes with the rules, so that an old record is not read as if today's rules had made it.</summary>
    public const string Version = "od-scan-v1";

    /// <summary>The most bytes that a record may have.</summary>
    public const int Length = 2_000_000;

    /// <summary>The keys that a verdict which lets the text out must answer.</summary>
    public IReadOnlyList<string> Questions => [.. Findings.Where(found => found.MustBeAnswered).Select(found => found.Key).Distinct()];

    /// <summary>The canonical bytes.</summary>
    public byte[] ToBytes() => CanonicalJson.Write(new Dictionary<string, object?>
    {
        ["format"] = Version,
        ["masked"] = Masked,
        ["findings"] = Findings.Select(found => new Dictionary<string, object?>
        {
            ["key"] = found.Key,
            ["field"] = found.Place.Field,
            ["file"] = found.Place.File,
            ["part"] = found.Place.Part,
            ["kind"] = Term.Of(found.Finding.Kind),
            ["grade"] = Term.Of(found.Finding.Grade),
            ["start"] = found.Finding.Start,
            ["length"] = found.Finding.Length,
            ["text"] = found.Finding.Text,
            ["group"] = found.Finding.Group,
            ["suggestion"] = found.Finding.Suggestion,
            ["reason"] = found.Reason,
        }).ToArray(),
    });

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are of another format.</exception>
    public static ScanRecord Read(byte[] bytes)
    {
        using var parsed = JsonDocument.Parse(bytes);
        var root = parsed.RootElement;
        if (root.GetProperty("format").GetString() != Version)
            throw new InvalidDataException("A record of findings of an unknown format.");
        return new ScanRecord([.. root.GetProperty("findings").EnumerateArray().Select(Placed)], root.GetProperty("masked").GetInt32());
    }

    private static PlacedFinding Placed(JsonElement found) => new(
        Text(found, "key"), new FindingPlace(Text(found, "field"), found.GetProperty("file").GetInt32(), Text(found, "part")),
        new Finding(
            Term.Parse<FindingKind>(Text(found, "kind")), Term.Parse<FindingGrade>(Text(found, "grade")), found.GetProperty("start").GetInt32(),
            found.GetProperty("length").GetInt32(), Text(found, "text"), Text(found, "group"),
            found.TryGetProperty("suggestion", out var suggestion) ? suggestion.GetString() : null),
        Text(found, "reason"));

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;
}
