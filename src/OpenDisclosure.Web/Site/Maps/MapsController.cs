using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Delivery;
using OpenDisclosure.Web.Site.Topics;

namespace OpenDisclosure.Web.Site.Maps;

/// <summary>The site map for readers and the one for search engines.</summary>
internal sealed class MapsController(PublishedContent content) : SiteController
{
    private static readonly string[] Fixed = ["/", "/sitemap", "/counts", "/messages"];

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [HttpGet("/sitemap")]
    [PublicPage]
    public IActionResult Index() => View(new MapPage
    {
        Around = Around(new Spot("/sitemap", PublicText.SiteMap) { Below = [new NavLink(PublicText.SiteMap, null)], Sheet = Sheets.Pages }),
        Branches = [.. Frame.Below(null).Select(Branch)],
        Texts = [.. AboutPages()],
    });

    [HttpGet("/sitemap.xml")]
    [PublicPage(Viewed = false)]
    public async Task<IActionResult> Xml()
    {
        using var bytes = new MemoryStream();
        await using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Async = true }))
        {
            xml.WriteStartElement("urlset", Namespace);
            foreach (var address in Fixed.Concat(AboutPages().Select(link => link.Address!)).Distinct().Concat(Frame.Columns.Select(column => "/" + column.Key)))
                Write(xml, Origin + address, null);
            foreach (var topic in Frame.Topics)
                Write(xml, Origin + TopicPage.Address(topic, 1), null);
            await foreach (var (address, publishedAt) in content.Addresses().WithCancellation(Cancel))
                Write(xml, $"{Origin}/{address}", publishedAt);
            xml.WriteEndElement();
        }

        return File(bytes.ToArray(), "application/xml; charset=utf-8");
    }

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

    private static void Write(XmlWriter xml, string address, DateTimeOffset? at)
    {
        xml.WriteStartElement("url", Namespace);
        xml.WriteElementString("loc", Namespace, address);
        if (at is { } instant)
            xml.WriteElementString("lastmod", Namespace, BeijingTime.DateOf(instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }
}

/// <summary>A column with those below it.</summary>
internal sealed record MapBranch(string Name, string Address, IReadOnlyList<MapBranch> Below);

internal sealed record MapPage : SitePage
{
    public required IReadOnlyList<MapBranch> Branches { get; init; }

    public required IReadOnlyList<NavLink> Texts { get; init; }
}
