using OpenDisclosure.Domain.Privacy;

namespace OpenDisclosure.UnitTests.Domain.Privacy;

public sealed class ScanListsTests
{
    private static readonly ScanLists Lists = new()
    {
        SensitiveWords = ["最高级", "ＡＢ 项目"],
        Leaders = new Dictionary<string, IReadOnlyList<string>> { ["王大力"] = ["党组书记、局长"], ["李小红"] = ["副局长"] },
        Misspellings = new Dictionary<string, string> { ["做为"] = "作为", ["截止"] = "截止到", ["部暑"] = "部署" },
        OwnNumbers = ["0477-8588130", "85881311", "13800138000"],
        OwnAddresses = ["office@example.com", "@example.org", "东胜区天骄街道伊煤路12号3号楼2单元501室"],
        OwnNames = ["赵小刚"],
    };

    [Theory]
    [InlineData("采用最高级标准", "最高级")]
    [InlineData("采用最 高 级标准", "最 高 级")]
    [InlineData("ab项目启动", "ab项目")]
    public void A_sensitive_word_is_asked_about(string text, string piece) =>
        Assert.Equal((FindingKind.SensitiveWording, FindingGrade.Ask, piece), Shape(text));

    [Theory]
    [InlineData("市长王大力讲话", "市长王大力", "党组书记、局长王大力")]
    [InlineData("副局长王大力讲话", "副局长王大力", "党组书记、局长王大力")]
    [InlineData("王大力副书记讲话", "王大力副书记", "党组书记、局长王大力")]
    [InlineData("局长李小红讲话", "局长李小红", "副局长李小红")]
    [InlineData("局 长 李 小 红", "局 长 李 小 红", "副局长李小红")]
    public void A_leader_with_another_title_is_asked_about(string text, string piece, string right)
    {
        Assert.Equal((FindingKind.LeaderName, FindingGrade.Ask, piece), Shape(text));
        Assert.Equal(right, Assert.Single(TextScanner.Scan(text, Lists)).Suggestion);
    }

    [Theory]
    [InlineData("局长王大力讲话")]
    [InlineData("党组书记、局长王大力讲话")]
    [InlineData("市工信局副局长李小红讲话")]
    [InlineData("王大力局长讲话")]
    [InlineData("原副局长王大力")]
    [InlineData("王大力同志讲话")]
    [InlineData("截止到12月31日")]
    [InlineData("作为重点")]
    public void What_is_right_is_not_asked_about(string text) => Assert.Empty(TextScanner.Scan(text, Lists));

    [Fact]
    public void A_misspelling_suggests_the_right_word() =>
        Assert.Equal("部署", Assert.Single(TextScanner.Scan("安排部暑工作", Lists), finding => finding.Kind == FindingKind.Misspelling).Suggestion);

    [Theory]
    [InlineData("电话0477-8588130")]
    [InlineData("电话（0477）85881311")]
    [InlineData("手机138 0013 8000")]
    [InlineData("office@example.com")]
    [InlineData("anybody@example.org")]
    [InlineData("家住东胜区天骄街道伊煤路12号3号楼2单元501室")]
    public void What_is_the_agency_s_own_is_only_noted(string text)
    {
        var finding = Assert.Single(TextScanner.Scan(text, Lists));

        Assert.Equal((FindingKind.OwnDetail, FindingGrade.Note), (finding.Kind, finding.Grade));
        Assert.Null(finding.Suggestion);
    }

    [Fact]
    public void A_member_of_staff_is_no_citizen()
    {
        const string text = "赵小刚，男，伊煤小区3号楼2单元501室";

        Assert.Single(TextScanner.Scan(text, ScanLists.Empty));
        Assert.Empty(TextScanner.Scan(text, Lists));
    }

    [Fact]
    public void An_accepted_group_is_only_noted()
    {
        var asked = Assert.Single(TextScanner.Scan("13900139000", ScanLists.Empty));
        var noted = Assert.Single(TextScanner.Scan("139-0013-9000", new ScanLists { AcceptedGroups = new HashSet<string> { asked.Group } }));

        Assert.Equal((FindingKind.Mobile, FindingGrade.Note), (noted.Kind, noted.Grade));
    }

    [Fact]
    public void Nobody_accepts_an_identity_number_for_good()
    {
        var stopped = Assert.Single(TextScanner.Scan("11010519491231002X", ScanLists.Empty));
        var again = Assert.Single(TextScanner.Scan("11010519491231002X", new ScanLists { AcceptedGroups = new HashSet<string> { stopped.Group } }));

        Assert.Equal(FindingGrade.Stop, again.Grade);
    }

    [Fact]
    public void Words_inside_of_words_are_all_found()
    {
        var lists = new ScanLists { SensitiveWords = ["甲乙丙丁", "乙丙", "丙丁戊", ""], Misspellings = new Dictionary<string, string> { ["丙"] = "病" } };
        var found = TextScanner.Scan("甲乙丙丁戊", lists);

        Assert.Equal(["甲乙丙丁", "丙"], found.Select(finding => finding.Text));
    }

    private static (FindingKind Kind, FindingGrade Grade, string Text) Shape(string text)
    {
        var finding = Assert.Single(TextScanner.Scan(text, Lists));
        return (finding.Kind, finding.Grade, finding.Text);
    }
}
