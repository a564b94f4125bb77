using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Catalogue;
using OpenDisclosure.Web.Site.Delivery;
using OpenDisclosure.Web.Site.Documents;

namespace OpenDisclosure.Web.Site.Columns;

/// <summary>A column's list, narrowed as the reader likes, and its feed.</summary>
internal sealed class ColumnsController(PublishedContent content, PastContent past, CatalogueKeeper catalogue) : SiteController
{
    [HttpGet("/{columnKey:" + ColumnKeyRoute.Name + "}")]
    [PublicPage("year", "subject", "division", "genre", "validity", "audience", "interpreted", "body", "office", "item", "topic", ListQuery.OrderKey, ListQuery.PageKey, Unkept = AskedDay.Key)]
    public async Task<IActionResult> List(string columnKey)
    {
        if (Frame.Column(columnKey) is not { } column || ListQuery.Read(column, Request.Query) is not { } query)
            return NotFound();
        if (AskedDay.IsIn(Request.Query))
            return await OnDay(query);
        if (ListQuery.IsLoose(Request.Query))
            return MovedTo(query.Address);
        var index = await catalogue.Index(Cancel);
        var (ids, count) = index.Page(query.InIndex, (query.Page - 1) * PublishedContent.PageSize, PublishedContent.PageSize, query.Order);
        if (query.Page > ListPage.PagesOf(count) || (count == 0 && !query.Chosen.All(index.Holds)))
            return NotFound();
        var lines = await content.LinesOf(ids, Cancel);
        var interpretations = await content.Interpretations(ids, Cancel);
        var repealed = column.Class == ColumnClass.Interpretation ? await content.InterpretingRepealed(ids, Today, Cancel) : new HashSet<long>();
        var facts = new ListFacts(Frame, query, count, FacetGroup.Of(Frame, query, index), FacetGroup.StatutoryItems(Frame, query, index), Today);
        return View("List", ListPage.Of(facts, lines, interpretations, repealed, Around));
    }

    /// <summary>The column as it stood on a day.</summary>
    private async Task<IActionResult> OnDay(ListQuery query)
    {
        if (AskedDay.Read(Request.Query, Today) is not { } day)
            return NotFound();
        var asked = new ListQuery(query.Column, new Dictionary<Facet, string>(), ListOrder.Newest, query.Page) { Day = day == Today ? null : day };
        if (asked.Day is null || query.Chosen.Count > 0 || ListQuery.IsLoose(Request.Query))
            return LocalRedirect(asked.Address);
        var key = query.Column.Key;
        var place = new PastPlace(
            [.. Frame.Branch(query.Column).Select(column => column.Id)],
            key == StandardColumns.Statutory ? [.. Enumerable.Range(1, StandardColumns.StatutoryItems.Count)] : StandardColumns.ItemOf(key) is { } item ? [item] : []);
        var list = await past.List(place, day, query.Page, Cancel);
        return query.Page > ListPage.PagesOf(list.Count) ? NotFound() : View("List", ListPage.On(Frame, asked, list, Today, Around));
    }

    /// <summary>The same list as a file for other programs, newest first.</summary>
    [HttpGet("/{columnKey:" + ColumnKeyRoute.Name + "}/list.{format}")]
    [PublicPage("year", "subject", "division", "genre", "validity", "audience", "interpreted", "body", "office", "item", "topic", ListQuery.OrderKey, Stored = false, Viewed = false)]
    public async Task<IActionResult> Download(string columnKey, string format)
    {
        if (!ListFile.Formats.Contains(format) || Frame.Column(columnKey) is not { } column || ListQuery.Read(column, Request.Query) is not { } query)
            return NotFound();
        var (ids, _) = (await catalogue.Index(Cancel)).Page(query.InIndex, 0, ListFile.MostRecords, query.Order);
        var entries = (await content.RecordsOf(ids, Cancel)).Select(record => new ListFile.Entry(
            Frame, record, ValidityTag.On(Today, record.Validity, record.EffectiveOn, record.ExpiresOn, record.EndedOn)?.Text ?? "", $"{Origin}/{record.Address}"));
        return format switch
        {
            "csv" => File(ListFile.Csv(entries), "text/csv; charset=utf-8", $"{column.Key}.csv"),
            "xlsx" => File(ListFile.Xlsx(entries), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{column.Key}.xlsx"),
            _ => File(ListFile.Json(entries), "application/json; charset=utf-8", $"{column.Key}.json"),
        };
    }

    [HttpGet("/{columnKey:" + ColumnKeyRoute.Name + "}/feed.atom")]
    [PublicPage("year", "subject", "division", "genre", "validity", "audience", "interpreted", "body", "office", "item", "topic", Viewed = false)]
    public async Task<IActionResult> Feed(string columnKey)
    {
        if (Frame.Column(columnKey) is not { } column || ListQuery.Read(column, Request.Query) is not { } query)
            return NotFound();
        var (ids, _) = (await catalogue.Index(Cancel)).Page(query.InIndex, 0, PublishedContent.PageSize);
        var lines = await content.LinesOf(ids, Cancel);
        return File(AtomFeed.Write(Frame, query, Origin, lines), "application/atom+xml; charset=utf-8");
    }
}
