using System.Text;
using CsCheck;
using OpenDisclosure.Content.Reading;
using OpenDisclosure.UnitTests.Content.Files;
using static OpenDisclosure.UnitTests.Content.Reading.OfficeZip;

namespace OpenDisclosure.UnitTests.Content.Reading;

/// <summary>Whatever a file is, the reading ends soon, in little memory, and says so.</summary>
public sealed class HostileFileTests
{
    private const string Doctype = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";

    private static readonly Dictionary<string, MadeFile> Files = new()
    {
        ["docx: nothing"] = new("docx", () => []),
        ["docx: no zip"] = new("docx", () => [1, 2, 3]),
        ["docx: a zip without a document"] = new("docx", () => MadeFiles.Zip(("a", "b"))),
        ["docx: a document that is no XML"] = new("docx", Broken("<w:document").ToBytes),
        ["docx: entities that multiply"] = new("docx", Broken($"{Doctype}<w>&c;</w>").ToBytes),
        ["docx: an entity from elsewhere"] = new("docx", Broken("<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w>&a;</w>").ToBytes),
        ["docx: ten thousand elements inside each other"] = new("docx", () => Word(string.Concat(Enumerable.Repeat("<w:p>", 10_000)) + string.Concat(Enumerable.Repeat("</w:p>", 10_000))).ToBytes()),
        ["docx: an attribute of eight megabytes"] = new("docx", () => Word($"<w:p w:a=\"{new string('a', 8_000_000)}\"/>").ToBytes()),
        ["docx: six million letters"] = new("docx", () => Runs(string.Concat(Enumerable.Repeat(Run(new string('a', 100_000)), 60))).ToBytes()),
        ["docx: twenty megabytes of one character data"] = new("docx", () => Word($"<w:p><w:r><w:t><![CDATA[{string.Concat(Enumerable.Repeat("<>", 9_000_000))}]]></w:t></w:r></w:p>").ToBytes()),
        ["docx: a bomb"] = new("docx", () => MadeFiles.Bomb(250)),
        ["docx: a relationship with itself"] = new("docx", () => Runs(Run("a")).Relate("word/document.xml", "header", "document.xml").Relate("word/document.xml", "footer", "document.xml").Relate("", "x", "").ToBytes()),
        ["docx: documents inside each other"] = new("docx", () => Enumerable.Range(0, 30).Aggregate(Runs(Run("a")), (inner, _) => Runs(Run("a")).Part("word/a.docx", inner.ToBytes()).Relate("word/document.xml", "package", "a.docx")).ToBytes()),
        ["xlsx: a string named a million times"] = new("xlsx", () => Sheet("<sheetData><row>" + string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", 500_000)) + "</row></sheetData>").Beside("sharedStrings", "xl/sharedStrings.xml", $"<sst><si><t>{new string('a', 30_000)}</t></si></sst>").ToBytes()),
        ["xlsx: numbers of cells and strings that are none"] = new("xlsx", () => Sheet("<cols><col min=\"-1\" max=\"99999999999\" hidden=\"1\"/></cols><sheetData><row r=\"x\" hidden=\"1\"><c r=\"ZZZZZZZ1\" t=\"s\" s=\"-5\"><v>-1</v></c><c t=\"s\" s=\"99999999999\"><v>99</v></c><c t=\"s\"><v>x</v></c></row></sheetData>").ToBytes()),
        ["xlsx: two million empty strings"] = new("xlsx", () => Sheet("").Beside("sharedStrings", "xl/sharedStrings.xml", $"<sst>{string.Concat(Enumerable.Repeat("<si/>", 2_000_000))}</sst>").ToBytes()),
        ["pptx: a slide that is not there"] = new("pptx", () => Slide("").Relate("ppt/presentation.xml", "slide", "slides/none.xml").ToBytes()),
        ["ofd: a page that is the document"] = new("ofd", () => MadeFiles.Zip(("OFD.xml", "<OFD><DocRoot>OFD.xml</DocRoot><Page BaseLoc=\"OFD.xml\"/></OFD>"))),
        ["ofd: covers without end"] = new("ofd", () => OtherCorpus.OfdFile(string.Concat(Enumerable.Repeat("<ofd:TextObject Boundary=\"1 1 1 1\"><ofd:TextCode>a</ofd:TextCode></ofd:TextObject><ofd:PathObject Fill=\"true\" Boundary=\"9 9 9 9\"><ofd:AbbreviatedData>M L L L</ofd:AbbreviatedData></ofd:PathObject>", 20_000)))),
        ["pdf: nothing"] = new("pdf", () => []),
        ["pdf: only a head"] = new("pdf", () => "%PDF-1.7\n%%EOF"u8.ToArray()),
        ["pdf: a stream that becomes a gigabyte"] = new("pdf", () => new MadePdf("").PutStream(5, Encoding.Latin1.GetString(MadePdf.Flate(new byte[1_000_000_000])), "/Filter/FlateDecode").ToBytes()),
        ["pdf: a packed stream packed again"] = new("pdf", () => new MadePdf("").PutStream(5, Encoding.Latin1.GetString(MadePdf.Flate(MadePdf.Flate(new byte[900_000_000]))), "/Filter[/FlateDecode/FlateDecode]").ToBytes()),
        ["pdf: runs that become much"] = new("pdf", () => new MadePdf("").PutStream(5, string.Concat(Enumerable.Repeat("\u0081a", 1_000_000)), "/Filter/RunLengthDecode").ToBytes()),
        ["pdf: ten million letters"] = new("pdf", () => new MadePdf("").PutStream(5, Encoding.Latin1.GetString(MadePdf.Flate(Encoding.Latin1.GetBytes($"BT /F1 12 Tf ({new string('a', 7_900_000)}) Tj ET"))), "/Filter/FlateDecode").ToBytes()),
        ["pdf: four million operations"] = new("pdf", () => new MadePdf("").PutStream(5, Encoding.Latin1.GetString(MadePdf.Flate(Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat("q\n", 4_000_000))))), "/Filter/FlateDecode").ToBytes()),
        ["pdf: a list of millions of numbers"] = new("pdf", () => new MadePdf("", "/Annots 7 0 R").Put(7, $"[{string.Concat(Enumerable.Repeat("1 ", 5_000_000))}]").ToBytes()),
        ["pdf: a large file of pictures"] = new("pdf", () => new MadePdf(MadePdf.Text(Corpus.Open)).PutStream(8, new string('x', 9_000_000)).PutStream(9, new string('y', 9_000_000)).ToBytes()),
        ["pdf: a form that draws itself"] = new("pdf", () => new MadePdf("/Im1 Do").PutStream(90, "/Im1 Do", "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</Im1 90 0 R>>>>").ToBytes()),
        ["pdf: forms that draw ten forms that draw ten forms"] = new("pdf", Laughing),
        ["pdf: a tree of pages with itself in it"] = new("pdf", () => new MadePdf("").Put(2, "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>").ToBytes()),
        ["pdf: lists inside each other"] = new("pdf", () => new MadePdf("").Put(3, $"<</Type/Page/Parent 2 0 R/Annots{new string('[', 100_000)}{new string(']', 100_000)}>>").ToBytes()),
        ["pdf: fields that are their own children"] = new("pdf", () => new MadePdf("", inCatalog: "/AcroForm<</Fields[7 0 R]>>").Put(7, "<</Kids[7 0 R 7 0 R]>>").ToBytes()),
        ["pdf: an object that refers to itself"] = new("pdf", () => new MadePdf("", inCatalog: "/OpenAction 7 0 R").Put(7, "7 0 R").ToBytes()),
        ["pdf: a password"] = new("pdf", () => new MadePdf("") { Trailer = "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O<0000000000000000000000000000000000000000000000000000000000000000>/U<0000000000000000000000000000000000000000000000000000000000000000>/P -1>>" }.ToBytes()),
        ["pdf: tables that precede each other"] = new("pdf", () => new MadePdf("") { Trailer = "/Prev 9" }.ToBytes()),
        ["png: a packed text of a gigabyte"] = new("png", () => PictureMaker.Png(("zTXt", [.. "a\0\0"u8, .. MadePdf.Flate(new byte[300_000_000])]))),
        ["jpg: places outside the file"] = new("jpg", () => PictureMaker.Jpeg(PictureMaker.Segment(0xE1, "Exif\0\0MM\0*\u0000\u0000\u0000\u0008\u00FF\u00FF\u0087\u0069\0\u0004\0\0\0\u0001\u0000\u0000\u0000\u0008"))),
        ["jpg: cut off"] = new("jpg", () => MadeFiles.Jpeg()[..6]),
        ["txt: forty megabytes"] = new("txt", () => new byte[40_000_000]),
    };

