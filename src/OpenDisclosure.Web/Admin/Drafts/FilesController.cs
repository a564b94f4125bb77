using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using OpenDisclosure.Content.Files;
using OpenDisclosure.Content.Reading;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Admin.Drafts;

/// <summary>The files of a draft. They have no public address.</summary>
[Staff(Role.Drafter, Role.OfficeHead)]
[Route("admin/documents/{documentId:long}/draft/files")]
internal sealed class FilesController(DraftDesk desk, DraftBook book, FileStore store, IOptions<Settings> settings) : StaffController
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>Room for the other parts of the form; the file itself is counted while it streams.</summary>
    private const long LargestBody = (4096L * Megabyte) + Megabyte;

    [HttpPost("")]
    [RequestSizeLimit(LargestBody)]
    [RequestFormLimits(MultipartBodyLengthLimit = LargestBody)]
    public async Task<IActionResult> Add(long documentId, [FromForm] IFormFileCollection files)
    {
        if (await desk.Open(documentId, Cancel) is not { } whole || !desk.MayType(whole.Document))
            return NotFound();
        var added = new List<string>();
        foreach (var file in files)
        {
            if (await Receive(documentId, file) is { } problem)
                Refuse([problem]);
            else
                added.Add(FileName.Clean(file.FileName));
        }

        if (!ModelState.IsValid)
        {
            var current = (await desk.Open(documentId, Cancel))!;
            var form = DraftForm.From(current.Draft, await desk.Interprets(documentId, Cancel));
            return Again("~/Admin/Drafts/Edit.cshtml", await desk.Page(current, form, Cancel));
        }

        Say(added.Count == 0 ? StaffText.Files_None : Texts.Fill(StaffText.Files_Added, string.Join('\u3001', added)));
        return RedirectToAction("Edit", "Drafts", new { documentId }, "tray");
    }

    [HttpPost("{fileId:long}/removal")]
    public async Task<IActionResult> Remove(long documentId, long fileId)
    {
        if (await desk.Open(documentId, Cancel) is not { } whole || !desk.MayType(whole.Document))
            return NotFound();
        if (await book.RemoveFile(Actor, documentId, fileId, Cancel) != SaveResult.Saved)
            return NotFound();
        Say(StaffText.Files_Removed);
        return RedirectToAction("Edit", "Drafts", new { documentId }, "tray");
    }

    private async Task<Problem?> Receive(long documentId, IFormFile file)
    {
        var name = FileName.Clean(file.FileName);
        await using var source = file.OpenReadStream();
        await using var received = await store.Receive(source, Math.Max(settings.Value.MediaLimitMegabytes * Megabyte, FileInspector.DocumentLimit), Cancel);
        if (received is null)
            return new Problem("Files", "FileTooLarge", name, settings.Value.MediaLimitMegabytes);
        FileVerdict verdict;
        await using (var content = received.Open())
            verdict = FileInspector.Inspect(file.FileName, content, received.Size, settings.Value.MediaLimitMegabytes * Megabyte);
        if (verdict.Refusal is { } refusal)
            return new Problem("Files", "File" + refusal, name, (verdict.Limit ?? 0) / Megabyte);
        var result = await Strip(received, verdict.Extension!) is { } stripped
            ? await Keep(documentId, stripped, name, verdict.MediaType!)
            : await book.AddFile(Actor, documentId, received, name, verdict.MediaType!, Cancel);
        return result == SaveResult.Conflict ? new Problem("Files", "ChangedMeanwhile") : null;
    }

    /// <summary>Names of people and places that stand in a file and on none of its pages never enter the tray.</summary>
    private static async Task<StrippedFile?> Strip(ReceivedFile received, string extension)
    {
        await using var content = received.Open();
        return MetadataStrip.Strip(extension, content);
    }

    private async Task<SaveResult> Keep(long documentId, StrippedFile stripped, string name, string mediaType)
    {
        await using var received = await store.Receive(new MemoryStream(stripped.Content), long.MaxValue, Cancel);
        var kinds = string.Join(',', stripped.Removed.Distinct().Select(Term.Of));
        return await book.AddFile(Actor, documentId, received!, name, mediaType, Cancel, kinds);
    }
}
