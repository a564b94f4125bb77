using System.Globalization;
using System.Xml;

namespace OpenDisclosure.Content.Copies;

/// <summary>The parts of a Word file that stand around its text.</summary>
internal static class WordParts
{
    public const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Relations of the document to its footers, for odd and for even pages.</summary>
    public const string OddFooter = "rId3";

    /// <inheritdoc cref="OddFooter"/>
    public const string EvenFooter = "rId4";

    private const string Packages = "http://schemas.openxmlformats.org/package/2006/";
    private const string Types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /// <summary>Parts that are the same in each file of a form, in their order.</summary>
    public static IEnumerable<(string Name, string Text)> Fixed(bool isOfficial)
    {
        yield return ("[Content_Types].xml",
            $"""
            <Types xmlns="{Packages}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{Type("word/document", Types + "document.main")}{Type("word/styles", Types + "styles")}{Type("word/settings", Types + "settings")}{Type("word/footer1", Types + "footer")}{Type("word/footer2", Types + "footer")}{Type("docProps/core", "application/vnd.openxmlformats-package.core-properties")}</Types>
            """);
        yield return ("_rels/.rels", Relationships(("rId1", Relations + "/officeDocument", "word/document.xml"), ("rId2", Packages + "relationships/metadata/core-properties", "docProps/core.xml")));
        yield return ("word/_rels/document.xml.rels", Relationships(
            ("rId1", Relations + "/styles", "styles.xml"), ("rId2", Relations + "/settings", "settings.xml"),
            (OddFooter, Relations + "/footer", "footer1.xml"), (EvenFooter, Relations + "/footer", "footer2.xml")));
        yield return ("word/settings.xml",
            $"""<w:settings xmlns:w="{Main}">{(isOfficial ? "<w:evenAndOddHeaders/>" : "")}<w:characterSpacingControl w:val="compressPunctuation"/><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>""");
        yield return ("word/footer1.xml", Footer(isOfficial ? "right" : "center", isOfficial));
        yield return ("word/footer2.xml", Footer("left", isOfficial));
    }

    /// <summary>Title and time of release; no author.</summary>
    public static void Properties(XmlWriter xml, DocumentCopy copy)
    {
        const string Core = Packages + "metadata/core-properties";
        const string Dublin = "http://purl.org/dc/elements/1.1/";
        const string Terms = "http://purl.org/dc/terms/";
        xml.WriteStartElement("cp", "coreProperties", Core);
        xml.WriteElementString("dc", "title", Dublin, copy.Title);
        xml.WriteElementString("dc", "language", Dublin, "zh-CN");
        foreach (var name in new[] { "created", "modified" })
        {
            xml.WriteStartElement("dcterms", name, Terms);
            xml.WriteAttributeString("xsi", "type", "http://www.w3.org/2001/XMLSchema-instance", "dcterms:W3CDTF");
            xml.WriteString(copy.ReleasedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Type(string part, string type) => $"""<Override PartName="/{part}.xml" ContentType="{type}+xml"/>""";

    private static string Relationships(params (string Id, string Type, string Target)[] all) =>
        $"""<Relationships xmlns="{Packages}relationships">{string.Concat(all.Select(one => $"""<Relationship Id="{one.Id}" Type="{one.Type}" Target="{one.Target}"/>"""))}</Relationships>""";

    /// <summary>GB/T 9704-2012: the number between dashes in 4号, at the outer edge and one character in; otherwise the number alone.</summary>
    private static string Footer(string side, bool isOfficial)
    {
        var indent = isOfficial ? $"""<w:ind w:{side}="280"/>""" : "";
        var size = isOfficial ? 28 : 18;
        var dash = isOfficial ? "\u2014" : "";
        return $"""
            <w:ftr xmlns:w="{Main}"><w:p><w:pPr>{indent}<w:jc w:val="{side}"/></w:pPr>{Run($"{dash} ", size)}<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>{Run($" {dash}", size)}</w:p></w:ftr>
            """;
    }

    private static string Run(string text, int size) => $"""<w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>""";
}
