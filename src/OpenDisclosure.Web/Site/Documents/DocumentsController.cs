using System.Text;
using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Content;
using OpenDisclosure.Content.Comparing;
using OpenDisclosure.Content.Copies;
using OpenDisclosure.Content.Files;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Delivery;

namespace OpenDisclosure.Web.Site.Documents;

/// <summary>A document, its earlier versions, and how two of them differ.</summary>
internal sealed class DocumentsController(PublishedContent content, PastContent past, FileStore files) : SiteController
{
    private const string Route = "/{columnKey:" + ColumnKeyRoute.Name + "}/{no:" + DocumentNoRoute.Name + "}";

    [HttpGet(Route)]
    [PublicPage(Unkept = AskedDay.Key)]
    public async Task<IActionResult> Show(string columnKey, string no)
    {
        var address = $"{columnKey}/{no}";
        if (AskedDay.IsIn(Request.Query))
            return await OnDay(address);
        if (await content.Document(address, Cancel) is not { } detail)
            return await Absent(address);
        var document = detail.Document;
        return View("Show", new DocumentView
        {
            Around = Around(new Spot("/" + address, document.Title)
            {
                Column = Frame.Column(document.ColumnId),
                Meta = DocumentView.MetaOf(document, Frame),
                BodyClass = document.DocumentNumber.Length > 0 ? "gw" : null,
                Sheet = detail.RelatesTo.Any(line => line.Kind == RelationKind.Interprets) ? Sheets.Pages : Sheets.Site,
                Script = "read",
            }),
            Page = DocumentView.Live(detail, Frame, Origin, Today),
        });
    }

    /// <summary>The document as it stood on a day. What was withdrawn since is gone on every day.</summary>
    private async Task<IActionResult> OnDay(string address)
    {
        if (AskedDay.Read(Request.Query, Today) is not { } day)
            return NotFound();
        if (day == Today)
            return LocalRedirect("/" + address);
        if (await past.Document(address, day, Cancel) is not { } detail)
            return await content.Withdrawn(address, Cancel) is null ? NotFound() : await Absent(address);
        var document = detail.Document;
        var name = Texts.Fill(PublicText.DayName, Texts.Long(day));
        return View("Show", new DocumentView
        {
            Around = Around(new Spot($"/{address}?{AskedDay.Key}={Texts.Iso(day)}", document.Title)
            {
                Column = Frame.Column(document.ColumnId),
                Suffix = Texts.Fill(PublicText.InBrackets, name),
                Below = [new NavLink(PublicText.CurrentText, "/" + address), new NavLink(name, null)],
                BodyClass = document.DocumentNumber.Length > 0 ? "gw" : null,
                Sheet = detail.RelatesTo.Any(line => line.Kind == RelationKind.Interprets) ? Sheets.Pages : Sheets.Site,
                CanonicalPath = "/" + address,
                Indexed = false,
            }),
            Page = DocumentView.On(detail, Frame, day, Today),
        });
    }

    [HttpGet(Route + "-v{version:" + VersionRoute.Name + "}")]
    [PublicPage]
    public async Task<IActionResult> Version(string columnKey, string no, int version)
    {
        var address = $"{columnKey}/{no}";
        if (await content.Document(address, Cancel) is not { } detail)
            return await Absent(address);
        if (detail.Versions.SingleOrDefault(found => found.No == version) is not { } earlier)
            return NotFound();
        if (earlier.State == PublicationState.Live)
            return LocalRedirect("/" + address);
        if (await content.VersionBody(earlier.PublicationId, Cancel) is not { } body)
            return NotFound();
        var name = Texts.Fill(PublicText.VersionName, version);
        return View("Show", new DocumentView
        {
            Around = Around(new Spot(DocumentView.VersionAddress("/" + address, version), earlier.Title)
            {
                Column = Frame.Column(detail.Document.ColumnId),
                Suffix = Texts.Fill(PublicText.InBrackets, name),
                Below = [new NavLink(PublicText.CurrentText, "/" + address), new NavLink(name, null)],
                Indexed = false,
            }),
            Page = Earlier(detail, earlier, body.Html),
        });
    }

