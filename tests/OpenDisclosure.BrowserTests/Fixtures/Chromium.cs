using Microsoft.Playwright;

namespace OpenDisclosure.BrowserTests.Fixtures;

/// <summary>Debian's Chromium, one for all tests. A machine without it fails: a test that does not run proves nothing.</summary>
internal static class Chromium
{
    private const string Variable = "OPENDISCLOSURE_TEST_BROWSER";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
    ];

    private static readonly Lazy<Task<IBrowser>> One = new(Start);

    /// <summary>The browser, started with the first test that asks.</summary>
    public static Task<IBrowser> Running => One.Value;

    /// <summary>Ends the browser, if a test asked for it.</summary>
    public static async Task End()
    {
        if (One.IsValueCreated && One.Value is { IsCompletedSuccessfully: true })
            await (await One.Value).CloseAsync();
    }

    private static async Task<IBrowser> Start()
    {
        var file = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : "/usr/bin/chromium";
        if (!File.Exists(file))
            throw new FileNotFoundException($"There is no browser at {file}. Install Debian's package chromium, or name another Chromium in {Variable}.");
        var playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Stage.PatienceMilliseconds);
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = file, Args = Arguments });
    }
}
