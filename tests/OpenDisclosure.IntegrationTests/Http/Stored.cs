using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.IntegrationTests.Fixtures;

namespace OpenDisclosure.IntegrationTests.Http;

/// <summary>Every row of a database at a moment. What runs beside the requests, the count of wrong passwords and when a session was seen are left out.</summary>
internal sealed class Stored
{
    private static readonly string[] Beside = ["node", "job_claim", "presence", "data_protection_key", "checkpoint", "preflight_check", "staff_account", "staff_session", "work_notice"];

    private readonly Dictionary<string, List<string>> tables = [];

    public static async Task<Stored> Of(TestDatabase database)
    {
        var stored = new Stored();
        await using var db = database.Open();
        await using var connection = await database.OpenPlain();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct().Except(Beside).Order(StringComparer.Ordinal))
            stored.tables[table] = await Rows(connection, table);
        return stored;
    }

    /// <summary>The tables that differ, each with what was added and taken away.</summary>
    public IReadOnlyList<string> Changes(Stored later) =>
    [
        .. tables.Keys.Select(table => (table, Added: later.tables[table].Except(tables[table]).Count(), Taken: tables[table].Except(later.tables[table]).Count()))
            .Where(change => change.Added + change.Taken > 0)
            .Select(change => string.Create(CultureInfo.InvariantCulture, $"{change.table} +{change.Added} -{change.Taken}")),
    ];

    private static async Task<List<string>> Rows(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name comes from the model.
        command.CommandText = "select * from " + table;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(field => Text(reader.GetValue(field)))));
        return rows;
    }

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
