using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Web.Cli.Demonstration;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Pages;

/// <summary>The staff's door.</summary>
internal static class SignInPage
{
    public const string Address = "/admin/sign-in";

    /// <summary>Signs in as one of the demonstration's people.</summary>
    public static async Task Enter(Hand hand, string account)
    {
        await hand.Go(Address);
        await hand.Type(hand.Page.Field(SettingsText.SignIn_Account), account);
        await hand.Type(hand.Page.Field(SettingsText.SignIn_Password), DemonstrationAccounts.Password);
        await hand.Press(hand.Page.Button(SettingsText.SignIn_Button));
        await Expect(hand.Page.Heading(StaffText.Work_Title)).ToBeVisibleAsync();
    }
}
