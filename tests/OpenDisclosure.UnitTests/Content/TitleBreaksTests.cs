using CsCheck;
using OpenDisclosure.Content;

namespace OpenDisclosure.UnitTests.Content;

public sealed class TitleBreaksTests
{
    [Theory]
    [InlineData("示例市工业和信息化局关于印发中小企业数字化改造补助办法的通知", "示例市工业和信息化局|关于印发|中小企业数字化改造补助办法|的通知")]
    [InlineData("示例市人民政府办公室关于印发《示例市应急预案》的通知", "示例市人民政府办公室|关于印发|《示例市应急预案》|的通知")]
    [InlineData("示例市财政局 示例市教育局关于调整收费标准的公告（试行）", "示例市财政局| 示例市教育局|关于调整|收费标准|的公告|（试行）")]
    [InlineData("关于当前经济局势的说明", "关于当前经济局势|的说明")]
    [InlineData("一图读懂补助办法", "一图读懂补助办法")]
    [InlineData("", "")]
    public void A_title_breaks_at_meaning(string title, string parts)
    {
        Assert.Equal(parts, string.Join('|', TitleBreaks.Parts(title)));
    }

    [Fact]
    public void The_parts_are_the_title()
    {
        var piece = Gen.OneOf("关于", "印发", "局", "厅", "人民政府", "办公室", "《", "》", "（", "）", "的通知", "示例市", "势", "a", " ", "𠮷");
        piece.List[0, 12].Sample(pieces =>
        {
            var title = string.Concat(pieces);
            var parts = TitleBreaks.Parts(title);
            return string.Concat(parts) == title && (title.Length == 0 || parts.All(part => part.Length > 0));
        }, iter: 1000);
    }
}
