using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Catalogue;
using OpenDisclosure.Web.Site.Delivery;
using OpenDisclosure.Web.Site.Topics;

namespace OpenDisclosure.Web.Site.Maps;

/// <summary>The site map for readers and the one for search engines.</summary>
internal sealed class MapsController(PublishedContent content, CatalogueKeeper catalogue) : SiteController
{
    private const int PartSize = 500;

    private static readonly string[] Fixed = ["/", "/sitemap", "/counts", "/messages"];
    private static readonly Dictionary<Facet, string> Everything = [];

    [HttpGet("/sitemap")]
    [PublicPage]
    public IActionResult Index() => View(new MapPage
    {
        Around = Around(new Spot("/sitemap", PublicText.SiteMap) { Below = [new NavLink(PublicText.SiteMap, null)], Sheet = Sheets.Pages }),
        Branches = [.. Frame.Below(null).Select(Branch)],
        Texts = [.. AboutPages()],
    });

    /// <summary>The map for search engines: one file of the fixed pages and as many of documents as there are, 500 each.</summary>
    [HttpGet("/sitemap.xml")]
    [PublicPage(Viewed = false)]
    public async Task<IActionResult> Files()
    {
        var count = (await catalogue.Index(Cancel)).Count(Everything);
        var parts = Enumerable.Range(1, PartsOf(count)).Select(part => string.Create(CultureInfo.InvariantCulture, $"{Origin}/sitemap/{part}.xml"));
        return Xml(SiteMapFile.OfFiles(parts.Prepend($"{Origin}/sitemap/pages.xml")));
    }

    [HttpGet("/sitemap/pages.xml")]
    [PublicPage(Viewed = false)]
    public IActionResult Pages()
    {
        var pages = Fixed.Concat(AboutPages().Select(link => link.Address!)).Distinct().Concat(Frame.Columns.Select(column => "/" + column.Key))
            .Concat(Frame.Topics.Select(topic => TopicPage.Address(topic, 1)));
        return Xml(SiteMapFile.OfPages(pages.Select(address => new MappedPage(Origin + address, null))));
    }

    /// <summary>Documents by first release, the oldest first: what was once full changes only by what is corrected or withdrawn.</summary>
    [HttpGet("/sitemap/{part:int:min(1)}.xml")]
    [PublicPage(Viewed = false)]
    public async Task<IActionResult> Documents(int part)
    {
        var index = await catalogue.Index(Cancel);
        if (part > PartsOf(index.Count(Everything)))
            return NotFound();
        var (ids, _) = index.Page(Everything, (part - 1) * PartSize, PartSize, ListOrder.Oldest);
        var places = await content.PlacesOf(ids, Cancel);
        return Xml(SiteMapFile.OfPages(places.Select(place => new MappedPage($"{Origin}/{place.Address}", BeijingTime.DateOf(place.PublishedAt)))));
    }

    private static int PartsOf(int documents) => (documents + PartSize - 1) / PartSize;

    private FileContentResult Xml(byte[] file) => File(file, "application/xml; charset=utf-8");

    private MapBranch Branch(ColumnView column) =>
        new(column.Name, "/" + column.Key, [.. Frame.Below(column.Id).Select(Branch)]);

    private static IEnumerable<(string Key, string Name)> Texts =>
        [(SiteTextKeys.Guide, PublicText.Guide), (SiteTextKeys.OnRequest, PublicText.OnRequest)];

    private IEnumerable<NavLink> AboutPages()
    {
        if (Frame.Topics.Count > 0)
            yield return new NavLink(PublicText.Topics, "/topics");
        yield return new NavLink(PublicText.CountsTitle, "/counts");
        yield return new NavLink(MessageText.Title, "/messages");
        foreach (var (key, name) in Texts)
        {
            if (Frame.Text(key) is not null)
                yield return new NavLink(name, "/about/" + key);
        }

        yield return new NavLink(PublicText.AccessibilityStatement, "/about/accessibility");
    }
}

/// <summary>A column with those below it.</summary>
internal sealed record MapBranch(string Name, string Address, IReadOnlyList<MapBranch> Below);

internal sealed record MapPage : SitePage
{
    public required IReadOnlyList<MapBranch> Branches { get; init; }

    public required IReadOnlyList<NavLink> Texts { get; init; }
}
