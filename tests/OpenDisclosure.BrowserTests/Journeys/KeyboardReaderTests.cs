using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.BrowserTests.Pages;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>A reader without a mouse, with scripts and without. The hand fails where it cannot see what has the focus.</summary>
public sealed class KeyboardReaderTests
{
    [Theory]
    [InlineData(Way.Keyboard)]
    [InlineData(Way.WithoutScripts)]
    public Task Keys_skip_to_the_text_narrow_a_list_unfold_a_proof_and_search(Way way) => Stage.Play(async stage =>
    {
        var reader = new Hand(await stage.Citizen(), Way.Keyboard);
        var page = reader.Page;
        await reader.Go("/policies");
        await Narrow(reader);
        await Skip(page);
        await reader.Press(page.GetByRole(AriaRole.Navigation, new() { Name = PublicText.Filter }).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^通知 ") }));
        await Expect(page).ToHaveURLAsync(new Regex("[?]genre=.*&interpreted=yes$"));
        await Skip(page);
        await reader.Press(page.GetByRole(AriaRole.Main).Locator("a[href^='/normative/2']").First);
        await Expect(page.Locator("details.proof").First).ToBeVisibleAsync();
        await Skip(page);
        var proof = page.Locator("details.proof").First;
        await reader.Press(proof.Locator("summary"));
        await Expect(proof).ToHaveAttributeAsync("open", "");
        await Expect(proof.GetByRole(AriaRole.Link, new() { Name = PublicText.SeeProof })).ToBeVisibleAsync();
        await reader.Press(proof.Locator("summary"));
        await Expect(proof.GetByRole(AriaRole.Link, new() { Name = PublicText.SeeProof })).ToBeHiddenAsync();
        await PublicPages.Search(reader, "数字化转型");
        await Expect(page.Locator(".hits mark").First).ToHaveTextAsync("数字化转型");
    }, way);

    /// <summary>The first key leads to the way past the head, and the next after it into the text.</summary>
    private static async Task Skip(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("a.skip")).ToBeFocusedAsync();
        await Expect(page.Locator("a.skip")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"));
    }

    /// <summary>Several choices at once by the form, and one of them taken back.</summary>
    private static async Task Narrow(Hand reader)
    {
        var page = reader.Page;
        var form = page.Locator("details.narrow");
        await Skip(page);
        await reader.Press(form.Locator("summary"));
        await reader.Choose(page.Locator("#f-genre"), "通知");
        await reader.Choose(page.Locator("#f-interpreted"), "有解读");
        await reader.Press(form.GetByRole(AriaRole.Button));
        await Expect(page).ToHaveURLAsync(new Regex("genre=.*&interpreted=yes$"));
        await Skip(page);
        await reader.Press(page.GetByRole(AriaRole.List, new() { Name = PublicText.Chosen }).GetByRole(AriaRole.Link).First);
        await Expect(page).ToHaveURLAsync(new Regex("[?]interpreted=yes$"));
    }
}
