using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace OpenDisclosure.Content.Reading;

/// <summary>What the formats of cells mean for their text: a date, or something that is not to be seen.</summary>
internal sealed partial class SheetStyles(Findings findings) : XmlWalk(findings)
{
    private readonly Dictionary<int, string> codes = [];
    private readonly List<bool> whiteFonts = [];
    private readonly List<bool> whiteFills = [];
    private readonly List<CellFormat> formats = [];

    public bool IsDate(int style) => Format(style) is { } format && IsDateNumber(format.Number);

    /// <summary>White on white, or shown as nothing.</summary>
    public HiddenKind? Concealment(int style)
    {
        if (Format(style) is not { } format)
            return null;
        if (codes.GetValueOrDefault(format.Number) is { } code && ShowsNothing(code))
            return HiddenKind.HiddenText;
        var isWhite = format.Font < whiteFonts.Count && whiteFonts[format.Font];
        return isWhite && (format.Fill >= whiteFills.Count || whiteFills[format.Fill]) ? HiddenKind.WhiteText : null;
    }

    protected override bool Start(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "numFmt" when Number(element, "numFmtId") is { } id:
                codes[id] = Attribute(element, "formatCode") ?? "";
                break;
            case "font" when Parent == "fonts":
                Add(whiteFonts, false);
                break;
            case "fill" when Parent == "fills":
                Add(whiteFills, true);
                break;
            case "color" when Parent == "font" && Grandparent == "fonts":
                whiteFonts[^1] = IsWhite(element);
                break;
            case "patternFill" when Grandparent == "fills":
                whiteFills[^1] = Attribute(element, "patternType") is null or "none";
                break;
            case "gradientFill" when Grandparent == "fills":
                whiteFills[^1] = false;
                break;
            case "fgColor" when Parent == "patternFill" && IsUnder("fills"):
                whiteFills[^1] |= IsWhite(element);
                break;
            case "xf" when Parent == "cellXfs":
                Add(formats, new CellFormat(Number(element, "numFmtId") ?? 0, Number(element, "fontId") ?? 0, Number(element, "fillId") ?? 0));
                break;
        }

        return true;
    }

    private CellFormat? Format(int style) => style >= 0 && style < formats.Count ? formats[style] : null;

    private bool IsDateNumber(int number) =>
        number is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58
        || codes.GetValueOrDefault(number) is { } code && IsDateCode(code);

    private static bool IsDateCode(string code) => DateLetter().IsMatch(Quoted().Replace(code, ""));

    private static bool ShowsNothing(string code) => code.Length > 0 && Quoted().Replace(code, "").Trim() is ";;;" or ";;";

    /// <summary>Theme colour 0 is the colour of the window, which is white but for those who look for trouble.</summary>
    private static bool IsWhite(XmlReader element) =>
        OfficeColour.IsWhite(Attribute(element, "rgb")) || Attribute(element, "theme") == "0" && Attribute(element, "tint") is null
        || Attribute(element, "indexed") is "1" or "9";

    private static int? Number(XmlReader element, string name) =>
        int.TryParse(Attribute(element, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void Add<T>(List<T> list, T item)
    {
        if (list.Count >= ReadingLimits.MostItems)
            throw UnreadableException.TooLarge();
        list.Add(item);
    }

    [GeneratedRegex("""
        "[^"]*"|\[[^\]]*\]|\\.|_.|\*.
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex("[yYdD]")]
    private static partial Regex DateLetter();

    private sealed record CellFormat(int Number, int Font, int Fill);
}
