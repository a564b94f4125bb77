using Microsoft.EntityFrameworkCore;

namespace OpenDisclosure.Data.Files;

/// <summary>
/// Takes away what a broken-off upload left behind: temporary files, and kept files that no row names. A kept file is first laid aside and
/// deleted the better part of a day later; if a row names it by then, it goes back. So neither a clock that jumps ahead nor a copy of the
/// database that is older than the copy of the store costs a file.
/// </summary>
public sealed class StoreSweep(FileStore store, TimeProvider clock)
{
    /// <summary>How often to look.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromMinutes(20);

    /// <summary>How long a kept file may be without a name: no act takes as long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>How long a file lies aside, and how old a temporary one becomes. With patience and two beats nothing unnamed reaches a day.</summary>
    public static readonly TimeSpan Aside = TimeSpan.FromHours(22);

    /// <summary>Looks once.</summary>
    /// <returns>How many files were deleted.</returns>
    public async Task<int> Look(DisclosureDb db, CancellationToken cancel)
    {
        var (now, folders) = (clock.GetUtcNow(), store.Folders);
        var (aside, old) = (folders.Aside().ToList(), folders.Kept(now - Patience).ToList());
        var named = aside.Count + old.Count == 0 ? [] : await Named(db, cancel);
        foreach (var name in aside.Where(named.Contains))
            folders.PutBack(name);
        foreach (var name in old.Where(name => !named.Contains(name)))
            folders.LayAside(name, now - Patience);
        return folders.DeleteAside(now - Aside) + folders.DeleteIncoming(now - Aside);
    }

    /// <summary>Every hash by which a row names a file. A table that is added and names files belongs here.</summary>
    internal static IQueryable<byte[]> Hashes(DisclosureDb db) =>
        db.DraftFiles.Select(file => file.Sha256).Concat(db.RevisionFiles.Select(file => file.Sha256));

    private static async Task<HashSet<string>> Named(DisclosureDb db, CancellationToken cancel)
    {
        var names = new HashSet<string>();
        await foreach (var sha256 in Hashes(db).AsAsyncEnumerable().WithCancellation(cancel))
            names.Add(Convert.ToHexStringLower(sha256));
        return names;
    }
}
