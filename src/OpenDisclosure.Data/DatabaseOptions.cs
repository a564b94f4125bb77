using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using OpenDisclosure.Data.Gate;

namespace OpenDisclosure.Data;

/// <summary>The databases that the program runs on.</summary>
public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
    Postgres,
}

/// <summary>How a context reaches its database: provider, connection, and what the gate needs of both.</summary>
public static class DatabaseOptions
{
    /// <summary>Configures the staff's context.</summary>
    public static DbContextOptionsBuilder UseDisclosureDatabase(this DbContextOptionsBuilder builder, DatabaseProvider provider, string connection) =>
        provider switch
        {
            DatabaseProvider.Sqlite => builder
                .UseSqlite(Sqlite(connection, SqliteOpenMode.ReadWriteCreate), sqlite => sqlite.MigrationsAssembly(Assembly).MigrationsHistoryTable(History))
                .ReplaceService<IMigrationsSqlGenerator, SqliteGateMigrations>()
                .AddInterceptors(SqliteGuard.Instance),
            DatabaseProvider.SqlServer => builder
                .UseSqlServer(connection, server => server.MigrationsAssembly(Assembly).MigrationsHistoryTable(History))
                .ReplaceService<IMigrationsSqlGenerator, SqlServerGateMigrations>(),
            _ => builder
                .UseNpgsql(connection, postgres => postgres.MigrationsAssembly(Assembly).MigrationsHistoryTable(History))
                .ReplaceService<IMigrationsSqlGenerator, PostgresGateMigrations>(),
        };

    /// <summary>Configures the public's context: no tracking, and on SQLite a connection that cannot write.</summary>
    public static DbContextOptionsBuilder UsePublishedDatabase(this DbContextOptionsBuilder builder, DatabaseProvider provider, string connection)
    {
        builder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        return provider switch
        {
            DatabaseProvider.Sqlite => builder.UseSqlite(Sqlite(connection, SqliteOpenMode.ReadOnly)),
            DatabaseProvider.SqlServer => builder.UseSqlServer(connection),
            _ => builder.UseNpgsql(connection),
        };
    }

    /// <summary>
    /// Drops the open connections that wait for their next use. After the database was gone each of them is dead, and whoever got one would
    /// be told to wait although it answers again.
    /// </summary>
    public static void ForgetConnections()
    {
        Npgsql.NpgsqlConnection.ClearAllPools();
        Microsoft.Data.SqlClient.SqlConnection.ClearAllPools();
    }

    private const string Assembly = "OpenDisclosure.Data";
    internal const string History = "migration_history";

    /// <summary>On SQLite foreign keys and nested triggers are properties of the connection: without them the gate is open.</summary>
    private static string Sqlite(string connection, SqliteOpenMode mode) => new SqliteConnectionStringBuilder(connection)
    {
        ForeignKeys = true,
        RecursiveTriggers = true,
        Mode = mode,
        DefaultTimeout = 30,
    }.ToString();
}

/// <summary>Sets what SQLite keeps for each connection, and refuses to work on one where it did not take.</summary>
internal sealed class SqliteGuard : DbConnectionInterceptor
{
    public static readonly SqliteGuard Instance = new();

    private const string Settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000; PRAGMA foreign_keys; PRAGMA recursive_triggers;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        using var reader = command.ExecuteReader();
        var answers = new List<string?>();
        do
        {
            while (reader.Read())
                answers.Add(reader.GetValue(0).ToString());
        }
        while (reader.NextResult());
        if (!answers.TakeLast(2).SequenceEqual(["1", "1"]))
            throw new InvalidOperationException("SQLite was opened without foreign keys or recursive triggers.");
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
