using OpenDisclosure.Content.Reading;
using static OpenDisclosure.UnitTests.Content.Reading.OfficeZip;

namespace OpenDisclosure.UnitTests.Content.Reading;

/// <summary>Workbooks with and without something hidden.</summary>
internal static class SheetCorpus
{
    private const string Text = Corpus.Secret;
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    private static readonly string Shown = $"<sheetData>{Row(Corpus.Open)}</sheetData>";

    public static Dictionary<string, MadeFile> Bad { get; } = new()
    {
        ["A hidden sheet"] = Hides(HiddenKind.HiddenSheet, Sheet($"<sheetData>{Row(Text)}</sheetData>", "hidden")),
        ["A very hidden sheet"] = Hides(HiddenKind.HiddenSheet, Sheet($"<sheetData>{Row(Text)}</sheetData>", "veryHidden")),
        ["A hidden empty sheet"] = Has(HiddenKind.HiddenSheet, Sheet("<sheetData/>", "hidden")),
        ["A hidden row"] = Hides(HiddenKind.HiddenRowOrColumn, Sheet($"<sheetData>{Row(Text, "hidden=\"1\"")}</sheetData>")),
        ["A row without height"] = Hides(HiddenKind.HiddenRowOrColumn, Sheet($"<sheetData>{Row(Text, "ht=\"0\" customHeight=\"1\"")}</sheetData>")),
        ["A hidden column"] = Hides(HiddenKind.HiddenRowOrColumn, Sheet($"<cols><col min=\"1\" max=\"1\" hidden=\"1\"/></cols><sheetData>{Row(Text)}</sheetData>")),
        ["A column without width"] = Hides(HiddenKind.HiddenRowOrColumn, Sheet($"<cols><col min=\"1\" max=\"3\" width=\"0\"/></cols><sheetData>{Row(Text)}</sheetData>")),
        ["A shared string in a hidden row"] = Hides(HiddenKind.HiddenRowOrColumn, Sheet("<sheetData><row r=\"1\" hidden=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>").Beside("sharedStrings", "xl/sharedStrings.xml", $"<sst {Main}><si><r><t>{Text[..5]}</t></r><r><t>{Text[5..]}</t></r></si></sst>")),
        ["A white cell"] = Hides(HiddenKind.WhiteText, Styled(Text, "<color rgb=\"FFFFFFFF\"/>", "<patternFill patternType=\"none\"/>")),
        ["A cell in the colour of the window"] = Hides(HiddenKind.WhiteText, Styled(Text, "<color theme=\"0\"/>", "<patternFill patternType=\"none\"/>")),
        ["A white cell on a white fill"] = Hides(HiddenKind.WhiteText, Styled(Text, "<color rgb=\"FFFFFFFF\"/>", "<patternFill patternType=\"solid\"><fgColor rgb=\"FFFFFFFF\"/></patternFill>")),
        ["A format that shows nothing"] = Hides(HiddenKind.HiddenText, Styled(Text, "", "<patternFill patternType=\"none\"/>", ";;;")),
        ["A hidden name"] = Hides(HiddenKind.CustomData, Sheet(Shown, inWorkbook: $"<definedNames><definedName name=\"a\" hidden=\"1\">\"{Text}\"</definedName></definedNames>")),
        ["A comment"] = Hides(HiddenKind.Comment, Sheet(Shown).Part("xl/comments1.xml", $"<comments {Main}><authors/><commentList><comment ref=\"A1\"><text><r><t>{Text}</t></r></text></comment></commentList></comments>").Relate("xl/worksheets/sheet2.xml", "comments", "../comments1.xml")),
        ["A thread of comments"] = Hides(HiddenKind.Comment, Sheet(Shown).Part("xl/threadedComments/t1.xml", $"<ThreadedComments xmlns=\"t\"><threadedComment><text>{Text}</text></threadedComment></ThreadedComments>").Relate("xl/worksheets/sheet2.xml", "threadedComment", "../threadedComments/t1.xml")),
        ["The people of a thread"] = Has(HiddenKind.AuthorMetadata, Sheet(Shown).Beside("person", "xl/persons/person.xml", "<personList xmlns=\"t\"><person displayName=\"Wang\"/></personList>")),
        ["The records of a pivot table"] = Hides(HiddenKind.PivotCache, Sheet(Shown).Beside("pivotCacheDefinition", "xl/pivotCache/d.xml", $"<pivotCacheDefinition {Main}/>").Part("xl/pivotCache/r.xml", $"<pivotCacheRecords {Main}><r><s v=\"{Text}\"/></r></pivotCacheRecords>").Relate("xl/pivotCache/d.xml", "pivotCacheRecords", "r.xml")),
        ["The items of a pivot table"] = Hides(HiddenKind.PivotCache, Sheet(Shown).Beside("pivotCacheDefinition", "xl/pivotCache/d.xml", $"<pivotCacheDefinition {Main}><sharedItems><s v=\"{Text}\"/></sharedItems></pivotCacheDefinition>")),
        ["A data model"] = Has(HiddenKind.PivotCache, Sheet(Shown).Beside("powerPivotData", "xl/model/item.data", "x")),
        ["Values of another workbook"] = Hides(HiddenKind.ExternalLink, Sheet(Shown).Beside("externalLink", "xl/externalLinks/e1.xml", $"<externalLink {Main}><cell r=\"A1\"><v>{Text}</v></cell></externalLink>")),
        ["A path to another workbook"] = Has(HiddenKind.ExternalLink, Sheet(Shown).Beside("externalLink", "xl/externalLinks/e1.xml", $"<externalLink {Main}/>").Relate("xl/externalLinks/e1.xml", "externalLinkPath", "file:///C:\\a.xlsx", "rId1", true)),
        ["A connection to a database"] = Has(HiddenKind.ExternalLink, Sheet(Shown).Beside("connections", "xl/connections.xml", $"<connections {Main}><connection><dbPr connection=\"Server=a;Password=b\"/></connection></connections>")),
        ["A formula that runs a program"] = Has(HiddenKind.Script, Sheet($"<sheetData><row r=\"1\"><c r=\"A1\"><f>cmd|'/c calc'!A1</f><v>0</v></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><v>{Corpus.Open}</v></c></row></sheetData>")),
        ["A formula that asks a server"] = Has(HiddenKind.ExternalLink, Sheet("<sheetData><row r=\"1\"><c r=\"A1\"><f>WEBSERVICE(A2)</f><v>0</v></c></row></sheetData>")),
        ["The folder of its user"] = Has(HiddenKind.AuthorMetadata, Sheet(Shown, inWorkbook: "<mc:AlternateContent><mc:Choice Requires=\"x15\"><x15ac:absPath xmlns:x15ac=\"x\" url=\"C:\\Users\\wang\\\"/></mc:Choice></mc:AlternateContent>")),
        ["A log of changes"] = Hides(HiddenKind.TrackedChange, Sheet(Shown).Beside("revisionHeaders", "xl/revisions/h.xml", $"<headers {Main}/>").Part("xl/revisions/l.xml", $"<revisions {Main}><rcc><nc t=\"inlineStr\"><is><t>{Text}</t></is></nc></rcc></revisions>").Relate("xl/revisions/h.xml", "revisionLog", "l.xml")),
        ["An embedded document"] = Hides(HiddenKind.EmbeddedObject, Sheet(Shown).Part("xl/embeddings/a.docx", Runs(Run(Text)).ToBytes()).Relate("xl/worksheets/sheet2.xml", "package", "../embeddings/a.docx")),
        ["A string that stands in no cell"] = Hides(HiddenKind.EarlierRevision, Sheet(Shown).Beside("sharedStrings", "xl/sharedStrings.xml", $"<sst {Main}><si><t>{Text}</t></si></sst>")),
        ["A drawing on a hidden sheet"] = Hides(HiddenKind.HiddenSheet, Sheet("<sheetData/>", "hidden").Part("xl/drawings/d.xml", $"<x {Names}><a:p><a:t>{Text}</a:t></a:p></x>").Relate("xl/worksheets/sheet2.xml", "drawing", "../drawings/d.xml")),
    };

