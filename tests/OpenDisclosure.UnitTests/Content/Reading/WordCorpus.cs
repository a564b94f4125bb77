using OpenDisclosure.Content.Reading;
using static OpenDisclosure.UnitTests.Content.Reading.OfficeZip;

namespace OpenDisclosure.UnitTests.Content.Reading;

/// <summary>Word documents with and without something hidden.</summary>
internal static class WordCorpus
{
    private const string Text = Corpus.Secret;

    private static readonly string Shown = Run(Corpus.Open);

    public static Dictionary<string, MadeFile> Bad { get; } = new()
    {
        ["A deleted text that nobody accepted"] = Hides(HiddenKind.TrackedChange, Runs(Shown + $"<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>{Text}</w:delText></w:r></w:del>")),
        ["A text moved away"] = Hides(HiddenKind.TrackedChange, Runs(Shown + $"<w:moveFrom w:id=\"1\">{Run(Text)}</w:moveFrom>")),
        ["An inserted text that nobody accepted"] = Has(HiddenKind.TrackedChange, Runs($"<w:ins w:id=\"1\" w:author=\"a\">{Shown}</w:ins>")),
        ["A change of format that nobody accepted"] = Has(HiddenKind.TrackedChange, Runs(Run(Corpus.Open, "<w:b/><w:rPrChange w:id=\"1\" w:author=\"a\"><w:rPr><w:vanish/></w:rPr></w:rPrChange>"))),
        ["A deleted row of a table"] = Has(HiddenKind.TrackedChange, Word($"<w:tbl><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc><w:p>{Shown}</w:p></w:tc></w:tr></w:tbl>")),
        ["A deleted text in a header"] = Hides(HiddenKind.TrackedChange, Runs(Shown).Beside("header", "word/header1.xml", $"<w:hdr {Names}><w:p><w:del w:id=\"1\"><w:r><w:delText>{Text}</w:delText></w:r></w:del></w:p></w:hdr>")),
        ["A comment"] = Hides(HiddenKind.Comment, Runs(Shown).Beside("comments", "word/comments.xml", $"<w:comments {Names}><w:comment w:id=\"0\" w:author=\"a\"><w:p>{Run(Text)}</w:p></w:comment></w:comments>")),
        ["A hidden run"] = Hides(HiddenKind.HiddenText, Runs(Shown + Run(Text, "<w:vanish/>"))),
        ["A hidden run in pieces"] = Hides(HiddenKind.HiddenText, Runs(Shown + Run(Text[..9], "<w:vanish/>") + Run(Text[9..], "<w:vanish w:val=\"1\"/>"))),
        ["A run hidden by its style"] = Hides(HiddenKind.HiddenText, Runs(Shown + Run(Text, "<w:rStyle w:val=\"Secret\"/>")).Beside("styles", "word/styles.xml", Styles("<w:rPr><w:vanish/></w:rPr>"))),
        ["A paragraph hidden by the style its style is based on"] = Hides(HiddenKind.HiddenText, Word($"<w:p>{Shown}</w:p><w:p><w:pPr><w:pStyle w:val=\"Child\"/></w:pPr>{Run(Text)}</w:p>").Beside("styles", "word/styles.xml", Styles("<w:rPr><w:vanish/></w:rPr>"))),
        ["A text too small to see"] = Hides(HiddenKind.HiddenText, Runs(Shown + Run(Text, "<w:sz w:val=\"2\"/>"))),
        ["A hidden run in a footnote"] = Hides(HiddenKind.HiddenText, Runs(Shown).Beside("footnotes", "word/footnotes.xml", $"<w:footnotes {Names}><w:footnote><w:p>{Run(Text, "<w:vanish/>")}</w:p></w:footnote></w:footnotes>")),
        ["White text"] = Hides(HiddenKind.WhiteText, Runs(Shown + Run(Text, "<w:color w:val=\"FFFFFF\"/>"))),
        ["Nearly white text"] = Hides(HiddenKind.WhiteText, Runs(Shown + Run(Text, "<w:color w:val=\"FEFEFE\"/>"))),
        ["White text on a white shading"] = Hides(HiddenKind.WhiteText, Runs(Shown + Run(Text, "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"FFFFFF\"/>"))),
        ["White text by a style"] = Hides(HiddenKind.WhiteText, Runs(Shown + Run(Text, "<w:rStyle w:val=\"Secret\"/>")).Beside("styles", "word/styles.xml", Styles("<w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>"))),
        ["White text in a table without colours"] = Hides(HiddenKind.WhiteText, Word($"<w:p>{Shown}</w:p><w:tbl><w:tr><w:tc><w:p>{Run(Text, "<w:color w:val=\"FFFFFF\"/>")}</w:p></w:tc></w:tr></w:tbl>")),
        ["A text blacked out with a marker"] = Hides(HiddenKind.CoveredText, Runs(Shown + Run(Text, "<w:highlight w:val=\"black\"/>"))),
        ["A text blacked out with a shading"] = Hides(HiddenKind.CoveredText, Runs(Shown + Run(Text, "<w:color w:val=\"000000\"/><w:shd w:val=\"clear\" w:fill=\"000000\"/>"))),
        ["A template elsewhere"] = Has(HiddenKind.TemplateLink, Runs(Shown).Beside("settings", "word/settings.xml", $"<w:settings {Names}/>").Relate("word/settings.xml", "attachedTemplate", "http://example.org/a.dotm", "rId1", true)),
        ["A template on somebody's disk"] = Has(HiddenKind.TemplateLink, Runs(Shown).Beside("settings", "word/settings.xml", $"<w:settings {Names}/>").Relate("word/settings.xml", "attachedTemplate", "file:///C:\\Users\\wang\\a.dotx", "rId1", true)),
        ["A picture elsewhere"] = Has(HiddenKind.ExternalLink, Runs(Shown).External("image", "https://example.org/a.png")),
        ["A link to a path on a disk"] = Has(HiddenKind.ExternalLink, Runs(Shown).External("hyperlink", "file:///D:\\work\\names.xlsx")),
        ["A link to a machine in the house"] = Has(HiddenKind.ExternalLink, Runs(Shown).External("hyperlink", "\\\\filesrv\\share\\a.docx")),
        ["A subdocument elsewhere"] = Has(HiddenKind.ExternalLink, Runs(Shown).External("subDocument", "b.docx")),
        ["A command to another program"] = Has(HiddenKind.Script, Runs(Shown + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DDEAU</w:instrText></w:r><w:r><w:instrText>TO cmd \"/k calc\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")),
        ["A command in a simple field"] = Has(HiddenKind.Script, Word($"<w:p>{Shown}<w:fldSimple w:instr=\" DDE excel a b\"/></w:p>")),
        ["A field that includes a picture"] = Has(HiddenKind.ExternalLink, Word($"<w:p>{Shown}<w:fldSimple w:instr=\"INCLUDEPICTURE &quot;http://example.org/a.png&quot; \\d\"/></w:p>")),
        ["An embedded object"] = Has(HiddenKind.EmbeddedObject, Runs(Shown).Beside("oleObject", "word/embeddings/oleObject1.bin", "x")),
        ["A workbook inside the document"] = Hides(HiddenKind.EmbeddedObject, Runs(Shown).Part("word/embeddings/a.xlsx", Sheet($"<sheetData>{Row(Text)}</sheetData>").ToBytes()).Relate("word/document.xml", "package", "embeddings/a.xlsx")),
        ["A document in a document in a document"] = Hides(HiddenKind.EmbeddedObject, Nest(Nest(Runs(Run(Text))))),
        ["A page of another format taken in"] = Has(HiddenKind.EmbeddedObject, Word($"<w:p>{Shown}</w:p><w:altChunk r:id=\"rId1\"/>").Part("word/a.html", "<html><p>x</p></html>").Relate("word/document.xml", "aFChunk", "a.html", "rId1")),
        ["A control"] = Has(HiddenKind.EmbeddedObject, Runs(Shown).Beside("control", "word/activeX/activeX1.xml", "<x/>")),
        ["An author"] = Has(HiddenKind.AuthorMetadata, Runs(Shown).Part("docProps/core.xml", Core("<dc:creator>Wang</dc:creator>"))),
        ["A person who saved last"] = Has(HiddenKind.AuthorMetadata, Runs(Shown).Part("docProps/core.xml", Core("<cp:lastModifiedBy>Wang</cp:lastModifiedBy>"))),
        ["A company"] = Has(HiddenKind.AuthorMetadata, Runs(Shown).Part("docProps/app.xml", "<Properties><Company>Firm</Company></Properties>")),
        ["A property of its own"] = Hides(HiddenKind.AuthorMetadata, Runs(Shown).Part("docProps/custom.xml", $"<Properties xmlns:vt=\"v\"><property name=\"Number\"><vt:lpwstr>{Text}</vt:lpwstr></property></Properties>")),
        ["The names of those who commented once"] = Has(HiddenKind.AuthorMetadata, Runs(Shown).Beside("people", "word/people.xml", $"<w:people {Names}><w:person w:author=\"Wang\"/></w:people>")),
        ["A variable of an add-in"] = Hides(HiddenKind.CustomData, Runs(Shown).Beside("settings", "word/settings.xml", $"<w:settings {Names}><w:docVars><w:docVar w:name=\"a\" w:val=\"{Text}\"/></w:docVars></w:settings>")),
        ["Data of another program"] = Hides(HiddenKind.CustomData, Runs(Shown).Beside("customXml", "customXml/item1.xml", $"<form><id>{Text}</id></form>")),
        ["A part that nothing refers to"] = Hides(HiddenKind.StrayPart, Runs(Shown).Part("word/old.xml", $"<w:document {Names}>{Run(Text)}</w:document>")),
        ["A part that is no XML"] = Has(HiddenKind.Unreadable, Runs(Shown).Beside("header", "word/header1.xml", "<w:hdr")),
    };

