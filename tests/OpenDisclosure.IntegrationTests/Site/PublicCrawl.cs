using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>Reads whatever a visitor can reach: from some doors along every link of the site, its files, pictures and feeds.</summary>
internal static class PublicCrawl
{
    /// <summary>Each address with its answer.</summary>
    /// <param name="site">The site that is read.</param>
    /// <param name="doors">Addresses to begin with.</param>
    /// <param name="follows">Which links are followed; all when nothing is said.</param>
    public static async Task<SortedDictionary<string, Answer>> Read(WebSite site, IEnumerable<string> doors, Func<string, bool>? follows = null)
    {
        var visitor = site.Visitor();
        var seen = new SortedDictionary<string, Answer>(StringComparer.Ordinal);
        var waiting = new Queue<string>(doors);
        while (waiting.TryDequeue(out var path))
        {
            if (seen.ContainsKey(path))
                continue;
            var answer = seen[path] = await visitor.Get(path);
            foreach (var link in Links(path, answer).Where(link => !seen.ContainsKey(link) && follows?.Invoke(link) != false))
                waiting.Enqueue(link);
        }

        return seen;
    }

    /// <summary>Addresses of this site that an answer leads to, without their fragments.</summary>
    public static IEnumerable<string> Links(string path, Answer answer)
    {
        if (answer.Location is { } target)
            yield return Local(path, target) ?? "/";
        var type = answer.Header("Content-Type") ?? "";
        if (!type.Contains("html", StringComparison.Ordinal) && !type.Contains("xml", StringComparison.Ordinal))
            yield break;
        foreach (var element in answer.Page.QuerySelectorAll("[href], [src], [action], loc, link, id"))
        {
            var text = element.GetAttribute("href") ?? element.GetAttribute("src") ?? element.GetAttribute("action") ?? element.TextContent;
            if (Local(path, text) is { } local && !local.StartsWith("/view", StringComparison.Ordinal) && !local.StartsWith("/messages/error?", StringComparison.Ordinal))
                yield return local;
        }
    }

    /// <summary>Parts of the same page that its links name and that are not there.</summary>
    public static IEnumerable<string> MissingParts(Answer answer) => answer.Page.QuerySelectorAll("[href^='#']")
        .Select(link => Uri.UnescapeDataString(link.GetAttribute("href")![1..])).Where(name => name.Length > 0 && answer.Page.GetElementById(name) is null);

    private static string? Local(string path, string address) =>
        Uri.TryCreate(new Uri(new Uri("http://localhost/"), path), address, out var uri) && uri.Host == "localhost" && uri.Scheme == "http" ? uri.PathAndQuery : null;
}
