using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Pages;
using Xunit.Sdk;

namespace OpenDisclosure.BrowserTests.Fixtures;

/// <summary>
/// One test's people, each with a browser profile of his own. Every request of theirs is noted: none may leave the site. When the test
/// fails, a picture and the source of each person's page are kept.
/// </summary>
internal sealed class Stage
{
    internal const float PatienceMilliseconds = 20_000;
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> SignedIn = new();
    private readonly ConcurrentQueue<(string Name, IPage Page)> people = new();
    private readonly ConcurrentQueue<string> abroad = new();
    private readonly Product product;
    private readonly IBrowser browser;
    private readonly Way way;

    private Stage(Product product, IBrowser browser, Way way) => (this.product, this.browser, this.way) = (product, browser, way);

    /// <summary>Runs a test to its end.</summary>
    /// <param name="act">What the people do.</param>
    /// <param name="way">How they work their browsers.</param>
    /// <param name="name">Name of what is kept of a failure.</param>
    public static async Task Play(Func<Stage, Task> act, Way way = Way.Mouse, [CallerMemberName] string name = "") =>
        await Play(await Product.Running, act, way, name);

    /// <summary>Runs a test to its end on a site of its own, on which nothing was done yet.</summary>
    /// <inheritdoc cref="Play(Func{Stage, Task}, Way, string)"/>
    public static async Task PlayFresh(Func<Stage, Task> act, Way way = Way.Mouse, [CallerMemberName] string name = "") =>
        await PlayAlone(await Product.Fresh(), act, way, name);

    /// <summary>Runs a test to its end on a demonstration of its own, where its people find nobody else's work. They sign in as newcomers.</summary>
    /// <inheritdoc cref="Play(Func{Stage, Task}, Way, string)"/>
    public static async Task PlayOwn(Func<Stage, Task> act, Way way = Way.Mouse, [CallerMemberName] string name = "") =>
        await PlayAlone(await Product.OfOneTest(), act, way, name);

    private static async Task PlayAlone(Product product, Func<Stage, Task> act, Way way, string name)
    {
        try
        {
            await Play(product, act, way, name);
        }
        finally
        {
            product.Stop();
        }
    }

    private static async Task Play(Product product, Func<Stage, Task> act, Way way, string name)
    {
        var stage = new Stage(product, await Chromium.Running, way);
        try
        {
            await act(stage);
            Assert.Empty(stage.abroad);
        }
        catch (Exception failure)
        {
            await stage.Keep($"{name}-{way}");
            throw new XunitException($"{failure.Message}\nKept in {Workplace.Results}. The product said last:\n{stage.product.LastWords}", failure);
        }
        finally
        {
            foreach (var (_, page) in stage.people)
                await page.Context.CloseAsync();
        }
    }

    /// <summary>The site that is played on.</summary>
    public Product Site => product;

    /// <summary>A reader who is nobody to the site.</summary>
    public Task<IPage> Citizen(BrowserNewContextOptions? options = null) => Person("citizen", options ?? new BrowserNewContextOptions());

    /// <summary>A member of the staff, signed in. Signing in happens once for each account; the session is then shared.</summary>
    public async Task<Hand> Staff(string account) => new(await StaffPage(account), way);

    /// <inheritdoc cref="Staff"/>
    public async Task<IPage> StaffPage(string account, BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.StorageState = await SignedIn.GetOrAdd(account, one => new(() => SignIn(one))).Value;
        return await Person(account, options);
    }

    /// <summary>A member of the staff before the sign-in.</summary>
    public async Task<Hand> Newcomer(string name = "newcomer", BrowserNewContextOptions? options = null) => new(await Person(name, options ?? new BrowserNewContextOptions()), way);

    /// <summary>A hand on a reader's page.</summary>
    public async Task<Hand> Reader() => new(await Citizen(), way);

    private async Task<IPage> Person(string name, BrowserNewContextOptions options)
    {
        options.BaseURL = product.Address.ToString();
        options.JavaScriptEnabled = way != Way.WithoutScripts;
        options.IgnoreHTTPSErrors = product.Address.Scheme == Uri.UriSchemeHttps;
        options.Locale = "zh-CN";
        options.TimezoneId = "Asia/Shanghai";
        options.ViewportSize ??= new ViewportSize { Width = 1280, Height = 900 };
        options.AcceptDownloads = true;
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(PatienceMilliseconds);
        context.Request += (_, request) => Note(request.Url);
        var page = await context.NewPageAsync();
        people.Enqueue((name, page));
        return page;
    }

    /// <summary>Addresses that no network sees, and the site's own, are let through.</summary>
    private void Note(string url)
    {
        if (!url.StartsWith(product.Address.ToString(), StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal) && url != "about:blank")
            abroad.Enqueue(url);
    }

    private async Task<string> SignIn(string account)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = product.Address.ToString() });
        context.SetDefaultTimeout(PatienceMilliseconds);
        await SignInPage.Enter(new Hand(await context.NewPageAsync(), Way.Mouse), account);
        return await context.StorageStateAsync();
    }

    private async Task Keep(string name)
    {
        foreach (var (person, page) in people)
        {
            var file = Path.Combine(Workplace.Results, $"{name}-{person}");
            try
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = file + ".png", FullPage = true, Timeout = 5000 });
                await File.WriteAllTextAsync(file + ".html", $"<!-- {page.Url} -->\n{await page.ContentAsync()}");
            }
            catch (Exception gone) when (gone is PlaywrightException or TimeoutException)
            {
                // What cannot be drawn any more must not hide why the test failed.
                await File.WriteAllTextAsync(file + ".txt", gone.Message);
            }
        }
    }
}
