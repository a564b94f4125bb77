using OpenDisclosure.Content.Reading;
using OpenDisclosure.UnitTests.Content.Files;
using static OpenDisclosure.UnitTests.Content.Reading.OfficeZip;

namespace OpenDisclosure.UnitTests.Content.Reading;

public sealed class MetadataStripTests
{
    private const string Core = "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>Notice</dc:title><dc:creator>Wang</dc:creator></cp:coreProperties>";

    [Fact]
    public void An_office_file_loses_its_author_and_keeps_its_title_and_text()
    {
        var stripped = Strip("docx", Runs(Run("正文")).Part("docProps/core.xml", Core).Part("docProps/custom.xml", "<Properties><property name=\"a\">b</property></Properties>").ToBytes());
        var reading = Read("docx", stripped!.Content);

        Assert.Equal([HiddenKind.AuthorMetadata], stripped.Removed);
        Assert.Empty(reading.Hidden);
        Assert.Equal("正文\n", reading.ToText());
        Assert.Equal("Notice\n", Assert.Single(reading.Parts, part => part.Kind == PartKind.Metadata).Text);
    }

    [Fact]
    public void A_workbook_loses_the_folder_of_its_user()
    {
        var file = Sheet("", inWorkbook: "<x15ac:absPath xmlns:x15ac=\"x\" url=\"C:\\Users\\wang\\\"/>").ToBytes();

        Assert.Empty(Read("xlsx", Strip("xlsx", file)!.Content).Hidden);
    }

    [Fact]
    public void A_comment_stays_for_a_person_to_judge()
    {
        var file = Runs(Run("正文")).Part("docProps/core.xml", Core).Beside("comments", "word/comments.xml", $"<w:comments {Names}><w:comment><w:p>{Run("批注")}</w:p></w:comment></w:comments>");

        Assert.Equal(HiddenKind.Comment, Assert.Single(Read("docx", Strip("docx", file.ToBytes())!.Content).Hidden).Kind);
    }

    [Fact]
    public void A_photograph_loses_place_and_author_and_keeps_how_it_is_turned()
    {
        var stripped = Strip("jpg", PictureMaker.Jpeg(PictureMaker.Exif(gps: true, artist: "Wang", thumbnail: true, orientation: 6), PictureMaker.Segment(0xE2, "ICC_PROFILE\0x")))!;

        Assert.Equal([HiddenKind.AuthorMetadata, HiddenKind.Location, HiddenKind.Thumbnail], stripped.Removed);
        Assert.Equal(6, ExifData.Read(PictureSegments.OfJpeg(stripped.Content).Single(segment => segment.Type == "E1").Data[6..].ToArray())!.Orientation);
        Assert.Contains(PictureSegments.OfJpeg(stripped.Content), segment => segment.Type == "E2");
        Assert.Equal(MadeFiles.Jpeg()[^15..], stripped.Content[^15..]);
    }

    [Fact]
    public void A_PNG_loses_its_texts()
    {
        var stripped = Strip("png", PictureMaker.Png(("tEXt", "Author\0Wang"u8.ToArray()), ("eXIf", PictureMaker.Exif(gps: true)[10..])))!;

        Assert.Equal(MadeFiles.Png(), stripped.Content);
        Assert.Equal([HiddenKind.AuthorMetadata, HiddenKind.Location], stripped.Removed);
    }

    [Fact]
    public void A_PDF_loses_its_author_without_moving_a_byte()
    {
        var bytes = new MadePdf(MadePdf.Text(Corpus.Open)) { Trailer = "/Info 7 0 R" }.Put(7, "<</Title(Notice)/Author(Wang \\(office\\))/Company<57616E67>>>").ToBytes();
        var stripped = Strip("pdf", bytes)!;

        Assert.Equal(bytes.Length, stripped.Content.Length);
        Assert.Equal([HiddenKind.AuthorMetadata], stripped.Removed);
        Assert.Contains(Corpus.Open, Read("pdf", stripped.Content).ToText());
        Assert.DoesNotContain(Read("pdf", stripped.Content).Parts, part => part.Text.Contains("Wang", StringComparison.Ordinal));
    }

    [Fact]
    public void A_signed_file_is_left_alone()
    {
        Assert.Null(Strip("docx", Runs(Run("a")).Part("docProps/core.xml", Core).Part("_xmlsignatures/sig1.xml", "<x/>").ToBytes()));
        Assert.Null(Strip("pdf", new MadePdf("") { Trailer = "/Info 7 0 R" }.Put(7, "<</Author(Wang)>>").Save().Put(8, "<</ByteRange[0 1 2 3]>>").ToBytes()));
    }

    [Fact]
    public void A_file_without_names_or_one_that_cannot_be_read_is_left_alone()
    {
        Assert.Null(Strip("docx", Runs(Run("a")).ToBytes()));
        Assert.Null(Strip("jpg", MadeFiles.Jpeg()));
        Assert.Null(Strip("jpg", PictureMaker.Jpeg(PictureMaker.Segment(0xE2, "ICC_PROFILE\0x"))));
        Assert.Null(Strip("png", MadeFiles.Png()));
        Assert.Null(Strip("pdf", new MadePdf("").ToBytes()));
        Assert.Null(Strip("txt", "a"u8.ToArray()));
        Assert.Null(Strip("doc", MadeFiles.Compound("WordDocument")));
        Assert.Null(Strip("docx", [1, 2, 3]));
    }

    private static StrippedFile? Strip(string extension, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return MetadataStrip.Strip(extension, content);
    }

    private static FileReading Read(string extension, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return FileReader.Read(extension, content, CancellationToken.None);
    }
}
