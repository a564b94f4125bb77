using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Web.Site.Delivery;
using OpenDisclosure.Web.Site.Documents;

namespace OpenDisclosure.Web.Site.Columns;

/// <summary>A column's list, by year and page, and its feed.</summary>
internal sealed class ColumnsController(PublishedContent content) : SiteController
{
    private const string YearKey = "year";
    private const string PageKey = "page";

    [HttpGet("/{columnKey:" + ColumnKeyRoute.Name + "}")]
    [PublicPage(YearKey, PageKey)]
    public async Task<IActionResult> List(string columnKey)
    {
        if (Frame.Column(columnKey) is not { } column || Number(YearKey, 9999) is not { } year || Number(PageKey, PublishedContent.DeepestPage) is not { } page)
            return NotFound();
        if (Request.Query[PageKey] == "1" || Request.Query[YearKey] == "" || Request.Query[PageKey] == "")
            return MovedTo(ListPage.Address(column, year, 1));
        long[] ids = [.. Frame.Branch(column).Select(found => found.Id)];
        var counts = await content.Counts(ids, Cancel);
        var count = year == 0 ? counts.Values.Sum() : counts.GetValueOrDefault(year);
        page = Math.Max(1, page);
        if (page > ListPage.PagesOf(count) || (year > 0 && count == 0))
            return NotFound();
        var lines = await content.Page(ids, year == 0 ? null : year, page, Cancel);
        var interpretations = await content.Interpretations([.. lines.Select(line => line.DocumentId)], Cancel);
        return View(ListPage.Of(new ListFacts(Frame, column, year, page, counts, Today), lines, interpretations, Around));
    }

    [HttpGet("/{columnKey:" + ColumnKeyRoute.Name + "}/feed.atom")]
    [PublicPage(Viewed = false)]
    public async Task<IActionResult> Feed(string columnKey)
    {
        if (Frame.Column(columnKey) is not { } column)
            return NotFound();
        var lines = await content.Latest([.. Frame.Branch(column).Select(found => found.Id)], PublishedContent.PageSize, Cancel);
        return File(AtomFeed.Write(Frame, column, Origin, lines), "application/atom+xml; charset=utf-8");
    }

    /// <summary>A query value: 0 when there is none, null when it is no plain number in range.</summary>
    private int? Number(string key, int largest)
    {
        var values = Request.Query[key];
        if (values.Count == 0 || values == "")
            return 0;
        return values is [{ Length: <= 4 } text] && text[0] is >= '1' and <= '9' && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= largest
            ? number
            : null;
    }
}