    public static Dictionary<string, MadeFile> Clean { get; } = new()
    {
        ["A cell"] = Is(Sheet(Shown)),
        ["A shared string"] = Is(Sheet("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>").Beside("sharedStrings", "xl/sharedStrings.xml", $"<sst {Main}><si><t>{Corpus.Open}</t><rPh><t>x</t></rPh></si></sst>")),
        ["Hidden columns without content"] = Is(Sheet($"<cols><col min=\"20\" max=\"16384\" hidden=\"1\"/></cols>{Shown}")),
        ["A hidden row without content"] = Is(Sheet($"<sheetData>{Row(Corpus.Open)}<row r=\"2\" hidden=\"1\"><c r=\"A2\" s=\"1\"/></row></sheetData>")),
        ["A name of the program"] = Is(Sheet(Shown, inWorkbook: "<definedNames><definedName name=\"_xlnm._FilterDatabase\" hidden=\"1\">A1:B2</definedName><definedName name=\"_xlnm.Print_Area\">A1</definedName></definedNames>")),
        ["A visible name"] = Is(Sheet(Shown, inWorkbook: "<definedNames><definedName name=\"total\">Sheet1!A1</definedName></definedNames>")),
        ["A white heading on blue"] = Is(Styled(Corpus.Open, "<color rgb=\"FFFFFFFF\"/>", "<patternFill patternType=\"solid\"><fgColor rgb=\"FF1F4E79\"/></patternFill>")),
        ["A heading in the window's colour on a theme colour"] = Is(Styled(Corpus.Open, "<color theme=\"0\"/>", "<patternFill patternType=\"solid\"><fgColor theme=\"4\"/></patternFill>")),
        ["A white font that no cell uses"] = Is(Styled(Corpus.Open, "<color rgb=\"FFFFFFFF\"/>", "<patternFill patternType=\"none\"/>", style: 0)),
        ["A formula with its value"] = Is(Sheet($"<sheetData><row r=\"1\"><c r=\"A1\"><f>SUM(B1:B2)</f><v>3</v></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><f>T(\"a\")</f><v>{Corpus.Open}</v></c></row></sheetData>")),
        ["A formula with two alternatives"] = Is(Sheet($"<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><f>IF(A2=\"a|b\",\"!\",\"\")</f><v>{Corpus.Open}</v></c></row></sheetData>")),
        ["A line above the page"] = Is(Sheet($"{Shown}<headerFooter><oddHeader>&amp;C x</oddHeader></headerFooter>")),
        ["A choice of values"] = Is(Sheet($"{Shown}<dataValidations><dataValidation type=\"list\"><formula1>\"a,b\"</formula1></dataValidation></dataValidations>")),
        ["A chart"] = Is(Sheet(Shown).Part("xl/drawings/d.xml", "<x/>").Part("xl/charts/c.xml", $"<c:chartSpace {Names}><c:pt><c:v>1</c:v></c:pt></c:chartSpace>").Relate("xl/worksheets/sheet2.xml", "drawing", "../drawings/d.xml").Relate("xl/drawings/d.xml", "chart", "../charts/c.xml")),
        ["A text box"] = Is(Sheet(Shown).Part("xl/drawings/d.xml", $"<x {Names}><a:p><a:t>x</a:t></a:p></x>").Relate("xl/worksheets/sheet2.xml", "drawing", "../drawings/d.xml")),
        ["Settings of a printer"] = Is(Sheet(Shown).Part("xl/printerSettings/p.bin", "x").Relate("xl/worksheets/sheet2.xml", "printerSettings", "../printerSettings/p.bin")),
        ["A table"] = Is(Sheet(Shown).Part("xl/tables/t.xml", $"<table {Main}/>").Relate("xl/worksheets/sheet2.xml", "table", "../tables/t.xml")),
        ["A link"] = Is(Sheet(Shown).Relate("xl/worksheets/sheet2.xml", "hyperlink", "https://example.org", "rId1", true)),
        ["Properties without names"] = Is(Sheet(Shown).Part("docProps/app.xml", "<Properties><Application>Excel</Application></Properties>")),
        ["A theme"] = Is(Sheet(Shown).Beside("theme", "xl/theme/theme1.xml", $"<a:theme {Names}/>")),
        ["A table written row by row"] = new("xlsx", () => OpenDisclosure.Content.Tables.SheetReader.Write(new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> { ["a"] = [["Name", "Note"], [Corpus.Open, "x"]] })),
    };

    /// <summary>A cell with a font, a fill and a number format.</summary>
    private static OfficeZip Styled(string text, string font, string fill, string code = "0", int style = 1) =>
        Sheet($"<sheetData>{Row(text, style: style)}</sheetData>").Beside("styles", "xl/styles.xml", $"""
            <styleSheet {Main}><numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts><fonts><font/><font>{font}</font></fonts>
            <fills><fill/><fill>{fill}</fill></fills><cellXfs><xf/><xf numFmtId="200" fontId="1" fillId="1"/></cellXfs></styleSheet>
            """);

    private static MadeFile Hides(HiddenKind kind, OfficeZip file) => new("xlsx", file.ToBytes, kind, IsText: true);

    private static MadeFile Has(HiddenKind kind, OfficeZip file) => new("xlsx", file.ToBytes, kind);

    private static MadeFile Is(OfficeZip file) => new("xlsx", file.ToBytes);
}
