using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Accessibility;
using OpenDisclosure.BrowserTests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>The search box suggests titles to who types, and can do without.</summary>
public sealed partial class SearchBoxTests
{
    [Fact]
    public Task Titles_are_suggested_and_chosen_by_keyboard() => Stage.Play(async stage =>
    {
        var page = await stage.Citizen(Axe.Options());
        await page.GotoAsync("/");
        var (box, options) = (page.GetByRole(AriaRole.Combobox), page.GetByRole(AriaRole.Option));
        await box.PressSequentiallyAsync("数字");
        await Expect(options.First).ToBeVisibleAsync();
        await box.PressAsync("ArrowDown");
        await Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", await options.First.GetAttributeAsync("id") ?? "");
        Assert.Empty(await Axe.Violations(page));
        await box.PressAsync("Escape");
        await Expect(options.First).ToBeHiddenAsync();
        await box.PressSequentiallyAsync("化");
        await Expect(options.First).ToBeVisibleAsync();
        await box.PressAsync("ArrowUp");
        await Expect(options.Last).ToHaveAttributeAsync("aria-selected", "true");
        await box.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(Document());
    });

    [Fact]
    public Task Who_chooses_no_suggestion_searches_for_what_he_typed() => Stage.Play(async stage =>
    {
        var page = await stage.Citizen();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Combobox).PressSequentiallyAsync("数字");
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Combobox).PressAsync("Enter");
        await Expect(page.Locator(".hits mark").First).ToHaveTextAsync("数字");
    });

    [GeneratedRegex("/[a-z-]+/[0-9]{4}-[0-9]{5}$")]
    private static partial Regex Document();
}
