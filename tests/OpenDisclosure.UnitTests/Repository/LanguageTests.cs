using System.Text.RegularExpressions;

namespace OpenDisclosure.UnitTests.Repository;

/// <summary>What people read stands in resources; code speaks English and may cite a law by its title.</summary>
public sealed partial class LanguageTests
{
    /// <summary>Where Chinese is data and not a text of the interface: labels are looked up, words of privacy are looked for.</summary>
    private static readonly string[] Allowed = ["/Resources/", "/Cli/Demonstration/", "/Catalogue/Labels", "/Privacy/Labels"];

    [Fact]
    public void Code_and_views_hold_no_Chinese_but_titles_of_laws()
    {
        var files = RepositoryTree.Files("src", ".cs", ".cshtml");
        Assert.NotEmpty(files);
        RepositoryTree.AssertNone(files
            .Where(file => !file.IsUnder(Allowed))
            .SelectMany(file => SourceText.Occurrences(file, WithoutCitations(file.Text, SourceText.IsView(file)), Chinese())));
    }

    [Theory]
    [InlineData("// Article 33 of 《中华人民共和国政府信息公开条例》 counts working days.", false)]
    [InlineData("/// 《行政复议法》第二十条第一款", false)]
    [InlineData("/* 《规定》（国办秘函〔2019〕19号） */", false)]
    [InlineData("@* 《条例》第六条 *@", true)]
    [InlineData("/// <summary>The verdict of the confidentiality review (保密审查).</summary>", false)]
    public void A_comment_may_cite_a_law(string text, bool isView) =>
        Assert.DoesNotMatch(Chinese(), WithoutCitations(text, isView));

    [Theory]
    [InlineData("// 这里说明原因", false)]
    [InlineData("// 《条例》的规定", false)]
    [InlineData("// The reason is 在这里说明为什么要这样做而且说得非常长以致不是术语", false)]
    [InlineData("var title = \"《条例》\";", false)]
    [InlineData("var address = \"http://x/《条例》\";", false)]
    [InlineData("<a href=\"//x\">《条例》</a>", true)]
    [InlineData("<h1>公开</h1>", true)]
    public void Other_Chinese_is_recognised(string text, bool isView) =>
        Assert.Matches(Chinese(), WithoutCitations(text, isView));

    private static string WithoutCitations(string text, bool isView) =>
        SourceText.ReplaceComments(text, isView, comment =>
        {
            var rest = Citation().Replace(comment, "law");
            return Word().Count(rest) > FewWords ? Term().Replace(rest, "term") : rest;
        });

    /// <summary>A comment of more English words than this is English, and may name a term of the field in its own script.</summary>
    private const int FewWords = 2;

    // A title, the number of the document in brackets, and the article, paragraph and item after it.
    [GeneratedRegex("""《[^》\r\n]*》(?:（[^（）\r\n]*号）)?(?:第[一二三四五六七八九十百零〇]+[条款项])*""")]
    private static partial Regex Citation();

    // A term is short: a name of a form, a duty, a field.
    [GeneratedRegex("""(?<![\u3400-\u9FFF])[\u3400-\u9FFF\u3014\u3015\uFF08\uFF09\u30010-9]{1,20}(?![\u3400-\u9FFF])""")]
    private static partial Regex Term();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex Word();

    [GeneratedRegex("""[\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF]""")]
    private static partial Regex Chinese();
}
