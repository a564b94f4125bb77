using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Files;

namespace OpenDisclosure.Data.Verification;

/// <summary>
/// Checks from first principles what the database should already hold: the chain and its signed roots, every seal, every act against its
/// entry, every publication's clearance and duties, numbers, counters and files. Trusts nothing but what it is given from outside.
/// </summary>
public static class Verifier
{
    /// <summary>Verifies a database.</summary>
    /// <param name="db">The database; nothing is written.</param>
    /// <param name="files">The store; null when the files are not at hand.</param>
    /// <param name="trust">Origin, public key and checkpoints kept outside.</param>
    /// <param name="cancel">Cancels.</param>
    public static async IAsyncEnumerable<Finding> OfDatabase(DisclosureDb db, FileStore? files, Trust trust, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (db.Database.IsSqlite())
        {
            foreach (var finding in await SqliteKeys(db, cancel))
                yield return finding;
        }

        await foreach (var finding in ScanCheck.Run(db, cancel))
            yield return finding;
        await foreach (var finding in SuggestionCheck.Run(db, cancel))
            yield return finding;
        var evidence = await Evidence.Of(db, cancel);
        await foreach (var finding in Of(evidence, trust, files is null ? null : (hash, size) => files.IsWhole(hash, size, cancel), cancel))
            yield return finding;
    }

    /// <summary>Verifies an export alone, without a database.</summary>
    /// <param name="export">The zip that <see cref="LedgerExport"/> wrote.</param>
    /// <param name="withFiles">Whether the export must hold the files.</param>
    /// <param name="trust">Origin, public key and checkpoints kept outside.</param>
    /// <param name="cancel">Cancels.</param>
    public static async IAsyncEnumerable<Finding> OfExport(Stream export, bool withFiles, Trust trust, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var zip = new ZipArchive(export, ZipArchiveMode.Read, leaveOpen: true);
        var evidence = LedgerExport.Read(zip);
        await foreach (var finding in Of(evidence, trust, withFiles ? (hash, size) => IsWhole(zip, hash, size, cancel) : null, cancel))
            yield return finding;
    }

    private static async IAsyncEnumerable<Finding> Of(
        Evidence evidence, Trust trust, Func<byte[], long, Task<bool>>? isWhole, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var finding in evidence.Unreadable.Concat(ChainCheck.Run(evidence, trust)).Concat(new ActCheck(evidence).Run()).Concat(new PublicationCheck(evidence).Run()))
            yield return finding;
        var seals = new SealedRevisionCheck(evidence);
        await foreach (var body in evidence.Bodies.WithCancellation(cancel))
        {
            foreach (var finding in seals.Body(body))
                yield return finding;
        }

        foreach (var finding in seals.Rest())
            yield return finding;
        foreach (var file in isWhole is null ? [] : evidence.Files.DistinctBy(file => Convert.ToHexStringLower(file.Sha256)))
        {
            if (!await isWhole!(file.Sha256, file.Size))
                yield return new Finding("file", $"revision_file {file.RevisionId}/{file.Ordinal}", "Its bytes are gone or others.");
        }
    }

    private static async Task<bool> IsWhole(ZipArchive zip, byte[] sha256, long size, CancellationToken cancel)
    {
        await using var file = LedgerExport.File(zip, sha256);
        if (file is null)
            return false;
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        return bytes.Length == size && SHA256.HashData(bytes.ToArray()).AsSpan().SequenceEqual(sha256);
    }

    /// <summary>A foreign shell writes without keys: SQLite itself can name what it left.</summary>
    private static async Task<IReadOnlyList<Finding>> SqliteKeys(DisclosureDb db, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA foreign_key_check";
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
                findings.Add(new Finding("foreign-key", $"{reader.GetValue(0)} row {reader.GetValue(1)}", $"It points at a row of {reader.GetValue(2)} that is not there."));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        return findings;
    }
}
