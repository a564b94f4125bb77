using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Pages;

/// <summary>The site texts that the setup has prepared.</summary>
internal static class SiteTextPages
{
    /// <summary>Opens a prepared text, looks at it and submits it.</summary>
    /// <returns>Its title, under which the others find it.</returns>
    public static async Task<string> Submit(Hand drafter, string name)
    {
        await drafter.Go("/admin/site-texts");
        await drafter.Press(drafter.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{SettingsText.SiteTexts_Open}\\s*{Regex.Escape(name)}$") }));
        await Expect(drafter.Page.Heading(StaffText.Draft_Title)).ToBeVisibleAsync();
        var editor = new EditorPage(drafter);
        var title = await editor.Title.InputValueAsync();
        await editor.SubmitSealed(title);
        return title;
    }
}
