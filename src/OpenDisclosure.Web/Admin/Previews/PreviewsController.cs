using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using OpenDisclosure.Content.Files;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Drafts;
using OpenDisclosure.Web.Admin.Revisions;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Security;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Previews;

/// <summary>
/// The page as a citizen would read it: of a sealed revision the very bytes, of a draft what a submit would seal now. Pictures have
/// addresses relative to the page, so the same bytes show them here from addresses that only staff can open.
/// </summary>
[Staff]
[Route("admin")]
internal sealed class PreviewsController(PreviewDesk previews, ScanDraft scan, DraftDesk drafts, ReviewDesk revisions, FileStore store) : StaffController
{
    [HttpGet("documents/{documentId:long}/draft/page")]
    public async Task<IActionResult> Draft(long documentId)
    {
        if (await drafts.Open(documentId, Cancel) is not { } typed)
            return NotFound();
        var whole = await scan.Masked(typed, Cancel);
        if (whole.Render(Cancel) is { Refusal: { } refusal } rendered)
            return View("NoPreview", ProblemText.Of(new Problem(nameof(Domain.Publishing.Draft.Body), "Render" + refusal, rendered.Line ?? 0, rendered.Name ?? "")));
        return View("Page", await previews.OfDraft(whole, Cancel));
    }

    [HttpGet("documents/{documentId:long}/draft/files/{sha256:length(64)}/{name}")]
    public async Task<IActionResult> DraftFile(long documentId, string sha256, string name) =>
        await drafts.Open(documentId, Cancel) is { } whole && whole.Files.FirstOrDefault(file => file.Name == name && Manifest.Hex(file.Sha256) == sha256) is { } file
            ? Send(file.Sha256, file.Name, file.MediaType)
            : NotFound();

    [HttpGet("revisions/{revisionId:long}/page")]
    public async Task<IActionResult> Revision(long revisionId) =>
        await revisions.Open(revisionId, Cancel) is { } open ? View("Page", await previews.OfRevision(open, Cancel)) : NotFound();

    [HttpGet("revisions/{revisionId:long}/files/{sha256:length(64)}/{name}")]
    public async Task<IActionResult> RevisionFile(long revisionId, string sha256, string name) =>
        await revisions.Open(revisionId, Cancel) is not null && await previews.File(revisionId, sha256, name, Cancel) is { } file
            ? Send(file.Sha256, file.Name, file.MediaType)
            : NotFound();

    private IActionResult Send(byte[] sha256, string name, string mediaType)
    {
        if (!store.Has(sha256))
            return NotFound();
        Response.Headers.ContentSecurityPolicy = Headers.FilePolicy;
        if (!StoredFile.IsShown(mediaType))
            Response.Headers.ContentDisposition = FileName.ContentDisposition(name);
        return new FileStreamResult(store.Open(sha256), mediaType)
        {
            EnableRangeProcessing = true,
            EntityTag = new EntityTagHeaderValue($"\"{Manifest.Hex(sha256)}\""),
        };
    }
}
