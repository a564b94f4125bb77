namespace OpenDisclosure.Content.Comparing;

/// <summary>Aligns the blocks of two documents: equal ones first, then similar ones between them.</summary>
internal static class BlockAlignment
{
    /// <summary>Larger gaps are paired piece by piece, and in smaller pieces the more blocks there are, so that the work is bounded.</summary>
    private const int LargestGap = 64;
    private const int MostPairs = 200_000;

    /// <summary>The share of letter pairs two blocks have in common from which they count as one block, changed.</summary>
    private const double Similar = 0.35;

    public static List<(TextBlock? Before, TextBlock? After)> Align(TextBlock[] before, TextBlock[] after)
    {
        var rows = new List<(TextBlock?, TextBlock?)>();
        var largestGap = Math.Clamp(MostPairs / Math.Max(1, before.Length + after.Length), 1, LargestGap);
        var numbers = new Dictionary<TextBlock, int>();
        var runs = SequenceMatch.Find<int>(Numbered(before, numbers), Numbered(after, numbers));
        var (x, y) = (0, 0);
        foreach (var run in runs.Append(new CommonRun(before.Length, after.Length, 0)))
        {
            AddGap(rows, before.AsSpan(x, run.Before - x), after.AsSpan(y, run.After - y), largestGap);
            for (var i = 0; i < run.Length; i++)
                rows.Add((before[run.Before + i], after[run.After + i]));
            (x, y) = (run.Before + run.Length, run.After + run.Length);
        }

        return rows;
    }

    private static int[] Numbered(TextBlock[] blocks, Dictionary<TextBlock, int> numbers)
    {
        var result = new int[blocks.Length];
        for (var i = 0; i < blocks.Length; i++)
        {
            if (!numbers.TryGetValue(blocks[i], out result[i]))
                numbers.Add(blocks[i], result[i] = numbers.Count);
        }

        return result;
    }

    private static void AddGap(List<(TextBlock?, TextBlock?)> rows, ReadOnlySpan<TextBlock> before, ReadOnlySpan<TextBlock> after, int largest)
    {
        var pieces = Math.Max(1, (Math.Max(before.Length, after.Length) + largest - 1) / largest);
        for (var i = 0; i < pieces; i++)
            AddPiece(rows, Piece(before, i, pieces), Piece(after, i, pieces));
    }

    private static ReadOnlySpan<TextBlock> Piece(ReadOnlySpan<TextBlock> blocks, int number, int pieces)
    {
        var start = (int)((long)blocks.Length * number / pieces);
        return blocks[start..(int)((long)blocks.Length * (number + 1) / pieces)];
    }

    private static void AddPiece(List<(TextBlock?, TextBlock?)> rows, ReadOnlySpan<TextBlock> before, ReadOnlySpan<TextBlock> after)
    {
        var best = before.Length > 0 && after.Length > 0 ? Scores(before, after) : new double[before.Length + 1, after.Length + 1];
        var (x, y) = (0, 0);
        while (x < before.Length || y < after.Length)
        {
            if (x < before.Length && y < after.Length && best[x, y] > best[x + 1, y] && best[x, y] > best[x, y + 1])
                rows.Add((before[x++], after[y++]));
            else if (x < before.Length && (y == after.Length || best[x + 1, y] >= best[x, y + 1]))
                rows.Add((before[x++], null));
            else
                rows.Add((null, after[y++]));
        }
    }

    /// <summary>The greatest sum of similarities of the pairs that can still be made from each place on.</summary>
    private static double[,] Scores(ReadOnlySpan<TextBlock> before, ReadOnlySpan<TextBlock> after)
    {
        var best = new double[before.Length + 1, after.Length + 1];
        var (old, young) = (Sketches(before), Sketches(after));
        for (var x = before.Length - 1; x >= 0; x--)
        {
            for (var y = after.Length - 1; y >= 0; y--)
            {
                var likeness = Sketch.Likeness(old[x], young[y]);
                var pair = likeness >= Similar ? likeness + best[x + 1, y + 1] : 0;
                best[x, y] = Math.Max(pair, Math.Max(best[x + 1, y], best[x, y + 1]));
            }
        }

        return best;
    }

    private static Sketch[] Sketches(ReadOnlySpan<TextBlock> blocks)
    {
        var sketches = new Sketch[blocks.Length];
        for (var i = 0; i < blocks.Length; i++)
            sketches[i] = new Sketch(blocks[i].Text);
        return sketches;
    }

    /// <summary>The sorted letter pairs of a block, its edges included, so that a block of one letter has some too.</summary>
    private sealed class Sketch
    {
        private readonly int[] _pairs;

        public Sketch(string text)
        {
            _pairs = new int[text.Length + 1];
            var last = '\0';
            for (var i = 0; i < text.Length; i++)
            {
                _pairs[i] = (last << 16) | text[i];
                last = text[i];
            }

            _pairs[^1] = last << 16;
            Array.Sort(_pairs);
        }

        /// <summary>Twice the pairs in common over the pairs of both (Dice): 0 for strangers, 1 for equals.</summary>
        public static double Likeness(Sketch first, Sketch second)
        {
            var (a, b) = (first._pairs, second._pairs);
            var (x, y, shared) = (0, 0, 0);
            while (x < a.Length && y < b.Length)
            {
                if (a[x] == b[y])
                    (x, y, shared) = (x + 1, y + 1, shared + 1);
                else if (a[x] < b[y])
                    x++;
                else
                    y++;
            }

            return 2.0 * shared / (a.Length + b.Length);
        }
    }
}
