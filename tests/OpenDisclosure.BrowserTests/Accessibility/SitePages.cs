using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace OpenDisclosure.BrowserTests.Accessibility;

/// <summary>Every kind of page of the site, found as the demonstration has filled it.</summary>
internal static partial class SitePages
{
    private const string Measures = "数字化转型若干措施";
    private const string Revised = "工业园区绿色化改造项目管理办法";

    /// <summary>Public pages by name. One of each layout: home, list, document.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Public(IPage page)
    {
        var document = await Normative(page);
        var revised = await Found(page, Revised, "normative");
        return new Dictionary<string, string>
        {
            ["home"] = "/",
            ["list"] = "/notices",
            ["document"] = document,
            ["numbered-list"] = "/normative",
            ["interpretation"] = await Found(page, "", "interpretations"),
            ["news"] = await Found(page, "", "news"),
            ["search"] = "/search?q=" + Uri.EscapeDataString("通知"),
            ["search-nothing"] = "/search?q=zzqx",
            ["guide"] = "/about/guide",
            ["on-request"] = "/about/on-request",
            ["accessibility"] = "/about/accessibility",
            ["sitemap"] = "/sitemap",
            ["messages"] = "/messages",
            ["message-form"] = "/messages/new",
            ["message-fault"] = "/messages/error?page=/news",
            ["message-status"] = "/messages/status",
            ["proof"] = document + "-proof",
            ["version"] = revised + "-v1",
            ["comparison"] = revised + "-v1-v2",
            ["not-found"] = "/nothing-here",
            ["gone"] = await Withdrawn(page),
            ["topics"] = "/topics",
            ["topic"] = await Topic(page),
            ["text-view"] = await TextView(page, document),
            ["statutory"] = "/statutory",
            ["statutory-item"] = "/statutory?item=1",
            ["search-nearest"] = "/search?q=" + Uri.EscapeDataString("申报指难"),
            ["counts"] = "/counts",
            ["annual-report"] = await Found(page, "", "annual-reports"),
        };
    }

    /// <summary>A normative document with an interpretation, a table and attachments.</summary>
    public static Task<string> Normative(IPage page) => Found(page, Measures, "normative");

    /// <summary>Staff pages by name, each with the account that works there. One of each layout: sign-in, queue, editor, review, release, timeline.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Of(IPage page, string account) => account switch
    {
        "" => new Dictionary<string, string> { ["sign-in"] = "/admin/sign-in" },
        "wangshili" => await Drafter(page),
        "qianshiyang" => new Dictionary<string, string> { ["content-review"] = await First(page, "/admin", "/admin/revisions/") },
        "xuyangshu" => await Reviewer(page),
        "zhengyangben" => new Dictionary<string, string>
        {
            ["release"] = "/admin/release",
            ["messages"] = "/admin/messages",
            ["calendar"] = "/admin/calendar",
            ["withdrawal"] = await First(page, "/admin/documents?state=live", "/admin/documents/") + "/withdrawal",
        },
        "heyangqian" => new Dictionary<string, string> { ["audit"] = "/admin/audit", ["audit-entry"] = await First(page, "/admin/audit", "/admin/audit/") },
        "zhouyangli" => new Dictionary<string, string>
        {
            ["accounts"] = "/admin/accounts",
            ["account"] = await First(page, "/admin/accounts", "/admin/accounts/"),
            ["my-account"] = "/admin/account",
            ["password"] = "/admin/password",
            ["second-factor"] = "/admin/second-factor",
            ["new-account"] = "/admin/accounts/new",
        },
        "wushigao" => new Dictionary<string, string>
        {
            ["columns"] = "/admin/columns",
            ["units"] = "/admin/units",
            ["site-texts"] = "/admin/site-texts",
            ["opening"] = "/admin/opening",
            ["import"] = "/admin/import",
            ["offices"] = "/admin/offices",
            ["office"] = await First(page, "/admin/offices", "/admin/offices/"),
            ["leading-group"] = "/admin/leading-group",
            ["topics-list"] = "/admin/topics",
            ["topic-form"] = await First(page, "/admin/topics", "/admin/topics/"),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(account), account, null),
    };

    private static async Task<IReadOnlyDictionary<string, string>> Drafter(IPage page)
    {
        var returned = await First(page, "/admin?kind=Returned", "/draft");
        return new Dictionary<string, string>
        {
            ["queue"] = "/admin",
            ["editor"] = returned,
            ["preview"] = returned + "/page",
            ["timeline"] = await First(page, "/admin/documents?q=" + Uri.EscapeDataString(Revised), "/admin/documents/"),
            ["documents"] = "/admin/documents",
            ["new"] = "/admin/documents/new",
            ["templates"] = "/admin/templates",
            ["absences"] = "/admin/absences",
            ["findings"] = await First(page, "/admin?kind=Draft", "/draft") + "/findings",
        };
    }

    private static async Task<IReadOnlyDictionary<string, string>> Reviewer(IPage page)
    {
        var review = await First(page, "/admin", "/admin/revisions/");
        return new Dictionary<string, string> { ["review"] = review, ["suggestion"] = review + "/suggestion", ["sheet"] = review + "/sheet", ["words"] = "/admin/words", ["reviews"] = "/admin/reviews" };
    }

    /// <summary>The address behind the first link whose address holds a part and is no filter.</summary>
    private static async Task<string> First(IPage page, string address, string part)
    {
        await page.GotoAsync(address);
        var links = await page.Locator("main a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        return links.FirstOrDefault(link => link.Contains(part, StringComparison.Ordinal) && Number().IsMatch(link))
            ?? throw new InvalidOperationException($"{address} has no link to {part}: {string.Join(' ', links)}");
    }

    /// <summary>The newest document of a column whose title holds some words.</summary>
    private static async Task<string> Found(IPage page, string words, string column)
    {
        await page.GotoAsync("/" + column);
        var link = page.GetByRole(AriaRole.Main).Locator($"a[href^='/{column}/2']").Filter(new LocatorFilterOptions { HasText = words }).First;
        return (await link.GetAttributeAsync("href"))!;
    }

    /// <summary>The text view of a document's first attachment.</summary>
    private static async Task<string> TextView(IPage page, string document)
    {
        await page.GotoAsync(document);
        return (await page.Locator("ul.files a[href*='-text']").First.GetAttributeAsync("href"))!;
    }

    /// <summary>The first topic of the list.</summary>
    private static async Task<string> Topic(IPage page)
    {
        await page.GotoAsync("/topics");
        return (await page.GetByRole(AriaRole.Main).Locator("a[href^='/topics/']").First.GetAttributeAsync("href"))!;
    }

    /// <summary>A withdrawn page is linked from nowhere: it is the number between those that are listed.</summary>
    private static async Task<string> Withdrawn(IPage page)
    {
        var newest = await Found(page, "", "notices");
        var year = newest.Split('/')[2][..4];
        for (var serial = 1; serial < 40; serial++)
        {
            var address = $"/notices/{year}-{serial:00000}";
            if ((await page.Context.APIRequest.GetAsync(address)).Status == 410)
                return address;
        }

        throw new InvalidOperationException("The demonstration has no withdrawn notice.");
    }

    [GeneratedRegex("/[0-9]+")]
    private static partial Regex Number();
}
