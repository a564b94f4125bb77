using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Content.Comparing;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Searching;
using OpenDisclosure.Web.Site.Columns;
using OpenDisclosure.Web.Site.Delivery;

namespace OpenDisclosure.Web.Site.Search;

/// <summary>Finds documents by what stands in their titles, numbers, texts and attachments.</summary>
internal sealed class SearchController(PublishedContent content, SearchKeeper keeper) : SiteController
{
    private const int MostSuggestions = 8;

    /// <summary>Read once for each frame, and let go with it.</summary>
    private static readonly ConditionalWeakTable<SiteFrame, Synonyms> WordsOf = [];

    [HttpGet("/search")]
    [PublicPage(Stored = false)]
    public async Task<IActionResult> Index()
    {
        if (SearchQuery.Read(Request.Query, AgencyWords()) is not { } query)
            return NotFound();
        if (query.Question.Wordings.Count == 0)
            return View(SearchPage.Of(Frame, query with { Chosen = new Dictionary<Facet, string>(), Page = 1 }, null, Around));
        if (await keeper.Ready(Cancel) is not { } searching)
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        var catalogue = searching.Catalogue;
        if (!query.Chosen.All(catalogue.Holds))
            return NotFound();
        var found = searching.Find(query.Question, query.Chosen, query.NewestFirst, (query.Page - 1) * PublishedContent.PageSize, PublishedContent.PageSize);
        if (query.Page > SearchPage.PagesOf(found.Count))
            return NotFound();
        var lines = await content.LinesOf(found.Shown, Cancel);
        var texts = lines.Count == 0 ? [] : await content.HtmlOf(found.Shown, Cancel);
        var snippet = new Snippet(query.Question);
        var results = new SearchResults(found, FacetGroup.Of(Frame, query, catalogue, found.Places),
            [.. lines.Where(line => texts.ContainsKey(line.DocumentId)).Select(line => SearchHit.Of(line, texts[line.DocumentId], found.InFiles.Contains(line.DocumentId), Frame, snippet, Today))]);
        return View(SearchPage.Of(Frame, query, results, Around));
    }

    /// <summary>Titles that hold what was typed so far, for the search box.</summary>
    [HttpGet("/search/suggest")]
    [PublicPage(Stored = false, Viewed = false)]
    public async Task<IActionResult> Suggest([FromQuery(Name = SearchQuery.WordsKey)] string? typed)
    {
        var question = Question.Of(typed, Synonyms.None);
        if (question.Wordings.Count == 0 || await keeper.Ready(Cancel) is not { } searching)
            return Json(Array.Empty<Suggestion>());
        var lines = await content.LinesOf(searching.Suggest(question, MostSuggestions), Cancel);
        return Json(lines.Select(line => new Suggestion(line.Title, line.DocumentNumber, "/" + line.Address)));
    }

    /// <summary>The agency's groups of words: one a line of the live site text.</summary>
    private Synonyms AgencyWords() => WordsOf.GetValue(Frame, static frame => frame.Text(SiteTextKeys.SearchWords) is { } text
        ? new Synonyms(HtmlBlocks.Read(text.Html).Select(block => block.Text))
        : Synonyms.None);

    private sealed record Suggestion(string Title, string Number, string Address);
}
