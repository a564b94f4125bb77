using OpenDisclosure.Domain.Searching;

namespace OpenDisclosure.Web.Site.Search;

/// <summary>A piece of a text, found words marked.</summary>
internal sealed record Piece(string Text, bool IsHit);

/// <summary>Marks what was asked for in texts as they stand, and cuts the piece around the first of it out of a long one.</summary>
internal sealed class Snippet
{
    private const int Length = 120;
    private const int Before = 40;

    private const string Ellipsis = "\u2026";

    /// <summary>A text is looked through so far.</summary>
    private const int Longest = 200_000;

    private static readonly char[] Ends = ['\n', '\u3002', '\uFF1B', '\uFF01', '\uFF1F'];

    private readonly string[] words;
    private readonly string[] pairs;

    public Snippet(Question question)
    {
        var parts = question.Wordings.SelectMany(wording => SearchText.Parts(wording.Text).Select(range => wording.Text[range])).Distinct().ToList();
        words = [.. parts.OrderByDescending(part => part.Length)];
        pairs = [.. parts.Where(part => part.Length > 2 && !SearchText.IsWhole(part)).SelectMany(Pairs).Distinct()];
    }

    /// <summary>The whole text in pieces.</summary>
    public IReadOnlyList<Piece> Mark(string text)
    {
        var folded = SearchText.Fold(text);
        var hits = Hits(folded, words);
        return Pieces(text, hits.Contains(true) ? hits : Hits(folded, pairs));
    }

    /// <summary>The piece of a text around the first place of the longest word that stands in it; null when none does.</summary>
    public IReadOnlyList<Piece>? Cut(string text)
    {
        var looked = text.Length > Longest ? text[..Longest] : text;
        var folded = SearchText.Fold(looked);
        if ((FirstOf(folded, words) ?? FirstOf(folded, pairs)) is not { } at)
            return null;
        var start = StartOf(looked, at);
        var end = Math.Min(looked.Length, start + Length);
        if (char.IsHighSurrogate(looked[end - 1]))
            end--;
        var piece = Mark(string.Join(' ', looked[start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return end < looked.Length ? [.. piece, new Piece(Ellipsis, false)] : piece;
    }

    private static int? FirstOf(string folded, string[] wanted)
    {
        foreach (var word in wanted)
        {
            if (Next(folded, word, 0) is >= 0 and var at)
                return at;
        }

        return null;
    }

    private static int StartOf(string text, int at)
    {
        var earliest = Math.Max(0, at - Before);
        var end = at == 0 ? -1 : text.LastIndexOfAny(Ends, at - 1, at - earliest);
        var start = end < 0 ? earliest : end + 1;
        return start > 0 && start < text.Length && char.IsLowSurrogate(text[start]) ? start - 1 : start;
    }

    private static IEnumerable<string> Pairs(string part) => Enumerable.Range(0, part.Length - 1).Select(at => part.Substring(at, 2));

    private static bool[] Hits(string folded, string[] wanted)
    {
        var hits = new bool[folded.Length];
        foreach (var word in wanted)
        {
            for (var at = Next(folded, word, 0); at >= 0; at = Next(folded, word, at + word.Length))
                Array.Fill(hits, true, at, word.Length);
        }

        return hits;
    }

    /// <summary>Where a word stands next; one of ASCII letters or digits only where it is not a part of a longer one.</summary>
    private static int Next(string folded, string word, int from)
    {
        for (var at = from; (at = folded.IndexOf(word, at, StringComparison.Ordinal)) >= 0; at++)
        {
            if (!SearchText.IsWhole(word) || (!IsSameKind(folded, at - 1, word[0]) && !IsSameKind(folded, at + word.Length, word[0])))
                return at;
        }

        return -1;
    }

    private static bool IsSameKind(string folded, int at, char c) =>
        at >= 0 && at < folded.Length && char.IsAsciiDigit(folded[at]) == char.IsAsciiDigit(c) && char.IsAsciiLetterOrDigit(folded[at]);

    private static List<Piece> Pieces(string text, bool[] hits)
    {
        var pieces = new List<Piece>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && hits[end] == hits[start])
                end++;
            pieces.Add(new Piece(text[start..end], hits[start]));
            start = end;
        }

        return pieces;
    }
}
