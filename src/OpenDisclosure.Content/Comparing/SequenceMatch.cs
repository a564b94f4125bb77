namespace OpenDisclosure.Content.Comparing;

/// <summary>A stretch that two sequences share.</summary>
internal readonly record struct CommonRun(int Before, int After, int Length);

/// <summary>Finds what two sequences share, in order, within bounded time and memory.</summary>
internal static class SequenceMatch
{
    /// <summary>Differences after which the exact way becomes too dear: its memory grows with the square, 1,000 are 4 MB.</summary>
    public const int MostDifferences = 1_000;

    /// <summary>The shared stretches in rising order; the longest possible where the sequences differ little, good anchors elsewhere.</summary>
    public static List<CommonRun> Find<T>(ReadOnlySpan<T> before, ReadOnlySpan<T> after)
        where T : IEquatable<T> => Find(before, after, MostDifferences);

    public static List<CommonRun> Find<T>(ReadOnlySpan<T> before, ReadOnlySpan<T> after, int mostDifferences)
        where T : IEquatable<T>
    {
        var start = before.CommonPrefixLength(after);
        var end = CommonSuffix(before[start..], after[start..]);
        var runs = new List<CommonRun>();
        Add(runs, new CommonRun(0, 0, start));
        foreach (var run in FindInside(before[start..^end], after[start..^end], mostDifferences))
            Add(runs, new CommonRun(run.Before + start, run.After + start, run.Length));
        Add(runs, new CommonRun(before.Length - end, after.Length - end, end));
        return runs;
    }

    private static List<CommonRun> FindInside<T>(ReadOnlySpan<T> before, ReadOnlySpan<T> after, int mostDifferences)
        where T : IEquatable<T>
    {
        if (before.Length == 0 || after.Length == 0)
            return [];
        return Shortest(before, after, mostDifferences) ?? Anchored(before, after, mostDifferences);
    }

    private static int CommonSuffix<T>(ReadOnlySpan<T> before, ReadOnlySpan<T> after)
        where T : IEquatable<T>
    {
        var most = Math.Min(before.Length, after.Length);
        var length = 0;
        while (length < most && before[^(length + 1)].Equals(after[^(length + 1)]))
            length++;
        return length;
    }

    /// <summary>Myers 1986, greedy, keeping the frontier of each step; null when more than the given differences are needed.</summary>
    private static List<CommonRun>? Shortest<T>(ReadOnlySpan<T> before, ReadOnlySpan<T> after, int mostDifferences)
        where T : IEquatable<T>
    {
        var most = Math.Min(mostDifferences, before.Length + after.Length);
        var frontier = new int[(2 * most) + 3];
        var steps = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            steps.Add(frontier[(most + 1 - d)..(most + 2 + d)]);
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && frontier[most + k] < frontier[most + 2 + k]) ? frontier[most + 2 + k] : frontier[most + k] + 1;
                if (x <= before.Length && x - k >= 0 && x - k <= after.Length)
                    x += before[x..].CommonPrefixLength(after[(x - k)..]);
                frontier[most + 1 + k] = x;
                if (x >= before.Length && x - k >= after.Length)
                    return Trace(steps, before.Length, after.Length);
            }
        }

        return null;
    }

    /// <summary>Walks the kept frontiers back from the end.</summary>
    private static List<CommonRun> Trace(List<int[]> steps, int x, int y)
    {
        var runs = new List<CommonRun>();
        for (var d = steps.Count - 1; d >= 0; d--)
        {
            var step = steps[d];
            var k = x - y;
            var down = k == -d || (k != d && step[d + k - 1] < step[d + k + 1]);
            var fromX = d == 0 ? 0 : down ? step[d + k + 1] : step[d + k - 1] + 1;
            var length = x - fromX;
            if (length > 0)
                runs.Add(new CommonRun(fromX, fromX - k, length));
            x = d == 0 ? 0 : down ? fromX : fromX - 1;
            y = d == 0 ? 0 : fromX - k - (down ? 1 : 0);
        }

        runs.Reverse();
        return runs;
    }

    /// <summary>Patience: what occurs once on each side anchors the two, and only what lies between is compared.</summary>
    private static List<CommonRun> Anchored<T>(ReadOnlySpan<T> before, ReadOnlySpan<T> after, int mostDifferences)
        where T : IEquatable<T>
    {
        var anchors = Rising(UniquePairs(before, after));
        var runs = new List<CommonRun>();
        var (x, y) = (0, 0);
        foreach (var (anchorX, anchorY) in anchors)
        {
            AddBetween(runs, before, after, (x, y), (anchorX, anchorY), mostDifferences);
            Add(runs, new CommonRun(anchorX, anchorY, 1));
            (x, y) = (anchorX + 1, anchorY + 1);
        }

        if (anchors.Count > 0)
            AddBetween(runs, before, after, (x, y), (before.Length, after.Length), mostDifferences);
        return runs;
    }

    private static void AddBetween<T>(
        List<CommonRun> runs, ReadOnlySpan<T> before, ReadOnlySpan<T> after, (int X, int Y) from, (int X, int Y) to, int mostDifferences)
        where T : IEquatable<T>
    {
        if (from.X == to.X || from.Y == to.Y)
            return;
        var inner = Shortest(before[from.X..to.X], after[from.Y..to.Y], Math.Min(mostDifferences, 200));
        foreach (var run in inner ?? [])
            Add(runs, new CommonRun(run.Before + from.X, run.After + from.Y, run.Length));
    }

    private static List<(int X, int Y)> UniquePairs<T>(ReadOnlySpan<T> before, ReadOnlySpan<T> after)
        where T : IEquatable<T>
    {
        var first = PlacesOfUnique(before);
        var second = PlacesOfUnique(after);
        return [.. first.Where(pair => pair.Value >= 0 && second.GetValueOrDefault(pair.Key, -1) >= 0)
            .Select(pair => (pair.Value, second[pair.Key])).Order()];
    }

    private static Dictionary<T, int> PlacesOfUnique<T>(ReadOnlySpan<T> items)
        where T : IEquatable<T>
    {
        var places = new Dictionary<T, int>();
        for (var i = 0; i < items.Length; i++)
        {
            if (!places.TryAdd(items[i], i))
                places[items[i]] = -1;
        }

        return places;
    }

    /// <summary>The longest selection whose second numbers rise too.</summary>
    private static List<(int X, int Y)> Rising(List<(int X, int Y)> pairs)
    {
        var ends = new List<int>();
        var links = new int[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            var at = LowerBound(ends, pairs, pairs[i].Y);
            links[i] = at > 0 ? ends[at - 1] : -1;
            if (at == ends.Count)
                ends.Add(i);
            else
                ends[at] = i;
        }

        var chosen = new List<(int X, int Y)>();
        for (var i = ends.Count > 0 ? ends[^1] : -1; i >= 0; i = links[i])
            chosen.Add(pairs[i]);
        chosen.Reverse();
        return chosen;
    }

    private static int LowerBound(List<int> ends, List<(int X, int Y)> pairs, int value)
    {
        var (low, high) = (0, ends.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (pairs[ends[middle]].Y < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static void Add(List<CommonRun> runs, CommonRun run)
    {
        if (run.Length == 0)
            return;
        if (runs.Count > 0 && runs[^1] is var last && last.Before + last.Length == run.Before && last.After + last.Length == run.After)
            runs[^1] = last with { Length = last.Length + run.Length };
        else
            runs.Add(run);
    }
}
