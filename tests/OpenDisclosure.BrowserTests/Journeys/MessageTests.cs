using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Accessibility;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>A visitor asks, the office answers, and the visitor reads it.</summary>
public sealed class MessageTests
{
    private const string Subject = "技改资金什么时候申报";

    [Theory]
    [InlineData(Way.WithoutScripts)]
    [InlineData(Way.Keyboard)]
    public Task A_visitor_asks_mends_what_is_wrong_and_reads_the_answer(Way way) => Stage.PlayOwn(async stage =>
    {
        var visitor = await stage.Reader();
        await visitor.Go("/");
        await visitor.Press(visitor.Page.Link(MessageText.Title).Last);
        await visitor.Press(visitor.Page.Link(MessageText.Form_Title));
        await visitor.Type(visitor.Page.Field(MessageText.Subject), Subject);
        await visitor.Press(visitor.Page.Button(MessageText.Send));
        await Expect(visitor.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^有误："));
        await Expect(visitor.Page.Locator(".errors")).ToBeFocusedAsync();
        await Expect(visitor.Page.Field(MessageText.Subject)).ToHaveValueAsync(Subject);
        await visitor.Tick(visitor.Page.GetByLabel("咨询", new PageGetByLabelOptions { Exact = true }));
        await visitor.Type(visitor.Page.Field(MessageText.Text), "请问今年什么时候开始申报？");
        await visitor.Tick(visitor.Page.GetByLabel(MessageText.Consent));
        await visitor.Press(visitor.Page.Button(MessageText.Send));
        await Expect(visitor.Page.Heading(MessageText.Receipt_Title)).ToBeVisibleAsync();
        var (number, code) = (await visitor.Page.Locator("#number").InnerTextAsync(), await visitor.Page.Locator("#code").InnerTextAsync());

        await Answer(stage, number);
        await visitor.Press(visitor.Page.Link(MessageText.Status_Title));
        await visitor.Type(visitor.Page.Field(MessageText.Number), number);
        await visitor.Type(visitor.Page.Field(MessageText.Code), code);
        await visitor.Press(visitor.Page.Button(MessageText.Status_Ask));
        await Expect(visitor.Page.GetByText("每年三月申报。")).ToBeVisibleAsync();
    }, way);

    [Fact]
    public Task The_pages_that_answer_a_form_and_those_of_the_office_are_accessible() => Stage.PlayOwn(async stage =>
    {
        var page = await stage.Citizen(Axe.Options());
        await page.GotoAsync("/messages/error?page=/news");
        await page.Button(MessageText.Send).ClickAsync();
        await Check(page, "errors");
        await page.Locator("#Subject").FillAsync(Subject);
        await page.Locator("#Text").FillAsync("这一页打不开。");
        await page.Locator("#Consents").CheckAsync();
        await page.Button(MessageText.Send).ClickAsync();
        await Expect(page.Heading(MessageText.Receipt_Title)).ToBeVisibleAsync();
        await Check(page, "receipt");
        var (number, code) = (await page.Locator("#number").InnerTextAsync(), await page.Locator("#code").InnerTextAsync());
        var releaser = await stage.Newcomer("releaser", Axe.Options());
        await Pages.SignInPage.Enter(releaser, "zhengyangben");
        var staff = releaser.Page;
        await staff.GotoAsync("/admin/messages");
        await Check(staff, "list");
        await staff.GetByText(Subject).ClickAsync();
        await Check(staff, "message");
        await page.GotoAsync("/messages/status");
        await page.Locator("#Number").FillAsync(number);
        await page.Locator("#Code").FillAsync(code);
        await page.Button(MessageText.Status_Ask).ClickAsync();
        await Expect(page.Locator("#state")).ToBeVisibleAsync();
        await Check(page, "status");
    });

    private static async Task Check(IPage page, string name)
    {
        foreach (var width in Modes.Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            Assert.Null(width == 320 ? await Axe.Overflow(page) : null);
            Assert.Empty((await Axe.Violations(page)).Select(violation => $"{name} {width}: {violation}"));
        }
    }

    /// <summary>The office's side: given out by the releaser, answered by a clerk of the office.</summary>
    private static async Task Answer(Stage stage, string number)
    {
        var releaser = await stage.Newcomer("releaser");
        await Pages.SignInPage.Enter(releaser, "zhengyangben");
        await releaser.Go("/admin/messages");
        await releaser.Press(releaser.Page.Locator("tr").Filter(new LocatorFilterOptions { HasText = number }).Locator("a"));
        await releaser.Choose(releaser.Page.Field(MessageText.Staff_Office), "中小企业科");
        await releaser.Press(releaser.Page.Button(MessageText.Staff_AssignSave));
        await Expect(releaser.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        var clerk = await stage.Newcomer("clerk");
        await Pages.SignInPage.Enter(clerk, "wangshili");
        await clerk.Go("/admin/messages");
        await clerk.Press(clerk.Page.Locator("tr").Filter(new LocatorFilterOptions { HasText = number }).Locator("a"));
        await clerk.Type(clerk.Page.Locator("#Answer"), "每年三月申报。");
        await clerk.Press(clerk.Page.Button(MessageText.Staff_AnswerSave));
        await Expect(clerk.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
    }
}
