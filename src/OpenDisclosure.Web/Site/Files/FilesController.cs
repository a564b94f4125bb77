using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using OpenDisclosure.Content.Files;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Web.Security;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Site.Delivery;
using OpenDisclosure.Web.Site.Documents;

namespace OpenDisclosure.Web.Site.Files;

/// <summary>
/// Files of live documents, beside them: sealed texts name their pictures relative to the page. A file that no live publication offers
/// is not there, whatever the store still holds.
/// </summary>
internal sealed class FilesController(PublishedContent content, FileStore files) : ControllerBase
{
    private const int HashLength = 32;

    [HttpGet("/{columnKey:" + ColumnKeyRoute.Name + "}/files/{sha256:length(64)}/{name}")]
    [FileAddress]
    public async Task<IActionResult> Download(string columnKey, string sha256, string name)
    {
        if (!IsHash(sha256) || await content.File(Convert.FromHexString(sha256), name, HttpContext.RequestAborted) is not { } file)
            return NotFound();
        Response.Headers.ContentSecurityPolicy = Headers.FilePolicy;
        Response.Headers.CacheControl = "no-cache";
        if (!StoredFile.IsShown(file.MediaType))
            Response.Headers.ContentDisposition = FileName.ContentDisposition(file.Name);
        return new FileStreamResult(files.Open(file.Sha256), file.MediaType)
        {
            EnableRangeProcessing = true,
            EntityTag = new EntityTagHeaderValue($"\"{sha256}\""),
        };
    }

    private static bool IsHash(string text) => text.Length == HashLength * 2 && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}
