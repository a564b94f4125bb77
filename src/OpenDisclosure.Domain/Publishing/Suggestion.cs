using System.Security.Cryptography;
using System.Text.Json;
using OpenDisclosure.Domain.Auditing;

namespace OpenDisclosure.Domain.Publishing;

/// <summary>
/// The texts as a reviewer would have them. They are hashed with random bytes, so that from the hash in an entry nobody can guess what was
/// to be taken out.
/// </summary>
/// <param name="Title">Title.</param>
/// <param name="Summary">Summary; may be empty.</param>
/// <param name="Body">Markdown; may be empty.</param>
public sealed record SuggestedText(string Title, string Summary, string Body)
{
    private const string Version = "od-suggestion-v1";
    private const int SaltLength = 32;

    /// <summary>The most bytes that the stored form may have.</summary>
    public const int Length = 1_000_000;

    /// <summary>The canonical bytes with a new salt.</summary>
    public byte[] ToBytes() => CanonicalJson.Write(new Dictionary<string, object?>
    {
        ["format"] = Version,
        ["title"] = Title,
        ["summary"] = Summary,
        ["body"] = Body,
        ["salt"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltLength)),
    });

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are of another format.</exception>
    public static SuggestedText Read(byte[] bytes)
    {
        using var parsed = JsonDocument.Parse(bytes);
        var root = parsed.RootElement;
        if (root.GetProperty("format").GetString() != Version)
            throw new InvalidDataException("A suggestion of an unknown format.");
        return new SuggestedText(Text(root, "title"), Text(root, "summary"), Text(root, "body"));
    }

    private static string Text(JsonElement root, string member) => root.GetProperty(member).GetString()!;
}

/// <summary>修改建议: what a reviewer would have written, handed to the author with the return. Staff alone see it; its author answers for what he takes over.</summary>
public sealed class Suggestion
{
    public required long RevisionId { get; init; }

    /// <summary>Hash of the revision that it is about.</summary>
    public required byte[] ContentHash { get; init; }

    public required long ReviewerId { get; init; }

    public required Duty Duty { get; init; }

    /// <summary><see cref="SuggestedText"/> as canonical JSON.</summary>
    public required byte[] Text { get; init; }

    /// <summary>SHA-256 of <see cref="Text"/>; the entry of the return names it.</summary>
    public required byte[] TextHash { get; init; }

    /// <summary>The entry of the return.</summary>
    public required long Seq { get; init; }

    /// <summary>The return: of a content step or of the confidentiality review.</summary>
    public required string Act { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>What an author did with a suggestion.</summary>
public enum SuggestionOutcome
{
    /// <summary>He took it over: the words are his now.</summary>
    Adopted,

    /// <summary>He writes it otherwise, or leaves it.</summary>
    Declined,
}

/// <summary>That an author answered a suggestion, once.</summary>
public sealed class SuggestionAnswer
{
    public required long RevisionId { get; init; }

    public required SuggestionOutcome Outcome { get; init; }

    public required long StaffId { get; init; }

    public required DateTimeOffset At { get; init; }
}
