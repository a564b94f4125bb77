using System.Xml;

namespace OpenDisclosure.Content.Reading;

/// <summary>The shared strings of a workbook. The reading of a Chinese text aloud (rPh) is left out.</summary>
internal sealed class SheetStrings(Findings findings) : XmlWalk(findings)
{
    private readonly List<string> strings = [];
    private readonly GrowingText text = new(findings);
    private readonly HashSet<int> used = [];

    public string this[int index]
    {
        get
        {
            if (index < 0 || index >= strings.Count)
                return "";
            used.Add(index);
            return strings[index];
        }
    }

    /// <summary>The strings that stand in no cell: what was deleted, by a program that did not clear up.</summary>
    public IEnumerable<string> Unused => strings.Where((value, index) => value.Length > 0 && !used.Contains(index));

    protected override bool Start(XmlReader element) => element.LocalName is not ("rPh" or "rPr");

    protected override void End(string name)
    {
        if (name != "si")
            return;
        if (strings.Count >= ReadingLimits.MostItems)
            throw UnreadableException.TooLarge();
        strings.Add(text.Take());
    }

    protected override void Text(string value)
    {
        if (Current == "t")
            text.Append(value);
    }
}