    public static Dictionary<string, MadeFile> Clean { get; } = new()
    {
        ["A paragraph"] = Is(Runs(Shown)),
        ["A table with a white heading on blue cells"] = Is(Word($"<w:p>{Shown}</w:p><w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"1F4E79\"/></w:tcPr><w:p>{Run("x", "<w:color w:val=\"FFFFFF\"/>")}</w:p></w:tc></w:tr></w:tbl>")),
        ["A table whose style paints the heading"] = Is(Word($"<w:p>{Shown}</w:p><w:tbl><w:tblPr><w:tblStyle w:val=\"Secret\"/></w:tblPr><w:tr><w:tc><w:p>{Run("x", "<w:color w:val=\"FFFFFF\"/>")}</w:p></w:tc></w:tr></w:tbl>").Beside("styles", "word/styles.xml", Styles("<w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:shd w:val=\"clear\" w:fill=\"4472C4\"/></w:tcPr></w:tblStylePr>"))),
        ["White text on a dark run"] = Is(Runs(Shown + Run("x", "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"C00000\"/>"))),
        ["White text on a red marker"] = Is(Runs(Shown + Run("x", "<w:color w:val=\"FFFFFF\"/><w:highlight w:val=\"red\"/>"))),
        ["White text on a dark paragraph"] = Is(Word($"<w:p>{Shown}</w:p><w:p><w:pPr><w:shd w:val=\"clear\" w:fill=\"000000\"/></w:pPr>{Run("x", "<w:color w:val=\"FFFFFF\"/>")}</w:p>")),
        ["White text in a coloured text box"] = Is(Word($"<w:p>{Shown}<w:r><w:drawing><wps:txbx><w:txbxContent><w:p>{Run("x", "<w:color w:val=\"FFFFFF\"/>")}</w:p></w:txbxContent></wps:txbx></w:drawing></w:r></w:p>")),
        ["A text marked yellow"] = Is(Runs(Run(Corpus.Open, "<w:highlight w:val=\"yellow\"/>"))),
        ["Vanishing switched off"] = Is(Runs(Run(Corpus.Open, "<w:vanish w:val=\"0\"/>"))),
        ["A hidden paragraph mark"] = Is(Word($"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{Shown}</w:p>")),
        ["A hidden blank"] = Is(Runs(Shown + Run(" ", "<w:vanish/>"))),
        ["A page number in the footer"] = Is(Runs(Shown).Beside("footer", "word/footer1.xml", $"<w:ftr {Names}><w:p><w:fldSimple w:instr=\" PAGE \">{Run("1")}</w:fldSimple></w:p></w:ftr>")),
        ["A table of contents"] = Is(Runs("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC \\o \"1-3\" \\h</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + Shown + Run("1", "<w:webHidden/>") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")),
        ["A plain link"] = Is(Runs(Shown).External("hyperlink", "https://example.org/")),
        ["A mail address"] = Is(Runs(Shown).External("hyperlink", "mailto:office@example.org")),
        ["A footnote"] = Is(Runs(Shown).Beside("footnotes", "word/footnotes.xml", $"<w:footnotes {Names}><w:footnote><w:p>{Run("x")}</w:p></w:footnote></w:footnotes>")),
        ["A text box with its copy for old programs"] = Is(Runs("<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent><w:p>" + Shown + "</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p>" + Shown + "</w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>")),
        ["A content control"] = Is(Word($"<w:sdt><w:sdtPr><w:alias w:val=\"a\"/></w:sdtPr><w:sdtContent><w:p>{Shown}</w:p></w:sdtContent></w:sdt>")),
        ["A title in the properties"] = Is(Runs(Shown).Part("docProps/core.xml", Core("<dc:title>Notice</dc:title>"))),
        ["An empty author"] = Is(Runs(Shown).Part("docProps/core.xml", Core("<dc:creator></dc:creator><cp:revision>3</cp:revision>"))),
        ["The name of the program"] = Is(Runs(Shown).Part("docProps/app.xml", "<Properties><Application>Microsoft Office Word</Application><TotalTime>5</TotalTime></Properties>")),
        ["The version numbers of WPS"] = Is(Runs(Shown).Part("docProps/custom.xml", "<Properties xmlns:vt=\"v\"><property name=\"KSOProductBuildVer\"><vt:lpwstr>2052-11.1.0</vt:lpwstr></property><property name=\"ICV\"><vt:lpwstr>A1</vt:lpwstr></property></Properties>")),
        ["Data of another program without text"] = Is(Runs(Shown).Beside("customXml", "customXml/item1.xml", "<b:Sources xmlns:b=\"b\" SelectedStyle=\"x\"/>")),
        ["A mark across the page"] = Is(Runs("").Beside("header", "word/header1.xml", $"<w:hdr {Names}><w:p><w:r><w:pict><v:shape><v:textpath string=\"{Corpus.Open}\"/></v:shape></w:pict></w:r></w:p></w:hdr>")),
        ["What a program threw away"] = Is(Runs(Shown).Part("[trash]/0000.dat", "x")),
        ["A picture"] = Is(Runs(Shown).Beside("image", "word/media/image1.png", "x")),
        ["Small print that can be read"] = Is(Runs(Shown + Run("x", "<w:sz w:val=\"10\"/>"))),
        ["Black text on grey"] = Is(Runs(Run(Corpus.Open, "<w:shd w:val=\"clear\" w:fill=\"D9D9D9\"/>"))),
    };

    /// <summary>A style named Secret, and one named Child that is based on it.</summary>
    private static string Styles(string inside) =>
        $"<w:styles {Names}><w:style w:styleId=\"Secret\">{inside}</w:style><w:style w:styleId=\"Child\"><w:basedOn w:val=\"Secret\"/></w:style></w:styles>";

    private static string Core(string inside) => $"<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\">{inside}</cp:coreProperties>";

    private static OfficeZip Nest(OfficeZip inner) =>
        Runs(Shown).Part("word/embeddings/a.docx", inner.ToBytes()).Relate("word/document.xml", "package", "embeddings/a.docx");

    private static MadeFile Hides(HiddenKind kind, OfficeZip file) => new("docx", file.ToBytes, kind, IsText: true);

    private static MadeFile Has(HiddenKind kind, OfficeZip file) => new("docx", file.ToBytes, kind);

    private static MadeFile Is(OfficeZip file) => new("docx", file.ToBytes);
}
