namespace OpenDisclosure.UnitTests.Repository;

/// <summary>The files of the working tree, without what builds and editors leave in it.</summary>
internal static class RepositoryTree
{
    /// <summary>The folder that holds OpenDisclosure.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The names of the folders that .gitignore keeps out, and .git.</summary>
    public static IReadOnlySet<string> IgnoredFolders { get; } = File.ReadLines(Path.Combine(Root, ".gitignore"))
        .Where(line => line.EndsWith('/'))
        .Select(line => line.TrimEnd('/'))
        .Append(".git")
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The files under a folder that end with one of the given endings; none when there is no such folder.</summary>
    public static IReadOnlyList<RepositoryFile> Files(string folder, params string[] endings)
    {
        var start = Path.Combine(Root, folder);
        if (!Directory.Exists(start))
            return [];
        return [.. Walk(start)
            .Where(path => endings.Length == 0 || endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Select(path => new RepositoryFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), path))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>Fails with every offence, one a line: a reader mends all of them in one go.</summary>
    public static void AssertNone(IEnumerable<string> offences)
    {
        var found = offences.ToList();
        Assert.True(found.Count == 0, $"{found.Count} found:\n{string.Join('\n', found)}");
    }

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder)
            .Where(child => !IgnoredFolders.Contains(Path.GetFileName(child)))
            .SelectMany(Walk));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OpenDisclosure.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}

/// <summary>One file: its path from the root, with slashes, and where it lies on this machine.</summary>
internal sealed record RepositoryFile(string Path, string FullPath)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public string Text => File.ReadAllText(FullPath);

    public bool IsUnder(params string[] places) => places.Any(place => Path.Contains(place, StringComparison.Ordinal));
}
