using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Verification;

/// <summary>
/// Everything the verifier needs in one zip: a file of canonical JSON lines a table, each revision's manifest, page and source as
/// bytes, and if wanted the files. For auditors: it holds what was refused too, and is not for the public.
/// </summary>
public static class LedgerExport
{
    /// <summary>Writes an export.</summary>
    /// <param name="db">The database.</param>
    /// <param name="files">The store, when the files go along; else null.</param>
    /// <param name="target">Receives the zip.</param>
    /// <param name="cancel">Cancels; the zip is then incomplete.</param>
    public static async Task Write(DisclosureDb db, FileStore? files, Stream target, CancellationToken cancel)
    {
        // One snapshot, where the engine has them: an act between two tables would look like damage.
        await using var transaction = await db.Database.BeginTransactionAsync(
            db.Database.IsSqlite() ? System.Data.IsolationLevel.Serializable : System.Data.IsolationLevel.RepeatableRead, cancel);
        var evidence = await Evidence.Of(db, cancel);
        await using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var table in Evidence.Tables)
        {
            await using var part = zip.CreateEntry(LinesOf(table.Name)).Open();
            table.Write(evidence, part);
        }

        await foreach (var body in evidence.Bodies.WithCancellation(cancel))
            await WriteBody(zip, body, cancel);
        foreach (var hash in files is null ? [] : evidence.Files.Select(file => Convert.ToHexStringLower(file.Sha256)).Distinct())
            await WriteFile(zip, files!, hash, cancel);
    }

    /// <summary>Reads an export; the archive stays open while its bodies are read.</summary>
    public static Evidence Read(ZipArchive zip)
    {
        var evidence = new Evidence();
        foreach (var table in Evidence.Tables)
        {
            if (zip.GetEntry(LinesOf(table.Name)) is not { } part)
            {
                evidence.Unreadable.Add(new Finding("unreadable", table.Name, "The export lacks the table."));
                continue;
            }

            using var lines = part.Open();
            table.Read(evidence, lines);
        }

        evidence.Bodies = Bodies(zip, evidence.Revisions).ToAsyncEnumerable();
        return evidence;
    }

    /// <summary>The bytes of a file in an export, or null.</summary>
    internal static Stream? File(ZipArchive zip, byte[] sha256) => zip.GetEntry("files/" + Convert.ToHexStringLower(sha256))?.Open();

    private static string LinesOf(string table) => $"tables/{table}.jsonl";

    private static string PartOf(long revisionId, string part) => string.Create(CultureInfo.InvariantCulture, $"revisions/{revisionId}/{part}");

    private static async Task WriteBody(ZipArchive zip, RevisionBody body, CancellationToken cancel)
    {
        await WritePart(zip, PartOf(body.RevisionId, "manifest.json"), body.Manifest, cancel);
        await WritePart(zip, PartOf(body.RevisionId, "page.html"), Encoding.UTF8.GetBytes(body.Html), cancel);
        await WritePart(zip, PartOf(body.RevisionId, "source.md"), Encoding.UTF8.GetBytes(body.Source), cancel);
    }

    private static async Task WritePart(ZipArchive zip, string name, byte[] bytes, CancellationToken cancel)
    {
        await using var part = zip.CreateEntry(name).Open();
        await part.WriteAsync(bytes, cancel);
    }

    private static async Task WriteFile(ZipArchive zip, FileStore files, string hash, CancellationToken cancel)
    {
        var sha256 = Convert.FromHexString(hash);
        if (!files.Has(sha256))
            return;
        await using var part = zip.CreateEntry("files/" + hash).Open();
        await using var file = files.Open(sha256);
        await file.CopyToAsync(part, cancel);
    }

    private static IEnumerable<RevisionBody> Bodies(ZipArchive zip, IReadOnlyList<Revision> revisions)
    {
        foreach (var revision in revisions)
        {
            if (zip.GetEntry(PartOf(revision.Id, "manifest.json")) is not { } manifest)
                continue;
            yield return new RevisionBody
            {
                RevisionId = revision.Id,
                Manifest = Bytes(manifest),
                Html = Text(zip.GetEntry(PartOf(revision.Id, "page.html"))),
                Source = Text(zip.GetEntry(PartOf(revision.Id, "source.md"))),
            };
        }
    }

    private static string Text(ZipArchiveEntry? part) => part is null ? "" : Encoding.UTF8.GetString(Bytes(part));

    private static byte[] Bytes(ZipArchiveEntry part)
    {
        using var bytes = new MemoryStream();
        using var open = part.Open();
        open.CopyTo(bytes);
        return bytes.ToArray();
    }
}
