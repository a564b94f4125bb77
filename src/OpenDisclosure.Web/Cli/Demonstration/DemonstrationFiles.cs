using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>The attachments of the demonstration, made from rows of text: Word, spreadsheet, CSV, and one picture of bars.</summary>
internal sealed class DemonstrationFiles
{
    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Links = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly DateTimeOffset EntryTime = new(2022, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Sides = ["top", "left", "bottom", "right", "insideH", "insideV"];

    private static readonly string[] Sources = ["attachments.json", "attachments-year.json"];

    private readonly Dictionary<string, List<List<string>>> contents =
        Sources.SelectMany(DemonstrationText.Json<Dictionary<string, List<List<string>>>>).ToDictionary();

    /// <summary>The bytes and the media type of an attachment.</summary>
    public (byte[] Bytes, string MediaType) Make(string name) => Path.GetExtension(name) switch
    {
        ".docx" => (WordFile(contents[name]), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ".xlsx" => (SheetFile(contents[name]), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ".csv" => (CsvFile(contents[name]), "text/csv"),
        _ => (BarsPicture.Png([.. contents[name][0].Select(int.Parse)]), "image/png"),
    };

    private static byte[] CsvFile(List<List<string>> rows) =>
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => string.Join(',', row) + "\r\n")))];

    /// <summary>The first row is the title, the others a table.</summary>
    private static byte[] WordFile(List<List<string>> rows)
    {
        var table = new XElement(Word + "tbl",
            new XElement(Word + "tblPr", new XElement(Word + "tblW", new XAttribute(Word + "w", 5000), new XAttribute(Word + "type", "pct")), Borders()),
            new XElement(Word + "tblGrid", rows[1].Select(_ => new XElement(Word + "gridCol"))),
            rows.Skip(1).Select(row => new XElement(Word + "tr", row.Select(cell => new XElement(Word + "tc", Paragraph(cell))))));
        var body = new XElement(Word + "body", Paragraph(rows[0][0]), table, Paragraph(""), new XElement(Word + "sectPr"));
        return Package(
            "word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            [("word/document.xml", new XElement(Word + "document", body))]);
    }

    private static XElement Borders() => new(Word + "tblBorders",
        Sides.Select(side => new XElement(Word + side,
            new XAttribute(Word + "val", "single"), new XAttribute(Word + "sz", 4), new XAttribute(Word + "space", 0), new XAttribute(Word + "color", "auto"))));

    private static XElement Paragraph(string text) => new(Word + "p", new XElement(Word + "r", new XElement(Word + "t", text)));

    private static byte[] SheetFile(List<List<string>> rows)
    {
        var sheet = new XElement(Sheet + "worksheet", new XElement(Sheet + "sheetData", rows.Select((row, at) =>
            new XElement(Sheet + "row", new XAttribute("r", at + 1), row.Select((cell, column) => Cell(cell, at, column))))));
        var book = new XElement(Sheet + "workbook", new XAttribute(XNamespace.Xmlns + "r", Office),
            new XElement(Sheet + "sheets", new XElement(Sheet + "sheet", new XAttribute("name", "Sheet1"), new XAttribute("sheetId", 1), new XAttribute(Office + "id", "rId1"))));
        return Package(
            "xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            [
                ("xl/workbook.xml", book),
                ("xl/worksheets/sheet1.xml", sheet),
                ("xl/_rels/workbook.xml.rels", Relation("worksheet", "worksheets/sheet1.xml")),
            ]);
    }

    private static XElement Cell(string text, int row, int column)
    {
        var at = new XAttribute("r", $"{(char)('A' + column)}{row + 1}");
        return decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? new XElement(Sheet + "c", at, new XElement(Sheet + "v", number))
            : new XElement(Sheet + "c", at, new XAttribute("t", "inlineStr"), new XElement(Sheet + "is", new XElement(Sheet + "t", text)));
    }

    private static XElement Relation(string type, string target) => new(Links + "Relationships", new XElement(Links + "Relationship",
        new XAttribute("Id", "rId1"), new XAttribute("Type", $"{Office}/{type}"), new XAttribute("Target", target)));

    private static byte[] Package(string main, string mediaType, IReadOnlyList<(string Name, XElement Root)> parts)
    {
        var types = new XElement(Types + "Types",
            new XElement(Types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            new XElement(Types + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")),
            new XElement(Types + "Override", new XAttribute("PartName", "/" + main), new XAttribute("ContentType", mediaType)));
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, root) in parts.Prepend(("_rels/.rels", Relation("officeDocument", main))).Prepend(("[Content_Types].xml", types)))
            {
                var entry = archive.CreateEntry(name);
                entry.LastWriteTime = EntryTime;
                using var stream = entry.Open();
                new XDocument(root).Save(stream);
            }
        }

        return bytes.ToArray();
    }
}
