using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.BrowserTests.Pages;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>News has no content reviewer of its own: the releaser's signature is the last review.</summary>
public sealed class NewsTests
{
    [Theory]
    [InlineData(Way.Mouse)]
    [InlineData(Way.WithoutScripts)]
    public Task News_needs_three_people_and_the_releaser_is_told_that_he_reviews_it(Way way) => Stage.Play(async stage =>
    {
        var title = $"我局召开第{Texts.Next()}次工业经济运行调度会";
        var clerk = await stage.Staff("sunyangzhang");
        var editor = await EditorPage.Begin(clerk, "政务动态", "政务动态");
        await editor.Write(title, "通报本月工业经济运行情况。", "会议通报了本月工业经济运行情况，部署了下一步工作。\n");
        await editor.SubmitSealed(title);
        await ReviewPage.Clear(await stage.Staff("liyangben"), title);
        var releaser = await stage.Staff("fengshili");
        await releaser.Go("/admin/release");
        var row = releaser.Page.Locator("tr").Filter(new() { HasText = title });
        await Expect(row.GetByText(StaffText.Release_Own, new() { Exact = true })).ToBeVisibleAsync();
        await ReviewPage.Release(releaser, title);
        var reader = await stage.Reader();
        await reader.Go("/");
        await Expect(reader.Page.Entry(title)).ToBeVisibleAsync();
        await PublicPages.Find(reader, "news", title);
    }, way);
}
