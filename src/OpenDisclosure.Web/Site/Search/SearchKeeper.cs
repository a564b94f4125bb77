using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Data.Searching;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Web.Site.Catalogue;
using OpenDisclosure.Web.Site.Delivery;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Site.Search;

/// <summary>
/// The index of the search of this process, in a file of its own. Whoever asks gets it at the epoch that the process knows or a newer one,
/// in step with the catalogue. At start it is compared with what is live, text by text; after that the ledger names what changed.
/// </summary>
internal sealed class SearchKeeper(
    IServiceScopeFactory scopes, SiteEpoch epoch, CatalogueKeeper catalogue, FileStore store, IOptions<Settings> settings) : IDisposable
{
    /// <summary>So many texts are read at once.</summary>
    private const int Batch = 512;

    /// <summary>So many characters are taken in at once: the more, the fewer pieces a list of the index consists of.</summary>
    private const int MostCharacters = 2_000_000;

    private const int MostChanges = 2_000;

    /// <summary>So long a reader waits while the index is being made.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim turn = new(1, 1);
    private SearchFile? file;
    private SlotTable table = new();
    private Kept? kept;

    public void Dispose()
    {
        file?.Dispose();
        turn.Dispose();
    }

    /// <summary>The search at the newest known epoch; null while the index is still being made.</summary>
    public async ValueTask<Searching?> Ready(CancellationToken cancel)
    {
        var index = await catalogue.Index(cancel);
        if (Current(index) is { } known)
            return known;
        if (!await turn.WaitAsync(Patience, cancel))
            return null;
        try
        {
            return Current(index) ?? await Next(cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    private Searching? Current(CatalogueIndex index) =>
        Volatile.Read(ref kept) is { } known && known.Epoch >= epoch.Current && known.Searching.Catalogue == index ? known.Searching : null;

    private async Task<Searching> Next(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PublishedDb>();
        file ??= Open();
        // The head is read first: what is released while the rest is read is read again the next time.
        var head = await db.Heads.SingleAsync(cancel);
        if (kept is null || !await CatchUp(db, kept.Seq, cancel))
            await Compare(db, null, await SearchTexts.All(db, cancel), cancel);
        var index = await catalogue.Index(cancel);
        var searching = new Searching(file, table.Index(), index, table.PlacesIn(index));
        // A text whose document the catalogue does not place yet is looked at again by the next question.
        if (table.IsPlaced)
            Volatile.Write(ref kept, new Kept(searching, head.Epoch, head.TipSeq));
        return searching;
    }

    private SearchFile Open()
    {
        var opened = SearchFile.Open(settings.Value.SearchFolder);
        table = new SlotTable(opened.Slots());
        return opened;
    }

    private async Task<bool> CatchUp(PublishedDb db, long seq, CancellationToken cancel)
    {
        var changed = await CatalogueReader.ChangedAfter(db, seq, MostChanges, cancel);
        if (changed.Count == MostChanges)
            return false;
        if (changed.Count > 0)
            await Compare(db, changed, await SearchTexts.Of(db, changed, cancel), cancel);
        return true;
    }

    /// <summary>Takes in what is live and not here, and takes out what is here and not live.</summary>
    /// <param name="db">The public views.</param>
    /// <param name="documents">The documents that are compared; null means all.</param>
    /// <param name="live">Their live texts.</param>
    /// <param name="cancel">Cancels; what was taken in stays.</param>
    private async Task Compare(PublishedDb db, IReadOnlyCollection<long>? documents, List<LiveText> live, CancellationToken cancel)
    {
        if (documents is null && SearchFile.IsWorn(table.Count, live.Count))
        {
            file!.Clear();
            table = new SlotTable();
        }

        table.Keep(documents, live);
        var read = new List<SearchedText>();
        foreach (var batch in live.Where(text => !table.Has(text.DocumentId, text.Seal)).Chunk(Batch))
        {
            read.AddRange(await SearchTexts.Read(db, store, [.. batch.Select(text => text.PublicationId)], cancel));
            if (read.Sum(text => text.Length) >= MostCharacters)
                TakeIn(read);
        }

        TakeIn(read);
    }

    private void TakeIn(List<SearchedText> texts)
    {
        if (texts.Count > 0)
            table.Add(file!.Put(table.Count, texts));
        texts.Clear();
    }

    private sealed record Kept(Searching Searching, long Epoch, long Seq);
}

/// <summary>Makes the index ready when the program starts, so that no reader waits for it.</summary>
internal sealed class SearchJob(SearchKeeper search, SiteEpoch epoch, TimeProvider time, ILogger<SearchJob> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && !await TryMake(stoppingToken))
            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<bool> TryMake(CancellationToken cancel)
    {
        if (epoch.Current == SiteEpoch.Unknown)
            return false;
        try
        {
            return await search.Ready(cancel) is not null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "The index of the search could not be made.");
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}
