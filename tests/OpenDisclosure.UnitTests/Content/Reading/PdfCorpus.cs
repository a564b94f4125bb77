using System.Text;
using OpenDisclosure.Content.Reading;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace OpenDisclosure.UnitTests.Content.Reading;

/// <summary>PDF files with and without something hidden.</summary>
internal static class PdfCorpus
{
    private const string Text = Corpus.Secret;

    private static readonly string Shown = MadePdf.Text(Corpus.Open, 750);
    private static readonly string Hidden = MadePdf.Text(Text);

    public static Dictionary<string, MadeFile> Bad { get; } = new()
    {
        ["A text under a black bar"] = Hides(HiddenKind.CoveredText, Shown + Hidden + "0 g 60 690 300 30 re f\n"),
        ["A text under a black bar drawn by lines"] = Hides(HiddenKind.CoveredText, Shown + Hidden + "0 g 60 690 m 360 690 l 360 720 l 60 720 l h f\n"),
        ["A text under a white patch"] = Hides(HiddenKind.CoveredText, Shown + Hidden + "1 g 60 690 300 30 re f\n"),
        ["A text under a bar in turned coordinates"] = Hides(HiddenKind.CoveredText, Shown + Hidden + "q 0 1 -1 0 400 690 cm 0 g 0 0 30 340 re f Q\n"),
        ["A text under one of two bars"] = Hides(HiddenKind.CoveredText, Shown + Hidden + "0 g 10 10 30 30 re 60 690 300 30 re f*\n"),
        ["A text under a note for blackening"] = Made(HiddenKind.CoveredText, true, new MadePdf(Shown + Hidden, "/Annots[<</Type/Annot/Subtype/Redact/Rect[60 690 360 720]>>]")),
        ["A text under a drawn square"] = Made(HiddenKind.CoveredText, true, new MadePdf(Shown + Hidden, "/Annots[7 0 R]").Put(7, "<</Type/Annot/Subtype/Square/IC[0 0 0]/Rect[60 690 360 720]>>")),
        ["White text"] = Hides(HiddenKind.WhiteText, Shown + MadePdf.Text(Text, before: "1 g")),
        ["White text by red, green and blue"] = Hides(HiddenKind.WhiteText, Shown + MadePdf.Text(Text, before: "1 1 1 rg")),
        ["White text by four colours"] = Hides(HiddenKind.WhiteText, Shown + MadePdf.Text(Text, before: "0 0 0 0 k")),
        ["White text on a white patch on a bar"] = Hides(HiddenKind.WhiteText, "0 g 60 690 300 30 re f 1 g 60 690 300 30 re f\n" + Shown.Replace("q  BT", "q 0 g BT", StringComparison.Ordinal) + MadePdf.Text(Text, before: "1 g")),
        ["Text without ink"] = Hides(HiddenKind.HiddenText, Shown + MadePdf.Text(Text, before: "3 Tr")),
        ["Text too small to see"] = Hides(HiddenKind.HiddenText, Shown + $"BT /F1 0.5 Tf 72 700 Td ({Text}) Tj ET"),
        ["Text right of the page"] = Hides(HiddenKind.HiddenText, Shown + $"BT /F1 12 Tf 900 700 Td ({Text}) Tj ET"),
        ["Text outside what is shown of the page"] = Made(HiddenKind.HiddenText, true, new MadePdf(Shown + MadePdf.Text(Text, 30), "/CropBox[0 100 595 842]")),
        ["A layer that is off"] = Has(HiddenKind.HiddenText, new MadePdf(Shown, inCatalog: "/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>").Put(7, "<</Type/OCG/Name(Draft)>>")),
        ["A box of text that is hidden"] = Made(HiddenKind.HiddenText, true, new MadePdf(Shown, $"/Annots[<</Subtype/FreeText/F 2/Contents({Text})/Rect[0 0 9 9]>>]")),
        ["A text to be read instead of what is drawn"] = Made(HiddenKind.AuthorMetadata, true, new MadePdf($"/Span<</ActualText({Text})>>BDC\n{Shown}EMC\n").Put(7, "<</Author(Wang)>>"), "/Info 7 0 R"),
        ["An earlier state"] = Made(HiddenKind.EarlierRevision, true, new MadePdf(Shown + Hidden).Save().PutStream(5, Shown)),
        ["Two earlier states"] = Made(HiddenKind.EarlierRevision, true, new MadePdf(Shown + Hidden).Save().PutStream(5, Shown + "% x").Save().PutStream(5, Shown)),
        ["An earlier state of a file made for the web"] = Made(HiddenKind.EarlierRevision, true, new MadePdf(Shown + Hidden, header: "9 0 obj<</Linearized 1>>endobj\nstartxref\n0\n%%EOF\n").Save().PutStream(5, Shown)),
        ["A page removed later"] = Made(HiddenKind.EarlierRevision, true, new MadePdf(Hidden).Save().PutStream(5, Shown)),
        ["A script when the file is opened"] = Has(HiddenKind.Script, new MadePdf(Shown, inCatalog: "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")),
        ["A script by name"] = Has(HiddenKind.Script, new MadePdf(Shown, inCatalog: "/Names<</JavaScript<</Names[(a)7 0 R]>>>>").Put(7, "<</S/JavaScript/JS(x)>>")),
        ["A script when a page is opened"] = Has(HiddenKind.Script, new MadePdf(Shown, "/AA<</O<</S/JavaScript/JS(x)>>>>")),
        ["A script in a form field"] = Has(HiddenKind.Script, new MadePdf(Shown, inCatalog: "/AcroForm<</Fields[7 0 R]>>").Put(7, "<</FT/Tx/AA<</K<</S/JavaScript/JS(x)>>>>>>")),
        ["A program that is started"] = Has(HiddenKind.Script, new MadePdf(Shown, inCatalog: "/OpenAction 7 0 R").Put(7, "<</S/Launch/F(cmd.exe)>>")),
        ["A script after a harmless action"] = Has(HiddenKind.Script, new MadePdf(Shown, inCatalog: "/OpenAction<</S/GoTo/Next<</S/JavaScript/JS(x)>>>>")),
        ["A link to a file on a disk"] = Has(HiddenKind.ExternalLink, new MadePdf(Shown, "/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(file:///C:/a.doc)>>>>]")),
        ["A link into another file"] = Has(HiddenKind.ExternalLink, new MadePdf(Shown, "/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/GoToR/F(\\\\\\\\srv\\\\a.pdf)>>>>]")),
        ["A file inside"] = Has(HiddenKind.EmbeddedObject, new MadePdf(Shown, inCatalog: "/Names<</EmbeddedFiles<</Names[(a.xlsx)7 0 R]>>>>").Put(7, "<</Type/Filespec/F(a.xlsx)>>")),
        ["A file pinned to a page"] = Has(HiddenKind.EmbeddedObject, new MadePdf(Shown, "/Annots[<</Subtype/FileAttachment/Rect[0 0 9 9]>>]")),
        ["A remark"] = Made(HiddenKind.Comment, true, new MadePdf(Shown, $"/Annots[<</Subtype/Text/Rect[0 0 9 9]/Contents({Text})>>]")),
        ["A remark on marked text"] = Made(HiddenKind.Comment, true, new MadePdf(Shown, $"/Annots[<</Subtype/Highlight/Rect[0 0 9 9]/Contents({Text})>>]")),
        ["An author"] = Has(HiddenKind.AuthorMetadata, new MadePdf(Shown).Put(7, "<</Author(Wang)>>"), "/Info 7 0 R"),
        ["An author in the packet"] = Has(HiddenKind.AuthorMetadata, new MadePdf(Shown, inCatalog: "/Metadata 7 0 R").PutStream(7, Xmp("<dc:creator><rdf:Seq><rdf:li>Wang</rdf:li></rdf:Seq></dc:creator>"), "/Type/Metadata/Subtype/XML")),
        ["A form within the form"] = Has(HiddenKind.CustomData, new MadePdf(Shown, inCatalog: "/AcroForm<</Fields[]/XFA(x)>>")),
        ["A page that is a picture"] = Has(HiddenKind.UnreadablePage, new MadePdf("q 595 0 0 842 0 0 cm /Im1 Do Q")),
        ["A page that is a picture with a number below"] = Has(HiddenKind.UnreadablePage, new MadePdf("q 595 0 0 800 0 42 cm /Im1 Do Q " + MadePdf.Text("1", 20))),
        ["A page of letters drawn as curves"] = Has(HiddenKind.UnreadablePage, new MadePdf(string.Concat(Enumerable.Repeat("1 1 m 2 2 3 3 4 4 c f\n", 300)))),
        ["A page with damaged content"] = Has(HiddenKind.UnreadablePage, new MadePdf(Shown).Put(5, "<</Nothing 1>>")),
        ["A file of one page made by a library"] = new("pdf", () => Built(page => page.DrawRectangle(new PdfPoint(60, 690), 300, 30, 1, true), Text), HiddenKind.CoveredText, IsText: true),
        ["White text made by a library"] = new("pdf", () => Built(_ => { }, Text, white: true), HiddenKind.WhiteText, IsText: true),
    };

