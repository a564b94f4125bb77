using OpenDisclosure.BrowserTests.Accessibility;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.BrowserTests.Pages;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Printing;

/// <summary>Paper is for reading in a meeting and for the file: it carries the document, and nothing of the site around it.</summary>
public sealed class PrintTests
{
    private const int CharactersOfLine = 28;

    /// <summary>The indent of a paragraph's first line is two characters of its twenty-eight, and no letter of the text.</summary>
    private const int Indent = 2;

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
        var full = paper.Lines.Where(line => line.Length >= 26 && !line.Any(letter => char.IsAsciiLetterOrDigit(letter) || letter == ' ')).ToList();
        Assert.True(full.Count >= 5, $"There are {full.Count} full lines:\n{paper.Text}");
        Assert.All(full, line => Assert.InRange(line.Count(letter => !Punctuation.Contains(letter, StringComparison.Ordinal)), 20, CharactersOfLine));
        Assert.All(full, line => Assert.InRange(line.Length, CharactersOfLine - 2, CharactersOfLine + 1));
        Assert.Contains(full, line => line.Length is CharactersOfLine or CharactersOfLine - Indent);
    });

    [Fact]
    public Task A_page_without_a_number_prints_plainly_with_its_links_spelled_out() => Stage.Play(async stage =>
    {
        const string Link = "https://www.gov.cn/zhengce/";
        var clerk = await stage.Staff("sunyangzhang");
        var editor = await EditorPage.Begin(clerk, "政务动态", "政务动态");
        await editor.Write("我局学习有关政策", "学习有关政策。", $"全文见[中国政府网]({Link})。\n");
        await clerk.Press(clerk.Page.Button(StaffText.Draft_Preview));
        await Expect(clerk.Page.GetByText(StaffText.Preview_Draft)).ToBeVisibleAsync();
        var paper = await Paper.Of(clerk.Page);
        IsA4(paper);
        Assert.All(Chrome, word => Assert.DoesNotContain(word, paper.Text, StringComparison.Ordinal));
        var text = string.Concat(paper.Text.Where(letter => !char.IsWhiteSpace(letter)));
        Assert.Contains($"中国政府网（{Link}）", text, StringComparison.Ordinal);
    });

    [Fact]
    public Task The_review_sheet_of_an_ordinary_text_fits_one_page() => Stage.Play(async stage =>
    {
        var auditor = await stage.StaffPage("heyangqian");
        await auditor.GotoAsync("/admin/reviews");
        while (await auditor.Locator("section[aria-labelledby=all] a.row-a").CountAsync() == 0)
            await auditor.Link(StaffText.Reviews_Before).ClickAsync();
        await auditor.GotoAsync((await auditor.Locator("section[aria-labelledby=all] a.row-a").First.GetAttributeAsync("href"))!);
        var paper = await Paper.Of(auditor);
        IsA4(paper);
        Assert.Equal(1, paper.Sheets());
    });

    private static void IsA4(Paper paper)
    {
        var (width, height) = paper.Sheet();
        Assert.InRange(width, 594, 597);
        Assert.InRange(height, 841, 843);
    }
}
