using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.BrowserTests.Pages;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>Parts of journeys that several tests begin with.</summary>
internal static class Flow
{
    /// <summary>Begins a notice and types everything that it needs.</summary>
    public static async Task<EditorPage> WriteNotice(Hand clerk, string title, string number = "", string? body = null)
    {
        var editor = await EditorPage.Begin(clerk, "通知公告", "一般文件");
        await editor.Write(title, Texts.Summary, body ?? Texts.Body, number);
        await editor.Choose(StaffText.Field_SubjectClass, @"工业、交通\其他");
        return editor;
    }

    /// <summary>Takes a submitted text through review, clearance and release.</summary>
    public static async Task Publish(Stage stage, string title)
    {
        await ReviewPage.Pass(await stage.Staff("qianshiyang"), title);
        await ReviewPage.Clear(await stage.Staff("xuyangshu"), title);
        await ReviewPage.Release(await stage.Staff("zhengyangben"), title);
    }
}
