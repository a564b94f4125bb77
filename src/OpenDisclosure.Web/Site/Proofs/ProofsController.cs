using System.Text;
using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Content.Files;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Delivery;
using OpenDisclosure.Web.Site.Documents;

namespace OpenDisclosure.Web.Site.Proofs;

/// <summary>What a reader needs to check a live document without trusting this site, and the signed roots.</summary>
internal sealed class ProofsController(PublishedContent content) : SiteController
{
    private const string Route = "/{columnKey:" + ColumnKeyRoute.Name + "}/{no:" + DocumentNoRoute.Name + "}";
    private const int CheckpointsShown = 50;

    [HttpGet(Route + "-proof")]
    [PublicPage]
    public async Task<IActionResult> Proof(string columnKey, string no)
    {
        if (await content.Document($"{columnKey}/{no}", Cancel) is not { } detail)
            return NotFound();
        var document = detail.Document;
        var spot = new Spot($"/{document.Address}-proof", Texts.Fill(PublicText.ProofTitle, document.Title))
        {
            Column = Frame.Column(document.ColumnId),
            Below = [new NavLink(PublicText.CurrentText, "/" + document.Address), new NavLink(PublicText.ProofHeading, null)],
            Indexed = false,
            Sheet = Sheets.Pages,
        };
        return View(ProofPage.Of(document, await content.Proof(document.Seq, Cancel), LogOrigin, Around(spot)));
    }

    [HttpGet(Route + "-manifest")]
    [PublicPage(Viewed = false)]
    public async Task<IActionResult> Manifest(string columnKey, string no) =>
        await content.Document($"{columnKey}/{no}", Cancel) is { } detail
            ? Attachment(detail.Body.Manifest, $"{no}.json", "application/json")
            : NotFound();

    [HttpGet(Route + "-html")]
    [PublicPage(Viewed = false)]
    public async Task<IActionResult> Html(string columnKey, string no) =>
        await content.Document($"{columnKey}/{no}", Cancel) is { } detail
            ? Attachment(Encoding.UTF8.GetBytes(detail.Body.Html), $"{no}.html.txt", "text/plain; charset=utf-8")
            : NotFound();

    [HttpGet("/ledger/key.pem")]
    [PublicPage(Viewed = false)]
    public IActionResult Key([FromServices] CheckpointKey key) => Content(key.PublicPem, "text/plain; charset=utf-8");

    [HttpGet("/ledger/checkpoints.txt")]
    [PublicPage(Viewed = false)]
    public async Task<IActionResult> Checkpoints()
    {
        var text = new StringBuilder();
        foreach (var checkpoint in await content.Checkpoints(CheckpointsShown, Cancel))
        {
            text.Append(Checkpoint.Text(LogOrigin, checkpoint.Size, checkpoint.Root)).Append('\n');
            text.Append('\u2014').Append(' ').Append(LogOrigin).Append(' ').Append(Convert.ToBase64String(checkpoint.Signature)).Append("\n\n");
        }

        return Content(text.ToString(), "text/plain; charset=utf-8");
    }

    /// <summary>The name under which the checkpoints are signed: the public host.</summary>
    private string LogOrigin => new Uri(Origin).Host;

    private FileContentResult Attachment(byte[] bytes, string name, string mediaType)
    {
        Response.Headers.ContentDisposition = FileName.ContentDisposition(name);
        return File(bytes, mediaType);
    }
}
