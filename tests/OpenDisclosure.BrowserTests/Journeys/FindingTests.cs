using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.BrowserTests.Pages;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>What the scanner finds, from the author's desk to the page that a citizen reads.</summary>
public sealed class FindingTests
{
    private const string Id = "11010519491231002X";
    private const string Masked = "11*************02X";
    private const string Mobile = "13800001234";

    [Theory]
    [InlineData(Way.Mouse)]
    [InlineData(Way.Keyboard)]
    [InlineData(Way.WithoutScripts)]
    public Task A_number_is_masked_by_its_author_a_telephone_let_out_by_the_reviewer_and_a_citizen_reads_both(Way way) => Stage.Play(async stage =>
    {
        var title = $"关于报送第{Texts.Next()}批调度联络员的通知";
        var clerk = await stage.Staff("wangshili");
        var editor = await Flow.WriteNotice(clerk, title, body: $"请填写授权书（周样例，身份证号{Id}）。\n\n联系手机{Mobile}。\n");
        await editor.Submit();
        await Expect(clerk.Page.Heading(StaffText.Findings_Title.Replace("{0}", title, StringComparison.Ordinal))).ToBeVisibleAsync();
        await Expect(clerk.Page.Field(StaffText.Findings_Mask.Replace("{0}", Masked, StringComparison.Ordinal))).ToBeCheckedAsync();
        await clerk.Press(clerk.Page.Button(StaffText.Findings_Save));
        await Expect(clerk.Page.GetByText(StaffText.Findings_NoneOpen)).ToBeVisibleAsync();
        await clerk.Press(clerk.Page.Link(StaffText.Findings_Back));
        await editor.SubmitSealed(title);

        await ReviewPage.Pass(await stage.Staff("qianshiyang"), title);
        var reviewer = await stage.Staff("xuyangshu");
        await ReviewPage.OpenClearance(reviewer, title);
        await Expect(reviewer.Page.Locator("mark.f-ask").GetByText(Mobile).First).ToBeAttachedAsync();
        await reviewer.Tick(reviewer.Page.Locator("fieldset.touched input[value=true]"));
        await CannotYetApprove(reviewer);
        await reviewer.Tick(reviewer.Page.Locator("input[name=Accepted]"));
        await ReviewPage.Decide(reviewer);
        await Expect(reviewer.Page.GetByText($"《{title}》保密审查结论：主动公开")).ToBeVisibleAsync();
        await ReviewPage.Release(await stage.Staff("zhengyangben"), title);

        var reader = await stage.Reader();
        await reader.Go("/notices");
        await reader.Press(reader.Page.Link(title).First);
        await Expect(reader.Page.GetByText(Masked)).ToBeVisibleAsync();
        await Expect(reader.Page.GetByText(Mobile)).ToBeVisibleAsync();
        Assert.DoesNotContain(Id, await reader.Page.ContentAsync(), StringComparison.Ordinal);
    }, way);

    /// <summary>With scripts the foot says what is missing; without, the answer does.</summary>
    private static async Task CannotYetApprove(Hand reviewer)
    {
        if (!reviewer.HasScripts)
        {
            await ReviewPage.Decide(reviewer);
            await Expect(reviewer.Page.GetByText(StaffText.Problem_QuestionsOpen.Replace("{0}", "1", StringComparison.Ordinal)).First).ToBeVisibleAsync();
            return;
        }

        await Expect(reviewer.Page.Locator("#miss")).ToContainTextAsync(Mobile);
        await Expect(reviewer.Page.Button(StaffText.Review_Approve)).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(reviewer.Page.GetByLabel(StaffText.Review_NoOther)).ToHaveAttributeAsync("aria-disabled", "true");
    }

    [Fact]
    public Task The_keys_lead_the_reviewer_from_mark_to_mark() => Stage.Play(async stage =>
    {
        var title = $"关于第{Texts.Next()}期值班安排的通知";
        var editor = await Flow.WriteNotice(await stage.Staff("wangshili"), title, body: $"值班手机{Mobile}。\n\n本表为内部资料的摘录。\n");
        await editor.SubmitSealed(title);
        await ReviewPage.Pass(await stage.Staff("qianshiyang"), title);
        var reviewer = await stage.Staff("xuyangshu");
        await ReviewPage.OpenClearance(reviewer, title);
        await reviewer.Page.Keyboard.PressAsync("n");
        await Expect(reviewer.Page.Locator("mark:focus")).ToContainTextAsync(Mobile);
        await reviewer.Page.Keyboard.PressAsync("n");
        await Expect(reviewer.Page.Locator("mark:focus")).ToContainTextAsync("内部资料");
        await reviewer.Page.Keyboard.PressAsync("p");
        await Expect(reviewer.Page.Locator("mark:focus")).ToContainTextAsync(Mobile);
    });

    [Fact]
    public Task The_thumb_answers_findings_on_a_phone() => Stage.Play(async stage =>
    {
        var title = $"关于第{Texts.Next()}次现场核查的通知";
        var editor = await Flow.WriteNotice(await stage.Staff("wangshili"), title, body: $"现场联系手机{Mobile}。\n");
        await editor.SubmitSealed(title);
        await ReviewPage.Pass(await stage.Staff("qianshiyang"), title);
        var phone = await stage.StaffPage("xuyangshu", new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });
        var thumb = new Hand(phone, Way.Mouse);
        await ReviewPage.OpenClearance(thumb, title);
        Assert.Equal(0, await phone.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await phone.Locator("input[name=Accepted]").First.TapAsync();
        await ReviewPage.SeeToEnd(thumb);
        await phone.Locator("fieldset.touched input[value=false]").TapAsync();
        await phone.GetByLabel(StaffText.Review_NoOther).TapAsync();
        await phone.Field(StaffText.Review_Ground).FillAsync("《中华人民共和国政府信息公开条例》第十九条");
        await phone.Button(StaffText.Review_Approve).TapAsync();
        await Expect(phone.GetByText($"《{title}》保密审查结论：主动公开")).ToBeVisibleAsync();
    });
}
