using OpenDisclosure.Content.Text;

namespace OpenDisclosure.Content.Comparing;

/// <summary>Who changed a stretch of a text that two people edited at one time.</summary>
public enum ThreeWayState
{
    /// <summary>Nobody.</summary>
    Same,

    /// <summary>The one who is saving now.</summary>
    Mine,

    /// <summary>The one who saved before.</summary>
    Theirs,

    /// <summary>Both, in the same way.</summary>
    Both,

    /// <summary>Both, in different ways: a person must choose.</summary>
    Conflict,
}

/// <summary>One row of the three columns: whole lines without their line ends. A stretch may be empty in any column.</summary>
/// <param name="State">Who changed it.</param>
/// <param name="Base">The lines of the common text.</param>
/// <param name="Mine">The lines of the text being saved.</param>
/// <param name="Theirs">The lines of the text saved before.</param>
/// <param name="BaseLine">1-based number of the first line in the common text.</param>
/// <param name="MineLine">The same in the saving person's text.</param>
/// <param name="TheirsLine">The same in the text saved before.</param>
public sealed record ThreeWayRow(
    ThreeWayState State, IReadOnlyList<string> Base, IReadOnlyList<string> Mine, IReadOnlyList<string> Theirs, int BaseLine, int MineLine, int TheirsLine)
{
    /// <summary>The lines that the suggestion takes: what one side changed, and one's own text where both did.</summary>
    public IReadOnlyList<string> Suggested => State == ThreeWayState.Theirs ? Theirs : Mine;
}

/// <summary>Compares two edits of one text by lines, for the page a person gets when a colleague saved first.</summary>
public sealed class ThreeWay
{
    private ThreeWay(IReadOnlyList<ThreeWayRow> rows)
    {
        Rows = rows;
        Conflicts = [.. rows.Where(row => row.State == ThreeWayState.Conflict)];
        Suggestion = string.Join('\n', rows.SelectMany(row => row.Suggested));
    }

    /// <summary>All rows in order; their lines together are exactly the three texts (with LF line ends).</summary>
    public IReadOnlyList<ThreeWayRow> Rows { get; }

    /// <summary>The rows where a person must choose.</summary>
    public IReadOnlyList<ThreeWayRow> Conflicts { get; }

    /// <summary>All changes of both, and one's own lines in a conflict: nobody loses his own text by looking.</summary>
    public string Suggestion { get; }

    /// <summary>Compares.</summary>
    /// <param name="common">The text both began from.</param>
    /// <param name="mine">The text being saved.</param>
    /// <param name="theirs">The text saved meanwhile.</param>
    public static ThreeWay Compare(string common, string mine, string theirs) =>
        new(RowsOf(Lines(common), Lines(mine), Lines(theirs)));

    private static string[] Lines(string text) => TextGuard.Normalise(text).Split('\n');

    private static List<ThreeWayRow> RowsOf(string[] common, string[] mine, string[] theirs)
    {
        var inMine = Places(common, mine);
        var inTheirs = Places(common, theirs);
        var rows = new List<ThreeWayRow>();
        var (b, m, t) = (0, 0, 0);
        while (b < common.Length || m < mine.Length || t < theirs.Length)
        {
            var length = StableLength(inMine, inTheirs, b, m, t);
            var next = length > 0 ? b + length : NextStable(inMine, inTheirs, b);
            var nextMine = length > 0 ? m + length : At(inMine, next, mine.Length);
            var nextTheirs = length > 0 ? t + length : At(inTheirs, next, theirs.Length);
            rows.Add(Row(common[b..next], mine[m..nextMine], theirs[t..nextTheirs], b, m, t));
            (b, m, t) = (next, nextMine, nextTheirs);
        }

        return rows;
    }

    /// <summary>For each line of the common text its place in an edited one, or -1.</summary>
    private static int[] Places(string[] common, string[] edited)
    {
        var places = new int[common.Length];
        Array.Fill(places, -1);
        foreach (var run in SequenceMatch.Find<string>(common, edited))
        {
            for (var i = 0; i < run.Length; i++)
                places[run.Before + i] = run.After + i;
        }

        return places;
    }

    private static int StableLength(int[] inMine, int[] inTheirs, int b, int m, int t)
    {
        var length = 0;
        while (b + length < inMine.Length && inMine[b + length] == m + length && inTheirs[b + length] == t + length)
            length++;
        return length;
    }

    private static int NextStable(int[] inMine, int[] inTheirs, int b)
    {
        while (b < inMine.Length && (inMine[b] < 0 || inTheirs[b] < 0))
            b++;
        return b;
    }

    private static int At(int[] places, int line, int end) => line < places.Length ? places[line] : end;

    private static ThreeWayRow Row(string[] common, string[] mine, string[] theirs, int b, int m, int t)
    {
        var mineSame = common.AsSpan().SequenceEqual(mine);
        var theirsSame = common.AsSpan().SequenceEqual(theirs);
        var state = (mineSame, theirsSame) switch
        {
            (true, true) => ThreeWayState.Same,
            (false, true) => ThreeWayState.Mine,
            (true, false) => ThreeWayState.Theirs,
            _ => mine.AsSpan().SequenceEqual(theirs) ? ThreeWayState.Both : ThreeWayState.Conflict,
        };
        return new ThreeWayRow(state, common, mine, theirs, b + 1, m + 1, t + 1);
    }
}
