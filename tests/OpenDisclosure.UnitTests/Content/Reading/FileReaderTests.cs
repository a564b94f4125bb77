using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using OpenDisclosure.Content.Reading;
using static OpenDisclosure.UnitTests.Content.Reading.OfficeZip;

namespace OpenDisclosure.UnitTests.Content.Reading;

public sealed class FileReaderTests
{
    [Fact]
    public void The_text_of_a_document_keeps_its_lines_and_the_cells_of_its_tables()
    {
        var body = $"<w:p>{Run("第一段")}</w:p><w:tbl><w:tr><w:tc><w:p>{Run("姓名")}</w:p></w:tc><w:tc><w:p>{Run("金额")}</w:p></w:tc></w:tr>"
            + $"<w:tr><w:tc><w:p>{Run("甲")}</w:p></w:tc><w:tc><w:p>{Run("1")}</w:p></w:tc></w:tr></w:tbl><w:p>{Run("末")}{Run("段")}</w:p>";

        Assert.Equal("第一段\n姓名\t金额\n甲\t1\n末段\n", Read("docx", Word(body)).ToText());
    }

    [Fact]
    public void The_text_view_leaves_out_comments_notes_and_properties()
    {
        var file = Runs(Run("正文") + Run("暗文", "<w:vanish/>"))
            .Beside("comments", "word/comments.xml", $"<w:comments {Names}><w:comment><w:p>{Run("批注")}</w:p></w:comment></w:comments>")
            .Beside("footer", "word/footer1.xml", $"<w:ftr {Names}><w:p>{Run("页脚")}</w:p></w:ftr>")
            .Part("docProps/core.xml", "<c><title>标题</title></c>");
        var reading = Read("docx", file);

        Assert.Equal("正文\n\n页脚\n", reading.ToText());
        Assert.Equal(
            [PartKind.Body, PartKind.Hidden, PartKind.HeaderFooter, PartKind.Comment, PartKind.Metadata], reading.Parts.Select(part => part.Kind));
    }

    [Fact]
    public void Sheets_slides_and_pages_begin_with_a_line_that_names_them()
    {
        Assert.Equal("— 公开 —\n公开内容\n\n— 底稿 —\n甲\n", Read("xlsx", Sheet($"<sheetData>{Row("甲")}</sheetData>")).ToText());
        Assert.Equal("— 1 —\n甲\n", Read("pptx", Slide(Shape("甲"))).ToText());
        Assert.Equal("— 1 —\nNotice 2022\n", Read("pdf", new MadePdf(MadePdf.Text(Corpus.Open)).ToBytes()).ToText());
    }

    [Theory]
    [InlineData("14", "", "44927", "2023-01-01")]
    [InlineData("57", "", "44927", "2023-01-01")]
    [InlineData("200", "yyyy\"年\"m\"月\"d\"日\"", "44927", "2023-01-01")]
    [InlineData("200", "yyyy-mm-dd hh:mm", "44927.5", "2023-01-01 12:00")]
    [InlineData("200", "0.00\"day\"", "44927", "44927")]
    [InlineData("200", "[Red]0", "44927", "44927")]
    [InlineData("0", "", "11010519491231002", "11010519491231002")]
    [InlineData("14", "", "-1", "-1")]
    public void A_number_is_a_date_where_its_format_says_so(string format, string code, string value, string text)
    {
        var file = Sheet($"<sheetData><row><c s=\"0\"><v>{value}</v></c></row></sheetData>").Beside("styles", "xl/styles.xml",
            $"<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"{code.Replace("\"", "&quot;", StringComparison.Ordinal)}\"/></numFmts><cellXfs><xf numFmtId=\"{format}\"/></cellXfs></styleSheet>");

        Assert.Contains(Read("xlsx", file).Parts, part => part.Kind == PartKind.Sheet && part.Text.Trim() == text);
    }

    [Fact]
    public void A_file_that_a_real_program_wrote_is_read()
    {
        var reading = Read("docx", WithSdk(document =>
        {
            var body = document.MainDocumentPart!.Document!.Body!;
            body.Append(new Paragraph(new DeletedRun(new Run(new DeletedText("旧文"))) { Author = "Wang", Date = new DateTime(2022, 1, 1) }));
            body.Append(new Paragraph(new Run(new RunProperties(new Vanish()), new DocumentFormat.OpenXml.Wordprocessing.Text("暗文"))));
            var comments = document.MainDocumentPart.AddNewPart<WordprocessingCommentsPart>();
            comments.Comments = new Comments(new Comment(new Paragraph(new Run(new DocumentFormat.OpenXml.Wordprocessing.Text("批注")))) { Id = "0", Author = "Wang" });
            document.PackageProperties.Creator = "Wang";
        }));

        Assert.Equal("正文\n", reading.ToText());
        Assert.Equal(
            [HiddenKind.TrackedChange, HiddenKind.HiddenText, HiddenKind.Comment, HiddenKind.AuthorMetadata], reading.Hidden.Select(found => found.Kind));
        Assert.Equal(["旧文", "暗文", "批注", "Wang"], reading.Hidden.Select(found => found.Text));
    }

