using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Pages;

/// <summary>What happened to a document.</summary>
internal static class LifePage
{
    /// <summary>Finds a document by its title and opens its life.</summary>
    public static async Task Open(Hand hand, string title)
    {
        await hand.Go("/admin/documents");
        await hand.Type(hand.Page.Field(StaffText.Docs_Search), title);
        await hand.Press(hand.Page.Button(StaffText.Docs_SearchButton));
        await hand.Press(hand.Page.Link(title));
        await Expect(hand.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(title);
    }

    /// <summary>A releaser withdraws the live document, with a reason.</summary>
    public static async Task Withdraw(Hand hand, string title, string reason)
    {
        await Open(hand, title);
        await hand.Press(hand.Page.Link(StaffText.Life_Withdraw));
        await hand.Choose(hand.Page.Field(StaffText.Withdrawal_Reason), reason);
        await hand.Type(hand.Page.Field(StaffText.Withdrawal_Password), Web.Cli.Demonstration.DemonstrationAccounts.Password);
        await hand.Press(hand.Page.Button(StaffText.Withdrawal_Do));
        await hand.Confirm();
        await Expect(hand.Page.GetByText($"《{title}》已撤下")).ToBeVisibleAsync();
    }
}
