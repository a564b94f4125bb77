using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Texts;

namespace OpenDisclosure.Domain.Searching;

/// <summary>The agency's groups of words that mean the same to a reader.</summary>
public sealed class Synonyms
{
    private const int MostOthers = 6;

    private readonly string[][] groups;

    /// <summary>Takes the groups as they are written: one a line, the words apart by anything that is no letter.</summary>
    public Synonyms(IEnumerable<string> lines)
    {
        groups = [.. lines.Select(Words).Where(words => words.Length > 1)];
    }

    /// <summary>No group at all.</summary>
    public static Synonyms None { get; } = new([]);

    /// <summary>The folded text with another word of a group in the place of one that it holds.</summary>
    public IEnumerable<(string Text, string Word)> Others(string folded) => (
        from list in groups
        from word in list
        where folded.Contains(word, StringComparison.Ordinal)
        from other in list
        where !folded.Contains(other, StringComparison.Ordinal)
        select (Text: folded.Replace(word, other, StringComparison.Ordinal), Word: other)).DistinctBy(found => found.Text).Take(MostOthers);

    private static string[] Words(string line)
    {
        var folded = SearchText.Fold(line);
        return [.. folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()];
    }
}

/// <summary>One way to say what is asked for.</summary>
/// <param name="Text">Folded.</param>
/// <param name="Terms">What a text must hold.</param>
public sealed record Wording(string Text, IReadOnlyList<long> Terms);

/// <summary>What a reader asks for: his words, and what else they may mean.</summary>
public sealed class Question
{
    /// <summary>The longest text that is looked for, in characters.</summary>
    public const int Length = 100;

    /// <summary>The most terms that are looked up of one wording: what follows them tells nothing more.</summary>
    private const int MostTerms = 40;

    private Question(string text, IReadOnlyList<Wording> wordings, IReadOnlyList<string> synonyms, long? number)
    {
        Text = text;
        Wordings = wordings;
        Synonyms = synonyms;
        Number = number;
    }

    /// <summary>What was typed: without control characters and superfluous spaces, cut to <see cref="Length"/>.</summary>
    public string Text { get; }

    /// <summary>The words as typed come first; none when nothing was typed that could be found.</summary>
    public IReadOnlyList<Wording> Wordings { get; }

    /// <summary>Words of the agency's list that are looked for too.</summary>
    public IReadOnlyList<string> Synonyms { get; }

    /// <summary>The term of the document number that was typed, in whichever brackets; null when it is none.</summary>
    public long? Number { get; }

    /// <summary>The words in the form that they are looked for, where readers should be told: traditional characters as simplified ones; else null.</summary>
    public string? ReadAs
    {
        get
        {
            var folded = SearchText.Fold(Text);
            var read = string.Concat(Text.Select((c, at) => IsHan(c) ? folded[at] : c));
            return read == Text ? null : read;
        }
    }

    /// <summary>Reads what was typed. Nothing that can be typed is an error.</summary>
    public static Question Of(string? typed, Synonyms synonyms)
    {
        ArgumentNullException.ThrowIfNull(synonyms);
        var text = Clean(typed ?? "");
        var folded = SearchText.Fold(text);
        var others = synonyms.Others(folded).ToList();
        var texts = new[] { folded, Numerals.Other(folded) }.Concat(others.Select(other => other.Text)).Distinct();
        var wordings = texts.Select(found => new Wording(found, [.. SearchTerms.Asked(found).Take(MostTerms)])).Where(wording => wording.Terms.Count > 0).ToList();
        var number = DocumentNumber.Parse(text) is { } parsed ? SearchTerms.OfNumber(parsed.Key) : (long?)null;
        return new Question(text, wordings, [.. others.Select(other => other.Word).Distinct()], number);
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static string Clean(string typed)
    {
        var text = string.Join(' ', CanonicalForm.Compose(new string([.. typed.Take(Length * 4).Select(c => IsHidden(c) ? ' ' : c)]))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length > Length)
            text = text[..(char.IsHighSurrogate(text[Length - 1]) ? Length - 1 : Length)].TrimEnd();
        return new string([.. text.Where((c, at) => !char.IsSurrogate(c) || SearchText.IsPaired(text, at))]);
    }

    /// <summary>Controls, directions and characters that no text may hold.</summary>
    private static bool IsHidden(char c) =>
        char.IsControl(c) || c is (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFDD0' and <= '\uFDEF') or '\uFEFF' or >= '\uFFF9';
}
