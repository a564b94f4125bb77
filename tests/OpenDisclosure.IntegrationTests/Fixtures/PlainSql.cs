using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace OpenDisclosure.IntegrationTests.Fixtures;

/// <summary>Plain SQL with parameters, the same text on SQLite and PostgreSQL.</summary>
internal static class PlainSql
{
    public static async Task<int> Do(this DbConnection connection, FormattableString sql, DbTransaction? transaction = null)
    {
        await using var command = Command(connection, sql, transaction);
        return await command.ExecuteNonQueryAsync();
    }

    public static async Task<object?> Ask(this DbConnection connection, FormattableString sql, DbTransaction? transaction = null)
    {
        await using var command = Command(connection, sql, transaction);
        return await command.ExecuteScalarAsync() is { } found and not DBNull ? found : null;
    }

    public static async Task<long> Number(this DbConnection connection, FormattableString sql, DbTransaction? transaction = null) =>
        Convert.ToInt64(await connection.Ask(sql, transaction), CultureInfo.InvariantCulture);

    /// <summary>A statement whose names are put together by a test.</summary>
    public static async Task<int> DoText(this DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Names of tables and columns come from the model.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync();
    }

    public static async Task<object?> AskText(this DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables and columns come from the model.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync() is { } found and not DBNull ? found : null;
    }

    /// <summary>Whether a statement failed because the gate refused it, not because it was badly written.</summary>
    public static bool IsRefusal(DbException failure) => failure switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == 19,
        PostgresException postgres => postgres.SqlState.StartsWith("23", StringComparison.Ordinal) || postgres.SqlState is "P0001" or "0A000",
        _ => false,
    };

    private static DbCommand Command(DbConnection connection, FormattableString sql, DbTransaction? transaction)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        var names = new object[sql.ArgumentCount];
        for (var i = 0; i < sql.ArgumentCount; i++)
        {
            if (sql.GetArgument(i) is Verbatim name)
            {
                names[i] = name.Name;
                continue;
            }

            names[i] = "@p" + i.ToString(CultureInfo.InvariantCulture);
            command.Parameters.Add(Parameter(command, (string)names[i], sql.GetArgument(i)));
        }

#pragma warning disable CA2100 // The values are parameters.
        command.CommandText = string.Format(CultureInfo.InvariantCulture, sql.Format, names);
#pragma warning restore CA2100
        return command;
    }

    private static DbParameter Parameter(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value switch
        {
            null => DBNull.Value,
            DateTimeOffset instant => instant.UtcDateTime,
            _ => value,
        };
        return parameter;
    }
}

/// <summary>A name of a table or column inside a statement with parameters.</summary>
internal sealed record Verbatim(string Name);
