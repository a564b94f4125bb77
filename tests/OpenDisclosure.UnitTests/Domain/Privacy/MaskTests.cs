using OpenDisclosure.Domain.Privacy;

namespace OpenDisclosure.UnitTests.Domain.Privacy;

public sealed class MaskTests
{
    [Theory]
    [InlineData(FindingKind.IdentityNumber, "350105194912310123", "35*************123")]
    [InlineData(FindingKind.IdentityNumber, "11010519491231002x", "11*************02X")]
    [InlineData(FindingKind.IdentityNumber, "１１０１０５ 19491231 002×", "11*************02X")]
    [InlineData(FindingKind.OldIdentityNumber, "150602850615432", "15**********432")]
    [InlineData(FindingKind.Mobile, "13800138000", "138****8000")]
    [InlineData(FindingKind.Mobile, "138-0013-8000", "138****8000")]
    [InlineData(FindingKind.Mobile, "幺三八零零幺三八零零零", "138****8000")]
    [InlineData(FindingKind.Telephone, "0477-8588130", "047****8130")]
    [InlineData(FindingKind.BankCard, "6222021234567890128", "***************0128")]
    [InlineData(FindingKind.Email, "zhangsan@qq.com", "z***@qq.com")]
    [InlineData(FindingKind.Passport, "E12345678", "E*****678")]
    [InlineData(FindingKind.MilitaryId, "军字第1234567号", "军字第*****67号")]
    [InlineData(FindingKind.Plate, "蒙K12345", "蒙K***45")]
    [InlineData(FindingKind.Address, "东胜区天骄街道伊煤路12号3号楼", "东胜区天骄街道***")]
    [InlineData(FindingKind.Address, "达拉特旗树林召镇团结村五社12号", "达拉特旗树林召镇***")]
    [InlineData(FindingKind.Address, "东胜区伊煤路12号", "东胜区***")]
    [InlineData(FindingKind.Address, "伊煤路12号", "***")]
    [InlineData(FindingKind.Minor, "李小明", "李某某")]
    [InlineData(FindingKind.Minor, "欧阳小明", "欧阳某某")]
    [InlineData(FindingKind.SecrecyMark, "机密★", "机密★")]
    [InlineData(FindingKind.Misspelling, "部暑", "部暑")]
    public void There_is_one_mask_for_each_kind(FindingKind kind, string matched, string masked) =>
        Assert.Equal(masked, Mask.Of(kind, matched));

    [Fact]
    public void No_kind_fails_on_a_broken_piece()
    {
        foreach (var kind in Enum.GetValues<FindingKind>())
        {
            foreach (var piece in new[] { "", "1", "@", "\uD800", "\u200B", "李" })
                Assert.NotNull(Mask.Of(kind, piece));
        }
    }

    [Fact]
    public void A_text_is_masked_in_one_go()
    {
        const string text = "李小明，男，8岁，身份证150627201503010021，电话138 0013 8000，机密★。";

        Assert.Equal(
            "李某某，男，8岁，身份证15*************021，电话138****8000，机密★。",
            Mask.Apply(text, TextScanner.Scan(text, ScanLists.Empty)));
    }

    [Fact]
    public void Of_overlapping_findings_the_most_severe_and_then_the_longest_is_masked()
    {
        const string text = "13800138000@139.com";
        var mobile = new Finding(FindingKind.Mobile, FindingGrade.Ask, 0, 11, "13800138000", "m", null);
        var mail = new Finding(FindingKind.Email, FindingGrade.Ask, 0, text.Length, text, "e", null);

        Assert.Equal("1***@139.com", Mask.Apply(text, [mobile, mail]));
        Assert.Equal("138****8000@139.com", Mask.Apply(text, [mail, mobile with { Grade = FindingGrade.Stop }]));
    }

    [Fact]
    public void A_finding_of_another_text_is_refused()
    {
        var finding = Assert.Single(TextScanner.Scan("13800138000", ScanLists.Empty));

        Assert.Throws<ArgumentException>(() => Mask.Apply("x13800138000", [finding]));
        Assert.Throws<ArgumentException>(() => Mask.Apply("138", [finding]));
    }

    [Theory]
    [MemberData(nameof(PlantedTexts.Numbers), MemberType = typeof(PlantedTexts))]
    [MemberData(nameof(PlantedTexts.Words), MemberType = typeof(PlantedTexts))]
    public void A_masked_text_holds_no_finding_of_its_kind_any_more(FindingKind kind, FindingGrade grade, string text, string piece)
    {
        var masked = Mask.Apply(text, TextScanner.Scan(text, ScanLists.Empty));

        if (Mask.Hides(kind))
            Assert.DoesNotContain(TextScanner.Scan(masked, ScanLists.Empty), finding => finding.Kind == kind && finding.Grade == grade);
        else
            Assert.Contains(piece, masked, StringComparison.Ordinal);
    }
}
