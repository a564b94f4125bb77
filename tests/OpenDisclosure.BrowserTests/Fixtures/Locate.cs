using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.BrowserTests.Fixtures;

/// <summary>Finds things on a page as a person does: by the words on them.</summary>
internal static class Locate
{
    /// <summary>A field by its label, with or without the word for optional.</summary>
    public static ILocator Field(this IPage page, string label) =>
        page.GetByLabel(new Regex($"^\\s*{Regex.Escape(label)}\\s*({Regex.Escape(SettingsText.Optional)})?\\s*$"));

    /// <summary>A button whose words begin as given; the letter of its key may stand behind.</summary>
    public static ILocator Button(this IPage page, string words) =>
        page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = Beginning(words) });

    /// <summary>A link by all of its words.</summary>
    public static ILocator Link(this IPage page, string words) =>
        page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = words, Exact = true });

    /// <summary>A link whose words begin as given; the letter of its key may stand behind.</summary>
    public static ILocator LinkKey(this IPage page, string words) =>
        page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = Beginning(words) });

    /// <summary>A heading that holds the words.</summary>
    public static ILocator Heading(this IPage page, string words) =>
        page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = words });

    /// <summary>The refusal beside a field.</summary>
    public static async Task<string> RefusalBeside(this IPage page, string label)
    {
        var field = page.Field(label);
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        var ids = (await field.GetAttributeAsync("aria-describedby"))!.Split(' ');
        return await page.Locator("#" + ids[^1]).InnerTextAsync();
    }

    private static Regex Beginning(string words) => new($"^\\s*{Regex.Escape(words)}\\s*[a-z]?\\s*$");
}
