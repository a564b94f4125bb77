using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.BrowserTests.Pages;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>The whole life of a notice, by the people whose work it is.</summary>
public sealed class NoticeTests
{
    [Theory]
    [InlineData(Way.Mouse)]
    [InlineData(Way.WithoutScripts)]
    [InlineData(Way.Keyboard)]
    public Task A_notice_reaches_citizens_through_four_people_and_leaves_them_with_a_reason(Way way) => Stage.Play(async stage =>
    {
        var serial = Texts.Next();
        var title = $"关于报送第{serial}号工业用水统计表的通知";
        var number = $"示工信发〔2026〕{serial}号";
        var table = Texts.Table($"统计表{serial}.csv");

        await Draft(stage, title, number, table);
        await ReviewPage.Pass(await stage.Staff("qianshiyang"), title);
        await ReviewPage.Clear(await stage.Staff("xuyangshu"), title);
        var releaser = await stage.Staff("zhengyangben");
        await ReviewPage.Release(releaser, title);

        var reader = await stage.Reader();
        await reader.Go("/");
        await Expect(reader.Page.Entry(title)).ToBeVisibleAsync();
        var address = await PublicPages.Find(reader, "notices", title);
        await Expect(reader.Page.GetByText(Texts.Paragraph)).ToBeVisibleAsync();
        await Downloads(reader, table);
        await FoundByNumber(reader, $"示工信发[2026]{serial}号", title);

        await LifePage.Withdraw(releaser, title, "内容有误");
        await Gone(reader, address, title);
    }, way);

    private static async Task Draft(Stage stage, string title, string number, FilePayload table)
    {
        var clerk = await stage.Newcomer();
        await SignInPage.Enter(clerk, "wangshili");
        var editor = await Flow.WriteNotice(clerk, title, number);
        await editor.SaveKept();
        await editor.Attach(table);
        await editor.Preview(title, Texts.Paragraph);
        await editor.SubmitSealed(title);
    }

    private static async Task Downloads(Hand reader, FilePayload table)
    {
        var link = reader.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("下载CSV.*" + Path.GetFileNameWithoutExtension(table.Name)) });
        var download = await reader.Page.RunAndWaitForDownloadAsync(() => reader.Press(link));
        Assert.Equal(table.Name, download.SuggestedFilename);
        Assert.Equal(table.Buffer, await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    private static async Task FoundByNumber(Hand reader, string number, string title)
    {
        await PublicPages.Search(reader, number);
        await Expect(reader.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Level = 2 }).First).ToHaveTextAsync(title);
    }

    private static async Task Gone(Hand reader, string address, string title)
    {
        var answer = await reader.Go(address);
        Assert.Equal(410, answer!.Status);
        await Expect(reader.Page.Heading(PublicText.WithdrawnHeading)).ToBeVisibleAsync();
        await Expect(reader.Page.GetByText("内容有误").First).ToBeVisibleAsync();
        await Expect(reader.Page.GetByText(Texts.Paragraph)).ToHaveCountAsync(0);
        await PublicPages.Search(reader, title);
        await Expect(reader.Page.Entry(title)).ToHaveCountAsync(0);
    }
}
