using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Accessibility;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>A document is read aloud by the browser's own voice, and its address copied. Chromium here has no voice: a plain one stands in.</summary>
public sealed class ReadAloudTests
{
    /// <summary>A voice that says a piece only when it is told to, and notes what it is asked for.</summary>
    private const string Voice = """
        window.asked = [];
        window.broken = 0;
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
          getVoices: () => window.voices,
          speak(words) { window.asked.push(words.text); window.current = words; },
          cancel() { if (window.current) { window.broken++; window.current = null; } },
        }) });
        window.finish = () => { const words = window.current; window.current = null; words.onend(); };
        """;

    private const string Chinese = "window.voices = [{ name: 'plain', lang: 'en-US' }, { name: 'chinese', lang: 'zh-CN' }];";
    private const string OtherTongue = "window.voices = [{ name: 'plain', lang: 'en-US' }];";

    [Fact]
    public Task The_voice_reads_title_and_text_and_nothing_around_them_and_pauses_and_stops() => Stage.Play(async stage =>
    {
        var page = await Open(stage, Voice + Chinese);
        await page.Button(PublicText.SpeakStart).ClickAsync();
        var title = await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();
        Assert.Equal([title], await Asked(page));
        await Expect(page.Locator("h1.spoken")).ToHaveAttributeAsync("aria-current", "true");

        await page.EvaluateAsync("finish()");
        Assert.Equal(2, (await Asked(page)).Length);
        await page.Button(PublicText.SpeakPause).ClickAsync();
        Assert.Equal(1, await page.EvaluateAsync<int>("broken"));
        await page.Button(PublicText.SpeakResume).ClickAsync();
        var resumed = await Asked(page);
        Assert.Equal(resumed[1], resumed[2]);

        await page.Button(PublicText.SpeakStop).ClickAsync();
        await Expect(page.Button(PublicText.SpeakStart)).ToBeFocusedAsync();
        await Expect(page.Button(PublicText.SpeakStop)).ToBeHiddenAsync();
        await Expect(page.Locator(".spoken")).ToHaveCountAsync(0);
        Assert.Equal(3, (await Asked(page)).Length);

        await page.EvaluateAsync("asked = []");
        await page.Button(PublicText.SpeakStart).ClickAsync();
        await page.EvaluateAsync("() => { while (current) finish(); }");
        await Expect(page.Button(PublicText.SpeakStart)).ToBeVisibleAsync();
        Assert.Equal(Plain(title + await BodyText(page)), Plain(string.Concat(await Asked(page))));
    });

    [Fact]
    public Task Without_a_voice_or_a_clipboard_there_is_no_button_for_it() => Stage.Play(async stage =>
    {
        const string Nothing = "delete Window.prototype.speechSynthesis; delete window.speechSynthesis; delete Navigator.prototype.clipboard;";
        foreach (var browser in new[] { Nothing, Voice + OtherTongue })
        {
            var page = await Open(stage, browser);
            await Expect(page.Locator("#speech")).ToBeHiddenAsync();
            await page.GetByText(PublicText.ShareSummary).ClickAsync();
            await Expect(page.Locator("#copy")).ToBeVisibleAsync(new() { Visible = browser != Nothing });
        }
    });

    [Fact]
    public Task The_address_is_copied_as_it_is_and_said_so_and_where_that_is_refused_it_is_marked() => Stage.Play(async stage =>
    {
        const string Clipboard = "window.kept = ''; Object.defineProperty(Navigator.prototype, 'clipboard', { value: { writeText: async text => { if (window.refuses) throw new Error(); window.kept = text; } } });";
        var page = await Open(stage, Clipboard);
        await page.GetByText(PublicText.ShareSummary).ClickAsync();
        await page.Button(PublicText.ShareCopy).ClickAsync();
        await Expect(page.Locator("#copy + [role=status]")).ToHaveTextAsync(PublicText.ShareCopied);
        Assert.Equal(page.Url, await page.EvaluateAsync<string>("kept"));
        await page.EvaluateAsync("refuses = true");
        await page.Button(PublicText.ShareCopy).ClickAsync();
        Assert.Equal(page.Url, await page.EvaluateAsync<string>("() => getSelection().toString().trim()"));
    });

    [Fact]
    public Task Without_scripts_the_address_stands_there_and_no_button_that_does_nothing() => Stage.Play(async stage =>
    {
        var page = await stage.Citizen();
        await page.GotoAsync(await SitePages.Normative(page));
        await Expect(page.Locator("#speech")).ToBeHiddenAsync();
        await page.GetByText(PublicText.ShareSummary).ClickAsync();
        await Expect(page.Locator("#copy")).ToBeHiddenAsync();
        await Expect(page.Locator(".share").GetByRole(AriaRole.Link, new() { Name = page.Url })).ToBeVisibleAsync();
    }, Way.WithoutScripts);

    private static async Task<IPage> Open(Stage stage, string before)
    {
        var page = await stage.Citizen();
        await page.AddInitScriptAsync(before);
        await page.GotoAsync(await SitePages.Normative(page));
        return page;
    }

    private static Task<string[]> Asked(IPage page) => page.EvaluateAsync<string[]>("asked");

    private static Task<string> BodyText(IPage page) => page.EvaluateAsync<string>("() => [...document.querySelectorAll('.body')].map(part => part.textContent).join('')");

    private static string Plain(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
