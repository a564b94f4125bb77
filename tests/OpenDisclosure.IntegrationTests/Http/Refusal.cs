namespace OpenDisclosure.IntegrationTests.Http;

/// <summary>A form that was sent and came back.</summary>
internal static class Refusal
{
    /// <summary>Fills a form in and expects it back with the reason beside a field, with everything that was typed, and with nothing stored.</summary>
    public static async Task Beside(WebSite site, Visitor visitor, string page, string action, string field, IReadOnlyDictionary<string, string> typed)
    {
        var before = await Stored.Of(site.Database);
        var answer = await visitor.Fill(page, action, [.. typed.Select(pair => (pair.Key, pair.Value))]);
        Assert.True(answer.Code == 422, $"{answer.Code} for {field} {typed.GetValueOrDefault(field)}");
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
        var control = answer.Page.QuerySelector($"#{field}[aria-invalid=true]");
        Assert.True(control is not null, $"{field} is not marked.");
        var reason = answer.Page.QuerySelector($"#{field}-wrong")!.TextContent;
        Assert.DoesNotMatch("(?i)\\b(the|value|field|is)\\b", reason);
        Assert.NotNull(answer.Page.QuerySelector($"a[href='#{field}']"));
        var shown = Visitor.Fields(answer.Page, action).ToLookup(entry => entry.Name, entry => entry.Value);
        Assert.All(typed.Where(pair => pair.Key != field), pair => Assert.Equal([pair.Value], shown[pair.Key]));
    }
}
