using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.BrowserTests.Pages;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>A reviewer's suggestion goes to the author, and from him to those who confirm it.</summary>
public sealed class SuggestionTests
{
    private const string Wrong = "请各单位于月底前报送。";
    private const string Right = "请各单位于十二月五日前报送。";

    [Theory]
    [InlineData(Way.Mouse)]
    [InlineData(Way.Keyboard)]
    [InlineData(Way.WithoutScripts)]
    public Task A_suggestion_is_taken_over_and_confirmed_from_its_diff(Way way) => Stage.Play(async stage =>
    {
        var title = $"关于第{Texts.Next()}次能耗统计的通知";
        var clerk = await stage.Staff("wangshili");
        var editor = await Flow.WriteNotice(clerk, title, body: $"各有关企业：\n\n{Wrong}\n");
        await editor.SubmitSealed(title);
        await ReviewPage.Pass(await stage.Staff("qianshiyang"), title);
        var reviewer = await stage.Staff("xuyangshu");
        await ReviewPage.OpenClearance(reviewer, title);
        await reviewer.Press(reviewer.Page.LinkKey(StaffText.Suggest_Open));
        await reviewer.Type(reviewer.Page.Field(StaffText.Suggest_Note), "请写明日期。");
        await reviewer.Type(reviewer.Page.Field(StaffText.Field_Body), $"各有关企业：\n\n{Right}\n");
        await reviewer.Press(reviewer.Page.Button(StaffText.Suggest_Return));
        await Expect(reviewer.Page.GetByText($"《{title}》已退回作者，附修改建议")).ToBeVisibleAsync();

        await clerk.Go("/admin");
        await clerk.Press(clerk.Page.Locator("tr").Filter(new() { HasText = title }).GetByRole(AriaRole.Link).First);
        await Expect(clerk.Page.Locator(".changes ins")).ToContainTextAsync("十二月五日");
        await clerk.Press(clerk.Page.Button(StaffText.Suggest_Adopt));
        await Expect(clerk.Page.GetByText($"《{title}》已送审")).ToBeVisibleAsync();

        var head = await stage.Staff("qianshiyang");
        await head.Go("/admin");
        await head.Press(head.Page.Link(title).First);
        await Expect(head.Page.Heading(StaffText.Review_OwnPassed.Replace("{0}", "1", StringComparison.Ordinal))).ToBeVisibleAsync();
        await Expect(head.Page.Locator(".changes ins")).ToContainTextAsync("十二月五日");
        await head.Press(head.Page.Button(StaffText.Review_Approve));
        await Expect(head.Page.GetByText($"《{title}》内容审核已通过")).ToBeVisibleAsync();
        await ReviewPage.Clear(reviewer, title);
    }, way);

    [Fact]
    public Task The_thumb_suggests_on_a_phone() => Stage.Play(async stage =>
    {
        var title = $"关于第{Texts.Next()}次夜间值守的通知";
        var editor = await Flow.WriteNotice(await stage.Staff("wangshili"), title, body: "值守手机13800001234。\n");
        await editor.SubmitSealed(title);
        await ReviewPage.Pass(await stage.Staff("qianshiyang"), title);
        var phone = await stage.StaffPage("xuyangshu", new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });
        await ReviewPage.OpenClearance(new Hand(phone, Way.Mouse), title);
        await phone.Locator("a[data-key=m]").First.TapAsync();
        await Expect(phone.Field(StaffText.Field_Body)).ToHaveValueAsync("值守手机138\\*\\*\\*\\*1234。\n");
        Assert.Equal(0, await phone.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await phone.Button(StaffText.Suggest_Return).TapAsync();
        await Expect(phone.GetByText($"《{title}》已退回作者，附修改建议")).ToBeVisibleAsync();
    });

    [Fact]
    public Task Who_else_looks_at_a_revision_is_told() => Stage.Play(async stage =>
    {
        var title = $"关于第{Texts.Next()}次联合巡查的通知";
        var editor = await Flow.WriteNotice(await stage.Staff("wangshili"), title);
        await editor.SubmitSealed(title);
        await ReviewPage.Pass(await stage.Staff("qianshiyang"), title);
        await ReviewPage.OpenClearance(await stage.Staff("liyangben"), title);
        var second = await stage.Staff("xuyangshu");
        await ReviewPage.OpenClearance(second, title);
        await Expect(second.Page.Locator("[data-presence]")).ToContainTextAsync("李样本");
    });
}
