using System.Buffers.Binary;
using System.Text;
using CsCheck;
using OpenDisclosure.Content.Files;

namespace OpenDisclosure.UnitTests.Content.Files;

public sealed class FileInspectorTests
{
    private static readonly Dictionary<string, byte[]> Good = new()
    {
        ["a.pdf"] = MadeFiles.Pdf(),
        ["a.ofd"] = MadeFiles.Zip(("OFD.xml", "<ofd:OFD/>"), ("Doc_0/Document.xml", "<x/>")),
        ["a.docx"] = MadeFiles.Docx(),
        ["a.xlsx"] = MadeFiles.Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>")),
        ["a.pptx"] = MadeFiles.Zip(("[Content_Types].xml", "<Types/>"), ("ppt/presentation.xml", "<p/>")),
        ["a.doc"] = MadeFiles.Compound("Root Entry", "WordDocument", "1Table"),
        ["a.xls"] = MadeFiles.Compound("Root Entry", "Workbook"),
        ["a.ppt"] = MadeFiles.Compound("Root Entry", "PowerPoint Document"),
        ["a.wps"] = MadeFiles.Compound("Root Entry", "WordDocument"),
        ["a.et"] = MadeFiles.Compound("Root Entry", "Workbook"),
        ["a.csv"] = Encoding.UTF8.GetBytes("\uFEFF名称,金额\r\n甲,1\r\n"),
        ["a.txt"] = [0xCA, 0xBE, 0xC0, 0xFD, 0x0A],
        ["a.jpg"] = MadeFiles.Jpeg(),
        ["a.png"] = MadeFiles.Png(),
        ["a.mp3"] = MadeFiles.Mp3(),
        ["a.mp4"] = MadeFiles.Mp4(),
    };

