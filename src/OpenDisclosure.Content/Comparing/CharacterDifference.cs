using System.Text;

namespace OpenDisclosure.Content.Comparing;

/// <summary>
/// The difference of two texts by tokens: an ideograph or sign is one, a number or a Latin word is one. Small islands of sameness
/// between changes are dissolved, so that a reader sees phrases and no confetti.
/// </summary>
internal static class CharacterDifference
{
    /// <summary>An island no longer than this is dissolved when the changes around it are longer.</summary>
    private const int LongestIsland = 3;

    private const int FewDifferences = 64;

    public static List<Segment> Between(string before, string after)
    {
        if (before == after)
            return before.Length == 0 ? [] : [new Segment(SegmentKind.Same, before)];
        var old = Tokens(before);
        var young = Tokens(after);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var runs = SequenceMatch.Find<int>(Numbered(old, numbers), Numbered(young, numbers), MostDifferences(old.Length + young.Length));
        var changes = Changes(runs, old.Length, young.Length);
        return Segments(old, young, Dissolve(changes));
    }

    /// <summary>Where more than half would change, single letters found again tell a reader nothing.</summary>
    private static int MostDifferences(int tokens) => Math.Clamp(tokens / 2, FewDifferences, SequenceMatch.MostDifferences);

    private static int[] Numbered(string[] tokens, Dictionary<string, int> numbers)
    {
        var result = new int[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!numbers.TryGetValue(tokens[i], out result[i]))
                numbers.Add(tokens[i], result[i] = numbers.Count);
        }

        return result;
    }

    private static string[] Tokens(string text)
    {
        var tokens = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var length = WordLength(text, i);
            if (length == 0)
                length = Rune.TryGetRuneAt(text, i, out var rune) ? rune.Utf16SequenceLength : 1;
            tokens.Add(text.Substring(i, length));
            i += length;
        }

        return [.. tokens];
    }

    private static int WordLength(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        return end - start;
    }

    private static List<Change> Changes(List<CommonRun> runs, int before, int after)
    {
        var changes = new List<Change>();
        var (x, y) = (0, 0);
        foreach (var run in runs.Append(new CommonRun(before, after, 0)))
        {
            if (run.Before > x || run.After > y)
                changes.Add(new Change(x, run.Before, y, run.After));
            (x, y) = (run.Before + run.Length, run.After + run.Length);
        }

        return changes;
    }

    private static List<Change> Dissolve(List<Change> changes)
    {
        var result = new List<Change>();
        foreach (var change in changes)
        {
            if (result.Count > 0 && IsIsland(result[^1], change))
                result[^1] = result[^1] with { BeforeEnd = change.BeforeEnd, AfterEnd = change.AfterEnd };
            else
                result.Add(change);
        }

        return result;
    }

    private static bool IsIsland(Change first, Change second)
    {
        var length = second.BeforeStart - first.BeforeEnd;
        return length <= LongestIsland && length <= first.Size && length <= second.Size;
    }

    private static List<Segment> Segments(string[] before, string[] after, List<Change> changes)
    {
        var segments = new List<Segment>();
        var x = 0;
        foreach (var change in changes)
        {
            Add(segments, SegmentKind.Same, before.AsSpan(x, change.BeforeStart - x));
            Add(segments, SegmentKind.Removed, before.AsSpan(change.BeforeStart, change.BeforeEnd - change.BeforeStart));
            Add(segments, SegmentKind.Added, after.AsSpan(change.AfterStart, change.AfterEnd - change.AfterStart));
            x = change.BeforeEnd;
        }

        Add(segments, SegmentKind.Same, before.AsSpan(x));
        return segments;
    }

    private static void Add(List<Segment> segments, SegmentKind kind, ReadOnlySpan<string> tokens)
    {
        if (tokens.Length > 0)
            segments.Add(new Segment(kind, string.Concat(tokens)));
    }

    private readonly record struct Change(int BeforeStart, int BeforeEnd, int AfterStart, int AfterEnd)
    {
        /// <summary>Tokens on the longer side.</summary>
        public int Size => Math.Max(BeforeEnd - BeforeStart, AfterEnd - AfterStart);
    }
}