    public static IEnumerable<object[]> Names => Corpus.Names(Files);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_file_is_read_to_an_end(string name)
    {
        var file = Files[name];
        var bytes = file.Make();
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        using var content = new MemoryStream(bytes);
        var reading = FileReader.Read(file.Extension, content, CancellationToken.None);

        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20));
        Assert.True(reading.Parts.Sum(part => part.Text.Length) <= 5_000_000);
    }

    [Theory]
    [InlineData("docx: six million letters", UnreadableReason.TooLarge)]
    [InlineData("docx: an attribute of eight megabytes", UnreadableReason.TooLarge)]
    [InlineData("docx: ten thousand elements inside each other", UnreadableReason.TooLarge)]
    [InlineData("docx: entities that multiply", UnreadableReason.Damaged)]
    [InlineData("docx: an entity from elsewhere", UnreadableReason.Damaged)]
    [InlineData("docx: a zip without a document", UnreadableReason.Damaged)]
    [InlineData("xlsx: a string named a million times", UnreadableReason.TooLarge)]
    [InlineData("pdf: only a head", UnreadableReason.Damaged)]
    [InlineData("pdf: a password", UnreadableReason.Encrypted)]
    [InlineData("pdf: a stream that becomes a gigabyte", UnreadableReason.TooLarge)]
    [InlineData("pdf: a list of millions of numbers", UnreadableReason.TooLarge)]
    [InlineData("txt: forty megabytes", UnreadableReason.TooLarge)]
    public void A_file_that_is_not_read_says_why(string name, string reason) =>
        Assert.Equal(reason, Assert.Single(Corpus.Read(Files[name]).Hidden, found => found.Kind == HiddenKind.Unreadable).Text);

    [Fact]
    public void A_large_file_is_no_hostile_file()
    {
        var reading = Corpus.Read(Files["pdf: a large file of pictures"]);

        Assert.Empty(reading.Hidden);
        Assert.Contains(Corpus.Open, reading.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_length_of_an_LZW_stream_is_known_before_it_is_unpacked() =>
        Assert.Equal(10, LzwLength.Of([0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01], 1_000));

    [Fact]
    public void A_reading_can_be_ended()
    {
        using var content = new MemoryStream(Runs(Run("a")).ToBytes());
        Assert.Throws<OperationCanceledException>(() => FileReader.Read("docx", content, new CancellationToken(canceled: true)));
        using var pdf = new MemoryStream(new MadePdf("").ToBytes());
        Assert.Throws<OperationCanceledException>(() => FileReader.Read("pdf", pdf, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Damaged_files_throw_nothing()
    {
        var files = PdfCorpus.Bad.Values.Concat(OtherCorpus.Bad.Values).Concat(WordCorpus.Bad.Values.Take(5)).Select(file => (file.Extension, Bytes: file.Make())).ToList();
        Gen.Select(Gen.Int[0, files.Count - 1], Gen.Int[0, 4_000], Gen.Byte.Array[1, 8], Gen.Int[0, 1_000]).Sample((number, at, noise, cut) =>
        {
            var (extension, bytes) = files[number];
            var damaged = bytes[..Math.Max(1, bytes.Length - (at % 3 == 0 ? cut : 0))];
            at %= damaged.Length;
            noise.AsSpan(0, Math.Min(noise.Length, damaged.Length - at)).CopyTo(damaged.AsSpan(at));
            using var content = new MemoryStream(damaged);
            _ = FileReader.Read(extension, content, CancellationToken.None).ToText();
            _ = MetadataStrip.Strip(extension, content);
        }, iter: 1_000);
    }

    private static OfficeZip Broken(string document) =>
        Runs("").Beside("header", "word/broken.xml", document);

    private static byte[] Laughing()
    {
        var file = new MadePdf("/Im1 Do");
        for (var i = 0; i < 8; i++)
            file.PutStream(90 + i, string.Concat(Enumerable.Repeat("/Im1 Do ", 10)), $"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</Im1 {91 + i} 0 R>>>>");
        return file.PutStream(98, "0 0 1 1 re f", "/Type/XObject/Subtype/Form/BBox[0 0 1 1]").ToBytes();
    }
}
