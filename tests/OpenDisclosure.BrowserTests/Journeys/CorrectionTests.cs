using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.BrowserTests.Pages;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>A released text is corrected by a second version, through the same gate.</summary>
public sealed class CorrectionTests
{
    private const string Wrong = "联系电话：0477-0000007。";
    private const string Right = "联系电话：0477-0000009。";

    [Theory]
    [InlineData(Way.Mouse)]
    [InlineData(Way.WithoutScripts)]
    public Task A_correction_leaves_the_earlier_version_readable_and_comparable(Way way) => Stage.Play(async stage =>
    {
        var title = $"关于第{Texts.Next()}期用能培训的通知";
        await Released(stage, title);
        await Correct(stage, title, "一般更正");

        var reader = await stage.Reader();
        await PublicPages.Find(reader, "notices", title);
        await Expect(reader.Page.GetByText(Right)).ToBeVisibleAsync();
        await Expect(reader.Page.GetByText(Wrong)).ToHaveCountAsync(0);
        var versions = reader.Page.GetByRole(AriaRole.Region, new() { Name = PublicText.Versions });
        await reader.Press(versions.GetByRole(AriaRole.Link, new() { NameRegex = new("与第1版比较|比较") }).First);
        await Expect(reader.Page.Locator("del")).ToContainTextAsync("7");
        await Expect(reader.Page.Locator("ins")).ToContainTextAsync("9");
        await reader.Press(reader.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new("^第1版") }).First);
        await Expect(reader.Page.GetByText("这是第1版，现行为第2版。")).ToBeVisibleAsync();
        await Expect(reader.Page.GetByText(Wrong)).ToBeVisibleAsync();
    }, way);

    [Theory]
    [InlineData(Way.Mouse)]
    [InlineData(Way.WithoutScripts)]
    public Task A_correction_for_personal_data_closes_the_earlier_version(Way way) => Stage.Play(async stage =>
    {
        var title = $"关于第{Texts.Next()}期评审专家的公告";
        await Released(stage, title);
        await Correct(stage, title, "涉及个人信息的更正");

        var reader = await stage.Reader();
        var address = await PublicPages.Find(reader, "notices", title);
        await Expect(reader.Page.GetByText(Right)).ToBeVisibleAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Region, new() { Name = PublicText.Versions })).ToHaveCountAsync(0);
        foreach (var closed in new[] { "-v1", "-v1-v2" })
        {
            var answer = await reader.Go(address + closed);
            Assert.Contains(answer!.Status, new[] { 404, 410 });
            await Expect(reader.Page.GetByText(Wrong)).ToHaveCountAsync(0);
        }
    }, way);

    private static async Task Released(Stage stage, string title)
    {
        var editor = await Flow.WriteNotice(await stage.Staff("wangshili"), title, body: $"各有关企业：\n\n{Wrong}\n");
        await editor.SubmitSealed(title);
        await Flow.Publish(stage, title);
    }

    private static async Task Correct(Stage stage, string title, string kind)
    {
        var editor = await EditorPage.Reopen(await stage.Staff("wangshili"), title);
        await editor.Write(title, Texts.Summary, $"各有关企业：\n\n{Right}\n");
        await editor.Type(StaffText.Field_ChangeNote, "更正联系电话。");
        await editor.OpenMore();
        await editor.Choose(StaffText.Field_Correction, kind);
        await editor.SubmitSealed(title);
        await Flow.Publish(stage, title);
    }
}
