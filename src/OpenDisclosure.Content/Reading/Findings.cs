using System.Text;

namespace OpenDisclosure.Content.Reading;

/// <summary>Collects what is read of one file, and ends the reading when it is too much.</summary>
internal sealed class Findings(CancellationToken cancel)
{
    private readonly List<TextPart> parts = [];
    private readonly List<HiddenData> hidden = [];
    private readonly HashSet<HiddenData> seen = [];
    private readonly Dictionary<HiddenKind, int> counts = [];
    private int characters;
    private long unpacked;

    public CancellationToken Cancel => cancel;

    public bool Signed { get; set; }

    public void Add(PartKind kind, string name, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            parts.Add(new TextPart(kind, name, text));
    }

    /// <summary>A finding, and its whole text for the scan unless that is among the parts already.</summary>
    public void HideText(HiddenKind kind, string place, string text)
    {
        Hide(kind, place, text);
        Add(PartKind.Hidden, place, text);
    }

    public void Hide(HiddenKind kind, string place, string text = "")
    {
        var finding = new HiddenData(kind, Excerpt(place), Excerpt(text));
        var count = counts.GetValueOrDefault(kind);
        if (count >= FileReading.MostOfAKind || !seen.Add(finding))
            return;
        counts[kind] = count + 1;
        hidden.Add(finding);
    }

    /// <summary>Counts characters that are going to be kept.</summary>
    public void Spend(int count)
    {
        characters += count;
        if (characters > ReadingLimits.MostCharacters)
            throw UnreadableException.TooLarge();
    }

    /// <summary>Counts bytes as they are unpacked.</summary>
    public void Unpack(long count)
    {
        cancel.ThrowIfCancellationRequested();
        unpacked += count;
        if (unpacked > ReadingLimits.MostUnpacked)
            throw UnreadableException.TooLarge();
    }

    /// <summary>For a file inside this one: what it costs counts on.</summary>
    public Findings Inner() => new(cancel) { characters = characters, unpacked = unpacked };

    /// <summary>Takes over what an inner file has cost.</summary>
    public void Absorb(Findings inner)
    {
        characters = inner.characters;
        unpacked = inner.unpacked;
    }

    public FileReading ToReading() => new() { Parts = parts, Hidden = hidden, Signed = Signed };

    private static string Excerpt(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length > HiddenData.LongestText)
            trimmed = trimmed[..(char.IsHighSurrogate(trimmed[HiddenData.LongestText - 1]) ? HiddenData.LongestText - 1 : HiddenData.LongestText)];
        return trimmed.ToString();
    }
}

/// <summary>The text of a part as it grows; every character is counted.</summary>
internal sealed class GrowingText(Findings findings)
{
    private readonly StringBuilder text = new();

    public int Length => text.Length;

    public GrowingText Append(string more)
    {
        findings.Spend(more.Length);
        text.Append(more);
        return this;
    }

    public GrowingText Append(char more)
    {
        findings.Spend(1);
        text.Append(more);
        return this;
    }

    /// <summary>Ends a line unless nothing stands in it and before it.</summary>
    public void EndLine()
    {
        if (text.Length > 0 && text[^1] != '\n')
            Append('\n');
    }

    /// <summary>Ends a cell: what ended a line in it does not end the row.</summary>
    /// <param name="start">How long the text was before the cell: an empty one does not take back the line above.</param>
    public void EndCell(int start = 0)
    {
        while (text.Length > start && text[^1] == '\n')
            text.Length--;
        Append('\t');
    }

    public void EndRow()
    {
        while (text.Length > 0 && text[^1] == '\t')
            text.Length--;
        EndLine();
    }

    /// <summary>Takes over the text of another, which has been counted.</summary>
    public void Take(GrowingText other) => text.Append(other.text);

    /// <summary>The text; begins anew.</summary>
    public string Take()
    {
        var taken = text.ToString();
        text.Clear();
        return taken;
    }

    public override string ToString() => text.ToString();
}
