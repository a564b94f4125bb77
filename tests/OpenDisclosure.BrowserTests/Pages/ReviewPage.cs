using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Web.Cli.Demonstration;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Pages;

/// <summary>The steps between a submitted text and the public: each person opens it from the queue.</summary>
internal static class ReviewPage
{
    private const string Ground = "《中华人民共和国政府信息公开条例》第十九条";

    /// <summary>The head of the office passes the content.</summary>
    public static async Task Pass(Hand head, string title)
    {
        await Open(head, title, StaffText.Review_Content);
        await head.Press(head.Page.Button(StaffText.Review_Approve));
        await Expect(head.Page.GetByText($"《{title}》内容审核已通过")).ToBeVisibleAsync();
    }

    /// <summary>The head of the office gives the text back, with a note.</summary>
    public static async Task Return(Hand head, string title, string note)
    {
        await Open(head, title, StaffText.Review_Content);
        await head.Type(head.Page.Field(StaffText.Review_Note), note);
        await head.Press(head.Page.Button(StaffText.Review_Return));
        await Expect(head.Page.GetByText($"《{title}》已退回作者")).ToBeVisibleAsync();
    }

    /// <summary>The confidentiality reviewer answers the points, writes the ground and clears the text.</summary>
    public static async Task Clear(Hand reviewer, string title)
    {
        await OpenClearance(reviewer, title);
        await Decide(reviewer);
        await Expect(reviewer.Page.GetByText($"《{title}》保密审查结论：主动公开")).ToBeVisibleAsync();
    }

    /// <summary>The confidentiality reviewer opens the text from the queue.</summary>
    public static Task OpenClearance(Hand reviewer, string title) => Open(reviewer, title, StaffText.Review_Clearance);

    /// <summary>The text is shown to its end: a script notes it, without one the reviewer ticks it there.</summary>
    public static async Task SeeToEnd(Hand reviewer)
    {
        var seen = reviewer.Page.GetByLabel(StaffText.Review_SeenEnd);
        if (!reviewer.HasScripts)
        {
            await reviewer.Tick(seen);
            return;
        }

        await seen.ScrollIntoViewIfNeededAsync();
        await Expect(seen).ToBeCheckedAsync();
    }

    /// <summary>The confidentiality reviewer answers the points, writes the ground and asks for the clearance.</summary>
    public static async Task Decide(Hand reviewer)
    {
        await SeeToEnd(reviewer);
        await reviewer.Tick(reviewer.Page.GetByLabel(StaffText.Review_NoOther));
        await reviewer.Type(reviewer.Page.Field(StaffText.Review_Ground), Ground);
        await reviewer.Press(reviewer.Page.Button(StaffText.Review_Approve));
    }

    /// <summary>The releaser ticks all of these texts and releases them with one confirmation.</summary>
    public static async Task ReleaseAll(Hand releaser, IReadOnlyCollection<string> titles, string password)
    {
        await releaser.Go("/admin/release");
        foreach (var title in titles)
            await releaser.Tick(releaser.Page.GetByLabel(title, new() { Exact = true }));
        await releaser.Type(releaser.Page.Field(StaffText.Release_Password), password);
        await releaser.Press(releaser.Page.Button(StaffText.Release_Do));
        await Expect(releaser.Page.GetByText($"已签发{titles.Count}件")).ToBeVisibleAsync();
    }

    /// <summary>The releaser ticks the text, says the password and releases it.</summary>
    public static async Task Release(Hand releaser, string title)
    {
        await releaser.Go("/admin/release");
        await releaser.Tick(releaser.Page.GetByLabel(StaffText.Release_PickOne.Replace("{0}", title, StringComparison.Ordinal), new() { Exact = true }).Or(
            releaser.Page.GetByRole(AriaRole.Checkbox, new() { Name = title })).First);
        await releaser.Type(releaser.Page.Field(StaffText.Release_Password), DemonstrationAccounts.Password);
        await releaser.Press(releaser.Page.Button(StaffText.Release_Do));
        await Expect(releaser.Page.GetByText("已签发1件")).ToBeVisibleAsync();
    }

    private static async Task Open(Hand hand, string title, string step)
    {
        await hand.Go("/admin");
        await hand.Press(hand.Page.Link(title).First);
        await Expect(hand.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"{step}：{title}");
    }
}
