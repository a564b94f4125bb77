using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Release;

/// <summary>The one update that a publication knows: it ends.</summary>
internal static class Publications
{
    public static async Task End(DisclosureDb db, long publicationId, PublicationState state, long endedSeq, CancellationToken cancel)
    {
        var ended = await db.Publications.Where(publication => publication.Id == publicationId && publication.State == PublicationState.Live)
            .ExecuteUpdateAsync(set => set.SetProperty(publication => publication.State, state).SetProperty(publication => publication.EndedSeq, endedSeq), cancel);
        if (ended != 1)
            throw new DbUpdateConcurrencyException("The publication has ended meanwhile.");
    }
}

/// <summary>Live documents by column and year, kept in the transaction that changes them: no request ever counts.</summary>
internal static class Counters
{
    public static async Task Add(DisclosureDb db, long columnId, DateTimeOffset firstPublishedAt, int by, CancellationToken cancel)
    {
        var year = BeijingTime.DateOf(firstPublishedAt).Year;
        var counter = await db.ColumnCounters.FindAsync([columnId, year], cancel);
        if (counter is null)
            db.ColumnCounters.Add(counter = new ColumnCounter { ColumnId = columnId, Year = year, Live = 0 });
        counter.Live += by;
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Whether stored bytes are those that the manifest names.</summary>
public static class SealCheck
{
    /// <summary>Whether the HTML has the hash that the manifest states.</summary>
    public static bool HtmlMatches(byte[] manifest, string html)
    {
        using var read = JsonDocument.Parse(manifest);
        return read.RootElement.GetProperty("htmlSha256").GetString() == Manifest.Hex(SHA256.HashData(Encoding.UTF8.GetBytes(html)));
    }
}
