using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Site.Delivery;

namespace OpenDisclosure.Web.Site.Catalogue;

/// <summary>
/// The index of the catalogue of this process. Whoever asks gets it at the epoch that the process knows or a newer one: what is
/// released stands in it, what is withdrawn does not, before the act is acknowledged. Read whole at the first question; then caught up by
/// what the ledger names and, on each new Beijing day, by what has a 有效性, since that turns with the day.
/// </summary>
internal sealed class CatalogueKeeper(IServiceScopeFactory scopes, SiteEpoch epoch, TimeProvider clock) : IDisposable
{
    /// <summary>From so many changed documents on it is quicker to read the whole.</summary>
    private const int MostChanges = 2_000;

    private readonly SemaphoreSlim reading = new(1, 1);
    private Kept? kept;

    public void Dispose() => reading.Dispose();

    /// <summary>The index at the newest known epoch.</summary>
    public async ValueTask<CatalogueIndex> Index(CancellationToken cancel)
    {
        if (Current() is { } known)
            return known.Index;
        await reading.WaitAsync(cancel);
        try
        {
            if (Current() is { } meanwhile)
                return meanwhile.Index;
            var frame = await epoch.Frame(cancel);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PublishedDb>();
            // The head is read first: what is released while the rest is read is read again the next time.
            var head = await db.Heads.SingleAsync(cancel);
            var next = new Kept(kept?.Index ?? new CatalogueIndex(), kept?.Reaches ?? [], PathsOf(frame), head.Epoch, head.TipSeq, Today);
            if (kept is null || !kept.HasPaths(next.Paths) || !await CatchUp(db, kept.Seq, next, cancel))
                next = await ReadWhole(db, next, cancel);
            else if (kept.Day != next.Day)
                await Put(CatalogueReader.WithValidity(db), next, await Notes(db, [], cancel), cancel);
            Volatile.Write(ref kept, next);
            return next.Index;
        }
        finally
        {
            reading.Release();
        }
    }

    private DateOnly Today => BeijingTime.DateOf(clock.GetUtcNow());

    private Kept? Current() => Volatile.Read(ref kept) is { } known && known.Epoch >= epoch.Current && known.Day == Today ? known : null;

    private static Dictionary<long, string[]> PathsOf(SiteFrame frame) =>
        frame.Columns.ToDictionary(column => column.Id, column => frame.PathTo(column).Select(step => step.Key).ToArray());

    private static async Task<Kept> ReadWhole(PublishedDb db, Kept next, CancellationToken cancel)
    {
        var whole = next with { Index = new CatalogueIndex(), Reaches = [] };
        await Put(CatalogueReader.All(db), whole, await Notes(db, whole.Reaches, cancel), cancel);
        return whole;
    }

    /// <summary>What is said of documents elsewhere, and under each document those of which it says something.</summary>
    private static async Task<CatalogueNotes> Notes(PublishedDb db, Dictionary<long, long[]> reaches, CancellationToken cancel)
    {
        var notes = new CatalogueNotes([], []);
        await foreach (var (source, kind, target) in CatalogueReader.Relations(db).WithCancellation(cancel))
        {
            reaches[source] = [.. reaches.GetValueOrDefault(source, []), target];
            if (kind == RelationKind.Interprets)
                notes.Interpreted.Add(target);
        }

        await foreach (var (document, audience) in CatalogueReader.Audiences(db).WithCancellation(cancel))
            notes.Audiences[document] = audience;
        return notes;
    }

    private static async Task Put(IAsyncEnumerable<CatalogueRow> rows, Kept into, CatalogueNotes notes, CancellationToken cancel)
    {
        await foreach (var row in rows.WithCancellation(cancel))
            into.Index.Put(into.FactsOf(row, notes));
    }

    /// <summary>Takes over what changed; false when the whole is to be read instead.</summary>
    private static async Task<bool> CatchUp(PublishedDb db, long seq, Kept next, CancellationToken cancel)
    {
        var changed = await CatalogueReader.ChangedAfter(db, seq, MostChanges, cancel);
        if (changed.Count == MostChanges)
            return false;
        var touched = changed.Concat(changed.SelectMany(document => next.Reaches.GetValueOrDefault(document, []))).ToHashSet();
        var reaches = (await CatalogueReader.RelationsOf(db, changed, cancel)).ToLookup(relation => relation.SourceId, relation => relation.TargetId);
        foreach (var document in changed)
            next.Reaches[document] = [.. reaches[document]];
        touched.UnionWith(reaches.SelectMany(targets => targets));
        var rows = await CatalogueReader.Of(db, touched, cancel);
        var notes = new CatalogueNotes([.. await CatalogueReader.Interpreted(db, touched, cancel)], []);
        await foreach (var (document, audience) in CatalogueReader.AudiencesOf(db, touched).WithCancellation(cancel))
            notes.Audiences[document] = audience;
        foreach (var gone in touched.Except(rows.Select(row => row.DocumentId)))
            next.Index.Remove(gone);
        return rows.All(row => next.Index.Put(next.FactsOf(row, notes)));
    }

    /// <summary>The index with what it was read at; under each document those of which it changes what is said.</summary>
    private sealed record Kept(CatalogueIndex Index, Dictionary<long, long[]> Reaches, Dictionary<long, string[]> Paths, long Epoch, long Seq, DateOnly Day)
    {
        public bool HasPaths(Dictionary<long, string[]> paths) =>
            paths.Count == Paths.Count && paths.All(pair => Paths.TryGetValue(pair.Key, out var known) && known.SequenceEqual(pair.Value));

        public CatalogueFacts FactsOf(CatalogueRow row, CatalogueNotes notes) => CatalogueReader.FactsOf(row, PlacesOf(row), notes, Day);

        /// <summary>Its column with those above; and, in whichever column it is kept, where its item of the law is looked for.</summary>
        private string[] PlacesOf(CatalogueRow row)
        {
            var path = Paths.GetValueOrDefault(row.ColumnId, []);
            return row.StatutoryItem is { } item ? [.. path.Union([StandardColumns.Statutory, StandardColumns.KeyOfItem(item)])] : path;
        }
    }
}
