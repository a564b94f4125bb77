using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Web.Site.About;

namespace OpenDisclosure.BrowserTests.Accessibility;

/// <summary>
/// No violation of WCAG 2.2 AA nor of good practice that a machine can find, and no sideways scroll on a small phone. One page of each layout
/// in every mode and width, the others in one mode; with OPENDISCLOSURE_LONG=1 all pages in all.
/// </summary>
public sealed class AccessibilityTests
{
    private static readonly HashSet<string> Layouts = ["home", "list", "document", "guide", "sign-in", "queue", "editor", "review", "release", "timeline"];
    private static readonly bool Long = Environment.GetEnvironmentVariable("OPENDISCLOSURE_LONG") == "1";
    private string engine = "";

    [Fact]
    public Task Every_public_page_is_accessible() => Stage.Play(async stage =>
    {
        var page = await stage.Citizen(Axe.Options());
        var found = await Check(page, await SitePages.Public(page));
        // The long run tests more than the statement says.
        if (!Long)
            StatementFile.Hold(found, engine, $"Chromium {page.Context.Browser!.Version.Split('.')[0]}");
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
        var page = account.Length == 0 ? await stage.Citizen(Axe.Options()) : await stage.StaffPage(account, Axe.Options());
        await Check(page, await SitePages.Of(page, account));
    });

    private async Task<IReadOnlyList<TestedPage>> Check(IPage page, IReadOnlyDictionary<string, string> pages)
    {
        var (wrong, found) = (new List<string>(), new List<TestedPage>());
        foreach (var mode in Modes.All)
        {
            foreach (var (name, address) in pages)
            {
                if (Long || mode == "light" || Layouts.Contains(name))
                    found.Add(await Look(page, name, address, mode, wrong));
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} found:\n{string.Join('\n', wrong)}");
        return found;
    }

    private async Task<TestedPage> Look(IPage page, string name, string address, string mode, List<string> wrong)
    {
        var (widths, passed, violations) = (new List<int>(), int.MaxValue, 0);
        await Modes.Choose(page, (await Product.Running).Address, mode);
        await page.GotoAsync(address);
        if (mode == "text-200")
            await Modes.Enlarge(page);
        foreach (var width in Modes.Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            if (width == 320 && await Axe.Overflow(page) is { } over)
                wrong.Add($"{name} {mode} {width}: {over}");
            if (!Long && !Layouts.Contains(name) && width != 320)
                continue;
            var result = await Axe.Run(page);
            wrong.AddRange(Axe.InWords(result).Select(violation => $"{name} {mode} {width}: {violation}"));
            widths.Add(width);
            (passed, violations, engine) = (Math.Min(passed, result.Passes.Length), violations + result.Violations.Length, result.TestEngine.Version);
        }

        return new TestedPage(name, mode, widths, passed, violations);
    }
}
