using OpenDisclosure.Content.Reading;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Programs;

namespace OpenDisclosure.Data.Scanning;

/// <summary>
/// Reads attachments, those too that need another program: an old office format by its converted copy, a page that is a picture by a
/// machine. One program runs at a time; where there is none, where it fails or is busy, the reading says that the file could not be read.
/// </summary>
public sealed class AttachmentReader(FileStore store, ReadingPrograms programs, string recognisedMark, TimeProvider clock) : IDisposable
{
    /// <summary>Pages of one file that are read by a machine; the others a person reads anyway.</summary>
    public const int MostRecognisedPages = 40;

    /// <summary>Files from this size on are taken into memory one at a time: several times their size is needed for a moment.</summary>
    private const long LargeFile = 8L << 20;

    private const int MostWaiting = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>What is left is read at the next look: a browser waits, and a proxy in front of us not for ever.</summary>
    private static readonly TimeSpan LongestRecognition = TimeSpan.FromSeconds(40);

    private readonly SemaphoreSlim large = new(1);
    private readonly ProgramTurns turns = new(MostWaiting, Patience);
    private readonly KeptCopies kept = new(store.KeptCopiesFolder, clock);
    private bool knowsLanguage;

    /// <summary>Stands after the name of a page that a machine read.</summary>
    public string RecognisedMark => recognisedMark;

    /// <summary>Reads one file.</summary>
    /// <param name="extension">In lower case, without a dot.</param>
    /// <param name="sha256">The hash of its bytes.</param>
    /// <param name="content">Its bytes; seekable.</param>
    /// <param name="cancel">Ends the reading and the programs.</param>
    public async Task<FileReading> Read(string extension, byte[] sha256, Stream content, CancellationToken cancel)
    {
        if (OfficeCopies.ExtensionFor(extension) is { } copied)
            return await ReadCopy(extension, copied, sha256, content, cancel);
        var reading = await ReadHere(extension, content, cancel);
        var pages = extension == "pdf" ? reading.UnreadPages().Take(MostRecognisedPages).ToList() : [];
        return pages.Count == 0 ? reading : reading.WithRecognised(await Recognise(pages, sha256, content, cancel));
    }

    /// <summary>Has the programs work on a file that is not yet kept, so that reading it later is quick.</summary>
    public async Task Prepare(string extension, byte[] sha256, Stream content, CancellationToken cancel)
    {
        if (OfficeCopies.ExtensionFor(extension) is not null || extension == "pdf")
            await Read(extension, sha256, content, cancel);
    }

    /// <summary>A copy without the names of people and places that stand on no page; null when there is nothing to take out.</summary>
    public Task<StrippedFile?> Strip(string extension, Stream content, CancellationToken cancel) =>
        InTurn(content.Length, () => MetadataStrip.Strip(extension, content), cancel);

    public void Dispose()
    {
        turns.Dispose();
        large.Dispose();
    }

    private Task<FileReading> ReadHere(string extension, Stream content, CancellationToken cancel) =>
        InTurn(content.Length, () => FileReader.Read(extension, content, cancel), cancel);

    private async Task<T> InTurn<T>(long size, Func<T> work, CancellationToken cancel)
    {
        if (size < LargeFile)
            return work();
        await large.WaitAsync(cancel);
        try
        {
            return work();
        }
        finally
        {
            large.Release();
        }
    }

    private async Task<FileReading> ReadCopy(string extension, string copied, byte[] sha256, Stream content, CancellationToken cancel)
    {
        var copy = await kept.Copy(sha256, copied, cancel);
        if (copy is null)
        {
            if (ChildProgram.Find(programs.Office) is not { } program)
                return FileReading.Unread(extension, UnreadableReason.UnknownFormat);
            using var turn = await turns.Take(cancel);
            if (turn is null)
                return FileReading.Unread(extension, UnreadableReason.Busy);
            // Who waited for the turn of another who read the same file need not read it again.
            copy = await kept.Copy(sha256, copied, cancel) ?? await Convert(program, extension, copied, sha256, content, cancel);
        }

        using var converted = new MemoryStream(copy, writable: false);
        return copy.Length == 0 ? FileReading.Unread(extension, UnreadableReason.NotConverted) : await ReadHere(copied, converted, cancel);
    }

    private async Task<byte[]> Convert(string program, string extension, string copied, byte[] sha256, Stream content, CancellationToken cancel)
    {
        using var folder = WorkFolder.In(store.WorkFolder, clock.GetUtcNow());
        content.Position = 0;
        var copy = await OfficeCopies.Make(program, extension, content, folder, cancel) ?? [];
        await kept.KeepCopy(sha256, copied, copy, cancel);
        return copy;
    }

    /// <summary>What is known of the pages, after as many more were read as time allows; what was read is kept page by page.</summary>
    private async Task<IReadOnlyDictionary<int, string>> Recognise(IReadOnlyList<int> pages, byte[] sha256, Stream content, CancellationToken cancel)
    {
        var known = await kept.Pages(sha256, cancel);
        if (pages.All(known.ContainsKey) || ChildProgram.Find(programs.PageDrawer) is not { } drawer || ChildProgram.Find(programs.PageReader) is not { } reader)
            return known;
        using var folder = WorkFolder.In(store.WorkFolder, clock.GetUtcNow());
        if (!knowsLanguage && !(knowsLanguage = await PageRecognition.KnowsLanguage(reader, folder, cancel)))
            return known;
        var file = folder.File("in.pdf");
        content.Position = 0;
        await using (var copy = File.Create(file))
            await content.CopyToAsync(copy, cancel);
        var begun = clock.GetTimestamp();
        foreach (var page in pages.Where(page => !known.ContainsKey(page)))
        {
            using var turn = await turns.Take(cancel);
            if (turn is null || clock.GetElapsedTime(begun) > LongestRecognition)
                return known;
            known[page] = await PageRecognition.Read(drawer, reader, file, page, folder, cancel);
            await kept.KeepPages(sha256, known, cancel);
        }

        return known;
    }
}
