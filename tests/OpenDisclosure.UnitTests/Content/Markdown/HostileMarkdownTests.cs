using AngleSharp;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using CsCheck;
using Markdig;
using OpenDisclosure.Content.Markdown;

namespace OpenDisclosure.UnitTests.Content.Markdown;

[Collection(Rendering.OneAtATime)]
public sealed class HostileMarkdownTests
{
    public static IEnumerable<object[]> Numbers => HostileMarkdown.Numbers;

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_hostile_text_gives_harmless_html_or_a_refusal(int number)
    {
        var rendered = Rendering.Of(HostileMarkdown.At(number));

        Assert.Equal(rendered.Html is null, rendered.Refusal is not null);
        Assert.Empty(HostileMarkdown.DangersIn(rendered.Html ?? ""));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Sealed_html_is_the_same_after_sanitising_or_parsing_again(int number)
    {
        var html = Rendering.Of(HostileMarkdown.At(number)).Html ?? "";

        Assert.Equal(html, HtmlAllowList.Sanitise(html));
        Assert.Equal(html, ParsedAndWritten(html));
    }

    [Fact]
    public void The_advanced_extensions_of_Markdig_would_let_scripts_through_although_html_is_disabled()
    {
        var advanced = new MarkdownPipelineBuilder().UseAdvancedExtensions().DisableHtml().Build();

        var dangers = HostileMarkdown.Corpus.SelectMany(source => HostileMarkdown.DangersIn(Markdig.Markdown.ToHtml(source, advanced))).ToList();

        Assert.Contains("onclick=alert(1)", dangers);
        Assert.Contains("iframe", dangers);
        Assert.Contains("href=javascript:alert(1)", dangers);
    }

    [Fact]
    public void Only_the_text_of_a_dangerous_link_stays()
    {
        Assert.Equal("<p>前a后</p>\n", Rendering.Html("前[a](javascript:alert(1))后"));
        Assert.Equal("<p>javascript:alert(1)</p>\n", Rendering.Html("<javascript:alert(1)>"));
        Assert.Equal("<p>a</p>\n", Rendering.Html("[a](//evil.example)"));
        Assert.Equal("<p>a</p>\n", Rendering.Html("[a](https://gov.cn@evil.example)"));
    }

    [Fact]
    public void A_direction_mark_is_refused_typed_or_written_as_an_entity()
    {
        Assert.Equal((RenderRefusal.ForbiddenCharacter, 3), Refusal("一\n\n二\u202E三"));
        Assert.Equal((RenderRefusal.ForbiddenCharacter, 3), Refusal("一\n\n二&#x202E;三"));
        Assert.Equal((RenderRefusal.ForbiddenCharacter, 1), Refusal("零\u0000"));
    }

    [Fact]
    public void Sanitising_any_html_twice_gives_what_sanitising_once_gives()
    {
        var piece = Pieces(
            "<p>", "</p>", "<table>", "<td>", "</table>", "<svg>", "</svg>", "<math>", "<mtext>", "<style>", "</style>", "<!--", "-->", "<noscript>",
            "</noscript>", "<template>", "<a href='https://x.example'>", "<a href='#h-1' id='fnref-1' class='fn'>", "</a>", "<h2 id='h-1'>", "<img src=x onerror=1>", "<script>",
            "</script>", "<![CDATA[", "]]>", "&lt;", "&amp;amp;", "\"", "'", "文字", "<li id='main'>", "<ul>", "<pre>\n\n", "<figure>", "<form>", "<select>",
            "<div class=scroll role=region tabindex=0>", "<b>", "<br>", "<p id=x style='color:red'>", "\n", "<title>", "<textarea>", "<xmp>", "</xmp>");
        piece.List[0, 14].Sample(pieces =>
        {
            var once = HtmlAllowList.Sanitise(string.Concat(pieces));
            return HtmlAllowList.Sanitise(once) == once && HostileMarkdown.DangersIn(once).Count == 0;
        }, iter: 400);
    }

    [Fact]
    public void Any_mixture_of_marks_renders_to_stable_harmless_html()
    {
        var piece = Pieces(
            "[", "](", ")", "*", "**", "_", "`", "```\n", "\n", "\n\n", "> ", "- ", "1. ", "# ", "|", "|-|\n", "[^1]", "[^1]: ", "::: 署名\n", ":::\n", "::: 居中\n", "<", ">", "&#10;",
            "javascript:", "https://x.example", "文字", "：", "　", "![", "流程图.png", "\"", "\\", "=", "---\n", "{onclick=1}", "<b>", "a", " ");
        piece.List[0, 24].Sample(pieces =>
        {
            var html = Rendering.Of(string.Concat(pieces)).Html ?? "";
            return HtmlAllowList.Sanitise(html) == html && ParsedAndWritten(html) == html && HostileMarkdown.DangersIn(html).Count == 0;
        }, iter: 400);
    }

    private static Gen<string> Pieces(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);

    private static (RenderRefusal?, int?) Refusal(string source)
    {
        var rendered = Rendering.Of(source);
        return (rendered.Refusal, rendered.Line);
    }

    private static string ParsedAndWritten(string html) =>
        new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + html).Body!.ChildNodes.ToHtml(HtmlMarkupFormatter.Instance);
}
