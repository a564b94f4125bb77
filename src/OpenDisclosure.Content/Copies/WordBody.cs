using System.Globalization;
using System.Xml;

namespace OpenDisclosure.Content.Copies;

/// <summary>Writes the main part of a Word file: the blocks, and the page they stand on.</summary>
internal sealed class WordBody(XmlWriter xml, bool isOfficial)
{
    /// <summary>What an item is indented by, in twentieths of a point.</summary>
    private const int Step = 480;

    public void Write(IReadOnlyList<CopyBlock> blocks)
    {
        Start("document");
        Start("body");
        foreach (var block in blocks)
        {
            if (block is CopyTable table)
                Write(table);
            else
                Write((CopyParagraph)block);
        }

        WritePage();
        End(2);
    }

    private void Write(CopyParagraph paragraph)
    {
        Start("p");
        Start("pPr");
        Empty("pStyle", ("val", paragraph.Style.ToString()));
        if (paragraph.Depth > 0)
            Empty("ind", ("left", Number((paragraph.Depth * Step) + Step)), ("hanging", paragraph.Mark.Length > 0 ? Number(Step) : "0"));
        End(1);
        if (paragraph.Mark.Length > 0)
            Write(new CopyRun(paragraph.Mark + " ", CopyLook.Plain));
        foreach (var run in paragraph.Runs)
            Write(run);
        End(1);
    }

    private void Write(CopyRun run)
    {
        Start("r");
        if (run.Look != CopyLook.Plain)
            Write(run.Look);
        var lines = run.Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                Empty("br");
            if (lines[i].Length == 0)
                continue;
            Start("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(lines[i]);
            End(1);
        }

        End(1);
    }

    /// <summary>Emphasis of Chinese is a dot under each letter, never a slant.</summary>
    private void Write(CopyLook look)
    {
        Start("rPr");
        if (look.HasFlag(CopyLook.Code))
            Empty("rFonts", ("ascii", "Consolas"), ("hAnsi", "Consolas"));
        if (look.HasFlag(CopyLook.Strong))
            Empty("b");
        if (look.HasFlag(CopyLook.Raised))
            Empty("vertAlign", ("val", "superscript"));
        if (look.HasFlag(CopyLook.Emphasised))
            Empty("em", ("val", "dot"));
        End(1);
    }

    private void Write(CopyTable table)
    {
        Start("tbl");
        Start("tblPr");
        Empty("tblW", ("w", "5000"), ("type", "pct"));
        Start("tblBorders");
        foreach (var side in new[] { "top", "left", "bottom", "right", "insideH", "insideV" })
            Empty(side, ("val", "single"), ("sz", "4"), ("space", "0"), ("color", "666666"));
        End(2);
        Start("tblGrid");
        for (var i = 0; i < table.Rows.Max(row => row.Cells.Count); i++)
            Empty("gridCol");
        End(1);
        foreach (var row in table.Rows)
            Write(row);
        End(1);
        Write(new CopyParagraph(CopyStyle.Caption, 0, "", []));
    }

    private void Write(CopyRow row)
    {
        Start("tr");
        Start("trPr");
        Empty("cantSplit");
        if (row.IsHead)
            Empty("tblHeader");
        End(1);
        foreach (var cell in row.Cells)
        {
            Start("tc");
            Start("tcPr");
            Empty("tcW", ("w", "0"), ("type", "auto"));
            End(1);
            Start("p");
            Start("pPr");
            Empty("pStyle", ("val", CopyStyle.Fact.ToString()));
            if (cell.Alignment is not null)
                Empty("jc", ("val", cell.Alignment));
            End(1);
            foreach (var run in cell.Runs)
                Write(row.IsHead ? run with { Look = run.Look | CopyLook.Strong } : run);
            End(2);
        }

        End(1);
    }

    /// <summary>A4. GB/T 9704-2012: 37 mm above, 28 mm at the binding, 156 × 225 mm of text, 22 lines of 28 characters. The grid is of lines alone: programs differ in what a grid of characters counts from.</summary>
    private void WritePage()
    {
        Start("sectPr");
        WriteFooter("default", WordParts.OddFooter);
        if (isOfficial)
            WriteFooter("even", WordParts.EvenFooter);
        Empty("pgSz", ("w", "11906"), ("h", "16838"));
        if (isOfficial)
        {
            Empty("pgMar", ("top", "2098"), ("right", "1464"), ("bottom", "1984"), ("left", "1588"), ("header", "851"), ("footer", "1588"), ("gutter", "0"));
            Empty("docGrid", ("type", "lines"), ("linePitch", Number(WordLooks.OfficialLine)));
        }
        else
        {
            Empty("pgMar", ("top", "1440"), ("right", "1304"), ("bottom", "1440"), ("left", "1304"), ("header", "851"), ("footer", "851"), ("gutter", "0"));
        }

        End(1);
    }

    private void WriteFooter(string kind, string relation)
    {
        Start("footerReference");
        xml.WriteAttributeString("w", "type", WordParts.Main, kind);
        xml.WriteAttributeString("r", "id", WordParts.Relations, relation);
        End(1);
    }

    private void Empty(string name, params (string Name, string Value)[] attributes)
    {
        Start(name);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString("w", attribute, WordParts.Main, value);
        End(1);
    }

    private void Start(string name) => xml.WriteStartElement("w", name, WordParts.Main);

    private void End(int levels)
    {
        for (var i = 0; i < levels; i++)
            xml.WriteEndElement();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
