using OpenDisclosure.Content.Text;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Columns;

namespace OpenDisclosure.Web.Site.Search;

/// <summary>A document that was found.</summary>
internal sealed record SearchHit(
    IReadOnlyList<Piece> Title, string Address, IReadOnlyList<Piece> Text, bool IsInFile, string Column, IReadOnlyList<Piece> Number, ValidityTag? Validity, string Date)
{
    /// <summary>The hit with the piece of its text where the words stand; where they stand in an attachment, with its summary.</summary>
    public static SearchHit Of(DocumentLine line, string html, bool isInFile, SiteFrame frame, Snippet snippet, DateOnly today)
    {
        var summary = snippet.Mark(line.Summary);
        var text = isInFile || summary.Any(piece => piece.IsHit) ? null : snippet.Cut(SealedText.Of(html));
        return new SearchHit(
            snippet.Mark(line.Title), "/" + line.Address, text ?? summary, isInFile, frame.Column(line.ColumnId)?.Name ?? "", snippet.Mark(line.DocumentNumber),
            ValidityTag.On(today, line.Validity, line.EffectiveOn, line.ExpiresOn, line.EndedOn), Texts.Iso(BeijingTime.DateOf(line.FirstPublishedAt)));
    }
}

/// <summary>What was found, ready to be shown.</summary>
internal sealed record SearchResults(Found Found, IReadOnlyList<FacetGroup> Groups, IReadOnlyList<SearchHit> Hits);

internal sealed record SearchPage : SitePage
{
    /// <summary>The pages that are offered; who would read further narrows what was found.</summary>
    public const int MostPages = 100;

    private const int MostShown = MostPages * PublishedContent.PageSize;

    public required string Words { get; init; }

    public required string Heading { get; init; }

    /// <summary>How many were found, and what else than the typed words was looked for.</summary>
    public required string Lead { get; init; }

    public required IReadOnlyList<SearchHit> Hits { get; init; }

    public required FacetPanel Panel { get; init; }

    public required IReadOnlyList<NavLink> Chosen { get; init; }

    /// <summary>The two orders; the present one has no address.</summary>
    public required IReadOnlyList<NavLink> Orders { get; init; }

    public required IReadOnlyList<PageLink> Pages { get; init; }

    /// <summary>Whether more was found than pages show.</summary>
    public required bool IsCut { get; init; }

    public required bool IsEmpty { get; init; }

    /// <summary>Where what is not found can be asked for; null while that text is not live.</summary>
    public required string? OnRequestAddress { get; init; }

    /// <summary>How many pages show what was found.</summary>
    public static int PagesOf(int count) => Math.Min(MostPages, ListPage.PagesOf(count));

    /// <summary>The page of a question; without results it only offers the box.</summary>
    public static SearchPage Of(SiteFrame frame, SearchQuery query, SearchResults? results, Func<Spot, Surround> around)
    {
        var words = query.Question.Text;
        var heading = words.Length == 0 ? PublicText.Search : Texts.Fill(PublicText.SearchFor, words);
        var pages = PagesOf(results?.Found.Count ?? 0);
        return new SearchPage
        {
            Around = around(new Spot(query.Address, heading)
            {
                Below = [new NavLink(PublicText.Search, null)],
                Indexed = false,
                Sheet = Sheets.Lists,
                Suggests = true,
                Suffix = pages == 1 ? "" : Texts.Fill(PublicText.TitlePage, query.Page, pages),
            }),
            Words = words,
            Heading = heading,
            Lead = results is null ? words.Length == 0 ? PublicText.SearchScope : PublicText.SearchNothing : LeadOf(query, results.Found),
            Hits = results?.Hits ?? [],
            Panel = new FacetPanel([], results?.Groups ?? []),
            Chosen = results is null ? [] : FacetGroup.Chosen(frame, query),
            Orders = results is not { Found.Count: > 1 } ? [] :
            [
                new NavLink(PublicText.OrderBest, query.NewestFirst ? query.OtherOrder : null),
                new NavLink(PublicText.OrderNewest, query.NewestFirst ? null : query.OtherOrder),
            ],
            Pages = results is null ? [] : PageLink.Of(query, pages),
            IsCut = query.Page == pages && results?.Found.Count > MostShown,
            IsEmpty = words.Length > 0 && results is not { Found.Count: > 0 },
            OnRequestAddress = frame.Text(SiteTextKeys.OnRequest) is null ? null : "/about/on-request",
        };
    }

    private static string LeadOf(SearchQuery query, Found found)
    {
        var (question, count) = (query.Question, found.Count);
        var lead = count == 0 ? PublicText.SearchNothing : found.IsLoose ? Texts.Fill(PublicText.SearchClosest, count) : Texts.Fill(PublicText.SearchFound, count);
        if (question.ReadAs is { } read)
            lead += Texts.Fill(PublicText.SearchReadAs, read);
        if (question.Synonyms.Count > 0)
            lead += Texts.Fill(PublicText.SearchSynonyms, string.Concat(question.Synonyms.Select(word => Texts.Fill(PublicText.Quoted, word))));
        return lead;
    }
}
