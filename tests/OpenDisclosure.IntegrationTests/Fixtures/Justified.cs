using OpenDisclosure.Data;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.IntegrationTests.Fixtures;

/// <summary>The files of most tests are a few bytes that no program reads: their author says why they stay, and the reviewer agrees.</summary>
internal static class Justified
{
    /// <summary>Answers what stops a draft, without touching its version. A damaged file is another matter.</summary>
    public static async Task Draft(DisclosureDb db, FileStore store, long documentId, long staffId, DateTimeOffset now)
    {
        if (await DraftWhole.Read(db, documentId, CancellationToken.None) is not { } whole)
            return;
        foreach (var file in whole.Files)
        {
            if (!await store.IsWhole(file.Sha256, file.Size, CancellationToken.None))
                return;
        }

        var scanned = await new ScanDraft(db, store).Run(whole, CancellationToken.None);
        foreach (var found in scanned.Findings.Where(found => found.Stops))
            db.DraftAnswers.Add(new DraftAnswer { DocumentId = documentId, Key = found.Placed.Key, Answer = FindingAnswer.Keep, Reason = "已逐页核对", StaffId = staffId, At = now });
        await db.SaveChangesAsync();
    }
}
