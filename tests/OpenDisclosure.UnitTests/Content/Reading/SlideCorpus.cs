using OpenDisclosure.Content.Reading;
using static OpenDisclosure.UnitTests.Content.Reading.OfficeZip;

namespace OpenDisclosure.UnitTests.Content.Reading;

/// <summary>Presentations with and without something hidden.</summary>
internal static class SlideCorpus
{
    private const string Text = Corpus.Secret;
    private const string White = "<a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill>";
    private const string Blue = "<a:solidFill><a:srgbClr val=\"1F4E79\"/></a:solidFill>";

    private static readonly string Shown = Shape(Corpus.Open);

    public static Dictionary<string, MadeFile> Bad { get; } = new()
    {
        ["A skipped slide"] = Hides(HiddenKind.HiddenSlide, Slide(Shape(Text), "show=\"0\"")),
        ["Notes below a slide"] = Hides(HiddenKind.SpeakerNotes, Slide(Shown).Part("ppt/notesSlides/n.xml", $"<p:notes {Names}>{Shape(Text)}</p:notes>").Relate("ppt/slides/slide1.xml", "notesSlide", "../notesSlides/n.xml")),
        ["A shape switched off"] = Hides(HiddenKind.HiddenText, Slide(Shown + Shape(Text, name: "hidden=\"1\""))),
        ["A shape right of the slide"] = Hides(HiddenKind.HiddenText, Slide(Shown + Shape(Text, place: Place(9_200_000, 0)))),
        ["A shape above the slide"] = Hides(HiddenKind.HiddenText, Slide(Shown + Shape(Text, place: Place(0, -2_000_000)))),
        ["White text on a white slide"] = Has(HiddenKind.WhiteText, Slide(Shown + Shape(Text, run: White))),
        ["Text in the colour of the ground"] = Has(HiddenKind.WhiteText, Slide(Shown + Shape(Text, run: "<a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>"))),
        ["A comment"] = Hides(HiddenKind.Comment, Slide(Shown).Part("ppt/comments/c.xml", $"<p:cmLst {Names}><p:cm><p:text>{Text}</p:text></p:cm></p:cmLst>").Relate("ppt/slides/slide1.xml", "comments", "../comments/c.xml")),
        ["A comment of a new program"] = Hides(HiddenKind.Comment, Slide(Shown).Part("ppt/comments/c.xml", $"<q:cmLst xmlns:q=\"q\" {Names}><q:cm><q:txBody><a:p><a:r><a:t>{Text}</a:t></a:r></a:p></q:txBody></q:cm></q:cmLst>").Relate("ppt/slides/slide1.xml", "http://schemas.microsoft.com/office/2018/10/relationships/comments", "../comments/c.xml")),
        ["The people who comment"] = Has(HiddenKind.AuthorMetadata, Slide(Shown).Beside("commentAuthors", "ppt/commentAuthors.xml", $"<p:cmAuthorLst {Names}><p:cmAuthor name=\"Wang\"/></p:cmAuthorLst>")),
        ["The workbook of a chart"] = Hides(HiddenKind.EmbeddedObject, Slide(Shown).Part("ppt/charts/c.xml", $"<c:chartSpace {Names}/>").Part("ppt/embeddings/a.xlsx", Sheet($"<sheetData>{Row(Text)}</sheetData>").ToBytes()).Relate("ppt/slides/slide1.xml", "chart", "../charts/c.xml").Relate("ppt/charts/c.xml", "package", "../embeddings/a.xlsx")),
        ["A film elsewhere"] = Has(HiddenKind.ExternalLink, Slide(Shown).Relate("ppt/slides/slide1.xml", "video", "file:///C:\\a.mp4", "rId5", true)),
        ["A company"] = Has(HiddenKind.AuthorMetadata, Slide(Shown).Part("docProps/app.xml", "<Properties><Company>Firm</Company></Properties>")),
        ["A slide that is not in the list"] = Hides(HiddenKind.StrayPart, Slide(Shown).Beside("slide", "ppt/slides/slide2.xml", $"<p:sld {Names}>{Shape(Text)}</p:sld>")),
        ["A slide that nothing refers to"] = Hides(HiddenKind.StrayPart, Slide(Shown).Part("ppt/slides/slide2.xml", $"<p:sld {Names}>{Shape(Text)}</p:sld>")),
    };

    public static Dictionary<string, MadeFile> Clean { get; } = new()
    {
        ["A slide"] = Is(Slide(Shown)),
        ["White text on a blue slide"] = Is(Slide(Shape(Corpus.Open, run: White), ground: $"<p:bg><p:bgPr>{Blue}</p:bgPr></p:bg>")),
        ["White text on a blue layout"] = Is(Slide(Shape(Corpus.Open, run: White)).Part("ppt/slideLayouts/l.xml", $"<p:sldLayout {Names}><p:bg><p:bgPr>{Blue}</p:bgPr></p:bg></p:sldLayout>").Relate("ppt/slides/slide1.xml", "slideLayout", "../slideLayouts/l.xml")),
        ["White text in a blue shape"] = Is(Slide(Shape(Corpus.Open, properties: Blue, run: White))),
        ["White text over a picture"] = Is(Slide("<p:pic><p:blipFill/></p:pic>" + Shape(Corpus.Open, run: White))),
        ["Black text"] = Is(Slide(Shape(Corpus.Open, run: "<a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill>"))),
        ["A shape on the slide"] = Is(Slide(Shape(Corpus.Open, place: Place(100, 100)))),
        ["A shape half outside"] = Is(Slide(Shape(Corpus.Open, place: Place(-500_000, 100)))),
        ["Notes without text"] = Is(Slide(Shown).Part("ppt/notesSlides/n.xml", $"<p:notes {Names}><p:sp><p:nvSpPr><p:nvPr><p:ph type=\"sldNum\"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:fld><a:t>1</a:t></a:fld></a:p></p:txBody></p:sp></p:notes>").Relate("ppt/slides/slide1.xml", "notesSlide", "../notesSlides/n.xml")),
        ["A table"] = Is(Slide($"<p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>{Corpus.Open}</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>")),
        ["A diagram"] = Is(Slide(Shown).Part("ppt/diagrams/d.xml", $"<x {Names}><a:p><a:t>x</a:t></a:p></x>").Relate("ppt/slides/slide1.xml", "diagramData", "../diagrams/d.xml")),
        ["A link"] = Is(Slide(Shown).Relate("ppt/slides/slide1.xml", "hyperlink", "https://example.org", "rId5", true)),
        ["Shapes in a group"] = Is(Slide($"<p:grpSp><p:grpSpPr/>{Shape(Corpus.Open, place: Place(99_000_000, 1))}</p:grpSp>")),
    };

    private static string Place(long x, long y) => $"<a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"1000000\" cy=\"1000000\"/></a:xfrm>";

    private static MadeFile Hides(HiddenKind kind, OfficeZip file) => new("pptx", file.ToBytes, kind, IsText: true);

    private static MadeFile Has(HiddenKind kind, OfficeZip file) => new("pptx", file.ToBytes, kind);

    private static MadeFile Is(OfficeZip file) => new("pptx", file.ToBytes);
}