    public static IEnumerable<object[]> Names => Good.Keys.Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_that_is_what_its_name_says_is_allowed(string name)
    {
        var verdict = Inspect("附件 1" + name[1..].ToUpperInvariant(), Good[name]);

        Assert.Null(verdict.Refusal);
        Assert.Equal(name[2..], verdict.Extension);
        Assert.Contains('/', verdict.MediaType!);
        Assert.NotNull(verdict.Class);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_under_the_name_of_another_kind_is_refused(string name)
    {
        foreach (var other in Good.Keys.Where(other => KindOf(other) != KindOf(name)))
            Assert.NotNull(Inspect(other, Good[name]).Refusal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_before_or_instead_of_a_file_is_refused(string name)
    {
        var page = "<html><script>alert(1)</script>"u8.ToArray();

        Assert.Equal(FileRefusal.ContentDoesNotMatch, Inspect(name, page).Refusal);
        Assert.NotNull(Inspect(name, [.. page, .. Good[name]]).Refusal);
        Assert.NotNull(Inspect(name, [.. new byte[1], .. Good[name]]).Refusal);
    }

    [Theory]
    [InlineData("a.pdf.exe", FileRefusal.UnknownExtension)]
    [InlineData("a.html", FileRefusal.UnknownExtension)]
    [InlineData("a.svg", FileRefusal.UnknownExtension)]
    [InlineData("a.docm", FileRefusal.UnknownExtension)]
    [InlineData("a.zip", FileRefusal.UnknownExtension)]
    [InlineData("pdf", FileRefusal.UnknownExtension)]
    [InlineData(".pdf", FileRefusal.BadName)]
    [InlineData("", FileRefusal.BadName)]
    [InlineData("../a.pdf", FileRefusal.BadName)]
    [InlineData("..\\a.pdf", FileRefusal.BadName)]
    [InlineData("%2e%2e%2fa.pdf", FileRefusal.BadName)]
    [InlineData("a\u0000.pdf", FileRefusal.BadName)]
    [InlineData("a\u202Efdp.pdf", FileRefusal.BadName)]
    [InlineData("a\U000E0065\U000E0078\U000E0065.pdf", FileRefusal.BadName)]
    [InlineData("a\U000F0000.pdf", FileRefusal.BadName)]
    [InlineData("a\U0003FFF0.pdf", FileRefusal.BadName)]
    public void A_name_that_hides_something_is_refused(string name, FileRefusal refusal)
    {
        Assert.Equal(refusal, Inspect(name, MadeFiles.Pdf()).Refusal);
    }

    [Theory]
    [InlineData("𠮷野.pdf")]
    [InlineData("通知📎.pdf")]
    public void A_name_of_letters_beyond_the_basic_plane_is_allowed(string name) =>
        Assert.Null(Inspect(name, MadeFiles.Pdf()).Refusal);

    [Fact]
    public void Two_files_in_one_are_refused()
    {
        Assert.Equal(FileRefusal.ContentDoesNotMatch, Inspect("a.pdf", [.. MadeFiles.Pdf(), .. MadeFiles.Docx()]).Refusal);
        Assert.Equal(FileRefusal.ContentDoesNotMatch, Inspect("a.jpg", [.. MadeFiles.Jpeg(), .. MadeFiles.Docx()]).Refusal);
        Assert.Equal(FileRefusal.ContentDoesNotMatch, Inspect("a.png", [.. MadeFiles.Png(), .. "<script>"u8]).Refusal);
        Assert.Equal(FileRefusal.ContentDoesNotMatch, Inspect("a.jpg", MadeFiles.Jpeg(comment: "<?php system($_GET[0]); ?>")).Refusal);
        Assert.Equal(FileRefusal.ContentDoesNotMatch, Inspect("a.pdf", MadeFiles.Pdf("<script>alert(1)</script>")).Refusal);
        Assert.Equal(FileRefusal.ContentDoesNotMatch, Inspect("a.pdf", [.. "\n"u8, .. MadeFiles.Pdf()]).Refusal);
        Assert.NotNull(Inspect("a.docx", [.. MadeFiles.Docx(), .. "tail"u8]).Refusal);
    }

    [Fact]
    public void An_office_file_with_a_macro_is_refused()
    {
        Assert.Equal(FileRefusal.HasMacro, Inspect("a.docx", MadeFiles.Docx(("word/vbaProject.bin", "x"))).Refusal);
        Assert.Equal(FileRefusal.HasMacro, Inspect("a.docx", MadeFiles.Docx(("word/VBAPROJECT.BIN", "x"))).Refusal);
        Assert.Equal(FileRefusal.HasMacro, Inspect("a.xlsx", MadeFiles.Zip(("[Content_Types].xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"), ("xl/workbook.xml", "x"))).Refusal);
        Assert.Equal(FileRefusal.HasMacro, Inspect("a.doc", MadeFiles.Compound("Root Entry", "WordDocument", "Macros", "VBA")).Refusal);
    }

    [Fact]
    public void An_encrypted_file_is_refused()
    {
        Assert.Equal(FileRefusal.EncryptedOrDamaged, Inspect("a.docx", MadeFiles.Compound("Root Entry", "EncryptedPackage")).Refusal);
        Assert.Equal(FileRefusal.EncryptedOrDamaged, Inspect("a.doc", MadeFiles.Compound("Root Entry", "WordDocument", "EncryptionInfo")).Refusal);
        Assert.Equal(FileRefusal.EncryptedOrDamaged, Inspect("a.pdf", MadeFiles.Pdf("trailer<</Encrypt 5 0 R>>")).Refusal);
    }

    [Fact]
    public void An_archive_that_unpacks_to_much_more_is_refused_while_it_is_read()
    {
        Assert.Equal(FileRefusal.TooLarge, Inspect("a.docx", MadeFiles.Bomb(40)).Refusal);
        Assert.Null(Inspect("a.docx", MadeFiles.Bomb(10)).Refusal);
        var many = Enumerable.Range(0, 1_001).Select(i => ($"word/{i}.xml", "")).ToArray();
        Assert.Equal((FileRefusal.TooLarge, 1_000L), (Inspect("a.docx", MadeFiles.Docx(many)).Refusal, Inspect("a.docx", MadeFiles.Docx(many)).Limit));
    }

    [Fact]
    public void An_archive_whose_directory_lies_is_refused()
    {
        var understated = MadeFiles.Docx(("word/a.xml", new string('a', 5_000)));
        var directory = understated.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(understated.AsSpan(directory + 24), 10);
        Assert.Equal(FileRefusal.EncryptedOrDamaged, Inspect("a.docx", understated).Refusal);

        var overlapping = MadeFiles.Docx(("word/a.xml", "aaaa"));
        directory = overlapping.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(overlapping.AsSpan(directory + 42), 0);
        Assert.Equal(FileRefusal.EncryptedOrDamaged, Inspect("a.docx", overlapping).Refusal);

        Assert.Equal(FileRefusal.EncryptedOrDamaged, Inspect("a.docx", MadeFiles.Docx(("../../a.xml", "x"))).Refusal);
        Assert.Equal(FileRefusal.EncryptedOrDamaged, Inspect("a.docx", MadeFiles.Docx(("word/document.xml", "again"))).Refusal);
        Assert.Equal(FileRefusal.EncryptedOrDamaged, Inspect("a.docx", MadeFiles.SymbolicLink()).Refusal);
    }

    [Theory]
    [InlineData(30_000, 30_000)]
    [InlineData(12_001, 1)]
    [InlineData(10_000, 9_000)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    public void A_picture_of_too_many_pixels_is_refused_by_its_header(uint width, uint height)
    {
        Assert.Equal(FileRefusal.TooLarge, Inspect("a.png", MadeFiles.Png(width, height)).Refusal);
        Assert.Equal(FileRefusal.TooLarge, Inspect("a.jpg", MadeFiles.Jpeg((ushort)Math.Min(width, 60_000), (ushort)Math.Min(height, 60_000))).Refusal);
    }

    [Fact]
    public void Text_must_be_text()
    {
        Assert.Null(Inspect("a.txt", Encoding.UTF8.GetBytes("𠮷 正文\r\n")).Refusal);
        Assert.Equal(FileRefusal.ContentDoesNotMatch, Inspect("a.txt", Encoding.Unicode.GetBytes("正文 a")).Refusal);
        Assert.Equal(FileRefusal.ContentDoesNotMatch, Inspect("a.csv", [0x31, 0x2C, 0x00, 0x32]).Refusal);
        Assert.Equal(FileRefusal.ContentDoesNotMatch, Inspect("a.txt", [0x31, 0xFF, 0xFF]).Refusal);
        Assert.Equal(FileRefusal.ContentDoesNotMatch, Inspect("a.csv", "  <!DOCTYPE html><p>"u8.ToArray()).Refusal);
        Assert.Equal(FileRefusal.ContentDoesNotMatch, Inspect("a.txt", "\uFEFF<svg onload=alert(1)>"u8.ToArray()).Refusal);
    }

    [Fact]
    public void Size_limits_follow_the_class_of_the_file()
    {
        Assert.Equal(FileRefusal.Empty, Inspect("a.txt", []).Refusal);
        using var content = new MemoryStream(MadeFiles.Png());
        Assert.Equal((FileRefusal.TooLarge, FileInspector.PictureLimit), Sized(FileInspector.Inspect("a.png", content, FileInspector.PictureLimit + 1)));
        Assert.Equal((FileRefusal.TooLarge, 5L), Sized(FileInspector.Inspect("a.mp3", content, 6, mediaLimit: 5)));
    }

    [Fact]
    public void Damaged_files_are_refused_and_nothing_is_thrown()
    {
        Gen.Select(Gen.Int[0, Good.Count - 1], Gen.Int[0, 2_000], Gen.Byte.Array[1, 8], Gen.Int[0, 2_000]).Sample((number, at, noise, cut) =>
        {
            var (name, bytes) = Good.ElementAt(number);
            var damaged = bytes.ToArray();
            noise.AsSpan(0, Math.Min(noise.Length, damaged.Length - (at % damaged.Length))).CopyTo(damaged.AsSpan(at % damaged.Length));
            var whole = Inspect(name, damaged);
            var part = Inspect(name, damaged[..Math.Max(1, damaged.Length - cut)]);
            return (whole.Refusal is null) == (whole.MediaType is not null) && (part.Refusal is null) == (part.MediaType is not null);
        }, iter: 3000);
    }

    private static string KindOf(string name) => FileName.Extension(name) switch
    {
        "doc" or "wps" => "word",
        "xls" or "et" => "sheet",
        "csv" or "txt" => "text",
        var other => other,
    };

    private static (FileRefusal?, long?) Sized(FileVerdict verdict) => (verdict.Refusal, verdict.Limit);

    private static FileVerdict Inspect(string name, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return FileInspector.Inspect(name, content, bytes.Length);
    }
}
