using System.Text.RegularExpressions;

namespace OpenDisclosure.UnitTests.Repository;

/// <summary>Rules over the text of views: analyzers do not look inside .cshtml.</summary>
public sealed partial class ViewTests
{
    private static IReadOnlyList<RepositoryFile> Views => RepositoryTree.Files("src", ".cshtml");

    [Fact]
    public void The_views_are_looked_at_once_there_is_a_site()
    {
        if (Directory.Exists(Path.Combine(RepositoryTree.Root, "src/OpenDisclosure.Web/Site")))
            Assert.NotEmpty(Views);
    }

    [Fact]
    public void Raw_HTML_is_written_by_SealedHtml_alone()
    {
        var files = RepositoryTree.Files("src", ".cs", ".cshtml");
        Assert.NotEmpty(files);
        RepositoryTree.AssertNone(files
            .Where(file => file.Name != "SealedHtml.cs")
            .SelectMany(file => SourceText.Occurrences(file, SourceText.WithoutComments(file), RawHtml())));
    }

    [Fact]
    public void No_view_has_an_inline_style_script_or_event_handler() => AssertNoView(InlineCode());

    [Fact]
    public void No_view_is_given_a_database_context() => AssertNoView(InjectedContext());

    [Fact]
    public void No_view_loads_anything_from_another_site() => AssertNoView(ForeignResource());

    [Theory]
    [InlineData("<p style=\"color:red\">")]
    [InlineData("<p class='a' style='color:red'>")]
    [InlineData("<style>")]
    [InlineData("<script>go()</script>")]
    [InlineData("<script type=\"module\">")]
    [InlineData("<button\n    onclick=\"go()\">")]
    [InlineData("<body onload='go()'>")]
    public void Inline_code_is_recognised(string markup) => Assert.Matches(InlineCode(), markup);

    [Theory]
    [InlineData("<script src=\"~/js/site.js\" defer></script>")]
    [InlineData("<script defer asp-append-version=\"true\" src=\"~/js/site.js\"></script>")]
    [InlineData("<link rel=\"stylesheet\" href=\"~/site.css\">")]
    [InlineData("<input name=\"once\" value=\"1\" data-on=\"x\">")]
    public void Code_from_a_file_is_not_inline(string markup) => Assert.DoesNotMatch(InlineCode(), markup);

    [Theory]
    [InlineData("@inject DisclosureDb Db")]
    [InlineData("@inject OpenDisclosure.Data.PublishedDb db")]
    [InlineData("@inject IDbContextFactory<DisclosureDb> factory")]
    public void An_injected_context_is_recognised(string directive) => Assert.Matches(InjectedContext(), directive);

    [Theory]
    [InlineData("@Html.Raw(Model.Text)")]
    [InlineData("return new HtmlString(text);")]
    [InlineData("new Microsoft.AspNetCore.Html.HtmlString(text)")]
    public void Raw_HTML_is_recognised(string code) => Assert.Matches(RawHtml(), code);

    private static void AssertNoView(Regex pattern) =>
        RepositoryTree.AssertNone(Views.SelectMany(view =>
            SourceText.Occurrences(view, SourceText.WithoutComments(view), pattern)));

    [GeneratedRegex("""\bHtml\s*\.\s*Raw\b|\bnew\s+(?:[\w.]+\.)?HtmlString\b""")]
    private static partial Regex RawHtml();

    [GeneratedRegex("""\sstyle\s*=\s*["']|<style\b|<script\b(?![^>]*\ssrc\s*=)|\son[a-z]{3,}\s*=\s*["']""")]
    private static partial Regex InlineCode();

    [GeneratedRegex("""@inject\s+[^\r\n]*?Db(?:Context)?\b""")]
    private static partial Regex InjectedContext();

    [GeneratedRegex("""<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\ssrc\s*=\s*["'](?:https?:)?//|<link\b[^>]*rel="stylesheet"[^>]*href\s*=\s*["'](?:https?:)?//""")]
    private static partial Regex ForeignResource();
}