    [Fact]
    public void A_plain_file_that_a_real_program_wrote_hides_nothing() =>
        Assert.Empty(Read("docx", WithSdk(_ => { })).Hidden);

    [Fact]
    public void A_signature_or_seal_is_seen()
    {
        var signed = Runs(Run("a")).Relate("", "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin", "_xmlsignatures/origin.sigs").Part("_xmlsignatures/origin.sigs", "");
        var pdf = new MadePdf(MadePdf.Text("a")).Save().Put(7, "<</Type/Sig/ByteRange[0 1 2 3]>>").ToBytes();
        var field = new MadePdf("", inCatalog: "/AcroForm<</Fields[7 0 R]>>").Put(7, "<</FT/Sig/V<</Type/Sig>>>>").ToBytes();
        var ofd = OtherCorpus.OfdFile("", more: ("Doc_0/Signs/Signatures.xml", "<x/>"));

        Assert.True(Read("docx", signed).Signed);
        Assert.True(Read("pdf", pdf).Signed);
        Assert.True(Read("pdf", field).Signed);
        Assert.True(Read("ofd", ofd).Signed);
        Assert.False(Read("docx", Runs(Run("a"))).Signed);
    }

    [Fact]
    public void Radicals_in_a_text_become_letters() =>
        Assert.Equal("工作人员 金额 长风 fi", Radicals.Fold("⼯作⼈员 ⾦额 ⻓⻛ ﬁ"));

    [Fact]
    public void A_path_on_a_disk_is_shown_in_the_finding()
    {
        var reading = Read("docx", Runs(Run("a")).External("hyperlink", "file:///D:\\work\\a.xlsx"));

        Assert.Equal(new HiddenData(HiddenKind.ExternalLink, "word/document.xml", "file:///D:\\work\\a.xlsx"), Assert.Single(reading.Hidden));
    }

    [Theory]
    [InlineData("doc")]
    [InlineData("xls")]
    [InlineData("ppt")]
    [InlineData("wps")]
    [InlineData("et")]
    public void An_old_office_file_says_that_it_is_not_read(string extension)
    {
        var reading = Read(extension, [0xD0, 0xCF, 0x11, 0xE0]);

        Assert.Empty(reading.Parts);
        Assert.Equal(UnreadableReason.UnknownFormat, Assert.Single(reading.Hidden, found => found.Kind == HiddenKind.Unreadable).Text);
    }

    [Fact]
    public void Text_is_read_in_the_encoding_it_is_written_in()
    {
        Assert.Equal("名称,金额\n甲,1\n", Read("csv", Encoding.UTF8.GetBytes("\uFEFF名称,金额\r\n甲,1\r\n")).ToText());
        using var content = new MemoryStream("a"u8.ToArray());
        Assert.Equal("a\n", FileReader.Read("txt", content, CancellationToken.None).ToText());
        Assert.True(content.CanRead);
        Assert.Equal("示例\n", Read("txt", [0xCA, 0xBE, 0xC0, 0xFD, 0x0A]).ToText());
    }

    private static FileReading Read(string extension, OfficeZip file) => Read(extension, file.ToBytes());

    private static FileReading Read(string extension, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return FileReader.Read(extension, content, CancellationToken.None);
    }

    private static byte[] WithSdk(Action<WordprocessingDocument> change)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(new Paragraph(new Run(new DocumentFormat.OpenXml.Wordprocessing.Text("正文")))));
            change(document);
        }

        return stream.ToArray();
    }

    [Fact]
    public void A_page_that_a_machine_read_takes_its_place_and_is_no_longer_unread()
    {
        var reading = new FileReading
        {
            Parts = [new TextPart(PartKind.Page, "2", "two"), new TextPart(PartKind.Page, "10", "ten"), new TextPart(PartKind.Hidden, "2", "hidden")],
            Hidden = [new HiddenData(HiddenKind.UnreadablePage, "3", ""), new HiddenData(HiddenKind.UnreadablePage, "4", ""), new HiddenData(HiddenKind.Unreadable, "pdf", "too-large")],
            Signed = false,
        };

        var whole = reading.WithRecognised(new Dictionary<int, string> { [3] = "three", [4] = "", [7] = "seven" });

        Assert.Equal([3, 4], reading.UnreadPages());
        Assert.Equal([4], whole.UnreadPages());
        Assert.Equal(["2", "3", "10", "2"], whole.Parts.Select(part => part.Name));
        Assert.Equal([HiddenKind.RecognisedPage, HiddenKind.UnreadablePage, HiddenKind.Unreadable], whole.Hidden.Select(found => found.Kind));
        Assert.Contains("\u2014 3 \u2014 (read)\nthree\n", whole.ToText(" (read)"), StringComparison.Ordinal);
        Assert.Contains("\u2014 2 \u2014\ntwo\n", whole.ToText(" (read)"), StringComparison.Ordinal);
    }
}
