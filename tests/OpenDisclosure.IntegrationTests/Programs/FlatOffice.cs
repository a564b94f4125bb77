namespace OpenDisclosure.IntegrationTests.Programs;

/// <summary>Writes files of LibreOffice's own flat formats, from which it makes those of the older programs.</summary>
internal static class FlatOffice
{
    private const string Names = """
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
        xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
        xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
        """;

    /// <summary>A text document.</summary>
    /// <param name="body">What stands in it.</param>
    /// <param name="look">Properties of the text style T1.</param>
    /// <param name="about">Properties of the file.</param>
    public static string Text(string body, string look = "", string about = "") =>
        Of("text", body, look.Length == 0 ? "" : $"<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties {look}/></style:style>", about);

    public static string Paragraph(string inside) => $"<text:p>{inside}</text:p>";

    /// <summary>A text in the style T1.</summary>
    public static string Styled(string text) => $"<text:span text:style-name=\"T1\">{text}</text:span>";

    /// <summary>A change that nobody has accepted, named c1.</summary>
    public static string Change(string kind, string inside = "") =>
        $"<text:tracked-changes><text:changed-region text:id=\"c1\"><text:{kind}>{By}{inside}</text:{kind}></text:changed-region></text:tracked-changes>";

    public static string Remark(string text, string place = "") =>
        $"<office:annotation {place}><dc:creator>a</dc:creator><dc:date>2022-01-01T00:00:00</dc:date><text:p>{text}</text:p></office:annotation>";

    /// <summary>A workbook.</summary>
    public static string Workbook(string tables, string styles = "") => Of("spreadsheet", tables, styles);

    public static string Table(string name, string rows, string look = "", string columns = "<table:table-column/>") =>
        $"<table:table table:name=\"{name}\" {look}>{columns}{rows}</table:table>";

    public static string Row(string look, params string[] cells) =>
        $"<table:table-row {look}>{string.Concat(cells.Select(cell => cell.StartsWith('<') ? cell : Cell(cell)))}</table:table-row>";

    public static string Cell(string text, string look = "", string before = "") =>
        $"<table:table-cell {look} office:value-type=\"string\">{before}<text:p>{text}</text:p></table:table-cell>";

    /// <summary>A presentation.</summary>
    public static string Slides(string pages, string styles = "") => Of(
        "presentation", pages, "<style:page-layout style:name=\"PL\"><style:page-layout-properties fo:page-width=\"28cm\" fo:page-height=\"21cm\"/></style:page-layout>" + styles, "",
        "<office:master-styles><style:master-page style:name=\"M\" style:page-layout-name=\"PL\"/></office:master-styles>");

    public static string Slide(string inside, string name = "a", string look = "") => $"<draw:page draw:name=\"{name}\" draw:master-page-name=\"M\" {look}>{inside}</draw:page>";

    public static string Box(string text, string x = "2cm", string more = "") =>
        $"<draw:frame {more} svg:width=\"10cm\" svg:height=\"3cm\" svg:x=\"{x}\" svg:y=\"2cm\"><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>";

    private const string By = "<office:change-info><dc:creator>a</dc:creator><dc:date>2022-01-01T00:00:00</dc:date></office:change-info>";

    private static string Of(string kind, string body, string styles, string about = "", string masters = "") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document {Names} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.{kind}"><office:meta>{about}</office:meta>
        <office:automatic-styles>{styles}</office:automatic-styles>{masters}<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>
        """;
}
