using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Delivery;

namespace OpenDisclosure.Web.Site.Search;

/// <summary>Finds documents by title and document number. The page says that this is all it looks through.</summary>
internal sealed class SearchController(PublishedContent content) : SiteController
{
    private const int Longest = 100;
    private const int Most = 50;

    [HttpGet("/search")]
    [PublicPage(Stored = false)]
    public async Task<IActionResult> Index([FromQuery(Name = "q")] string? query)
    {
        var words = Words(query);
        var found = words.Length == 0 ? [] : await content.Find(words, Most + 1, Cancel);
        return View(new SearchPage
        {
            Around = Around(new Spot(SearchPage.AddressOf(words), SearchPage.HeadingOf(words)) { Below = [new NavLink(PublicText.Search, null)], Indexed = false, Sheet = Sheets.Lists }),
            Words = words,
            Lead = SearchPage.LeadOf(words, found.Count, Most),
            Hits = [.. found.Take(Most).Select(line => SearchHit.Of(line, Frame, words, Today))],
            OnRequestAddress = Frame.Text(SiteTextKeys.OnRequest) is null ? null : "/about/on-request",
        });
    }

    /// <summary>What is looked for: without the spaces around it, cut to what a title can hold.</summary>
    private static string Words(string? query)
    {
        var words = string.Join(' ', (query ?? "").Replace('\0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length <= Longest)
            return words;
        return words[..(char.IsHighSurrogate(words[Longest - 1]) ? Longest - 1 : Longest)];
    }
}
