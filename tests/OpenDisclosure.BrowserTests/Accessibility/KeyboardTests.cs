using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.BrowserTests.Accessibility;

/// <summary>Everything that can be worked is reached by the Tab key, in the order of the page, and shows it; and is large enough for a thumb.</summary>
public sealed class KeyboardTests
{
    /// <summary>What can take the focus now: not hidden, not off, one of each group of choices, nothing in a folded part.</summary>
    private const string Reachable = """
        () => {
          const seen = new Set(), found = [];
          for (const part of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
            if (part.disabled || part.tabIndex < 0 || part.type === 'hidden' || !part.checkVisibility({ visibilityProperty: true }) || part.closest('dialog:not([open])')) continue;
            if (part.type === 'radio') {
              const group = part.name + (part.form?.id ?? '');
              const chosen = document.querySelector(`input[type=radio][name="${part.name}"]:checked`);
              if (seen.has(group) || chosen && chosen !== part) continue;
              seen.add(group);
            }
            part.dataset.tab = found.length;
            found.push(part.outerHTML.slice(0, 90));
          }
          return found;
        }
        """;

    private const string Focused = $"() => {{ const part = document.activeElement; return part?.dataset.tab === undefined ? [-1, 1, 1] : [Number(part.dataset.tab), ({FocusMark.Visible})(part) ? 1 : 0, ({FocusMark.Uncovered})(part) ? 1 : 0]; }}";

    [Theory]
    [InlineData("", "/")]
    [InlineData("", "/notices")]
    [InlineData("", "/policies", Way.WithoutScripts)]
    [InlineData("", "/statutory?item=1", Way.WithoutScripts)]
    [InlineData("", "/search?q=x")]
    [InlineData("", "document")]
    [InlineData("", "document", Way.WithoutScripts)]
    [InlineData("", "/messages/new", Way.WithoutScripts)]
    [InlineData("", "/admin/sign-in")]
    [InlineData("wangshili", "/admin")]
    [InlineData("wangshili", "editor")]
    [InlineData("xuyangshu", "review")]
    [InlineData("zhengyangben", "/admin/release")]
    public Task The_Tab_key_comes_to_everything_in_order_and_shows_it(string account, string place, Way way = Way.Mouse) => Stage.Play(async stage =>
    {
        var page = account.Length == 0 ? await stage.Citizen() : await stage.StaffPage(account);
        await page.GotoAsync(place.StartsWith('/') ? place : account.Length == 0 ? await SitePages.Normative(page) : (await SitePages.Of(page, account))[place]);
        var parts = await page.EvaluateAsync<string[]>(Reachable);
        var reached = new List<int>();
        for (var tabs = 0; tabs < parts.Length + 40 && reached.Count < parts.Length; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await page.EvaluateAsync<int[]>(Focused);
            if (at[0] < 0 || reached.Contains(at[0]))
                continue;
            Assert.True(at[1] == 1, $"The focus cannot be seen on {parts[at[0]]}");
            Assert.True(at[2] == 1, $"Something covers the focus on {parts[at[0]]}");
            reached.Add(at[0]);
        }

        // What is done on the way, as 看到文末, is no longer asked for.
        var gone = await page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('[data-tab]')].filter(part => !part.checkVisibility()).map(part => Number(part.dataset.tab))");
        Assert.Equal([], Enumerable.Range(0, parts.Length).Except(reached).Except(gone).Select(missed => parts[missed]));
        Assert.Equal(reached.Order(), reached);
        Assert.Contains(PublicText.Skip, await page.Locator("a.skip").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, reached[0]);
    }, way);

    [Theory]
    [InlineData("/", "light", 44)]
    [InlineData("/notices", "light", 44)]
    [InlineData("/admin/sign-in", "light", 44)]
    [InlineData("document", "light", 44)]
    [InlineData("/", "elder", 60)]
    [InlineData("/notices", "elder", 60)]
    [InlineData("/search?q=x", "elder", 60)]
    [InlineData("/sitemap", "elder", 60)]
    [InlineData("/nothing-here", "elder", 60)]
    [InlineData("document", "elder", 60)]
    [InlineData("news", "elder", 60)]
    [InlineData("proof", "elder", 60)]
    public Task What_stands_alone_is_large_enough_for_a_thumb(string place, string mode, int least) => Stage.Play(async stage =>
    {
        var page = await stage.Citizen(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 844 } });
        var address = place.StartsWith('/') ? place : (await SitePages.Public(page))[place];
        await Modes.Choose(page, (await Product.Running).Address, mode);
        await page.GotoAsync(address);
        var small = await page.EvaluateAsync<string[]>("""
            least => [...document.querySelectorAll('button, input:not([type=hidden]), select, summary, .btn, .nav a, .doors a, .feed li > a, .secnav a, .crumb a, .jump a, .files a, .versions a, .tools a, .foot a, .bar a, .plainpage li a, .tree a')]
              .filter(part => part.checkVisibility() && Math.round(part.getBoundingClientRect().height) < least)
              .map(part => Math.round(part.getBoundingClientRect().height) + ' px: ' + part.outerHTML.slice(0, 100))
            """, least);
        Assert.Empty(small);
    });
}
