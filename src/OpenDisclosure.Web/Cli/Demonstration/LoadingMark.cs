using OpenDisclosure.Data;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>
/// A file that stands in the data folder while the demonstration is loaded. A start that finds it knows that the last loading was
/// broken off, and that the embedded database beside it holds nothing else.
/// </summary>
internal static class LoadingMark
{
    private const string Name = "demonstration.loading";

    /// <summary>Sets the mark. The database was empty a moment ago.</summary>
    public static void Set(Settings settings)
    {
        Directory.CreateDirectory(settings.DataFolder);
        File.WriteAllText(PathOf(settings), "");
    }

    /// <summary>Takes the mark away: the demonstration is whole.</summary>
    public static void Clear(Settings settings) => File.Delete(PathOf(settings));

    /// <summary>Deletes what a broken loading left, where the database is our own file in the data folder.</summary>
    /// <returns>Whether there was such a thing.</returns>
    /// <exception cref="StartRefused">The database stands elsewhere: who runs it has to empty it.</exception>
    public static bool ForgetBroken(Settings settings)
    {
        if (!File.Exists(PathOf(settings)))
            return false;
        if (settings.Provider != DatabaseProvider.Sqlite || settings.Connection.Length > 0)
            throw new StartRefused($"The last loading of the demonstration was broken off. Empty the database, then delete {PathOf(settings)}.");
        foreach (var part in new[] { "", "-wal", "-shm" })
            File.Delete(settings.DatabaseFile + part);
        if (Directory.Exists(settings.StoreFolder))
            Directory.Delete(settings.StoreFolder, recursive: true);
        Clear(settings);
        return true;
    }

    private static string PathOf(Settings settings) => Path.Combine(settings.DataFolder, Name);
}
