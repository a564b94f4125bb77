using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.BrowserTests.Pages;
using OpenDisclosure.Web.Cli.Demonstration;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>
/// Daily work is light: four clean notices go from the submit to the public with at most four keys, or touches, an item for every reviewer.
/// Passwords are not counted.
/// </summary>
public sealed class FourKeysTests
{
    private const int MostEach = 4;
    private const float LeastTarget = 44;

    /// <summary>Longer than a screen, so that its end has to be looked for.</summary>
    private static readonly string Body = string.Concat(Enumerable.Range(1, 14).Select(number => $"第{number}项工作。{Texts.Paragraph}\n\n"));

    [Fact]
    public Task By_keyboard() => Stage.PlayOwn(async stage =>
    {
        var titles = await Submitted(stage);
        await HeadByKeyboard(await SignedIn(stage, "qianshiyang"), titles);
        await ReviewerByKeyboard(await SignedIn(stage, "xuyangshu"), titles);
        await ReleaserByKeyboard(await SignedIn(stage, "zhengyangben"), titles);
        await AllArePublic(stage, titles);
    });

    [Fact]
    public Task By_thumb() => Stage.PlayOwn(async stage =>
    {
        var titles = await Submitted(stage);
        await HeadByThumb(await SignedIn(stage, "qianshiyang", Phone()), titles);
        await ReviewerByThumb(await SignedIn(stage, "xuyangshu", Phone()), titles);
        await ReleaserByThumb(await SignedIn(stage, "zhengyangben", Phone()), titles);
        await AllArePublic(stage, titles);
    });

    private static async Task HeadByKeyboard(IPage page, IReadOnlyCollection<string> titles)
    {
        var keys = new Keys(page);
        await keys.Press("o");
        foreach (var _ in titles)
        {
            var title = await Opened(page, StaffText.Review_Content, titles);
            await keys.Press("a");
            await Expect(page.GetByText($"《{title}》内容审核已通过")).ToBeVisibleAsync();
            keys.NextItem();
        }
    }

    private static async Task ReviewerByKeyboard(IPage page, IReadOnlyCollection<string> titles)
    {
        var keys = new Keys(page);
        await keys.Press("o");
        foreach (var _ in titles)
        {
            var title = await Opened(page, StaffText.Review_Clearance, titles);
            await Expect(page.Button(StaffText.Review_Approve)).ToHaveAttributeAsync("aria-disabled", "true");
            await keys.Press("End");
            await Expect(page.GetByLabel(StaffText.Review_SeenEnd)).ToBeCheckedAsync();
            await keys.Press("x");
            await Expect(page.GetByLabel(StaffText.Review_NoOther)).ToBeCheckedAsync();
            await Expect(page.Locator("#miss")).ToBeHiddenAsync();
            await keys.Press("a");
            await Expect(page.GetByText($"《{title}》保密审查结论：主动公开")).ToBeVisibleAsync();
            keys.NextItem();
        }
    }

    private static async Task ReleaserByKeyboard(IPage page, IReadOnlyCollection<string> titles)
    {
        var keys = new Keys(page);
        await keys.Press("o");
        await Expect(page.Heading(StaffText.Release_Title).First).ToBeVisibleAsync();
        await keys.Press("x");
        await keys.Press("a");
        await Expect(page.Field(StaffText.Release_Password)).ToBeFocusedAsync();
        await page.Keyboard.InsertTextAsync(DemonstrationAccounts.Password);
        await keys.Press("Enter");
        await Expect(page.GetByText(new Regex("已签发[0-9]+件"))).ToBeVisibleAsync();
        Assert.True(keys.Pressed <= MostEach, $"{keys.Pressed} keys for {titles.Count} items.");
    }

    private static async Task HeadByThumb(IPage page, IReadOnlyCollection<string> titles)
    {
        var thumb = new Thumb(page);
        await thumb.Tap(page.Locator(".queue .act a").First);
        foreach (var _ in titles)
        {
            var title = await Opened(page, StaffText.Review_Content, titles);
            await thumb.Tap(page.Button(StaffText.Review_Approve));
            await Expect(page.GetByText($"《{title}》内容审核已通过")).ToBeVisibleAsync();
            thumb.NextItem();
        }
    }

