using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Accessibility;
using OpenDisclosure.BrowserTests.Fixtures;

namespace OpenDisclosure.BrowserTests.Pictures;

/// <summary>
/// Every page is drawn. With OPENDISCLOSURE_PICTURES set to a folder, pictures of them are left there to be looked at: 1280 and 390 wide,
/// light, dark, elder, and as printed.
/// </summary>
public sealed class PictureTests
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("OPENDISCLOSURE_PICTURES");

    [Fact]
    public Task Every_public_page_is_drawn() => Stage.Play(async stage =>
    {
        var page = await stage.Citizen();
        await Draw(page, await SitePages.Public(page));
    });

    [Theory]
    [InlineData("")]
    [InlineData("wangshili")]
    [InlineData("xuyangshu")]
    [InlineData("zhengyangben")]
    [InlineData("heyangqian")]
    [InlineData("zhouyangli")]
    [InlineData("wushigao")]
    public Task Every_page_of_the_staff_is_drawn(string account) => Stage.Play(async stage =>
    {
        var page = account.Length == 0 ? await stage.Citizen() : await stage.StaffPage(account);
        await Draw(page, await SitePages.Of(page, account));
    });

    private static async Task Draw(IPage page, IReadOnlyDictionary<string, string> pages)
    {
        foreach (var (name, address) in pages)
        {
            await page.GotoAsync(address);
            Assert.Equal(1, await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync());
            Assert.NotEmpty(await page.TitleAsync());
            if (Folder is { Length: > 0 })
                await Keep(page, name, address);
        }
    }

    private static async Task Keep(IPage page, string name, string address)
    {
        foreach (var mode in (string[])["light", "dark", "elder"])
        {
            await Modes.Choose(page, (await Product.Running).Address, mode);
            foreach (var width in (int[])[1280, 390])
            {
                await page.SetViewportSizeAsync(width, width == 390 ? 844 : 800);
                await page.GotoAsync(address);
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder!, $"{name}-{width}-{mode}.png"), FullPage = true });
            }
        }

        await page.SetViewportSizeAsync(794, 1123);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder!, $"{name}-print.png"), FullPage = true });
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        await page.SetViewportSizeAsync(1280, 800);
    }
}
