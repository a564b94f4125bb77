using System.Text;
using OpenDisclosure.Content.Reading;
using OpenDisclosure.UnitTests.Content.Files;

namespace OpenDisclosure.UnitTests.Content.Reading;

/// <summary>OFD, plain text and pictures with and without something hidden.</summary>
internal static class OtherCorpus
{
    private const string Text = Corpus.Secret;
    private const string Ofd = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    private static readonly string Shown = OfdText(Corpus.Open, 10);

    public static Dictionary<string, MadeFile> Bad { get; } = new()
    {
        ["A text under a bar"] = OfdHides(HiddenKind.CoveredText, Shown + OfdText(Text, 50) + Bar("0 0 0", 48)),
        ["A white text"] = OfdHides(HiddenKind.WhiteText, Shown + OfdText(Text, 50, "<ofd:FillColor Value=\"255 255 255\"/>")),
        ["A text that is switched off"] = OfdHides(HiddenKind.HiddenText, Shown + OfdText(Text, 50, attributes: "Visible=\"false\"")),
        ["A text without ink"] = OfdHides(HiddenKind.HiddenText, Shown + OfdText(Text, 50, attributes: "Alpha=\"0\"")),
        ["A page that is a picture"] = OfdHas(HiddenKind.UnreadablePage, OfdFile("<ofd:ImageObject Boundary=\"0 0 210 297\"/>")),
        ["An author"] = OfdHas(HiddenKind.AuthorMetadata, OfdFile(Shown, info: "<ofd:Author>Wang</ofd:Author>")),
        ["An attachment"] = OfdHas(HiddenKind.EmbeddedObject, OfdFile(Shown, "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>", more: ("Doc_0/Attachs/Attachments.xml", $"<ofd:Attachments {Ofd}><ofd:Attachment Name=\"a.xlsx\"/></ofd:Attachments>"))),
        ["A remark"] = new("ofd", () => OfdFile(Shown, "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>", "", ("Doc_0/Annots/Annotations.xml", $"<ofd:Annotations {Ofd}><ofd:Page><ofd:FileLoc>a.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>"), ("Doc_0/Annots/a.xml", $"<ofd:PageAnnot {Ofd}><ofd:Annot><ofd:Remark>{Text}</ofd:Remark></ofd:Annot></ofd:PageAnnot>")), HiddenKind.Comment, IsText: true),
        ["A page in no list"] = new("ofd", () => OfdFile(Shown, more: ("Doc_0/Pages/Page_9/Content.xml", Page(OfdText(Text, 10)))), HiddenKind.StrayPart, IsText: true),
        ["An earlier version"] = OfdHas(HiddenKind.EarlierRevision, OfdFile(Shown, info: "</ofd:DocInfo><ofd:Versions><ofd:Version BaseLoc=\"v1.xml\"/></ofd:Versions><ofd:DocInfo>")),
        ["A picture with a place"] = new("jpg", () => PictureMaker.Jpeg(PictureMaker.Exif(gps: true)), HiddenKind.Location),
        ["A picture with an author"] = new("jpg", () => PictureMaker.Jpeg(PictureMaker.Exif(artist: "Wang")), HiddenKind.AuthorMetadata, IsText: false),
        ["A picture with a number in its author"] = new("jpg", () => PictureMaker.Jpeg(PictureMaker.Exif(artist: Text)), HiddenKind.AuthorMetadata, IsText: true),
        ["A picture with a smaller picture"] = new("jpg", () => PictureMaker.Jpeg(PictureMaker.Exif(thumbnail: true)), HiddenKind.Thumbnail),
        ["A picture with a remark"] = new("jpg", () => MadeFiles.Jpeg(comment: Text), HiddenKind.CustomData, IsText: true),
        ["A picture with a packet"] = new("jpg", () => PictureMaker.Jpeg(PictureMaker.Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x><creator>Wang</creator></x>")), HiddenKind.AuthorMetadata),
        ["A picture with a place in its packet"] = new("jpg", () => PictureMaker.Jpeg(PictureMaker.Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x GPSLatitude=\"39,54N\"/>")), HiddenKind.Location),
        ["A picture with the caption of an agency"] = new("jpg", () => PictureMaker.Jpeg(PictureMaker.Segment(0xED, "Photoshop 3.0\08BIM\u0004\u0004\0\0\0\0\0\u0009\u001C\u0002\u0050\0\u0004Wang")), HiddenKind.AuthorMetadata),
        ["A film behind a picture"] = new("jpg", () => [.. MadeFiles.Jpeg(), .. MadeFiles.Mp4()], HiddenKind.EmbeddedObject),
        ["A text in a PNG"] = new("png", () => PictureMaker.Png(("tEXt", Encoding.Latin1.GetBytes("Comment\0" + Text))), HiddenKind.CustomData, IsText: true),
        ["A packed text in a PNG"] = new("png", () => PictureMaker.Png(("zTXt", [.. "Comment\0\0"u8, .. MadePdf.Flate(Encoding.ASCII.GetBytes(Text))])), HiddenKind.CustomData, IsText: true),
        ["A text of any language in a PNG"] = new("png", () => PictureMaker.Png(("iTXt", Encoding.UTF8.GetBytes("Author\0\0\0zh\0\0" + Text))), HiddenKind.AuthorMetadata, IsText: true),
        ["A place in a PNG"] = new("png", () => PictureMaker.Png(("eXIf", PictureMaker.Exif(gps: true)[10..])), HiddenKind.Location),
        ["An old office file"] = new("doc", () => MadeFiles.Compound("Root Entry", "WordDocument"), HiddenKind.Unreadable),
        ["An old table of WPS"] = new("et", () => MadeFiles.Compound("Root Entry", "Workbook"), HiddenKind.Unreadable),
    };

    public static Dictionary<string, MadeFile> Clean { get; } = new()
    {
        ["A page"] = OfdIs(OfdFile(Shown)),
        ["A white text on a bar"] = OfdIs(OfdFile(Shown + Bar("0 0 139", 48) + OfdText("x", 50, "<ofd:FillColor Value=\"255 255 255\"/>"))),
        ["A bar below the text"] = OfdIs(OfdFile(Bar("200 200 200", 8) + Shown)),
        ["A thin line through the text"] = OfdIs(OfdFile(Shown + "<ofd:PathObject Boundary=\"10 12 80 0.3\" Fill=\"true\"><ofd:FillColor Value=\"0 0 0\"/><ofd:AbbreviatedData>M 0 0 L 80 0 L 80 0.3 L 0 0.3 C</ofd:AbbreviatedData></ofd:PathObject>")),
        ["A seal over the text"] = OfdIs(OfdFile(Shown + "<ofd:ImageObject Boundary=\"5 5 40 40\"/>")),
        ["Names without a prefix"] = OfdIs(OfdFile(Shown.Replace("ofd:", "", StringComparison.Ordinal))),
        ["A template"] = OfdIs(OfdFile(Shown, "<ofd:CommonData><ofd:TemplatePage ID=\"1\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/></ofd:CommonData>", more: ("Doc_0/Tpls/Tpl_0/Content.xml", Page(OfdText("x", 5))))),
        ["A text in UTF-8"] = new("txt", () => Encoding.UTF8.GetBytes("\uFEFF关于公开的通知 " + Corpus.Open)),
        ["A text in GB18030"] = new("txt", () => [0xD6, 0xD0, 0xCE, 0xC4, 0x0D, 0x0A, .. Encoding.ASCII.GetBytes(Corpus.Open)]),
        ["A table of values"] = new("csv", () => Encoding.UTF8.GetBytes($"名称,金额\r\n{Corpus.Open},1\r\n")),
    };

    /// <summary>Pictures have nothing to read; these have nothing to hide either.</summary>
    public static Dictionary<string, MadeFile> CleanPictures { get; } = new()
    {
        ["A plain JPEG"] = new("jpg", () => MadeFiles.Jpeg()),
        ["A plain PNG"] = new("png", () => MadeFiles.Png()),
        ["A JPEG that is turned"] = new("jpg", () => PictureMaker.Jpeg(PictureMaker.Exif(orientation: 6))),
        ["A JPEG with the name of its encoder"] = new("jpg", () => MadeFiles.Jpeg(comment: "CREATOR: gd-jpeg v1.0")),
        ["A JPEG with a profile"] = new("jpg", () => PictureMaker.Jpeg(PictureMaker.Segment(0xE2, "ICC_PROFILE\0x"))),
        ["A PNG with the name of its program"] = new("png", () => PictureMaker.Png(("tEXt", "Software\0x"u8.ToArray()))),
        ["A PNG with its resolution"] = new("png", () => PictureMaker.Png(("pHYs", new byte[9]))),
        ["A recording"] = new("mp3", MadeFiles.Mp3),
        ["A film"] = new("mp4", MadeFiles.Mp4),
    };

    public static byte[] OfdFile(string objects, string inDocument = "", string info = "", params (string Name, string Text)[] more) => MadeFiles.Zip(
    [
        ("OFD.xml", $"<ofd:OFD {Ofd}><ofd:DocBody><ofd:DocInfo>{info}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"),
        ("Doc_0/Document.xml", $"<ofd:Document {Ofd}>{inDocument}<ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Pages></ofd:Document>"),
        ("Doc_0/Pages/Page_0/Content.xml", Page(objects)),
        .. more,
    ]);

    private static string Page(string objects) => $"<ofd:Page {Ofd}><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>";

    private static string OfdText(string text, int y, string inside = "", string attributes = "") =>
        $"<ofd:TextObject Boundary=\"10 {y} 80 5\" {attributes}>{inside}<ofd:TextCode X=\"0\" Y=\"4\">{text}</ofd:TextCode></ofd:TextObject>";

    private static string Bar(string colour, int y) =>
        $"<ofd:PathObject Boundary=\"5 {y} 120 9\" Fill=\"true\"><ofd:FillColor Value=\"{colour}\"/><ofd:AbbreviatedData>M 0 0 L 120 0 L 120 9 L 0 9 C</ofd:AbbreviatedData></ofd:PathObject>";

    private static MadeFile OfdHides(HiddenKind kind, string objects) => new("ofd", () => OfdFile(objects), kind, IsText: true);

    private static MadeFile OfdHas(HiddenKind kind, byte[] file) => new("ofd", () => file, kind);

    private static MadeFile OfdIs(byte[] file) => new("ofd", () => file);
}
