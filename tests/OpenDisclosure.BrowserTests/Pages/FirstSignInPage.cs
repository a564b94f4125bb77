using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Pages;

/// <summary>How a person with a one-time link or a one-time password comes to work: own password, second factor.</summary>
internal static class FirstSignInPage
{
    /// <summary>Sets the first password behind a one-time link; the link is then used up.</summary>
    public static async Task Welcome(Hand hand, string link, string password)
    {
        await hand.Go(link);
        await hand.Type(hand.Page.Field(SettingsText.Password_New), password);
        await hand.Type(hand.Page.Field(SettingsText.Password_Again), password);
        await hand.Press(hand.Page.Button(SettingsText.Welcome_Button));
        await Expect(hand.Page.GetByText(SettingsText.Welcome_Done)).ToBeVisibleAsync();
    }

    /// <summary>Signs in for the first time and binds the second factor, without which nobody works in Production.</summary>
    public static async Task Enter(Hand hand, string account, string password)
    {
        await hand.Go(SignInPage.Address);
        await hand.Type(hand.Page.Field(SettingsText.SignIn_Account), account);
        await hand.Type(hand.Page.Field(SettingsText.SignIn_Password), password);
        await hand.Press(hand.Page.Button(SettingsText.SignIn_Button));
        await Expect(hand.Page.Heading(SettingsText.Factor_Title)).ToBeVisibleAsync();
        await BindSecondFactor(hand);
    }

    /// <summary>Puts a password of one's own in the place of the one-time password.</summary>
    public static async Task ChangePassword(Hand hand, string former, string password)
    {
        await Expect(hand.Page.GetByText(SettingsText.Password_MustChange)).ToBeVisibleAsync();
        await hand.Type(hand.Page.Field(SettingsText.Password_Current), former);
        await hand.Type(hand.Page.Field(SettingsText.Password_New), password);
        await hand.Type(hand.Page.Field(SettingsText.Password_Again), password);
        await hand.Press(hand.Page.Button(SettingsText.Password_Button));
        await Expect(hand.Page.Heading(StaffText.Work_Title)).ToBeVisibleAsync();
    }

    private static async Task BindSecondFactor(Hand hand)
    {
        var secret = await hand.Page.GetByRole(AriaRole.Group, new() { Name = SettingsText.Factor_Secret, Exact = true }).InnerTextAsync();
        await hand.Type(hand.Page.Field(SettingsText.Factor_Code), Authenticator.Code(secret));
        await hand.Press(hand.Page.Button(SettingsText.Factor_Button));
        await Expect(hand.Page.Heading(SettingsText.Factor_CodesTitle)).ToBeVisibleAsync();
        await hand.Press(hand.Page.Link(SettingsText.Factor_CodesDone));
    }
}
