using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.BrowserTests.Pages;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>What a clerk types is never lost, whoever else types and whatever is wrong with it.</summary>
public sealed class DraftingTests
{
    [Theory]
    [InlineData(Way.Mouse)]
    [InlineData(Way.WithoutScripts)]
    public Task Two_clerks_who_save_the_same_draft_both_keep_their_text(Way way) => Stage.Play(async stage =>
    {
        var title = $"关于第{Texts.Next()}批绿色工厂名单的公告";
        var first = await Flow.WriteNotice(await stage.Staff("wangshili"), title, body: "一、申报时间\n\n二、申报材料\n");
        await first.SaveKept();
        var second = await EditorPage.Reopen(await stage.Staff("sunyangzhang"), title);
        await first.Type(StaffText.Field_Body, "一、申报时间为三月\n\n二、申报材料\n");
        await first.SaveKept();

        const string Own = "一、申报时间为四月\n\n二、申报材料\n";
        await second.Type(StaffText.Field_Body, Own);
        var answer = await second.Page.RunAndWaitForResponseAsync(second.Save, response => response.Request.Method == "POST");
        Assert.Equal(409, answer.Status);
        await Expect(second.Page.Heading(StaffText.Compare_Title)).ToBeVisibleAsync();
        await Expect(second.Page.GetByText("王示例")).ToBeVisibleAsync();
        await Expect(second.Page.Locator("pre").Filter(new() { HasText = "一、申报时间为三月" })).ToBeVisibleAsync();
        await Expect(second.Page.Field(StaffText.Compare_Result)).ToHaveValueAsync(Own);
        await second.Page.Button(StaffText.Compare_Save).ClickAsync();
        await Expect(second.Body).ToHaveValueAsync(Own);
    }, way);

    [Theory]
    [InlineData(Way.Mouse)]
    [InlineData(Way.WithoutScripts)]
    public Task A_text_with_mistakes_comes_back_whole_with_a_word_beside_each(Way way) => Stage.Play(async stage =>
    {
        var title = $"关于第{Texts.Next()}次巡查的通知";
        var clerk = await stage.Staff("wangshili");
        var editor = await EditorPage.Begin(clerk, "通知公告", "一般文件");
        await clerk.Type(editor.Title, title);
        await clerk.Type(editor.Body, Texts.Body);
        await editor.Type(StaffText.Field_DocumentNumber, "第十五号");
        var answer = await clerk.Page.RunAndWaitForResponseAsync(editor.Submit, response => response.Request.Method == "POST");

        Assert.Equal(422, answer.Status);
        await Expect(editor.ErrorSummary).ToBeVisibleAsync();
        if (way != Way.WithoutScripts)
            await Expect(editor.ErrorSummary).ToBeFocusedAsync();
        Assert.StartsWith("有误", await clerk.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Contains("发文字号应写成", await editor.RefusalBeside(StaffText.Field_DocumentNumber), StringComparison.Ordinal);
        Assert.Contains(StaffText.Problem_Required, await editor.RefusalBeside(StaffText.Field_Summary), StringComparison.Ordinal);
        Assert.Contains(StaffText.Problem_Required, await editor.RefusalBeside(StaffText.Field_SubjectClass), StringComparison.Ordinal);
        await Expect(editor.Title).ToHaveValueAsync(title);
        await Expect(editor.Body).ToHaveValueAsync(Texts.Body);
        await Expect(editor.Field(StaffText.Field_DocumentNumber)).ToHaveValueAsync("第十五号");

        await editor.Type(StaffText.Field_DocumentNumber, "");
        await editor.Type(StaffText.Field_Summary, Texts.Summary);
        await editor.Choose(StaffText.Field_SubjectClass, @"工业、交通\其他");
        await editor.SubmitSealed(title);
    }, way);

    [Theory]
    [InlineData(Way.Mouse)]
    [InlineData(Way.WithoutScripts)]
    public Task A_returned_text_comes_back_to_its_clerk_with_the_note(Way way) => Stage.Play(async stage =>
    {
        var title = $"关于第{Texts.Next()}次节能监察的通知";
        const string Note = "请写明监察的起止日期。";
        var clerk = await stage.Staff("wangshili");
        var editor = await Flow.WriteNotice(clerk, title);
        await editor.SubmitSealed(title);
        await ReviewPage.Return(await stage.Staff("qianshiyang"), title, Note);

        await clerk.Go("/admin");
        var row = clerk.Page.Locator("tr").Filter(new() { HasText = title });
        await Expect(row.GetByText(StaffText.Kind_Returned, new() { Exact = true })).ToBeVisibleAsync();
        await clerk.Press(row.GetByRole(AriaRole.Link).First);
        await Expect(clerk.Page.GetByText(Note)).ToBeVisibleAsync();
        await clerk.Type(editor.Body, Texts.Body + "\n监察自三月一日起，至三月三十一日止。\n");
        await editor.SubmitSealed(title);
        await ReviewPage.Pass(await stage.Staff("qianshiyang"), title);
    }, way);

    [Fact]
    public Task A_save_pressed_while_the_text_saves_itself_is_no_quarrel_with_oneself() => Stage.Play(async stage =>
    {
        var title = $"关于第{Texts.Next()}次用能统计的通知";
        var editor = await Flow.WriteNotice(await stage.Staff("wangshili"), title);
        await editor.SaveKept();
        var release = new TaskCompletionSource();
        var arrived = new TaskCompletionSource();
        await editor.Page.RouteAsync("**/autosave", async route =>
        {
            var answer = await route.FetchAsync();
            arrived.TrySetResult();
            await release.Task;
            await route.FulfillAsync(new() { Response = answer });
        });
        await editor.Type(StaffText.Field_Summary, Texts.Summary + "另行通知。");
        await editor.Page.Keyboard.PressAsync("Control+S");
        await arrived.Task;
        await editor.Save();
        release.SetResult();
        await Expect(editor.Page.GetByText(StaffText.Draft_Saved, new() { Exact = true })).ToBeVisibleAsync();
        await Expect(editor.Field(StaffText.Field_Summary)).ToHaveValueAsync(Texts.Summary + "另行通知。");
    });

    [Fact]
    public Task A_file_given_before_the_text_was_saved_takes_the_text_with_it() => Stage.Play(async stage =>
    {
        var title = $"关于第{Texts.Next()}次设备普查的通知";
        var editor = await Flow.WriteNotice(await stage.Staff("wangshili"), title);
        await editor.Attach(new() { Name = "设备清单.csv", MimeType = "text/csv", Buffer = "名称,数量\n机床,12\n"u8.ToArray() });
        await Expect(editor.Title).ToHaveValueAsync(title);
        await Expect(editor.Body).ToHaveValueAsync(Texts.Body);
    });

    [Fact]
    public Task Two_windows_of_one_clerk_are_not_two_people() => Stage.Play(async stage =>
    {
        var title = $"关于第{Texts.Next()}次能耗限额的通知";
        var first = await Flow.WriteNotice(await stage.Staff("wangshili"), title);
        await first.SaveKept();
        var second = await EditorPage.Reopen(await stage.Staff("wangshili"), title);
        await first.Type(StaffText.Field_Summary, "先保存的摘要。");
        await first.SaveKept();
        await second.Type(StaffText.Field_Body, Texts.Body + "\n后写的一段。\n");
        await second.Save();
        await Expect(second.Page.Heading(StaffText.Compare_TitleOwn)).ToBeVisibleAsync();
    });
}
