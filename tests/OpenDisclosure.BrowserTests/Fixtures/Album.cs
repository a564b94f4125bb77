using Microsoft.Playwright;

namespace OpenDisclosure.BrowserTests.Fixtures;

/// <summary>Pictures of the steps of a journey. They are kept when OPENDISCLOSURE_PICTURES names a folder.</summary>
internal static class Album
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("OPENDISCLOSURE_PICTURES");

    /// <summary>Keeps what a person sees now, from the top of the page.</summary>
    public static async Task Keep(Hand hand, string name)
    {
        if (Folder is not { Length: > 0 })
            return;
        await hand.Page.Keyboard.PressAsync("Control+Home");
        await hand.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"first-hour-{name}.png") });
    }
}
