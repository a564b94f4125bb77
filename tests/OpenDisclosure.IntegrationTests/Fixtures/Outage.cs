using Microsoft.Data.Sqlite;
using Npgsql;
using OpenDisclosure.Data;

namespace OpenDisclosure.IntegrationTests.Fixtures;

/// <summary>A database that is gone until this is disposed: nobody gets a connection to it any more.</summary>
internal sealed class Outage : IAsyncDisposable
{
    private static readonly string[] Parts = ["-wal", "-shm"];

    private readonly TestDatabase database;

    private Outage(TestDatabase database) => this.database = database;

    private string File => new SqliteConnectionStringBuilder(database.Connection).DataSource;

    private string Name => new NpgsqlConnectionStringBuilder(database.Connection).Database!;

    public static async Task<Outage> Of(TestDatabase database)
    {
        var outage = new Outage(database);
        if (database.Provider == DatabaseProvider.Sqlite)
            outage.TakeAway();
        else
            await OnServer($"ALTER DATABASE \"{outage.Name}\" ALLOW_CONNECTIONS false", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{outage.Name}'");
        return outage;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (database.Provider == DatabaseProvider.Sqlite)
            BringBack();
        else
            await OnServer($"ALTER DATABASE \"{Name}\" ALLOW_CONNECTIONS true");
    }

    private static string Away(string file) => file + ".away";

    /// <summary>A link that leads nowhere takes the place of the file in one step, so that none is made anew meanwhile.</summary>
    private void TakeAway()
    {
        var nowhere = File + ".nowhere";
        System.IO.File.CreateSymbolicLink(nowhere, Path.Combine(nowhere, "gone"));
        System.IO.File.Move(File, Away(File));
        System.IO.File.Move(nowhere, File, overwrite: true);
        foreach (var part in Parts.Where(part => System.IO.File.Exists(File + part)))
            System.IO.File.Move(File + part, Away(File) + part);
    }

    /// <summary>The file itself comes last, over the link; what a reader of the last moment left beside it goes.</summary>
    private void BringBack()
    {
        foreach (var part in Parts)
        {
            System.IO.File.Delete(File + part);
            if (System.IO.File.Exists(Away(File) + part))
                System.IO.File.Move(Away(File) + part, File + part);
        }

        System.IO.File.Move(Away(File), File, overwrite: true);
    }

    private static async Task OnServer(params string[] statements)
    {
        await using var server = new NpgsqlConnection(Databases.PostgresConnection!);
        await server.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, server);
            await command.ExecuteNonQueryAsync();
        }
    }
}
