using System.IO.Compression;
using System.Text;

namespace OpenDisclosure.UnitTests.Content.Reading;

/// <summary>Writes office files part by part, so that a test can put into them what no program would.</summary>
internal sealed class OfficeZip
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private readonly List<(string Name, byte[] Bytes)> parts = [];
    private readonly Dictionary<string, StringBuilder> relations = [];
    private readonly string main;

    private OfficeZip(string main) => this.main = main;

    public static string Names { get; } = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
        xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
        """;

    /// <summary>A document with this body.</summary>
    public static OfficeZip Word(string body) =>
        Of("word/document.xml", $"<w:document {Names}><w:body>{body}</w:body></w:document>");

    /// <summary>A document of one paragraph, and these runs in it.</summary>
    public static OfficeZip Runs(string runs) => Word($"<w:p>{runs}</w:p>");

    /// <summary>A workbook with one sheet of this XML inside the worksheet element.</summary>
    public static OfficeZip Sheet(string sheet, string state = "visible", string inWorkbook = "") => Of("xl/workbook.xml", $"""
        <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" {Names}>{inWorkbook}
        <sheets><sheet name="公开" sheetId="1" r:id="rId90"/><sheet name="底稿" sheetId="2" state="{state}" r:id="rId91"/></sheets></workbook>
        """)
        .Part("xl/worksheets/sheet1.xml", Worksheet("<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>公开内容</t></is></c></row></sheetData>"))
        .Part("xl/worksheets/sheet2.xml", Worksheet(sheet))
        .Relate("xl/workbook.xml", "worksheet", "worksheets/sheet1.xml", "rId90")
        .Relate("xl/workbook.xml", "worksheet", "worksheets/sheet2.xml", "rId91");

    /// <summary>A presentation with one slide of these shapes.</summary>
    public static OfficeZip Slide(string shapes, string attributes = "", string ground = "") => Of("ppt/presentation.xml", $"""
        <p:presentation {Names}><p:sldIdLst><p:sldId id="256" r:id="rId90"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>
        """)
        .Part("ppt/slides/slide1.xml", $"<p:sld {Names} {attributes}><p:cSld>{ground}<p:spTree>{shapes}</p:spTree></p:cSld></p:sld>")
        .Relate("ppt/presentation.xml", "slide", "slides/slide1.xml", "rId90");

    public static string Worksheet(string inside) =>
        $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" {Names}>{inside}</worksheet>";

    /// <summary>A run of text with these properties.</summary>
    public static string Run(string text, string properties = "") => $"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    /// <summary>A row with one text cell.</summary>
    public static string Row(string text, string attributes = "", int style = 0) =>
        $"<row r=\"1\" {attributes}><c r=\"A1\" s=\"{style}\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>";

    /// <summary>A shape with a text.</summary>
    public static string Shape(string text, string properties = "", string run = "", string name = "", string place = "") => $"""
        <p:sp><p:nvSpPr><p:cNvPr id="2" name="s" {name}/></p:nvSpPr><p:spPr>{place}{properties}</p:spPr>
        <p:txBody><a:p><a:r><a:rPr>{run}</a:rPr><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>
        """;

    /// <summary>One more part, with a relationship from the main part where it has a type.</summary>
    public OfficeZip Beside(string type, string name, string xml)
    {
        Relate(main, type, "/" + name, null);
        return Part(name, xml);
    }

    public OfficeZip Part(string name, string xml) => Part(name, Encoding.UTF8.GetBytes(xml));

    public OfficeZip Part(string name, byte[] bytes)
    {
        parts.Add((name, bytes));
        return this;
    }

    public OfficeZip Relate(string source, string type, string target, string? id = null, bool isExternal = false)
    {
        if (!relations.TryGetValue(source, out var list))
            relations[source] = list = new StringBuilder();
        var mode = isExternal ? " TargetMode=\"External\"" : "";
        var full = type.Contains('/') ? type : Office + type;
        list.Append($"<Relationship Id=\"{id ?? "rId" + (list.Length + 100)}\" Type=\"{full}\" Target=\"{target}\"{mode}/>");
        return this;
    }

    /// <summary>A relationship of the main part to something outside.</summary>
    public OfficeZip External(string type, string target) => Relate(main, type, target, null, true);

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"u8);
            foreach (var (source, list) in relations)
            {
                var at = source.LastIndexOf('/') + 1;
                Write(archive, $"{source[..at]}_rels/{source[at..]}.rels", Encoding.UTF8.GetBytes(
                    $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{list}</Relationships>"));
            }

            foreach (var (name, bytes) in parts)
                Write(archive, name, bytes);
        }

        return stream.ToArray();
    }

    private static OfficeZip Of(string main, string xml) => new OfficeZip(main).Part(main, xml).Relate("", "officeDocument", main);

    private static void Write(ZipArchive archive, string name, ReadOnlySpan<byte> bytes)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(bytes);
    }
}
