using System.Globalization;
using System.Xml;

namespace OpenDisclosure.Content.Reading;

/// <summary>The size of the slides, in EMU (914,400 an inch).</summary>
internal sealed record SlideSize(long Width, long Height);

/// <summary>Reads a slide, its layout or its notes: the text of shapes, and the shapes that nobody sees.</summary>
internal sealed class SlideWalk(SlideSize? size, Findings findings) : XmlWalk(findings)
{
    private static readonly string[] NumberPlaceholders = ["sldNum", "dt", "sldImg", "hdr", "ftr"];

    private readonly GrowingText text = new(findings);
    private readonly GrowingText whites = new(findings);
    private readonly Stack<Shape> shapes = new();
    private readonly List<(HiddenKind Kind, string Text)> hidden = [];
    private int paintings;
    private bool isWhiteRun;

    /// <summary>What is shown.</summary>
    public string Visible => text.ToString();

    /// <summary>Shapes switched off, and shapes outside the slide.</summary>
    public IReadOnlyList<(HiddenKind Kind, string Text)> Hidden => hidden;

    /// <summary>White text in shapes that paint nothing behind it.</summary>
    public string White => whites.ToString();

    /// <summary>Whether there is nothing but text on white: no picture, no filled shape, no coloured ground.</summary>
    public bool IsPlain => paintings == 0;

    /// <summary>Whether the slide is skipped.</summary>
    public bool IsSkipped { get; private set; }

    protected override bool Start(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "sld":
                IsSkipped = Attribute(element, "show") is "0" or "false";
                break;
            case "sp" or "graphicFrame" or "cxnSp":
                shapes.Push(new Shape(new GrowingText(Findings)));
                break;
            case "cNvPr" when shapes.Count > 0:
                shapes.Peek().IsHidden = Attribute(element, "hidden") is "1" or "true";
                break;
            case "ph" when shapes.Count > 0:
                shapes.Peek().Placeholder = Attribute(element, "type") ?? "body";
                break;
            case "off" when size is not null && Parent == "xfrm" && shapes.Count > 0 && !IsUnder("grpSp"):
                shapes.Peek().Left = Number(element, "x");
                shapes.Peek().Top = Number(element, "y");
                break;
            case "ext" when size is not null && Parent == "xfrm" && shapes.Count > 0 && !IsUnder("grpSp"):
                shapes.Peek().IsOutside = IsOutside(shapes.Peek(), Number(element, "cx"), Number(element, "cy"));
                break;
            case "rPr":
                isWhiteRun = false;
                break;
            case "pic" or "blipFill" or "gradFill" or "pattFill" or "oleObj":
                paintings++;
                break;
            case "srgbClr" or "schemeClr" or "sysClr":
                JudgeColour(element);
                break;
            case "br":
                Write("\n");
                break;
        }

        return true;
    }

    protected override void End(string name)
    {
        switch (name)
        {
            case "p" or "tr" when shapes.Count > 0:
                shapes.Peek().Text.EndLine();
                break;
            case "tc" when shapes.Count > 0:
                shapes.Peek().Text.EndCell();
                break;
            case "r":
                isWhiteRun = false;
                break;
            case "sp" or "graphicFrame" or "cxnSp":
                Close(shapes.Pop());
                break;
        }
    }

    protected override void Text(string value)
    {
        if (Current != "t" || Fallbacks > 0)
            return;
        if (isWhiteRun)
            whites.Append(value);
        Write(value);
    }

    private void Write(string value) => (shapes.Count > 0 ? shapes.Peek().Text : text).Append(value);

    private void JudgeColour(XmlReader element)
    {
        var value = Attribute(element, "lastClr") ?? Attribute(element, "val");
        var isWhite = value is "bg1" or "lt1" || OfficeColour.IsWhite(value);
        if (Parent == "solidFill" && Grandparent == "rPr")
            isWhiteRun = isWhite;
        else if (!isWhite && (IsUnder("bgPr") || IsUnder("bgRef") || Parent == "solidFill" && Grandparent is "spPr" or "grpSpPr" or "tcPr" || Parent == "fillRef"))
            paintings++;
    }

    private bool IsOutside(Shape shape, long width, long height) =>
        shape.Left >= size!.Width || shape.Top >= size.Height || shape.Left + width <= 0 || shape.Top + height <= 0;

    private void Close(Shape shape)
    {
        var own = shape.Text.ToString();
        if (string.IsNullOrWhiteSpace(own) || NumberPlaceholders.Contains(shape.Placeholder) && size is null)
            return;
        if (shape.IsHidden || shape.IsOutside)
        {
            hidden.Add((HiddenKind.HiddenText, own));
            return;
        }

        text.Take(shape.Text);
        text.EndLine();
    }

    private static long Number(XmlReader element, string name) =>
        long.TryParse(Attribute(element, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, int.MinValue, int.MaxValue)
            : 0;

    private sealed class Shape(GrowingText text)
    {
        public GrowingText Text => text;

        public string Placeholder { get; set; } = "";

        public bool IsHidden { get; set; }

        public bool IsOutside { get; set; }

        public long Left { get; set; }

        public long Top { get; set; }
    }
}
