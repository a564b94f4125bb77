using OpenDisclosure.Domain.Privacy;

namespace OpenDisclosure.UnitTests.Domain.Privacy;

public sealed class TextScannerTests
{
    [Theory]
    [MemberData(nameof(PlantedTexts.Numbers), MemberType = typeof(PlantedTexts))]
    [MemberData(nameof(PlantedTexts.Words), MemberType = typeof(PlantedTexts))]
    public void What_is_planted_is_found_as_it_stands(FindingKind kind, FindingGrade grade, string text, string piece)
    {
        var finding = Assert.Single(TextScanner.Scan(text, ScanLists.Empty), finding => finding.Kind == kind && finding.Text == piece);

        Assert.Equal(grade, finding.Grade);
        Assert.Equal(piece, text.Substring(finding.Start, finding.Length));
    }

    [Theory]
    [MemberData(nameof(PlantedTexts.Numbers), MemberType = typeof(PlantedTexts))]
    public void A_number_is_one_thing_only(FindingKind kind, FindingGrade grade, string text, string piece) =>
        Assert.DoesNotContain(TextScanner.Scan(text, ScanLists.Empty), other =>
            other.Text.Contains(piece, StringComparison.Ordinal) && (other.Kind, other.Grade) != (kind, grade));

    [Theory]
    [MemberData(nameof(CleanTexts.All), MemberType = typeof(CleanTexts))]
    public void Ordinary_texts_raise_no_question(string text) =>
        Assert.DoesNotContain(TextScanner.Scan(text, ScanLists.Empty), finding => finding.Grade != FindingGrade.Note);

    [Fact]
    public void The_tables_are_long_enough_to_trust()
    {
        Assert.InRange(PlantedTexts.Numbers.Count + PlantedTexts.Words.Count, 80, 1000);
        Assert.InRange(CleanTexts.All.Count, 80, 1000);
    }

    [Fact]
    public void Equal_numbers_in_two_spellings_are_one_group()
    {
        var groups = TextScanner.Scan("13800138000，138-0013-8000，１３８００１３８０００", ScanLists.Empty).Select(finding => finding.Group).ToList();

        Assert.Equal(3, groups.Count);
        Assert.Single(groups.Distinct());
    }

    [Fact]
    public void A_group_shows_no_number() =>
        Assert.DoesNotContain("0013", Assert.Single(TextScanner.Scan("13800138000", ScanLists.Empty)).Group, StringComparison.Ordinal);

    [Fact]
    public void A_word_is_asked_about_once_a_group() =>
        Assert.Single(TextScanner.Scan("办法（征求意见稿）\n现将《办法（征求意见稿）》公布", ScanLists.Empty).Select(finding => finding.Group).Distinct());

    [Theory]
    [InlineData("绝密★长期", null)]
    [InlineData("11010519491231002X", "11*************02X")]
    [InlineData("13800138000", "138****8000")]
    public void A_personal_finding_suggests_its_mask(string text, string? suggestion) =>
        Assert.Equal(suggestion, Assert.Single(TextScanner.Scan(text, ScanLists.Empty)).Suggestion);
}
