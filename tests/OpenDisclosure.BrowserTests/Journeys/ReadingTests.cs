using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>A reader sets pages to his eyes with plain buttons.</summary>
public sealed class ReadingTests
{
    [Theory]
    [InlineData(Way.WithoutScripts)]
    [InlineData(Way.Keyboard)]
    public Task A_reader_chooses_the_elder_view_and_dark_pages_and_keeps_them(Way way) => Stage.Play(async stage =>
    {
        var reader = await stage.Reader();
        await reader.Go("/");
        await reader.Press(reader.Page.Button(PublicText.ThemeDark));
        await Expect(reader.Page.Button(PublicText.ThemeDark)).ToHaveAttributeAsync("aria-pressed", "true");
        await reader.Go("/notices");
        Assert.True(await Brightness(reader) < 60, "The page is not dark");
        await reader.Press(reader.Page.Button(PublicText.ThemeLight));
        await Expect(reader.Page.Button(PublicText.ThemeLight)).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.True(await Brightness(reader) > 200, "The page is not light");

        var ordinary = await TextSize(reader);
        await reader.Press(reader.Page.Button(PublicText.ElderView));
        await Expect(reader.Page.Button(PublicText.ElderView)).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.True(await TextSize(reader) > ordinary, "The elder view is not larger");
        await reader.Go("/");
        await Expect(reader.Page.Button(PublicText.ElderView)).ToHaveAttributeAsync("aria-pressed", "true");
    }, way);

    [Fact]
    public Task The_staff_side_turns_dark_without_scripts() => Stage.Play(async stage =>
    {
        var clerk = await stage.Staff("wangshili");
        await clerk.Go("/admin");
        await clerk.Press(clerk.Page.Button(SettingsText.Bar_Dark));
        await Expect(clerk.Page.Button(SettingsText.Bar_Light)).ToBeVisibleAsync();
        Assert.True(await Brightness(clerk) < 60, "The page is not dark");
        await Expect(clerk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/admin$"));
    }, Way.WithoutScripts);

    private static Task<double> TextSize(Hand reader) =>
        reader.Page.Locator("main a").First.EvaluateAsync<double>("link => parseFloat(getComputedStyle(link).fontSize)");

    /// <summary>Of the page's ground, 0 black to 255 white.</summary>
    private static Task<double> Brightness(Hand reader) => reader.Page.EvaluateAsync<double>("""
        () => {
          const canvas = new OffscreenCanvas(1, 1).getContext('2d');
          for (const part of [document.documentElement, document.body]) {
            canvas.fillStyle = getComputedStyle(part).backgroundColor;
            canvas.fillRect(0, 0, 1, 1);
          }
          const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
          return (r + g + b) / 3;
        }
        """);
}
