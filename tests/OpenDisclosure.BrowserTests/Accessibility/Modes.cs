using Microsoft.Playwright;

namespace OpenDisclosure.BrowserTests.Accessibility;

/// <summary>How readers look at a page.</summary>
internal static class Modes
{
    public static IReadOnlyList<string> All { get; } = ["light", "dark", "elder", "text-200"];

    public static IReadOnlyList<int> Widths { get; } = [320, 768, 1280];

    /// <summary>Sets the cookie of the chosen view; larger text is the browser's own affair, see <see cref="Enlarge"/>.</summary>
    public static Task Choose(IPage page, Uri site, string mode) => page.Context.AddCookiesAsync([new Cookie
    {
        Name = "od-view",
        Value = mode switch { "dark" => "dark..", "elder" => "..on", _ => "light.." },
        Url = site.ToString(),
    }]);

    /// <summary>Twice the text, as a browser's setting does it.</summary>
    public static Task Enlarge(IPage page) => page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
}
