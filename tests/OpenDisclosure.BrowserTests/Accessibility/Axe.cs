using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OpenDisclosure.BrowserTests.Accessibility;

/// <summary>The checker: WCAG 2.2 AA and good practice, as far as a machine can find.</summary>
internal static class Axe
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    /// <summary>The checker brings its own script into the page, which the site's policy forbids.</summary>
    public static BrowserNewContextOptions Options() => new() { BypassCSP = true };

    /// <summary>What it finds on the page as it stands.</summary>
    public static Task<AxeResult> Run(IPage page) =>
        page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Rules] } });

    /// <summary>The broken rules of the page as it stands, in words.</summary>
    public static async Task<IEnumerable<string>> Violations(IPage page) => InWords(await Run(page));

    /// <summary>Broken rules in words.</summary>
    public static IEnumerable<string> InWords(AxeResult result) =>
        result.Violations.Select(rule => $"{rule.Id}: {string.Join(" | ", rule.Nodes.Take(3).Select(node => node.Html.Length > 160 ? node.Html[..160] : node.Html))}");

    /// <summary>How far a page of this width scrolls sideways, with what is too wide; null when it does not.</summary>
    public static async Task<string?> Overflow(IPage page) =>
        await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth - innerWidth") is var over and > 0
            ? $"scrolls sideways by {over} px: {await Widest(page)}"
            : null;

    /// <summary>Fails when something is found on a page, on a small phone or on a wide screen.</summary>
    public static async Task Passes(IPage page, string address)
    {
        await page.GotoAsync(address);
        var wrong = new List<string>();
        foreach (var width in Modes.Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            if (width == 320 && await Overflow(page) is { } over)
                wrong.Add($"{width}: {over}");
            wrong.AddRange((await Violations(page)).Select(violation => $"{width}: {violation}"));
        }

        Assert.True(wrong.Count == 0, $"{address}: {wrong.Count} found:\n{string.Join('\n', wrong)}");
    }

    private static Task<string> Widest(IPage page) => page.EvaluateAsync<string>("""
        () => [...document.querySelectorAll('body *')].filter(part => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 1
            && getComputedStyle(part).overflowX === 'visible' || part.getBoundingClientRect().right > innerWidth + 1)
          .slice(-6).map(part => part.cloneNode(false).outerHTML.slice(0, 120)).join(' | ')
        """);
}
