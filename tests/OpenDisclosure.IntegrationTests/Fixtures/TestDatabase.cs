using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Gate;
using OpenDisclosure.Data.Published;

namespace OpenDisclosure.IntegrationTests.Fixtures;

/// <summary>A fresh, migrated database of one provider. Made from a template that is migrated once a run.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly SemaphoreSlim Building = new(1);
    private static string? sqliteTemplate;
    private static string? postgresTemplate;

    private TestDatabase(DatabaseProvider provider, string connection)
    {
        Provider = provider;
        Connection = connection;
    }

    public DatabaseProvider Provider { get; }

    /// <summary>What the product would find in its settings.</summary>
    public string Connection { get; }

    /// <summary>Makes a database. SQLite: a file in the machine's temporary folder. PostgreSQL: a database beside the given one.</summary>
    public static async Task<TestDatabase> Create(DatabaseProvider provider)
    {
        await Building.WaitAsync();
        try
        {
            return provider == DatabaseProvider.Postgres ? await OnPostgres() : await OnSqlite();
        }
        finally
        {
            Building.Release();
        }
    }

    /// <summary>The staff's context, as the product opens it.</summary>
    public DisclosureDb Open() => Open(Provider, Connection);

    /// <summary>The public's context, as the product opens it.</summary>
    public PublishedDb OpenPublished()
    {
        var builder = new DbContextOptionsBuilder<PublishedDb>();
        builder.UsePublishedDatabase(Provider, Connection);
        return new PublishedDb(builder.Options);
    }

    /// <summary>A bare connection with foreign keys on, for plain SQL.</summary>
    public async Task<DbConnection> OpenPlain(bool foreignKeys = true)
    {
        DbConnection connection = Provider == DatabaseProvider.Postgres
            ? new NpgsqlConnection(Connection)
            : new SqliteConnection(new SqliteConnectionStringBuilder(Connection) { ForeignKeys = foreignKeys, RecursiveTriggers = foreignKeys, Pooling = false }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>The same PostgreSQL database through another login; only the one that was made is to be disposed.</summary>
    public TestDatabase As(string login, string password) =>
        new(Provider, new NpgsqlConnectionStringBuilder(Connection) { Username = login, Password = password }.ToString());

    /// <summary>A copy, to be spoiled or gone on from. On PostgreSQL nobody may use the original meanwhile.</summary>
    public async Task<TestDatabase> Copy()
    {
        if (Provider == DatabaseProvider.Postgres)
        {
            var (original, name) = (new NpgsqlConnectionStringBuilder(Connection).Database, NewName());
            await OnServer($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{original}'");
            await OnServer($"CREATE DATABASE \"{name}\" TEMPLATE \"{original}\"");
            return new TestDatabase(Provider, PostgresConnectionOf(name));
        }

        var file = NewFile();
        await using (var connection = await OpenPlain())
            await connection.Do($"vacuum into {file}");
        var copy = new TestDatabase(Provider, SqliteConnectionOf(file));
        await using (var connection = await copy.OpenPlain())
            await connection.DoText("pragma journal_mode = wal");
        return copy;
    }

    /// <summary>Makes the gate's triggers and views anew, after a test that took one away.</summary>
    public async Task RestoreTriggers()
    {
        await using var connection = await OpenPlain();
        foreach (var statement in GateObjects.Of(Provider).SelectMany(gate => gate.Create))
            await connection.DoText(statement);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Drop();
        return ValueTask.CompletedTask;
    }

    /// <summary>Takes it away, also where nothing can be awaited.</summary>
    internal void Drop()
    {
        if (Provider == DatabaseProvider.Postgres)
        {
            DropOnServer(new NpgsqlConnectionStringBuilder(Connection).Database!);
            return;
        }

        var file = new SqliteConnectionStringBuilder(Connection).DataSource;
        foreach (var part in new[] { file, file + "-wal", file + "-shm" })
            File.Delete(part);
    }

    internal static DisclosureDb Open(DatabaseProvider provider, string connection)
    {
        if (provider == DatabaseProvider.Postgres)
            return new PostgresDisclosureDb(Options<PostgresDisclosureDb>(provider, connection));
        if (provider == DatabaseProvider.SqlServer)
            return new SqlServerDisclosureDb(Options<SqlServerDisclosureDb>(provider, connection));
        return new SqliteDisclosureDb(Options<SqliteDisclosureDb>(provider, connection));
    }

    /// <summary>A SQLite file that nothing has migrated yet.</summary>
    internal static TestDatabase EmptySqlite() => new(DatabaseProvider.Sqlite, SqliteConnectionOf(NewFile()));

    private static DbContextOptions<TContext> Options<TContext>(DatabaseProvider provider, string connection)
        where TContext : DbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        builder.UseDisclosureDatabase(provider, connection);
        return builder.Options;
    }

    private static async Task<TestDatabase> OnSqlite()
    {
        if (sqliteTemplate is null)
        {
            var template = NewFile();
            await using (var db = Open(DatabaseProvider.Sqlite, SqliteConnectionOf(template)))
                await db.Database.MigrateAsync();
            sqliteTemplate = template;
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(template);
        }

        var file = NewFile();
        File.Copy(sqliteTemplate, file);
        return new TestDatabase(DatabaseProvider.Sqlite, SqliteConnectionOf(file));
    }

    private static async Task<TestDatabase> OnPostgres()
    {
        if (postgresTemplate is null)
        {
            var template = NewName();
            await OnServer($"CREATE DATABASE \"{template}\" ENCODING 'UTF8' TEMPLATE template0");
            await using (var db = Open(DatabaseProvider.Postgres, PostgresConnectionOf(template)))
                await db.Database.MigrateAsync();
            postgresTemplate = template;
            AppDomain.CurrentDomain.ProcessExit += (_, _) => DropOnServer(template);
        }

        var name = NewName();
        await OnServer($"CREATE DATABASE \"{name}\" TEMPLATE \"{postgresTemplate}\"");
        return new TestDatabase(DatabaseProvider.Postgres, PostgresConnectionOf(name));
    }

    private static void DropOnServer(string name)
    {
        using var server = new NpgsqlConnection(Databases.PostgresConnection!);
        server.Open();
        using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", server);
        command.ExecuteNonQuery();
    }

    private static async Task OnServer(string sql)
    {
        await using var server = new NpgsqlConnection(Databases.PostgresConnection!);
        await server.OpenAsync();
        await using var command = new NpgsqlCommand(sql, server);
        await command.ExecuteNonQueryAsync();
    }

    private static string NewName() => "disclosure_test_" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..12];

    private static string NewFile() => Path.Combine(Path.GetTempPath(), NewName() + ".db");

    private static string SqliteConnectionOf(string file) => new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();

    private static string PostgresConnectionOf(string name) =>
        new NpgsqlConnectionStringBuilder(Databases.PostgresConnection!) { Database = name, Pooling = false, IncludeErrorDetail = true }.ToString();
}
