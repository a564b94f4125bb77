namespace OpenDisclosure.Data.Files;

/// <summary>The folders of a store: what is arriving, what is kept, what lies aside before it goes.</summary>
internal sealed class StoreFolders(string folder)
{
    public string Incoming => Path.Combine(folder, "incoming");

    /// <summary>Where programs that read a file work.</summary>
    public string Work => Path.Combine(folder, "work");

    /// <summary>What they made of files, kept to be the same at the next look.</summary>
    public string Copies => Path.Combine(folder, "copies");

    private string Files => Path.Combine(folder, "files");

    private string Leaving => Path.Combine(folder, "leaving");

    public string PathOf(string name) => Path.Combine(Files, name[..2], name);

    public string NewIncoming()
    {
        Directory.CreateDirectory(Incoming);
        return Path.Combine(Incoming, Guid.NewGuid().ToString("N"));
    }

    /// <summary>Gives a file its place for good. The same bytes may lie there already: then they count as brought now.</summary>
    public void Take(string path, string name)
    {
        var target = PathOf(name);
        var place = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(place))
        {
            Directory.CreateDirectory(place);
            DurableFolder.Flush(Files);
        }

        if (!Renew(target))
            File.Move(path, target, overwrite: true);
        DurableFolder.Flush(place);
    }

    public IEnumerable<string> Kept(DateTimeOffset before) => Names(Files, SearchOption.AllDirectories, before);

    public IEnumerable<string> Aside() => Names(Leaving, SearchOption.TopDirectoryOnly, DateTimeOffset.MaxValue);

    /// <summary>Lays a kept file aside, unless somebody brought its bytes meanwhile.</summary>
    public void LayAside(string name, DateTimeOffset before)
    {
        if (!IsOlder(PathOf(name), before))
            return;
        Directory.CreateDirectory(Leaving);
        var aside = Path.Combine(Leaving, name);
        File.Move(PathOf(name), aside, overwrite: true);
        Renew(aside);
    }

    /// <summary>A row names it after all.</summary>
    public void PutBack(string name)
    {
        var aside = Path.Combine(Leaving, name);
        if (File.Exists(PathOf(name)))
            File.Delete(aside);
        else
            Take(aside, name);
    }

    public int DeleteAside(DateTimeOffset before) => Delete(Leaving, before);

    public int DeleteIncoming(DateTimeOffset before) => Delete(Incoming, before);

    private static int Delete(string place, DateTimeOffset before)
    {
        var names = Names(place, SearchOption.TopDirectoryOnly, before).ToList();
        foreach (var name in names)
            File.Delete(Path.Combine(place, name));
        return names.Count;
    }

    private static IEnumerable<string> Names(string place, SearchOption depth, DateTimeOffset before) => Directory.Exists(place)
        ? Directory.EnumerateFiles(place, "*", depth).Where(path => IsOlder(path, before)).Select(path => Path.GetFileName(path))
        : [];

    private static bool Renew(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private static bool IsOlder(string path, DateTimeOffset before) => File.GetLastWriteTimeUtc(path) < before.UtcDateTime;
}