    public static Dictionary<string, MadeFile> Clean { get; } = new()
    {
        ["A page"] = Is(new MadePdf(Shown)),
        ["A page made by a library"] = new("pdf", () => Built(_ => { }, Corpus.Open)),
        ["White text on a blue bar"] = Is(new MadePdf("0 0 0.6 rg 60 690 300 30 re f\n" + Shown.Replace("q  BT", "q 0 g BT", StringComparison.Ordinal) + MadePdf.Text("x", before: "1 g"))),
        ["White text on a picture"] = Is(new MadePdf(Shown + "q 400 0 0 60 60 690 cm /Im1 Do Q " + MadePdf.Text("x", before: "1 g"))),
        ["A white ground below the text"] = Is(new MadePdf("1 g 0 0 595 842 re f 0 g\n" + Shown)),
        ["A table with grey rows below the text"] = Is(new MadePdf("0.9 g 60 690 300 30 re f 60 740 300 30 re f 0 g\n" + Shown)),
        ["A text marked with a transparent bar"] = Is(new MadePdf(Shown + "q /G1 gs 1 1 0 rg 60 740 300 30 re f Q")),
        ["A text marked with a bar that multiplies"] = Is(new MadePdf(Shown + "q /G2 gs 1 1 0 rg 60 740 300 30 re f Q")),
        ["A line through the text"] = Is(new MadePdf(Shown + "0 g 60 754 300 1 re f")),
        ["A frame around the text"] = Is(new MadePdf(Shown + "0 G 60 740 300 30 re S")),
        ["A bar cut off before it covers"] = Is(new MadePdf(Shown + "q 0 0 10 10 re W n 0 g 0 0 595 842 re f Q")),
        ["A bar in a window inside a window"] = Is(new MadePdf(Shown + "q 0 0 300 300 re W n q 0 0 10 900 re W* n 0 g 0 0 595 842 re f Q Q")),
        ["A text after a window is closed"] = Is(new MadePdf("q 0 0 1 1 re W n Q\n" + Shown)),
        ["A letter that runs off the page"] = Is(new MadePdf(Shown + "BT /F1 12 Tf 600 700 Td (a) Tj ET")),
        ["A small picture"] = Is(new MadePdf(Shown + "q 100 0 0 100 60 60 cm /Im1 Do Q")),
        ["A scanned page with its text behind"] = Is(new MadePdf("q 595 0 0 842 0 0 cm /Im1 Do Q " + string.Concat(Enumerable.Range(0, 6).Select(line => MadePdf.Text(Corpus.Open + " of the office", 700 - (line * 20), "3 Tr"))))),
        ["An empty page"] = Is(Pages(Shown, "")),
        ["Two pages"] = Is(Pages(Shown, MadePdf.Text("x"))),
        ["A link"] = Is(new MadePdf(Shown, "/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org)>>>>]")),
        ["A place to begin"] = Is(new MadePdf(Shown, inCatalog: "/OpenAction[3 0 R/Fit]")),
        ["A field of a form"] = Is(new MadePdf(Shown, "/Annots[7 0 R]", "/AcroForm<</Fields[7 0 R]>>").Put(7, "<</FT/Tx/Subtype/Widget/V(x)/Rect[0 0 9 9]>>")),
        ["A box of text"] = Is(new MadePdf(Shown, "/Annots[<</Subtype/FreeText/Contents(x)/Rect[0 0 9 9]>>]")),
        ["A mark without a remark"] = Is(new MadePdf(Shown, "/Annots[<</Subtype/Highlight/Rect[60 740 360 770]>>]")),
        ["A framed square"] = Is(new MadePdf(Shown, "/Annots[<</Subtype/Square/C[1 0 0]/Rect[60 740 360 770]>>]")),
        ["A title and the name of the program"] = Is(new MadePdf(Shown).Put(7, "<</Title(Notice)/Producer(x)/Creator(y)/CreationDate(D:20220101)>>"), "/Info 7 0 R"),
        ["A packet without names"] = Is(new MadePdf(Shown, inCatalog: "/Metadata 7 0 R").PutStream(7, Xmp("<dc:title>Notice</dc:title>"), "/Type/Metadata/Subtype/XML")),
        ["A file made for the web"] = Is(new MadePdf(Shown, header: "9 0 obj<</Linearized 1>>endobj\nstartxref\n0\n%%EOF\n")),
        ["A file with the end mark twice"] = Is(new MadePdf(Shown).Save().Append("%%EOF\n")),
        ["Layers that are all on"] = Is(new MadePdf(Shown, inCatalog: "/OCProperties<</OCGs[7 0 R]/D<</ON[7 0 R]>>>>").Put(7, "<</Type/OCG/Name(a)>>")),
        ["A page turned aside"] = Is(new MadePdf(Shown, "/Rotate 90")),
        ["A page whose corner is elsewhere"] = Is(new MadePdf(MadePdf.Text(Corpus.Open, 1750), "/MediaBox[0 1000 595 1842]")),
        ["A signed file"] = Is(new MadePdf(Shown).Save().Put(7, "<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>")),
        ["Packed content"] = Is(new MadePdf("").PutStream(5, Encoding.Latin1.GetString(MadePdf.Flate(Encoding.Latin1.GetBytes(Shown))), "/Filter/FlateDecode")),
    };

