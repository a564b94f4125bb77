using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Verification;

/// <summary>
/// Checks that each return that names a suggestion has it, and that it is the one. Suggestions are for staff alone and are in no export.
/// </summary>
internal static class SuggestionCheck
{
    /// <summary>Reads every suggestion once, and every entry that could name one.</summary>
    public static async IAsyncEnumerable<Finding> Run(DisclosureDb db, [EnumeratorCancellation] CancellationToken cancel)
    {
        var found =
            from entry in db.AuditEntries
            where entry.Act == Acts.ContentReviewed || entry.Act == Acts.Verdict
            join suggestion in db.Suggestions on entry.Seq equals suggestion.Seq into cited
            from suggestion in cited.DefaultIfEmpty()
            orderby entry.Seq
            select new Return
            {
                Entry = entry,
                Text = suggestion!.Text,
                TextHash = suggestion.TextHash,
                ContentHash = suggestion.ContentHash,
                IsItsAct = suggestion.Act == entry.Act && suggestion.At == entry.At
                    && ((entry.Act == Acts.ContentReviewed && suggestion.Duty == Duty.ContentReviewer) || (entry.Act == Acts.Verdict && suggestion.Duty == Duty.ConfidentialityReviewer)),
                ReviewerKey = db.Staff.Where(staff => staff.Id == suggestion.ReviewerId).Select(staff => staff.Key).FirstOrDefault(),
                RevisionHash = db.Revisions.Where(revision => revision.Id == suggestion.RevisionId).Select(revision => revision.ContentHash).FirstOrDefault(),
            };
        await foreach (var row in found.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (Wrong(row) is { } wrong)
                yield return new Finding("suggestion", $"entry {row.Entry.Seq}", wrong);
        }

        var stray = db.Suggestions.Where(suggestion => !db.AuditEntries.Any(entry => entry.Seq == suggestion.Seq && (entry.Act == Acts.ContentReviewed || entry.Act == Acts.Verdict)));
        foreach (var revisionId in await stray.Select(suggestion => suggestion.RevisionId).ToListAsync(cancel))
            yield return new Finding("suggestion", $"suggestion {revisionId}", "No return names it.");
    }

    private static string? Wrong(Return row)
    {
        using var body = JsonDocument.Parse(row.Entry.Body);
        var named = EntryBody.Text(body, "suggestion");
        if (row.Text is null)
            return string.IsNullOrEmpty(named) ? null : "The suggestion that it names is not there.";
        if (!SHA256.HashData(row.Text).AsSpan().SequenceEqual(row.TextHash) || named != Manifest.Hex(row.TextHash!))
            return "The text of the suggestion is not the one that it names.";
        if (!row.IsItsAct || EntryBody.Text(body, "actor") != row.ReviewerKey)
            return "The suggestion is of another act, another person or another time.";
        return row.Entry.ContentHash.AsSpan().SequenceEqual(row.ContentHash) && row.Entry.ContentHash.AsSpan().SequenceEqual(row.RevisionHash)
            ? null
            : "The suggestion is about other bytes.";
    }

    private sealed record Return
    {
        public required AuditEntry Entry { get; init; }

        /// <summary>Null when no suggestion cites the entry.</summary>
        public required byte[]? Text { get; init; }

        public required byte[]? TextHash { get; init; }

        public required byte[]? ContentHash { get; init; }

        public required bool IsItsAct { get; init; }

        public required string? ReviewerKey { get; init; }

        public required byte[]? RevisionHash { get; init; }
    }
}
