namespace OpenDisclosure.Content.Comparing;

/// <summary>What became of a piece of text.</summary>
public enum SegmentKind
{
    Same,
    Added,
    Removed,
}

/// <summary>A piece of text, never empty.</summary>
public readonly record struct Segment(SegmentKind Kind, string Text);

/// <summary>One block before and after.</summary>
/// <param name="BeforeKind">Null when the block is new.</param>
/// <param name="AfterKind">Null when the block is gone.</param>
/// <param name="Before">The earlier text: only <see cref="SegmentKind.Same"/> and <see cref="SegmentKind.Removed"/>.</param>
/// <param name="After">The later text: only <see cref="SegmentKind.Same"/> and <see cref="SegmentKind.Added"/>.</param>
/// <param name="Merged">Both in one, for a single column: what was removed stands before what was added in its place.</param>
public sealed record ComparedRow(
    BlockKind? BeforeKind, BlockKind? AfterKind, IReadOnlyList<Segment> Before, IReadOnlyList<Segment> After, IReadOnlyList<Segment> Merged)
{
    /// <summary>True when anything differs, the kind of block included.</summary>
    public bool Changed => BeforeKind != AfterKind || Merged.Any(segment => segment.Kind != SegmentKind.Same);
}

/// <summary>
/// Compares two documents for the review screen: blocks are aligned, similar ones paired, and within a pair the difference is shown by
/// characters, numbers and Latin words whole. 200 kB against 200 kB takes less than a second.
/// </summary>
public sealed class TextComparison
{
    private TextComparison(IReadOnlyList<ComparedRow> rows)
    {
        Rows = rows;
        Added = Count(SegmentKind.Added);
        Removed = Count(SegmentKind.Removed);
    }

    /// <summary>All rows in reading order, unchanged ones included.</summary>
    public IReadOnlyList<ComparedRow> Rows { get; }

    /// <summary>Runs of added text.</summary>
    public int Added { get; }

    /// <summary>Runs of removed text.</summary>
    public int Removed { get; }

    /// <summary>All runs of added or removed text.</summary>
    public int Changes => Added + Removed;

    /// <summary>Compares two documents.</summary>
    public static TextComparison Compare(IReadOnlyList<TextBlock> before, IReadOnlyList<TextBlock> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new TextComparison([.. BlockAlignment.Align([.. before], [.. after]).Select(pair => RowOf(pair.Before, pair.After))]);
    }

    /// <summary>Compares two single values, such as titles.</summary>
    public static ComparedRow Compare(string before, string after) =>
        RowOf(new TextBlock(BlockKind.Field, before), new TextBlock(BlockKind.Field, after));

    private static ComparedRow RowOf(TextBlock? before, TextBlock? after)
    {
        var merged = MergedOf(before, after);
        return new ComparedRow(
            before?.Kind, after?.Kind, Without(merged, SegmentKind.Added), Without(merged, SegmentKind.Removed), merged);
    }

    /// <summary>A block that became another kind is shown as replaced: the reader sees other type, though the letters are the same.</summary>
    private static List<Segment> MergedOf(TextBlock? before, TextBlock? after)
    {
        if (before is { } old && after is { } young && old.Kind == young.Kind)
            return CharacterDifference.Between(old.Text, young.Text);
        var segments = new List<Segment>();
        if (before is { Text.Length: > 0 })
            segments.Add(new Segment(SegmentKind.Removed, before.Value.Text));
        if (after is { Text.Length: > 0 })
            segments.Add(new Segment(SegmentKind.Added, after.Value.Text));
        return segments;
    }

    /// <summary>One side of a row; same pieces that now touch become one.</summary>
    private static List<Segment> Without(List<Segment> merged, SegmentKind kind)
    {
        if (merged.Count == 1 && merged[0].Kind != kind)
            return merged;
        var side = new List<Segment>();
        foreach (var segment in merged.Where(segment => segment.Kind != kind))
        {
            if (side.Count > 0 && side[^1].Kind == segment.Kind)
                side[^1] = segment with { Text = side[^1].Text + segment.Text };
            else
                side.Add(segment);
        }

        return side;
    }

    private int Count(SegmentKind kind) => Rows.Sum(row => row.Merged.Count(segment => segment.Kind == kind));
}