    private static string Xmp(string inside) =>
        $"<?xpacket begin=\"\" id=\"a\"?><x:xmpmeta xmlns:x=\"x\"><rdf:RDF xmlns:rdf=\"r\" xmlns:dc=\"d\"><rdf:Description>{inside}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";

    private static MadePdf Pages(string first, string second) => new MadePdf(first)
        .Put(2, "<</Type/Pages/Kids[3 0 R 20 0 R]/Count 2>>")
        .Put(20, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 21 0 R>>")
        .PutStream(21, second);

    private static byte[] Built(Action<PdfPageBuilder> after, string text, bool white = false)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        var page = builder.AddPage(PageSize.A4);
        page.AddText(Corpus.Open, 12, new PdfPoint(72, 750), font);
        if (white)
            page.SetTextAndFillColor(255, 255, 255);
        page.AddText(text, 12, new PdfPoint(72, 700), font);
        after(page);
        return builder.Build();
    }

    private static MadeFile Hides(HiddenKind kind, string content) => Made(kind, true, new MadePdf(content));

    private static MadeFile Has(HiddenKind kind, MadePdf file, string trailer = "") => Made(kind, false, file, trailer);

    private static MadeFile Made(HiddenKind kind, bool isText, MadePdf file, string trailer = "")
    {
        file.Trailer = trailer;
        return new MadeFile("pdf", file.ToBytes, kind, isText);
    }

    private static MadeFile Is(MadePdf file, string trailer = "")
    {
        file.Trailer = trailer;
        return new MadeFile("pdf", file.ToBytes);
    }
}
