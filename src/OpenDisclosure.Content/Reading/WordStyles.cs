using System.Xml;

namespace OpenDisclosure.Content.Reading;

/// <summary>What a style of a Word document can hide: its text, or the white of its text behind a fill.</summary>
internal sealed class WordStyles(Findings findings) : XmlWalk(findings)
{
    private readonly Dictionary<string, string> basedOn = [];
    private readonly HashSet<string> hiding = [];
    private readonly HashSet<string> filled = [];
    private readonly HashSet<string> white = [];
    private string style = "";

    /// <summary>Whether its text is hidden.</summary>
    public bool Hides(string? id) => Holds(hiding, id);

    /// <summary>Whether it paints something behind the text, in whole or for the first row of a table.</summary>
    public bool Fills(string? id) => Holds(filled, id);

    /// <summary>Whether its text is white.</summary>
    public bool IsWhite(string? id) => Holds(white, id);

    protected override bool Start(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "style":
                style = Attribute(element, "styleId") ?? "";
                return basedOn.Count < ReadingLimits.MostItems / 10 ? true : throw UnreadableException.TooLarge();
            case "basedOn":
                basedOn[style] = Attribute(element, "val") ?? "";
                break;
            case "vanish" when IsOn(element) && !IsUnder("tblStylePr"):
                hiding.Add(style);
                break;
            case "color" when OfficeColour.IsWhite(Attribute(element, "val")) && !IsUnder("tblStylePr"):
                white.Add(style);
                break;
            case "shd" when WordLook.FillOf(Attribute(element, "val"), Attribute(element, "fill")) is { } fill && !OfficeColour.IsWhite(fill):
                filled.Add(style);
                break;
        }

        return true;
    }

    private bool Holds(HashSet<string> set, string? id)
    {
        for (var i = 0; i < 20 && id is not null; i++)
        {
            if (set.Contains(id))
                return true;
            id = basedOn.GetValueOrDefault(id);
        }

        return false;
    }
}
