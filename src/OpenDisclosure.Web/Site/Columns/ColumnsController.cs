using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Catalogue;
using OpenDisclosure.Web.Site.Delivery;
using OpenDisclosure.Web.Site.Documents;

namespace OpenDisclosure.Web.Site.Columns;

/// <summary>A column's list, narrowed as the reader likes, and its feed.</summary>
internal sealed class ColumnsController(PublishedContent content, CatalogueKeeper catalogue) : SiteController
{
    [HttpGet("/{columnKey:" + ColumnKeyRoute.Name + "}")]
    [PublicPage("year", "subject", "division", "genre", "validity", "audience", "interpreted", "body", "office", "item", "topic", ListQuery.OrderKey, ListQuery.PageKey)]
    public async Task<IActionResult> List(string columnKey)
    {
        if (Frame.Column(columnKey) is not { } column || ListQuery.Read(column, Request.Query) is not { } query)
            return NotFound();
        if (ListQuery.IsLoose(Request.Query))
            return MovedTo(query.Address);
        var index = await catalogue.Index(Cancel);
        var (ids, count) = index.Page(query.InIndex, (query.Page - 1) * PublishedContent.PageSize, PublishedContent.PageSize, query.Order);
        if (query.Page > ListPage.PagesOf(count) || (count == 0 && !query.Chosen.All(index.Holds)))
            return NotFound();
        var lines = await content.LinesOf(ids, Cancel);
        var interpretations = await content.Interpretations(ids, Cancel);
        return View(ListPage.Of(new ListFacts(Frame, query, count, FacetGroup.Of(Frame, query, index), FacetGroup.StatutoryItems(Frame, query, index), Today), lines, interpretations, Around));
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
            Frame, record, ValidityTag.On(Today, record.Validity, record.EffectiveOn, record.ExpiresOn)?.Text ?? "", $"{Origin}/{record.Address}"));
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
