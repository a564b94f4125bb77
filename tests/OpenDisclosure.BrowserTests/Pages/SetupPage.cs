using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared.Setup;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Pages;

/// <summary>The one page of a site that is not set up, and the links it ends with.</summary>
internal static class SetupPage
{
    private const string Accent = nameof(SetupAnswers.Accent);

    private static readonly string[] Anywhere = ["/", "/notices", "/admin", "/admin/sign-in", "/admin/opening", "/nothing-here"];

    /// <summary>Whatever is asked for, this page answers, and says that the site cannot serve yet.</summary>
    public static async Task IsEverywhere(Hand hand)
    {
        foreach (var address in Anywhere)
        {
            var answer = await hand.Go(address);
            Assert.Equal((address, 503), (address, answer!.Status));
            await Expect(hand.Page.Heading(SetupText.Title)).ToBeVisibleAsync();
        }
    }

    /// <summary>Types the code and the answers.</summary>
    public static async Task Type(Hand hand, string code, IReadOnlyDictionary<string, string> answers)
    {
        await hand.Type(hand.Page.Field(SetupText.Code), code);
        foreach (var (field, text) in answers)
            await Type(hand, field, text);
    }

    /// <summary>Types one answer, or chooses it where it is chosen.</summary>
    public static Task Type(Hand hand, string field, string text) => field == Accent
        ? hand.Choose(hand.Page.Field(SetupLabels.Of(field)), SetupLabels.Accent(text))
        : hand.Type(hand.Page.Field(SetupLabels.Of(field)), text);

    /// <summary>Everything typed still stands in its field.</summary>
    public static async Task Keeps(Hand hand, string code, IReadOnlyDictionary<string, string> answers)
    {
        await Expect(hand.Page.Field(SetupText.Code)).ToHaveValueAsync(code);
        foreach (var (field, text) in answers)
            await Expect(hand.Page.Field(SetupLabels.Of(field))).ToHaveValueAsync(text);
    }

    public static Task Create(Hand hand) => hand.Press(hand.Page.Button(SetupText.Create));

    /// <summary>The one-time link of an administrator.</summary>
    public static async Task<string> LinkOf(Hand hand, string name)
    {
        await Expect(hand.Page.Heading(SetupText.Done_Title)).ToBeVisibleAsync();
        return await hand.Page.Locator("tr").Filter(new LocatorFilterOptions { HasText = name }).Locator("code").InnerTextAsync();
    }
}