    private static async Task ReviewerByThumb(IPage page, IReadOnlyCollection<string> titles)
    {
        var thumb = new Thumb(page);
        await thumb.Tap(page.Locator(".queue .act a").First);
        foreach (var _ in titles)
        {
            var title = await Opened(page, StaffText.Review_Clearance, titles);
            await page.Locator("label[for=NoOther]").ScrollIntoViewIfNeededAsync();
            await Expect(page.GetByLabel(StaffText.Review_SeenEnd)).ToBeCheckedAsync();
            await thumb.Tap(page.Locator("label[for=NoOther]"));
            await thumb.Tap(page.Button(StaffText.Review_Approve));
            await Expect(page.GetByText($"《{title}》保密审查结论：主动公开")).ToBeVisibleAsync();
            thumb.NextItem();
        }
    }

    private static async Task ReleaserByThumb(IPage page, IReadOnlyCollection<string> titles)
    {
        var thumb = new Thumb(page);
        await thumb.Tap(page.Locator(".queue .act a").First);
        await thumb.Tap(page.Locator("label[for=pick-all]"));
        await thumb.Tap(page.Field(StaffText.Release_Password));
        await page.Keyboard.InsertTextAsync(DemonstrationAccounts.Password);
        await thumb.Tap(page.Button(StaffText.Release_Do));
        await Expect(page.GetByText(new Regex("已签发[0-9]+件"))).ToBeVisibleAsync();
        Assert.True(thumb.Taps <= MostEach, $"{thumb.Taps} touches for {titles.Count} items.");
    }

    /// <summary>Four urgent notices, so that they are first in each queue.</summary>
    private static async Task<IReadOnlyList<string>> Submitted(Stage stage)
    {
        var clerk = new Hand(await SignedIn(stage, "wangshili"), Way.Mouse);
        var titles = new List<string>();
        for (var number = 1; number <= 4; number++)
        {
            var title = $"关于第{Texts.Next()}次工业用水统计的通知";
            var editor = await Flow.WriteNotice(clerk, title, body: Body);
            await editor.OpenMore();
            await clerk.Tick(clerk.Page.GetByLabel(StaffText.Field_Urgent));
            await editor.SubmitSealed(title);
            titles.Add(title);
        }

        return titles;
    }

    private static async Task AllArePublic(Stage stage, IReadOnlyCollection<string> titles)
    {
        var reader = await stage.Citizen();
        await reader.GotoAsync("/notices");
        foreach (var title in titles)
            await Expect(reader.Link(title).First).ToBeVisibleAsync();
    }

    private static async Task<IPage> SignedIn(Stage stage, string account, BrowserNewContextOptions? options = null)
    {
        var hand = await stage.Newcomer(account, options);
        await SignInPage.Enter(hand, account);
        return hand.Page;
    }

    private static BrowserNewContextOptions Phone() => new() { ViewportSize = new ViewportSize { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true };

    /// <summary>The title of the item that is open now, which must be one of these.</summary>
    private static async Task<string> Opened(IPage page, string step, IReadOnlyCollection<string> titles)
    {
        var heading = page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        await Expect(heading).ToContainTextAsync(step);
        var title = (await heading.InnerTextAsync()).Split('：', 2)[1].Trim();
        Assert.Contains(title, titles);
        return title;
    }

    /// <summary>Counts the keys of an item.</summary>
    private sealed class Keys(IPage page)
    {
        public int Pressed { get; private set; }

        public async Task Press(string key)
        {
            Pressed++;
            await page.Keyboard.PressAsync(key);
        }

        public void NextItem()
        {
            Assert.InRange(Pressed, 1, MostEach);
            Pressed = 0;
        }
    }

    /// <summary>Counts the touches of an item; each finds a target of its size on a page that does not move sideways.</summary>
    private sealed class Thumb(IPage page)
    {
        public int Taps { get; private set; }

        public async Task Tap(ILocator target)
        {
            Taps++;
            await target.ScrollIntoViewIfNeededAsync();
            var box = await target.BoundingBoxAsync();
            Assert.True(box!.Height >= LeastTarget - 0.5, $"{target} is {box.Height} px high.");
            Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
            await target.TapAsync();
        }

        public void NextItem()
        {
            Assert.InRange(Taps, 1, MostEach);
            Taps = 0;
        }
    }
}
