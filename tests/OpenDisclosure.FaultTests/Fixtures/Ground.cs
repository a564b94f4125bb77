using Npgsql;
using OpenDisclosure.Data;

namespace OpenDisclosure.FaultTests.Fixtures;

/// <summary>
/// Where sites stand: the demonstration, loaded once for each kind of database and copied for each site. The PostgreSQL of the run keeps
/// nothing when the machine goes down; it is only ever the product that is killed on it, so what was committed is there.
/// </summary>
internal static class Ground
{
    private const string PostgresVariable = "OPENDISCLOSURE_TEST_POSTGRES";
    private static readonly SemaphoreSlim Building = new(1);
    private static readonly Dictionary<string, (string Folder, string Database)> Templates = [];

    /// <summary>The origin in every checkpoint of these sites.</summary>
    public const string Origin = "127.0.0.1";

    /// <summary>Connection to the run's PostgreSQL; its absence is a failure, for half of the promise would not be looked at.</summary>
    public static string Postgres => Environment.GetEnvironmentVariable(PostgresVariable) is { Length: > 0 } given
        ? given
        : throw new InvalidOperationException($"Set {PostgresVariable} to a connection that may create databases, or use tests/run.");

    /// <summary>A site with the demonstration in it, on a database of its own.</summary>
    /// <param name="provider">SQLite or PostgreSQL.</param>
    /// <param name="server">The PostgreSQL server; null means the run's.</param>
    /// <param name="folder">Where files and a SQLite database are to stand; null means a new temporary folder.</param>
    public static async Task<Site> NewSite(DatabaseProvider provider, string? server = null, string? folder = null)
    {
        server ??= provider == DatabaseProvider.Postgres ? Postgres : "";
        var template = await Template(provider, server);
        folder ??= Workplace.NewFolder("fault");
        Copy(template.Folder, folder);
        if (provider == DatabaseProvider.Sqlite)
            return new Site(provider, $"Data Source={Path.Combine(folder, "disclosure.db")}", folder);
        var name = NewName();
        await OnServer(server, $"CREATE DATABASE \"{name}\" TEMPLATE \"{template.Database}\"");

        // A copied sequence remembers numbers that only the log of its template holds: a crash before the next checkpoint would give them twice.
        await OnServer(server, "CHECKPOINT");
        return new Site(provider, ConnectionOf(server, name), folder);
    }

    public static async Task OnServer(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<(string Folder, string Database)> Template(DatabaseProvider provider, string server)
    {
        await Building.WaitAsync();
        try
        {
            if (!Templates.TryGetValue(server, out var template))
                Templates[server] = template = await Load(provider, server);
            return template;
        }
        finally
        {
            Building.Release();
        }
    }

    private static async Task<(string Folder, string Database)> Load(DatabaseProvider provider, string server)
    {
        var folder = Workplace.NewFolder("fault-ground");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var name = NewName();
        var site = new Site(provider, provider == DatabaseProvider.Sqlite ? $"Data Source={Path.Combine(folder, "disclosure.db")}" : ConnectionOf(server, name), folder);
        if (provider == DatabaseProvider.Postgres)
            await OnServer(server, $"CREATE DATABASE \"{name}\" ENCODING 'UTF8' TEMPLATE template0");
        site.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var (status, said) = await site.Run("seed-demo");
        Assert.True(status == 0, said);
        return (folder, name);
    }

    private static string NewName() => "disclosure_fault_" + Guid.NewGuid().ToString("N")[..12];

    private static string ConnectionOf(string server, string name) =>
        new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 40 }.ToString();

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
