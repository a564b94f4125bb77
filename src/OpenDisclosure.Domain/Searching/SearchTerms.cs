using System.Text;

namespace OpenDisclosure.Domain.Searching;

/// <summary>
/// What of a text the index holds, each as a number: every character of Chinese writing, every two that stand together, and words of ASCII
/// letters or digits as a whole. A word of one or two characters is one look-up; a longer one is its pairs.
/// </summary>
public static class SearchTerms
{
    /// <summary>Bits of a term; an index may put marks of its own above them.</summary>
    public const int Bits = 60;

    private const int BitsOfCharacter = 21;
    private const long WordMark = 1L << (Bits - 1);
    private const char NumberMark = '#';
    private const ulong HashStart = 14695981039346656037;
    private const ulong HashStep = 1099511628211;

    /// <summary>Counts the terms of a folded text into a table.</summary>
    public static void Count(string folded, Dictionary<long, int> counts)
    {
        ArgumentNullException.ThrowIfNull(folded);
        ArgumentNullException.ThrowIfNull(counts);
        foreach (var range in SearchText.Parts(folded))
        {
            var part = folded.AsSpan(range);
            if (SearchText.IsWhole(part))
                Add(counts, OfWord(part));
            else
                CountWriting(part, counts);
        }
    }

    /// <summary>The terms that a text must hold to hold these words, each once.</summary>
    public static IReadOnlyList<long> Asked(string folded)
    {
        var asked = new List<long>();
        foreach (var range in SearchText.Parts(folded))
        {
            var part = folded.AsSpan(range);
            if (SearchText.IsWhole(part))
                asked.Add(OfWord(part));
            else
                AskWriting(part, asked);
        }

        return [.. asked.Distinct()];
    }

    /// <summary>The term under which a document stands for its number alone, by the key of the number.</summary>
    public static long OfNumber(string key) => OfWord(NumberMark + key);

    private static void CountWriting(ReadOnlySpan<char> part, Dictionary<long, int> counts)
    {
        var before = 0;
        foreach (var rune in part.EnumerateRunes())
        {
            Add(counts, rune.Value);
            if (before != 0)
                Add(counts, Pair(before, rune));
            before = rune.Value;
        }
    }

    private static void AskWriting(ReadOnlySpan<char> part, List<long> asked)
    {
        var (before, isLone) = (0, true);
        foreach (var rune in part.EnumerateRunes())
        {
            if (before != 0)
                asked.Add(Pair(before, rune));
            isLone = before == 0;
            before = rune.Value;
        }

        if (isLone)
            asked.Add(before);
    }

    private static long Pair(int before, Rune rune) => ((long)before << BitsOfCharacter) | (uint)rune.Value;

    private static long OfWord(ReadOnlySpan<char> word)
    {
        var hash = HashStart;
        foreach (var c in word)
            hash = unchecked((hash ^ c) * HashStep);
        return WordMark | ((long)(hash >> 5) & (WordMark - 1));
    }

    private static void Add(Dictionary<long, int> counts, long term) =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
}
