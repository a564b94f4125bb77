using OpenDisclosure.Data;
using OpenDisclosure.Web.Cli.Demonstration;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.UnitTests.Web;

public sealed class LoadingMarkTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("disclosure_mark_").FullName;

    [Fact]
    public void A_broken_loading_is_deleted_with_its_files_and_the_keys_stay()
    {
        var settings = Filled();
        LoadingMark.Set(settings);
        Assert.True(LoadingMark.ForgetBroken(settings));
        Assert.False(File.Exists(settings.DatabaseFile));
        Assert.False(Directory.Exists(settings.StoreFolder));
        Assert.True(File.Exists(settings.CheckpointKeyFile));
        Assert.False(LoadingMark.ForgetBroken(settings));
    }

    [Fact]
    public void A_whole_database_is_never_deleted()
    {
        var settings = Filled();
        LoadingMark.Set(settings);
        LoadingMark.Clear(settings);
        Assert.False(LoadingMark.ForgetBroken(settings));
        Assert.True(File.Exists(settings.DatabaseFile));
    }

    [Fact]
    public void A_database_that_stands_elsewhere_is_left_to_who_runs_it()
    {
        foreach (var elsewhere in new[] { Filled(DatabaseProvider.Sqlite, "Data Source=other.db"), Filled(DatabaseProvider.Postgres, "Host=db") })
        {
            LoadingMark.Set(elsewhere);
            Assert.Throws<StartRefused>(() => LoadingMark.ForgetBroken(elsewhere));
            Assert.True(File.Exists(elsewhere.DatabaseFile));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Settings Filled(DatabaseProvider provider = DatabaseProvider.Sqlite, string connection = "")
    {
        var settings = new Settings { DataFolder = folder, Provider = provider, Connection = connection };
        Directory.CreateDirectory(settings.StoreFolder);
        Directory.CreateDirectory(Path.GetDirectoryName(settings.CheckpointKeyFile)!);
        File.WriteAllText(settings.DatabaseFile, "a");
        File.WriteAllText(Path.Combine(settings.StoreFolder, "b"), "b");
        File.WriteAllText(settings.CheckpointKeyFile, "c");
        return settings;
    }
}
