using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Verification;

/// <summary>Checks that each suggestion is the one that the entry of its return names. Suggestions are for staff alone and are in no export.</summary>
internal static class SuggestionCheck
{
    /// <summary>Reads every suggestion once.</summary>
    public static async IAsyncEnumerable<Finding> Run(DisclosureDb db, [EnumeratorCancellation] CancellationToken cancel)
    {
        var rows =
            from suggestion in db.Suggestions
            join entry in db.AuditEntries on suggestion.Seq equals entry.Seq
            orderby suggestion.RevisionId
            select new { suggestion.RevisionId, suggestion.Text, suggestion.TextHash, entry.Body };
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!SHA256.HashData(row.Text).AsSpan().SequenceEqual(row.TextHash))
                yield return new Finding("suggestion", $"suggestion {row.RevisionId}", "The text is not the one of its hash.");
            else if (Named(row.Body) != Manifest.Hex(row.TextHash))
                yield return new Finding("suggestion", $"suggestion {row.RevisionId}", "The entry names another text.");
        }
    }

    private static string? Named(byte[] body)
    {
        using var parsed = JsonDocument.Parse(body);
        return parsed.RootElement.TryGetProperty("suggestion", out var hash) ? hash.GetString() : null;
    }
}
