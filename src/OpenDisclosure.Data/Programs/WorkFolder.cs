namespace OpenDisclosure.Data.Programs;

/// <summary>A folder for one run of a program; gone afterwards. What a killed process left is deleted by a later one.</summary>
internal sealed class WorkFolder : IDisposable
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    private WorkFolder(string path) => Path = path;

    public string Path { get; }

    public static WorkFolder In(string parent, DateTimeOffset now)
    {
        Directory.CreateDirectory(parent);
        foreach (var old in Directory.EnumerateDirectories(parent).Where(folder => Directory.GetCreationTimeUtc(folder) < now.UtcDateTime - Forgotten))
            Delete(old);
        return new WorkFolder(Directory.CreateDirectory(System.IO.Path.Combine(parent, Guid.NewGuid().ToString("N"))).FullName);
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Delete(Path);

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another run deletes it too, or a killed program still writes: the next run sees to it.
        }
    }
}
