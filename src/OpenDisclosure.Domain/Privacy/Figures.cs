using System.Buffers;

namespace OpenDisclosure.Domain.Privacy;

/// <summary>Digits that stand together in one style: folded places, and where they stand among all digits of the text.</summary>
internal readonly record struct DigitGroup(int Start, int End, int FirstDigit)
{
    public int Length => End - Start;
}

/// <summary>A number made of whole groups that stand one after the other.</summary>
internal readonly ref struct Figure(Figures figures, int first, int last)
{
    public int First { get; } = first;

    public int Last { get; } = last;

    public int Start => figures.Groups[First].Start;

    public int End => figures.Groups[Last].End;

    public int Count => Last - First + 1;

    public ReadOnlySpan<sbyte> Digits => figures.Digits(First, Last);
}

/// <summary>All groups of digits of a text, and what joins them.</summary>
internal sealed class Figures
{
    /// <summary>The longest number that is looked for: a bank card.</summary>
    public const int Longest = 19;

    private const int WidestGap = 3;
    private static readonly SearchValues<char> Joints = SearchValues.Create(" -._~)\u00B7");

    private readonly string text;
    private readonly sbyte[] digits;
    private readonly string?[] joints;

    public Figures(FoldedText folded)
    {
        text = folded.Text;
        digits = [.. folded.Digits.Where(digit => digit >= 0)];
        var seen = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (folded.Styles[i] == DigitStyle.None)
                continue;
            var end = i + 1;
            while (end < text.Length && folded.Styles[end] == folded.Styles[i])
                end++;
            Groups.Add(new DigitGroup(i, end, seen));
            seen += end - i;
            i = end - 1;
        }

        joints = [.. Groups.Skip(1).Select((next, group) => JointBetween(Groups[group].End, next.Start))];
    }

    public List<DigitGroup> Groups { get; } = [];

    /// <summary>The digits of the groups from one to another.</summary>
    public ReadOnlySpan<sbyte> Digits(int first, int last)
    {
        var start = Groups[first].FirstDigit;
        return digits.AsSpan(start, Groups[last].FirstDigit + Groups[last].Length - start);
    }

    /// <summary>What stands between a group and the next; null when they make no number together.</summary>
    public string? Joint(int group) => group >= 0 && group < joints.Length ? joints[group] : null;

    /// <summary>Whether the same sign stands between all groups of a figure.</summary>
    public bool IsEven(Figure figure)
    {
        var joint = Joint(figure.First);
        for (var group = figure.First + 1; group < figure.Last; group++)
        {
            if (Joint(group) != joint)
                return false;
        }

        return true;
    }

    /// <summary>Where the signs that may stand inside of a number have ended.</summary>
    public int AfterJoint(int start)
    {
        var end = start;
        while (end < text.Length && end - start < WidestGap && Joints.Contains(text[end]))
            end++;
        return end;
    }

    /// <summary>Whether the groups have the lengths of a pattern, such as 3-4-4, or are single digits or pairs throughout.</summary>
    public bool IsGrouped(Figure figure, ReadOnlySpan<string> patterns)
    {
        var lengths = new char[(figure.Count * 2) - 1];
        Array.Fill(lengths, '-');
        for (var i = 0; i < figure.Count; i++)
            lengths[i * 2] = (char)('0' + Math.Min(Groups[figure.First + i].Length, 10));
        return IsSpreadOut(figure) || patterns.Contains(new string(lengths));
    }

    private string? JointBetween(int start, int end)
    {
        var gap = text.AsSpan(start, Math.Min(end - start, WidestGap + 1));
        return gap.Length <= WidestGap && gap.IndexOfAnyExcept(Joints) < 0 ? gap.ToString() : null;
    }

    /// <summary>Single digits or pairs; only the last group may be shorter than the others.</summary>
    private bool IsSpreadOut(Figure figure)
    {
        var length = Groups[figure.First].Length;
        for (var group = figure.First; group < figure.Last; group++)
        {
            if (Groups[group].Length != length)
                return false;
        }

        return length <= 2 && Groups[figure.Last].Length <= length;
    }
}
