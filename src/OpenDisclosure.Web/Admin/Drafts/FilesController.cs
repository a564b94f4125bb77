using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Content.Files;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Drafts;

/// <summary>The files of a draft. They have no public address.</summary>
[Staff(Role.Drafter, Role.OfficeHead)]
[Route("admin/documents/{documentId:long}/draft/files")]
internal sealed class FilesController(DraftDesk desk, DraftBook book, FileIntake intake) : StaffController
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
            if (await intake.Take(Actor, whole.Document, file, Cancel) is { } problem)
                Refuse([problem]);
            else
                added.Add(FileName.Clean(file.FileName));
        }

        if (!ModelState.IsValid)
        {
            var current = (await desk.Open(documentId, Cancel))!;
            var form = DraftForm.From(current.Draft, await desk.Relations(documentId, Cancel));
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
}