    [HttpGet(Route + "-v{older:" + VersionRoute.Name + "}-v{newer:" + VersionRoute.Name + "}")]
    [PublicPage]
    public async Task<IActionResult> Compare(string columnKey, string no, int older, int newer)
    {
        var address = $"{columnKey}/{no}";
        if (await content.Document(address, Cancel) is not { } detail)
            return await Absent(address);
        var (before, after) = (detail.Versions.SingleOrDefault(found => found.No == older), detail.Versions.SingleOrDefault(found => found.No == newer));
        if (before is null || after is null || older >= newer || await Html(detail, before) is not { } earlier || await Html(detail, after) is not { } later)
            return NotFound();
        return View(ComparisonPage.Of(Frame.Column(detail.Document.ColumnId), "/" + address, before, after, TextComparison.Compare(HtmlBlocks.Read(earlier), HtmlBlocks.Read(later)), Around));
    }

    [HttpGet(Route + "-text{ordinal:" + VersionRoute.Name + "}")]
    [PublicPage]
    public async Task<IActionResult> TextView(string columnKey, string no, int ordinal)
    {
        var address = $"{columnKey}/{no}";
        if (await content.Document(address, Cancel) is not { } detail)
            return await Absent(address);
        if (detail.Files.SingleOrDefault(found => found.Ordinal == ordinal && found.Role == FileRole.Derived) is not { } view
            || detail.Files.FirstOrDefault(found => found.Role == FileRole.Original && DocumentView.IsTextViewOf(view, found)) is not { } file)
            return NotFound();
        using var reader = new StreamReader(files.Open(view.Sha256), Encoding.UTF8);
        var text = await reader.ReadToEndAsync(Cancel);
        return View(TextViewPage.Of(Frame.Column(detail.Document.ColumnId), detail.Document, file, view, text, Around));
    }

    [HttpGet(Route + ".docx")]
    [PublicPage(Viewed = false)]
    public Task<IActionResult> Word(string columnKey, string no) => Download($"{columnKey}/{no}", $"{no}.docx", WordCopy.MediaType, WordCopy.Write);

    [HttpGet(Route + ".txt")]
    [PublicPage(Viewed = false)]
    public Task<IActionResult> Plain(string columnKey, string no) => Download($"{columnKey}/{no}", $"{no}.txt", PlainCopy.MediaType, PlainCopy.Write);

    /// <summary>The QR code of a live document's address.</summary>
    [HttpGet(Route + "-qr")]
    [PublicPage(Viewed = false)]
    public async Task<IActionResult> Qr(string columnKey, string no)
    {
        var address = $"{columnKey}/{no}";
        return await content.Document(address, Cancel) is null ? await Absent(address) : File(QrPicture.File($"{Origin}/{address}"), QrPicture.MediaType);
    }

    private async Task<IActionResult> Download(string address, string name, string mediaType, Func<DocumentCopy, byte[]> write)
    {
        if (await content.Document(address, Cancel) is not { } detail)
            return await Absent(address);
        Response.Headers.ContentDisposition = FileName.ContentDisposition(name);
        return File(write(DocumentDownload.Of(detail, Frame, Origin, Today)), mediaType);
    }

    private async Task<string?> Html(DocumentDetail detail, PublishedVersion version) => version.State == PublicationState.Live
        ? detail.Body.Html
        : (await content.VersionBody(version.PublicationId, Cancel))?.Html;

    /// <summary>What is left of a withdrawn document: a redirect, or a page that says why, without title and text.</summary>
    private async Task<IActionResult> Absent(string address)
    {
        if (await content.Withdrawn(address, Cancel) is not { } withdrawal)
            return NotFound();
        if (withdrawal is { Kind: WithdrawalKind.Moved, TargetAddress: { } target })
            return MovedTo("/" + target);
        var page = View("Gone", GonePage.Of(withdrawal, Surroundings.Contact(Frame), Around));
        page.StatusCode = StatusCodes.Status410Gone;
        return page;
    }

    private static DocumentPage Earlier(DocumentDetail detail, PublishedVersion version, string html)
    {
        var address = "/" + detail.Document.Address;
        return new DocumentPage
        {
            TitleParts = TitleBreaks.Parts(version.Title),
            DocumentNumber = "",
            Byline = [Texts.Fill(PublicText.ReleasedAt, Texts.Minute(BeijingTime.Of(version.PublishedAt)))],
            Notices = [Texts.Fill(PublicText.EarlierVersion, version.No, DocumentView.VersionNo(detail))],
            NoticeLink = new NavLink(
                Texts.Fill(PublicText.CompareWith, DocumentView.VersionNo(detail)), $"{DocumentView.VersionAddress(address, version.No)}-v{DocumentView.VersionNo(detail)}"),
            Facts = [],
            Errand = [],
            Body = new SealedHtml(html),
        };
    }
}
