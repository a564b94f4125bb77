using Microsoft.Extensions.Options;
using OpenDisclosure.Content.Files;
using OpenDisclosure.Content.Reading;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Admin.Drafts;

/// <summary>
/// The way of an upload into the tray: it stands in quarantine until its kind is known, the virus scanner has passed it, what names people
/// is taken out, and it has been read. Only then it gets its place in the store.
/// </summary>
internal sealed partial class FileIntake(
    DraftBook book, FileStore store, VirusScanner scanner, RefuseVirus virus, AttachmentReader reader, IOptions<Settings> settings, ILogger<FileIntake> log)
{
    private const string Field = "Files";
    private const long Megabyte = 1024 * 1024;

    /// <summary>Takes one file.</summary>
    /// <returns>Why it was not taken; null when it was.</returns>
    public async Task<Problem?> Take(Actor actor, Document document, IFormFile file, CancellationToken cancel)
    {
        var name = FileName.Clean(file.FileName);
        var mediaLimit = settings.Value.MediaLimitMegabytes * Megabyte;
        await using var source = file.OpenReadStream();
        await using var received = await store.Receive(source, Math.Max(mediaLimit, FileInspector.DocumentLimit), cancel);
        if (received is null)
            return new Problem(Field, "FileTooLarge", name, settings.Value.MediaLimitMegabytes);
        FileVerdict verdict;
        await using (var content = received.Open())
            verdict = FileInspector.Inspect(file.FileName, content, received.Size, mediaLimit);
        if (verdict.Refusal is { } refusal)
            return new Problem(Field, "File" + refusal, name, (verdict.Limit ?? 0) / Megabyte);
        if (await Scan(actor, document, received, name, cancel) is { } problem)
            return problem;
        var result = await Strip(received, verdict.Extension!, cancel) is { } stripped
            ? await Keep(actor, document, stripped, name, verdict, cancel)
            : await Keep(actor, document, received, name, verdict, "", cancel);
        return result == SaveResult.Conflict ? new Problem(Field, "ChangedMeanwhile") : null;
    }

    /// <summary>A scanner that was set up and says nothing clear lets nothing in.</summary>
    private async Task<Problem?> Scan(Actor actor, Document document, ReceivedFile received, string name, CancellationToken cancel)
    {
        if (!scanner.IsConfigured)
            return null;
        VirusAnswer answer;
        await using (var content = received.Open())
            answer = await scanner.Scan(content, cancel);
        if (answer.Verdict == VirusVerdict.Clean)
            return null;
        if (answer.Verdict == VirusVerdict.Infected)
        {
            await virus.Run(actor, document.Key, received.Sha256, answer.Reason, cancel);
            LogInfected(log, answer.Reason, document.Id);
            return new Problem(Field, "FileInfected", name);
        }

        LogUnknown(log, answer.Reason);
        return new Problem(Field, "FileNotScanned", name);
    }

    /// <summary>Names of people and places that stand in a file and on none of its pages never enter the tray.</summary>
    private async Task<StrippedFile?> Strip(ReceivedFile received, string extension, CancellationToken cancel)
    {
        await using var content = received.Open();
        return await reader.Strip(extension, content, cancel);
    }

    private async Task<SaveResult> Keep(Actor actor, Document document, StrippedFile stripped, string name, FileVerdict verdict, CancellationToken cancel)
    {
        await using var received = await store.Receive(new MemoryStream(stripped.Content), long.MaxValue, cancel);
        return await Keep(actor, document, received!, name, verdict, string.Join(',', stripped.Removed.Distinct().Select(Term.Of)), cancel);
    }

    /// <summary>What needs another program is read now: whoever sends a file expects to wait, whoever checks a text does not.</summary>
    private async Task<SaveResult> Keep(
        Actor actor, Document document, ReceivedFile received, string name, FileVerdict verdict, string stripped, CancellationToken cancel)
    {
        await using (var content = received.Open())
            await reader.Prepare(verdict.Extension!, received.Sha256, content, cancel);
        return await book.AddFile(actor, document.Id, received, name, verdict.MediaType!, cancel, stripped);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An upload with {Virus} was refused for document {DocumentId}")]
    private static partial void LogInfected(ILogger log, string virus, long documentId);

    [LoggerMessage(Level = LogLevel.Error, Message = "The virus scanner gave no verdict ({Reason}): uploads are refused")]
    private static partial void LogUnknown(ILogger log, string reason);
}
