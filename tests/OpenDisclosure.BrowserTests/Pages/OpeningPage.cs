using System.Globalization;
using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Pages;

/// <summary>The check list before the opening, and the two confirmations.</summary>
internal static class OpeningPage
{
    public const string Address = "/admin/opening";

    /// <summary>The names of the lines that are not in order.</summary>
    public static async Task<IReadOnlyList<string>> Missing(Hand administrator)
    {
        await administrator.Go(Address);
        await Expect(administrator.Page.Heading(SettingsText.Opening_Title)).ToBeVisibleAsync();
        var missing = administrator.Page.Locator("tr").Filter(new LocatorFilterOptions { Has = administrator.Page.Locator("td b.warn") });
        return await missing.Locator("th b").AllInnerTextsAsync();
    }

    /// <summary>Notes the day on which a backup was restored for practice.</summary>
    public static async Task NoteDrill(Hand administrator, DateOnly heldOn)
    {
        await administrator.Go(Address);
        await administrator.Type(administrator.Page.Field(SettingsText.Opening_DrillOn), heldOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await administrator.Press(administrator.Page.Button(SettingsText.Opening_DrillNote));
        await Expect(administrator.Page.GetByText("恢复演练已登记")).ToBeVisibleAsync();
    }

    /// <summary>Confirms as the first or the second person.</summary>
    public static async Task Confirm(Hand administrator, string button)
    {
        await administrator.Go(Address);
        await administrator.Press(administrator.Page.Button(button));
        await Expect(administrator.Page.GetByText("已确认开站")).ToBeVisibleAsync();
    }
}
