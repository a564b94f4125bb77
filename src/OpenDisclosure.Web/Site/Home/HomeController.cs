using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Catalogue;
using OpenDisclosure.Web.Site.Delivery;
using OpenDisclosure.Web.Site.Topics;

namespace OpenDisclosure.Web.Site.Home;

/// <summary>The home page: tasks before news, all of it from live documents and their counters.</summary>
internal sealed class HomeController(PublishedContent content, CatalogueKeeper catalogue) : SiteController
{
    private const int Documents = 6;
    private const int News = 6;

    [HttpGet("/")]
    [PublicPage]
    public async Task<IActionResult> Index()
    {
        var policies = Frame.Column(HomePage.PolicyColumn);
        var policyLines = await Latest(policies, ColumnClass.Catalogue, Documents);
        var news = Frame.Columns.FirstOrDefault(column => column.Class == ColumnClass.News);
        var newsLines = await Latest(news, ColumnClass.News, News);
        var interpretations = await content.Interpretations([.. policyLines.Select(line => line.DocumentId)], Cancel);
        var (year, counts) = await Counts();
        return View(new HomePage
        {
            Around = Around(new Spot("/", "") { HasTrail = false, Sheet = Sheets.Lists, Suggests = true }),
            Doors = HomePage.DoorsOf(Frame),
            Policies = FeedLine.Of(policyLines, interpretations),
            PoliciesAddress = AddressOf(policies),
            News = FeedLine.Of(newsLines, null),
            NewsAddress = AddressOf(news),
            Topics = [.. Frame.Topics.Select(topic => new NavLink(topic.Name, TopicPage.Address(topic, 1)))],
            Year = year,
            Counts = HomePage.CountsOf(Frame, counts),
            OnRequestAddress = Frame.Text(SiteTextKeys.OnRequest) is null ? null : "/about/on-request",
            Agency = Frame.Agency(SiteTextKeys.Name),
            Contact = Surroundings.Contact(Frame),
        });
    }

    /// <summary>The counts of this year; in its first days, while there are none, of the year before.</summary>
    private async Task<(int Year, IReadOnlyDictionary<long, int> Counts)> Counts()
    {
        var counts = await content.CountsOfYear(Today.Year, Cancel);
        return counts.Values.Sum() > 0 ? (Today.Year, counts) : (Today.Year - 1, await content.CountsOfYear(Today.Year - 1, Cancel));
    }

    /// <summary>The newest of a column and those below it; where there is no such column, of all of a class.</summary>
    private async Task<IReadOnlyList<DocumentLine>> Latest(ColumnView? column, ColumnClass otherwise, int count)
    {
        var keys = column is null ? Frame.Columns.Where(found => found.Class == otherwise).Select(found => found.Key) : [column.Key];
        return await content.LinesOf((await catalogue.Index(Cancel)).Newest(Facet.Column, keys, count), Cancel);
    }

    private static string? AddressOf(ColumnView? column) => column is null ? null : "/" + column.Key;
}
