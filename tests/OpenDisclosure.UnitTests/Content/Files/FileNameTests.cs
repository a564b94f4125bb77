using System.Text;
using CsCheck;
using OpenDisclosure.Content.Files;

namespace OpenDisclosure.UnitTests.Content.Files;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("关于印发补助办法的通知.pdf", "关于印发补助办法的通知.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\win.ini", "win.ini")]
    [InlineData("\\\\server\\share\\表.xlsx", "表.xlsx")]
    [InlineData("C:\\Users\\a\\表.xlsx", "表.xlsx")]
    [InlineData("附件\u202Efdp.exe", "附件fdp.exe")]
    [InlineData("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf")]
    [InlineData("a\u0000.pdf", "a.pdf")]
    [InlineData("CON", "_CON")]
    [InlineData("con.txt", "_con.txt")]
    [InlineData("COM1.pdf", "_COM1.pdf")]
    [InlineData("console.txt", "console.txt")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("-rf.txt", "rf.txt")]
    [InlineData("a?b*c<d>|.pdf", "a_b_c_d__.pdf")]
    [InlineData("表 . . ", "表")]
    [InlineData("cafe\u0301.pdf", "caf\u00E9.pdf")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    [InlineData("阿依古丽·买买提 𠮷.docx", "阿依古丽·买买提 𠮷.docx")]
    public void A_name_is_made_safe_and_stays_readable(string name, string clean)
    {
        Assert.Equal(clean, FileName.Clean(name));
    }

    [Fact]
    public void A_long_name_keeps_its_extension()
    {
        var clean = FileName.Clean(new string('长', 300) + ".docx");

        Assert.EndsWith("长.docx", clean);
        Assert.True(Encoding.UTF8.GetByteCount(clean) <= FileName.LongestBytes);
        Assert.Equal(100, FileName.Clean(new string('a', 300) + ".docx").Length);
    }

    [Fact]
    public void Any_name_becomes_a_safe_name_and_cleaning_again_changes_nothing()
    {
        var piece = Gen.OneOf("../", "..\\", ".", "-", " ", "CON", "NUL.", "a", "长", "𠮷", "\u202E", "\u0000", "\r\n", "\"", ";", "%2e", ".pdf", "e\u0301", "：", new string('长', 40));
        piece.List[0, 12].Sample(pieces =>
        {
            var clean = FileName.Clean(string.Concat(pieces));
            var header = FileName.ContentDisposition(clean);
            return FileName.Clean(clean) == clean && clean.Length > 0 && clean[0] is not ('.' or '-')
                && Encoding.UTF8.GetByteCount(clean) <= FileName.LongestBytes && clean.EnumerateRunes().Count() <= FileName.LongestRunes
                && header.All(letter => letter is >= ' ' and < '\u007F') && header.Count(letter => letter == '"') == 2;
        }, iter: 3000);
    }

    [Theory]
    [InlineData("a.pdf", "attachment; filename=\"a.pdf\"; filename*=UTF-8''a.pdf")]
    [InlineData("通知.pdf", "attachment; filename=\"file.pdf\"; filename*=UTF-8''%E9%80%9A%E7%9F%A5.pdf")]
    [InlineData("2022年 \"表\";1.xlsx", "attachment; filename=\"2022______1.xlsx\"; filename*=UTF-8''2022%E5%B9%B4%20_%E8%A1%A8_%3B1.xlsx")]
    [InlineData("../../etc/passwd", "attachment; filename=\"passwd\"; filename*=UTF-8''passwd")]
    public void The_header_value_is_plain_ascii_and_holds_the_true_name(string name, string value)
    {
        Assert.Equal(value, FileName.ContentDisposition(name));
    }

    [Fact]
    public void The_address_of_a_sealed_file_is_relative_and_by_content()
    {
        var address = SealedFile.Address(new byte[32], "表 1.docx");

        Assert.Equal("files/" + new string('0', 64) + "/%E8%A1%A8%201.docx", address);
        Assert.True(SealedFile.IsAddress(address));
        Assert.Equal("表 1.docx", SealedFile.NameOf(address));
        Assert.False(SealedFile.IsAddress("files/" + new string('0', 64) + "/.."));
        Assert.False(SealedFile.IsAddress("/" + address));
    }
}
