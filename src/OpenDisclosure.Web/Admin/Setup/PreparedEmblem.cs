using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Content.Files;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Web.Admin.Setup;

/// <summary>The emblem that is given with the answers: a file of the agency's text, which passes the gate with it.</summary>
internal sealed class PreparedEmblem(DisclosureDb db, DraftBook book, FileStore store, VirusScanner scanner)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>Why the picture cannot be taken; null when it can.</summary>
    public async Task<Problem?> Check(IFormFile picture, CancellationToken cancel)
    {
        await using var source = picture.OpenReadStream();
        await using var received = await store.Receive(source, FileInspector.PictureLimit, cancel);
        if (received is null)
            return new Problem("picture", "FileTooLarge", FileName.Clean(picture.FileName), FileInspector.PictureLimit / Megabyte);
        await using var content = received.Open();
        var verdict = FileInspector.Inspect(picture.FileName, content, received.Size);
        if (verdict.Refusal is { } refusal)
            return new Problem("picture", "File" + refusal, FileName.Clean(picture.FileName), (verdict.Limit ?? 0) / Megabyte);
        if (!verdict.MediaType!.StartsWith("image/", StringComparison.Ordinal))
            return new Problem("picture", "NotAPicture");
        content.Position = 0;
        var found = scanner.IsConfigured ? (await scanner.Scan(content, cancel)).Verdict : VirusVerdict.Clean;
        return found == VirusVerdict.Clean ? null : new Problem("picture", found == VirusVerdict.Infected ? "FileInfected" : "FileNotScanned", FileName.Clean(picture.FileName));
    }

    /// <summary>Puts the picture into the tray of the agency's draft, in the name of the system administrator.</summary>
    public async Task Attach(IFormFile picture, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var document = await db.Documents.AsNoTracking().SingleAsync(found => found.SiteTextKey == SiteTextKeys.Agency, cancel);
        var administrator = await (
            from role in db.StaffRoles
            join staff in db.Staff on role.StaffId equals staff.Id
            where role.Role == Role.SystemAdministrator
            select staff).AsNoTracking().FirstAsync(cancel);
        await using var source = picture.OpenReadStream();
        await using var received = await store.Receive(source, FileInspector.PictureLimit, cancel);
        if (received is null)
            return;
        FileVerdict verdict;
        await using (var content = received.Open())
            verdict = FileInspector.Inspect(picture.FileName, content, received.Size);
        var actor = new Actor(administrator.Id, administrator.Key, administrator.UnitId, new HashSet<Role> { Role.SystemAdministrator });
        await book.AddFile(actor, document.Id, received, FileName.Clean(picture.FileName), verdict.MediaType!, cancel);
    }
}
