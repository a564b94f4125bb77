using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Pages;

/// <summary>What a citizen does on the public site.</summary>
internal static class PublicPages
{
    /// <summary>A link to the document in the page's own part.</summary>
    public static ILocator Entry(this IPage page, string title) =>
        page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = title, Exact = true });

    /// <summary>Searches from the head of the home page.</summary>
    public static async Task Search(Hand reader, string words)
    {
        await reader.Go("/");
        var form = reader.Page.GetByRole(AriaRole.Search, new() { Name = PublicText.SearchSite });
        // With scripts the box suggests titles, and is a combobox.
        await reader.Type(form.GetByRole(AriaRole.Searchbox).Or(form.GetByRole(AriaRole.Combobox)), words);
        await reader.Press(form.GetByRole(AriaRole.Button));
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(words);
    }

    /// <summary>Finds a document in its column and by the search for its title; opens it and returns its address.</summary>
    public static async Task<string> Find(Hand reader, string column, string title)
    {
        await reader.Go("/" + column);
        await Expect(reader.Page.Entry(title)).ToBeVisibleAsync();
        await Search(reader, title);
        await reader.Press(reader.Page.Entry(title));
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        return new Uri(reader.Page.Url).AbsolutePath;
    }
}
