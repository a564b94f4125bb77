using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Delivery;

namespace OpenDisclosure.Web.Site.Counts;

/// <summary>
/// What was disclosed in each year, by the classes of 政府网站工作年度报表: the figures that an annual report names, for whoever would
/// check them.
/// </summary>
internal sealed class CountsController(PublishedContent content) : SiteController
{
    private const string Address = "/counts";

    [HttpGet(Address)]
    [PublicPage]
    public async Task<IActionResult> Index()
    {
        var classes = Frame.Columns.ToDictionary(column => column.Id, column => column.Class);
        var counters = (await content.AllCounts(Cancel)).Where(counter => classes.ContainsKey(counter.ColumnId)).ToList();
        return View(new CountsPage
        {
            Around = Around(new Spot(Address, PublicText.CountsTitle) { Below = [new NavLink(PublicText.CountsTitle, null)], Sheet = Sheets.Pages }),
            Years = [.. counters.GroupBy(counter => counter.Year).OrderByDescending(year => year.Key).Select(year =>
                YearLine.Of(year.Key, year.ToLookup(counter => classes[counter.ColumnId], counter => counter.Live)))],
        });
    }
}

/// <summary>A year with its figures.</summary>
internal sealed record YearLine(int Year, int Overview, int News, int Catalogue, int Interpretations, int Responses)
{
    /// <summary>All information: overview, news and catalogue, as the form sums them up.</summary>
    public int All => Overview + News + Catalogue;

    /// <summary>Interpretations and responses, as the form sums them up.</summary>
    public int Explained => Interpretations + Responses;

    public static YearLine Of(int year, ILookup<ColumnClass, int> live) => new(
        year, live[ColumnClass.Overview].Sum(), live[ColumnClass.News].Sum(), live[ColumnClass.Catalogue].Sum(),
        live[ColumnClass.Interpretation].Sum(), live[ColumnClass.Response].Sum());
}

/// <summary>The figures of all years, the newest first.</summary>
internal sealed record CountsPage : SitePage
{
    public required IReadOnlyList<YearLine> Years { get; init; }
}
