using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Verification;

/// <summary>
/// Checks that each record of findings is the one that its clearance names, and that no text was let out with a finding unanswered. Records
/// may name people and are in no export; so this is checked on the database alone.
/// </summary>
internal static class ScanCheck
{
    /// <summary>Reads every record once.</summary>
    public static async IAsyncEnumerable<Finding> Run(DisclosureDb db, [EnumeratorCancellation] CancellationToken cancel)
    {
        var rows =
            from revision in db.Revisions
            join scan in db.RevisionScans on revision.Id equals scan.RevisionId into scans
            from scan in scans.DefaultIfEmpty()
            join clearance in db.Clearances on revision.Id equals clearance.RevisionId into clearances
            from clearance in clearances.DefaultIfEmpty()
            orderby revision.Id
            select new
            {
                revision.Id,
                Scan = scan,
                // The columns alone: a forged word in another one is for the check of the acts to name.
                Answers = clearance == null ? null : clearance.Findings,
                AnswersHash = clearance == null ? null : clearance.FindingsHash,
                Cleared = clearance != null && clearance.Outcome == ClearanceOutcome.Cleared,
            };
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            var where = $"revision_scan {row.Id}";
            if (row.Scan is null)
                yield return new Finding("findings", where, "The revision has no record of findings.");
            else if (!IsOf(row.Scan.Findings, row.Scan.FindingsHash))
                yield return new Finding("findings", where, "The record is not the one of its hash.");
            else if (row.Answers is null || !IsOf(row.Answers, row.AnswersHash!))
                continue;
            else if (ReviewFindings.ScanOf(row.Answers) != Manifest.Hex(row.Scan.FindingsHash))
                yield return new Finding("findings", where, "The clearance names another record.");
            else if (row.Cleared
                && ScanRecord.Read(row.Scan.Findings).Questions.Except(ReviewFindings.AcceptedOf(row.Answers)).Any())
                yield return new Finding("findings", where, "It was cleared with a finding unanswered.");
        }
    }

    /// <summary>What is not, the check of the acts names.</summary>
    private static bool IsOf(byte[] bytes, byte[] hash) => SHA256.HashData(bytes).AsSpan().SequenceEqual(hash);
}
