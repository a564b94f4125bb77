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

    /// <summary>
    /// The document's own paragraphs again and again, two in one so that lines are full, with a signature at the end; without the line that marks the sheets of a demonstration.
    /// </summary>
    private const string Longer = """
        () => {
          const body = document.querySelector('.body');
          const texts = [...body.querySelectorAll('p:not([class])')].map(part => part.textContent.trim()).filter(text => text.length > 28);
          for (const part of [...body.children]) if (!part.matches('p.to')) part.remove();
          for (let lines = 0, i = 0; lines < 94; i++) {
            const paragraph = document.createElement('p');
            paragraph.textContent = texts[i % texts.length] + texts[(i + 1) % texts.length];
            body.append(paragraph);
            lines += Math.ceil((paragraph.textContent.length + 2) / 28);
          }
          const sign = document.createElement('p');
          sign.className = 'sign';
          sign.append(document.querySelector('.name a').textContent, document.createElement('br'), '2022\u5E746\u67081\u65E5');
          body.append(sign);
          document.querySelector('.demo')?.remove();
          document.documentElement.removeAttribute('data-demo');
        }
        """;

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

    /// <summary>GB/T 9704-2012: 37 mm above, 28 mm at the binding, 22 lines of 28 characters on 156 × 225 mm.</summary>
    [Fact]
    public Task Five_sheets_of_an_official_document_have_22_lines_of_28_characters_within_the_margins_of_the_standard() => Stage.Play(async stage =>
    {
        const double Line = 225.0 / 22;
        const double Letter = 16 * 25.4 / 72;
        var page = await stage.Citizen(Axe.Options());
        await page.GotoAsync((await SitePages.Public(page))["document"]);
        await page.EvaluateAsync(Longer);
        var paper = await Paper.Of(page);
        IsA4(paper);
        Assert.Equal(5, paper.Sheets());
        foreach (var (sheet, number) in paper.Pages.Select((sheet, index) => (sheet, index + 1)))
        {
            Assert.Equal($"\u2014{number}\u2014", string.Concat(sheet.Lines[^1].Where(letter => letter != ' ')));
            var words = sheet.Words.Where(word => word.Middle is > 37 and < 262).ToList();
            Assert.InRange(words.Min(word => word.Left), 27, 29);
            Assert.InRange(words.Max(word => word.Right), 183, 185);
        }

        foreach (var sheet in paper.Pages.Skip(1).SkipLast(1))
        {
            var text = sheet.Lines.SkipLast(1).ToList();
            Assert.True(text.Count == 22, $"{text.Count} lines:\n{string.Join('\n', text)}");
            var full = text.Where(line => line.Length >= CharactersOfLine - Indent - 1 && line.All(letter => letter > 127)).ToList();
            Assert.True(full.Count >= 10, $"{full.Count} full lines:\n{string.Join('\n', text)}");
            Assert.All(full, line => Assert.InRange(line.Length, CharactersOfLine - Indent - 1, CharactersOfLine + 1));
            Assert.Contains(full, line => line.Length == CharactersOfLine);
            // The reader guesses the height of a letter; ink is what the ruler of GB/T 9704 measures.
            var (top, bottom) = sheet.Ink(30, 264);
            Assert.InRange(top - ((Line - Letter) / 2), 36, 38);
            Assert.InRange(bottom + ((Line - Letter) / 2), 261, 263);
        }

        var date = paper.Pages.SelectMany(sheet => sheet.Words).Last(word => word.Text.Contains('\u65E5', StringComparison.Ordinal));
        Assert.InRange(210 - 26 - date.Right, (4 * Letter) - 1, (4 * Letter) + 1);
        Assert.All(Chrome, word => Assert.DoesNotContain(word, paper.Text, StringComparison.Ordinal));
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
