using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Pages;

/// <summary>The import of offices and people, and the roles that a second person confirms.</summary>
internal static class PeoplePages
{
    /// <summary>Gives the file; every row is taken or known.</summary>
    public static async Task Import(Hand administrator, FilePayload table, int added)
    {
        await administrator.Go("/admin/import");
        await administrator.Give(administrator.Page.Field(SettingsText.Import_File), table);
        await administrator.Press(administrator.Page.Button(SettingsText.Import_Button));
        await Expect(administrator.Page.GetByRole(AriaRole.Status)).ToContainTextAsync(Texts.Fill(SettingsText.Import_Stored, added, 0));
    }

    /// <summary>The one-time password of a person, as the report tells it once.</summary>
    public static Task<string> OneTimePassword(Hand administrator, string name) =>
        administrator.Page.Locator("tr").Filter(new LocatorFilterOptions { HasText = name }).Locator("code").InnerTextAsync();

    /// <summary>Opens the list of accounts, where the roles wait.</summary>
    public static async Task SeeWaiting(Hand administrator, int waiting)
    {
        await administrator.Go("/admin/accounts");
        await Expect(administrator.Page.Heading(Texts.Fill(SettingsText.Proposals_Title, waiting))).ToBeVisibleAsync();
    }

    /// <summary>Confirms all roles that wait.</summary>
    public static async Task ConfirmAll(Hand administrator, int waiting)
    {
        await administrator.Press(administrator.Page.Button(Texts.Fill(SettingsText.Proposals_All, waiting)));
        await Expect(administrator.Page.GetByText(Texts.Fill(SettingsText.Proposals_AllDone, waiting))).ToBeVisibleAsync();
    }
}
