using OpenDisclosure.BrowserTests.Accessibility;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.BrowserTests.Printing;

/// <summary>Paper is for reading in a meeting and for the file: it carries the document, and nothing of the site around it.</summary>
public sealed class PrintTests
{
    private const int CharactersOfLine = 28;
    private const string Punctuation = "，。；：、？！）》”’—…（《“‘〔〕";

    private static readonly string[] Chrome = [PublicText.ElderView, PublicText.ThemeDark, PublicText.Skip, PublicText.Fault, PublicText.Search];

    [Fact]
    public Task A_document_with_a_number_prints_as_an_official_document() => Stage.Play(async stage =>
    {
        var page = await stage.Citizen();
        await page.GotoAsync((await SitePages.Public(page))["document"]);
        var paper = await Paper.Of(page);
        IsA4(paper);
        Assert.All(Chrome, word => Assert.DoesNotContain(word, paper.Text, StringComparison.Ordinal));
        // A full line is filled to the margin; by the rules of line breaking a mark may hang, or a character may move down with its mark.
        var full = paper.Lines.Where(line => line.Length >= 26 && !line.Any(char.IsAsciiLetterOrDigit)).ToList();
        Assert.True(full.Count >= 5, $"There are {full.Count} full lines:\n{paper.Text}");
        Assert.All(full, line => Assert.InRange(line.Count(letter => !Punctuation.Contains(letter, StringComparison.Ordinal)), 20, CharactersOfLine));
        Assert.All(full, line => Assert.InRange(line.Length, CharactersOfLine - 2, CharactersOfLine + 1));
        Assert.Contains(full, line => line.Length == CharactersOfLine);
    });

    [Fact]
    public Task A_page_without_a_number_prints_plainly_with_its_links_spelled_out() => Stage.Play(async stage =>
    {
        var page = await stage.Citizen();
        await page.GotoAsync("/about/guide");
        var paper = await Paper.Of(page);
        IsA4(paper);
        Assert.All(Chrome, word => Assert.DoesNotContain(word, paper.Text, StringComparison.Ordinal));
        var links = await page.Locator("main .body a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href')).filter(href => href.startsWith('http'))");
        var text = string.Concat(paper.Text.Where(letter => !char.IsWhiteSpace(letter)));
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains(link, text, StringComparison.Ordinal));
    });

    private static void IsA4(Paper paper)
    {
        var (width, height) = paper.Sheet();
        Assert.InRange(width, 594, 597);
        Assert.InRange(height, 841, 843);
    }
}
