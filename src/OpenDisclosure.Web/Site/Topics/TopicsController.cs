using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Catalogue;
using OpenDisclosure.Web.Site.Delivery;
using OpenDisclosure.Web.Site.Documents;

namespace OpenDisclosure.Web.Site.Topics;

/// <summary>Topics (专题): what all columns hold of one field of work.</summary>
internal sealed class TopicsController(PublishedContent content, CatalogueKeeper catalogue) : SiteController
{
    private const string PageKey = "page";
    private const string AllAddress = "/topics";

    [HttpGet(AllAddress)]
    [PublicPage]
    public IActionResult Index() => Frame.Topics.Count == 0 ? NotFound() : View(new TopicsPage
    {
        Around = Around(new Spot(AllAddress, PublicText.Topics) { Below = [new NavLink(PublicText.Topics, null)], Sheet = Sheets.Pages }),
        Topics = Frame.Topics,
    });

    [HttpGet(AllAddress + "/{topicKey:" + ColumnKeyRoute.Name + "}")]
    [PublicPage(PageKey)]
    public async Task<IActionResult> Topic(string topicKey)
    {
        if (Frame.Topic(topicKey) is not { } topic || Page() is not { } page)
            return NotFound();
        if (Request.Query.ContainsKey(PageKey) && page == 1)
            return MovedTo(TopicPage.Address(topic, 1));
        var chosen = new Dictionary<Facet, string> { [Facet.Topic] = topic.Key };
        var (ids, count) = (await catalogue.Index(Cancel)).Page(chosen, (page - 1) * PublishedContent.PageSize, PublishedContent.PageSize);
        if (ids.Count == 0 && page > 1)
            return NotFound();
        var lines = await content.LinesOf(ids, Cancel);
        var address = TopicPage.Address(topic, page);
        return View(new TopicPage
        {
            Around = Around(new Spot(address, topic.Name)
            {
                Below = [new NavLink(PublicText.Topics, AllAddress), new NavLink(topic.Name, null)],
                Sheet = Sheets.Lists,
                Suffix = page == 1 ? "" : Texts.Fill(PublicText.TitlePageNo, page),
            }),
            Heading = topic.Name,
            Description = topic.Description,
            SideLinks = [.. Frame.Topics.Select(other => new NavLink(other.Name, TopicPage.Address(other, 1), other.Key == topic.Key ? "page" : null))],
            Rows = [.. lines.Select(line => TopicRow.Of(line, Frame))],
            NewerAddress = page > 1 ? TopicPage.Address(topic, page - 1) : null,
            OlderAddress = count > page * PublishedContent.PageSize && page < PublishedContent.DeepestPage ? TopicPage.Address(topic, page + 1) : null,
        });
    }

    /// <summary>The page asked for; null when it is no plain number in range.</summary>
    private int? Page() =>
        PlainNumber.TryRead(Request.Query[PageKey], 3, out var page) && (page ?? 1) is <= PublishedContent.DeepestPage and var shown ? shown : null;
}
