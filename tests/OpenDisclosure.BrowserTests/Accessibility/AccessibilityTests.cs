using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;

namespace OpenDisclosure.BrowserTests.Accessibility;

/// <summary>
/// No violation of WCAG 2.2 AA nor of good practice that a machine can find, and no sideways scroll on a small phone. One page of each layout
/// in every mode and width, the others in one mode; with OPENDISCLOSURE_LONG=1 all pages in all.
/// </summary>
public sealed class AccessibilityTests
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly HashSet<string> Layouts = ["home", "list", "document", "guide", "sign-in", "queue", "editor", "review", "release", "timeline"];
    private static readonly bool Long = Environment.GetEnvironmentVariable("OPENDISCLOSURE_LONG") == "1";

    [Fact]
    public Task Every_public_page_is_accessible() => Stage.Play(async stage =>
    {
        var page = await stage.Citizen(Options());
        await Check(page, await SitePages.Public(page));
    });

    [Theory]
    [InlineData("")]
    [InlineData("wangshili")]
    [InlineData("qianshiyang")]
    [InlineData("xuyangshu")]
    [InlineData("zhengyangben")]
    [InlineData("heyangqian")]
    [InlineData("zhouyangli")]
    [InlineData("wushigao")]
    public Task Every_page_of_the_staff_is_accessible(string account) => Stage.Play(async stage =>
    {
        var page = account.Length == 0 ? await stage.Citizen(Options()) : await stage.StaffPage(account, Options());
        await Check(page, await SitePages.Of(page, account));
    });

    /// <summary>The checker brings its own script into the page, which the site's policy forbids.</summary>
    private static BrowserNewContextOptions Options() => new() { BypassCSP = true };

    private static async Task Check(IPage page, IReadOnlyDictionary<string, string> pages)
    {
        var wrong = new List<string>();
        foreach (var mode in Modes.All)
        {
            foreach (var (name, address) in pages)
            {
                if (Long || mode == "light" || Layouts.Contains(name))
                    wrong.AddRange(await Look(page, name, address, mode));
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} found:\n{string.Join('\n', wrong)}");
    }

    private static async Task<List<string>> Look(IPage page, string name, string address, string mode)
    {
        var wrong = new List<string>();
        await Modes.Choose(page, (await Product.Running).Address, mode);
        await page.GotoAsync(address);
        if (mode == "text-200")
            await Modes.Enlarge(page);
        foreach (var width in Modes.Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            if (width == 320 && await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth - innerWidth") is var over and > 0)
                wrong.Add($"{name} {mode} {width}: scrolls sideways by {over} px: {await Widest(page)}");
            if (Long || Layouts.Contains(name) || width == 320)
                wrong.AddRange((await Violations(page)).Select(violation => $"{name} {mode} {width}: {violation}"));
        }

        return wrong;
    }

    private static async Task<IEnumerable<string>> Violations(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Rules] } });
        return result.Violations.Select(rule => $"{rule.Id}: {string.Join(" | ", rule.Nodes.Take(3).Select(node => node.Html.Length > 160 ? node.Html[..160] : node.Html))}");
    }

    private static Task<string> Widest(IPage page) => page.EvaluateAsync<string>("""
        () => [...document.querySelectorAll('body *')].filter(part => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 1
            && getComputedStyle(part).overflowX === 'visible' || part.getBoundingClientRect().right > innerWidth + 1)
          .slice(-6).map(part => part.cloneNode(false).outerHTML.slice(0, 120)).join(' | ')
        """);
}
