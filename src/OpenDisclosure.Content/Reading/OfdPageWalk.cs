using System.Globalization;
using System.Text;
using System.Xml;
using UglyToad.PdfPig.Core;

namespace OpenDisclosure.Content.Reading;

/// <summary>Reads a page of an OFD: its text objects in their order, and what is painted over them.</summary>
internal sealed class OfdPageWalk(Findings findings) : XmlWalk(findings)
{
    private const int MostObjects = 200_000;
    private const int MostChecks = 20_000_000;

    private readonly List<TextObject> texts = [];
    private readonly List<(PdfArea Area, bool IsWhite)> paintings = [];
    private TextObject? text;
    private Painting? painting;
    private int checks;

    public bool HasPicture { get; private set; }

    public bool HasText => texts.Count > 0;

    public string Visible => Lines(texts.Where(part => part.Concealment is null));

    public IEnumerable<(HiddenKind Kind, string Text)> Hidden =>
        texts.Where(part => part.Concealment is not null).GroupBy(part => part.Concealment!.Value).Select(group => (group.Key, Lines(group)));

    /// <summary>To be called when the page has been walked.</summary>
    public void Settle() => texts.RemoveAll(part => string.IsNullOrWhiteSpace(part.Text.ToString()));

    protected override bool Start(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "TextObject":
                BeginText(element);
                break;
            case "TextCode" when text is not null:
                text.Line = text.Area.Bottom + Number(Attribute(element, "Y"));
                break;
            case "ImageObject":
                HasPicture = true;
                Paint(AreaOf(element), isWhite: false, covers: false);
                break;
            case "PathObject" when Attribute(element, "Fill") == "true" && IsShown(element):
                painting = new Painting(AreaOf(element), IsOpaque(element));
                break;
            case "FillColor" when Parent is "TextObject" or "PathObject":
                SetColour(Attribute(element, "Value"), Attribute(element, "Alpha"));
                break;
        }

        return true;
    }

    protected override void End(string name)
    {
        if (name == "TextObject" && text is not null)
            EndText();
        else if (name == "PathObject" && painting is not null)
            EndPainting();
    }

    protected override void Text(string value)
    {
        if (Current == "TextCode" && text is not null)
        {
            Findings.Spend(value.Length);
            text.Text.Append(value);
        }
        else if (Current == "AbbreviatedData" && painting is not null)
        {
            painting.IsRectangle = value.Length < 400 && !value.AsSpan().ContainsAny("BQA") && value.Count(letter => letter is 'M' or 'L') is 4 or 5;
        }
    }

    private void BeginText(XmlReader element)
    {
        if (texts.Count > MostObjects)
            throw UnreadableException.TooLarge();
        text = new TextObject(AreaOf(element)) { IsTransparent = !IsShown(element) };
    }

    private void EndText()
    {
        if (text!.IsTransparent)
            text.Concealment = HiddenKind.HiddenText;
        else if (text.IsWhite && IsOnWhite(text.Centre))
            text.Concealment = HiddenKind.WhiteText;
        texts.Add(text);
        text = null;
    }

    private void EndPainting()
    {
        Paint(painting!.Area, painting.IsWhite, painting.IsOpaque && painting.IsRectangle);
        painting = null;
    }

    private void SetColour(string? value, string? alpha)
    {
        var channels = (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isWhite = channels.Length > 0 && channels.All(channel => Number(channel) >= 240);
        if (painting is not null)
            (painting.IsWhite, painting.IsOpaque) = (isWhite, painting.IsOpaque && (alpha is null || Number(alpha) > 240));
        else if (text is not null)
            (text.IsWhite, text.IsTransparent) = (isWhite, text.IsTransparent || alpha == "0");
    }

    private void Paint(PdfArea area, bool isWhite, bool covers)
    {
        if (paintings.Count < MostObjects)
            paintings.Add((area, isWhite));
        if (!covers || area.Right - area.Left < 0.7 || area.Top - area.Bottom < 0.7)
            return;
        foreach (var part in texts)
        {
            if (++checks > MostChecks)
                throw UnreadableException.TooLarge();
            if (part.Concealment is null && area.Contains(part.Centre, 0))
                part.Concealment = HiddenKind.CoveredText;
        }
    }

    private bool IsOnWhite(PdfPoint point)
    {
        for (var i = paintings.Count - 1; i >= 0; i--)
        {
            if (++checks > MostChecks)
                throw UnreadableException.TooLarge();
            if (paintings[i].Area.Contains(point, 0))
                return paintings[i].IsWhite;
        }

        return true;
    }

    private static string Lines(IEnumerable<TextObject> parts)
    {
        var lines = new StringBuilder();
        TextObject? before = null;
        foreach (var part in parts)
        {
            if (before is not null)
                lines.Append(Math.Abs(part.Line - before.Line) > 1.5 ? "\n" : part.Area.Left > before.Area.Right + 1 ? " " : "");
            lines.Append(part.Text);
            before = part;
        }

        return lines.ToString();
    }

    private static bool IsShown(XmlReader element) => Attribute(element, "Visible") != "false" && Attribute(element, "Alpha") != "0";

    private static bool IsOpaque(XmlReader element) => Attribute(element, "Alpha") is not { } alpha || Number(alpha) > 240;

    /// <summary>Left, top, width and height in millimetres; downwards, which matters to nobody here.</summary>
    private static PdfArea AreaOf(XmlReader element)
    {
        var sides = (Attribute(element, "Boundary") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).ToArray();
        return sides.Length < 4 ? new PdfArea(0, 0, 0, 0) : new PdfArea(sides[0], sides[1], sides[0] + sides[2], sides[1] + sides[3]);
    }

    private static double Number(string? text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;

    private sealed class TextObject(PdfArea area)
    {
        public PdfArea Area => area;

        public PdfPoint Centre { get; } = new((area.Left + area.Right) / 2, (area.Bottom + area.Top) / 2);

        public StringBuilder Text { get; } = new();

        public double Line { get; set; } = area.Bottom;

        public bool IsWhite { get; set; }

        public bool IsTransparent { get; set; }

        public HiddenKind? Concealment { get; set; }
    }

    private sealed class Painting(PdfArea area, bool isOpaque)
    {
        public PdfArea Area => area;

        public bool IsOpaque { get; set; } = isOpaque;

        public bool IsWhite { get; set; }

        public bool IsRectangle { get; set; }
    }
}
