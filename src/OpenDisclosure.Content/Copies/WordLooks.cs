using System.Globalization;
using System.Xml;

namespace OpenDisclosure.Content.Copies;

/// <summary>
/// Writes the styles of a Word file. Fonts are those of GB/T 9704-2012 by the names that Windows and WPS know; sizes are half points, lengths
/// twentieths of a point.
/// </summary>
internal sealed class WordLooks(XmlWriter xml, bool isOfficial)
{
    /// <summary>One line of an official document: 225 mm by 22.</summary>
    public const int OfficialLine = 579;

    /// <summary>28 characters of 16 pt on 156 mm: a fifth of a point less for each.</summary>
    private const string OfficialTightness = "-4";

    private const string Song = "SimSun";
    private const string Hei = "SimHei";
    private const string Kai = "KaiTi";
    private const string FangSong = "FangSong";
    private const string Red = "C00000";
    private const int Third = 32;

    private int Text => isOfficial ? Third : 24;

    private string Font => isOfficial ? FangSong : Song;

    public void Write()
    {
        xml.WriteStartElement("w", "styles", WordParts.Main);
        WriteDefaults();
        foreach (var style in Enum.GetValues<CopyStyle>())
            Write(style, Of(style));
        xml.WriteEndElement();
    }

    private Look Of(CopyStyle style)
    {
        var text = new Look(Font, Text);
        return style switch
        {
            CopyStyle.Notice => new Look(Hei, 21) { Edge = "000000" },
            CopyStyle.Agency => new Look(Song, 64) { Bold = true, Colour = Red, Side = "center", After = 400, Free = true },
            CopyStyle.Number => text with { Side = "center", Rule = Red, After = OfficialLine },
            CopyStyle.Title => new Look(Song, 44) { Bold = true, Side = "center", After = isOfficial ? OfficialLine : 240, Free = true },
            CopyStyle.Byline => text with { Size = 21, Side = "center", Colour = "444444", After = 240 },
            CopyStyle.CentredHeading => new Look(Song, 36) { Bold = true, Side = "center", Before = 400, After = 400, Keep = true, Outline = 0 },
            CopyStyle.Heading2 => text with { Face = Hei, FirstLine = 2, Keep = true, Outline = 0 },
            CopyStyle.Heading3 => text with { Face = Kai, FirstLine = 2, Keep = true, Outline = 1 },
            CopyStyle.Heading4 or CopyStyle.Heading5 or CopyStyle.Heading6 => text with { Bold = true, FirstLine = 2, Keep = true, Outline = style - CopyStyle.Heading2 },
            CopyStyle.Body => text with { FirstLine = 2, Side = "both" },
            CopyStyle.Signature => text with { Side = "right", EndIndent = 4, Before = isOfficial ? OfficialLine : 240 },
            CopyStyle.Centred or CopyStyle.Caption => text with { Side = "center" },
            CopyStyle.Quotation => text with { StartIndent = 2 },
            CopyStyle.Code => new Look("Consolas", 21) { StartIndent = 2 },
            CopyStyle.Note => text with { Size = 21 },
            CopyStyle.Rule => text with { Size = 12, Rule = "999999", After = 120 },
            CopyStyle.Fact => new Look(Song, 21),
            _ => text,
        };
    }

    private void WriteDefaults()
    {
        Start("docDefaults");
        Start("rPrDefault");
        Start("rPr");
        WriteFont(Font);
        Value("sz", Text);
        Value("szCs", Text);
        Start("lang", ("val", "en-US"), ("eastAsia", "zh-CN"));
        End(4);
        Start("style", ("type", "paragraph"), ("default", "1"), ("styleId", "Normal"));
        Empty("name", ("val", "Normal"));
        End(1);
        Start("style", ("type", "table"), ("default", "1"), ("styleId", "TableNormal"));
        Empty("name", ("val", "Normal Table"));
        End(1);
    }

    private void Write(CopyStyle style, Look look)
    {
        Start("style", ("type", "paragraph"), ("customStyle", "1"), ("styleId", style.ToString()));
        Empty("name", ("val", "OD " + style));
        Empty("basedOn", ("val", "Normal"));
        Start("pPr");
        WriteParagraph(look);
        End(1);
        Start("rPr");
        WriteFont(look.Face);
        if (look.Bold)
            Empty("b");
        if (look.Colour is not null)
            Empty("color", ("val", look.Colour));
        if (isOfficial && look.Size == Third)
            Empty("spacing", ("val", OfficialTightness));
        Value("sz", look.Size);
        Value("szCs", look.Size);
        End(2);
    }

    private void WriteParagraph(Look look)
    {
        if (look.Keep)
            Empty("keepNext");
        if ((look.Rule ?? look.Edge) is { } colour)
            WriteBorder(look.Rule is null ? "left" : "bottom", colour);
        if (look.Free)
            Empty("snapToGrid", ("val", "0"));
        var line = look.Free ? ("auto", 288) : isOfficial ? ("exact", OfficialLine) : ("auto", 360);
        Empty("spacing", ("before", Text(look.Before)), ("after", Text(look.After)), ("line", Text(line.Item2)), ("lineRule", line.Item1));
        if (look.FirstLine > 0)
            Empty("ind", ("firstLineChars", Text(look.FirstLine * 100)), ("firstLine", Text(look.FirstLine * look.Size * 10)));
        else if (look.StartIndent > 0)
            Empty("ind", ("leftChars", Text(look.StartIndent * 100)), ("left", Text(look.StartIndent * look.Size * 10)));
        else if (look.EndIndent > 0)
            Empty("ind", ("rightChars", Text(look.EndIndent * 100)), ("right", Text(look.EndIndent * look.Size * 10)));
        if (look.Side is not null)
            Empty("jc", ("val", look.Side));
        if (look.Outline is { } level)
            Value("outlineLvl", level);

        string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private void WriteBorder(string side, string colour)
    {
        Start("pBdr");
        Empty(side, ("val", "single"), ("sz", "16"), ("space", "4"), ("color", colour));
        End(1);
    }

    private void WriteFont(string face) => Empty("rFonts", ("ascii", face), ("hAnsi", face), ("eastAsia", face), ("cs", face));

    private void Value(string name, int value) => Empty(name, ("val", value.ToString(CultureInfo.InvariantCulture)));

    private void Empty(string name, params (string Name, string Value)[] attributes)
    {
        Start(name, attributes);
        xml.WriteEndElement();
    }

    private void Start(string name, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement("w", name, WordParts.Main);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString("w", attribute, WordParts.Main, value);
    }

    private void End(int levels)
    {
        for (var i = 0; i < levels; i++)
            xml.WriteEndElement();
    }

    /// <summary>How a paragraph looks; indents are characters.</summary>
    private sealed record Look(string Face, int Size)
    {
        public bool Bold { get; init; }

        public string? Colour { get; init; }

        public string? Side { get; init; }

        /// <summary>Colour of a line below.</summary>
        public string? Rule { get; init; }

        /// <summary>Colour of a line at the start.</summary>
        public string? Edge { get; init; }

        public int Before { get; init; }

        public int After { get; init; }

        public int FirstLine { get; init; }

        public int StartIndent { get; init; }

        public int EndIndent { get; init; }

        public bool Keep { get; init; }

        /// <summary>Whether its lines are as high as its letters.</summary>
        public bool Free { get; init; }

        public int? Outline { get; init; }
    }
}
