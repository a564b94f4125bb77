using System.Data.Common;
using System.Globalization;

namespace OpenDisclosure.Data.Gate;

/// <summary>Reads a database's own catalogue.</summary>
internal abstract class DatabaseCatalogue(DbConnection connection)
{
    private readonly List<CatalogueDifference> differences = [];

    public abstract Task<IReadOnlyList<CatalogueDifference>> Compare(Demanded demanded, CancellationToken cancel);

    protected IReadOnlyList<CatalogueDifference> Differences => differences;

    protected void Differ(string kind, string name, string what) => differences.Add(new CatalogueDifference(kind, name, what));

    /// <summary>Demands that what is there is what must be there, by name.</summary>
    protected void Demand(string kind, string name, IReadOnlyDictionary<string, string> there, string must)
    {
        if (!there.TryGetValue(name, out var found))
            Differ(kind, name, CatalogueCheck.Missing);
        else if (found != must)
            Differ(kind, name, CatalogueCheck.Other);
    }

    protected async Task<List<string[]>> Rows(string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of this file and of the gate.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<string[]>();
        while (await reader.ReadAsync(cancel))
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) ?? "")]);
        return rows;
    }

    protected async Task<Dictionary<string, string>> Pairs(string sql, CancellationToken cancel) =>
        (await Rows(sql, cancel)).GroupBy(row => row[0]).ToDictionary(rows => rows.Key, rows => rows.First()[1]);
}

/// <summary>SQLite keeps the very text of each statement: it must be the one that was given.</summary>
internal sealed class SqliteCatalogue(DbConnection connection) : DatabaseCatalogue(connection)
{
    public override async Task<IReadOnlyList<CatalogueDifference>> Compare(Demanded demanded, CancellationToken cancel)
    {
        var master = (await Rows("select name, type, coalesce(sql, '') from sqlite_master", cancel)).ToLookup(row => row[1]);
        Objects(demanded, master["trigger"].Concat(master["view"]).ToDictionary(row => row[0], row => CatalogueCheck.Plain(row[2])));
        Tables(demanded, master["table"].ToDictionary(row => row[0], row => CatalogueCheck.Plain(row[2])));
        Indexes(demanded, master["index"].ToDictionary(row => row[0], row => CatalogueCheck.Plain(row[2])));
        foreach (var setting in new[] { "foreign_keys", "recursive_triggers" })
        {
            if ((await Rows("PRAGMA " + setting, cancel)) is not [["1"]])
                Differ("setting", setting, "off");
        }

        if ((await Rows("PRAGMA ignore_check_constraints", cancel)) is not [["0"]])
            Differ("setting", "ignore_check_constraints", "on");
        return Differences;
    }

    private void Objects(Demanded demanded, Dictionary<string, string> there)
    {
        foreach (var gate in demanded.Objects)
            Demand(gate.Table is null ? "view" : "trigger", gate.Name, there, CatalogueCheck.Plain(gate.Definition));
    }

    /// <summary>Keys and checks stand in the table's own statement, each with its name and its whole text.</summary>
    private void Tables(Demanded demanded, Dictionary<string, string> there)
    {
        foreach (var table in demanded.Tables.Where(table => !there.ContainsKey(table)))
            Differ("table", table, CatalogueCheck.Missing);
        foreach (var key in demanded.Keys)
            Within("foreign-key", key.Name, there.GetValueOrDefault(key.Table), $"CONSTRAINT {key.Name} FOREIGN KEY ({key.Columns}) REFERENCES {key.Principal} ({key.PrincipalColumns})");
        foreach (var check in demanded.Checks)
            Within("check", check.Name, there.GetValueOrDefault(check.Table), $"CONSTRAINT {check.Name} CHECK ({check.Sql})");
        foreach (var unique in demanded.Uniques.Where(unique => unique.IsConstraint && !unique.Name.StartsWith("pk_", StringComparison.Ordinal)))
            Within("index", unique.Name, there.GetValueOrDefault(unique.Table), $"CONSTRAINT {unique.Name} UNIQUE ({unique.Columns})");
    }

    private void Within(string kind, string name, string? table, string clause)
    {
        if (table is null || !table.Contains(CatalogueCheck.Plain(clause), StringComparison.Ordinal))
            Differ(kind, name, table?.Contains(CatalogueCheck.Plain("CONSTRAINT " + name), StringComparison.Ordinal) == true ? CatalogueCheck.Other : CatalogueCheck.Missing);
    }

    private void Indexes(Demanded demanded, Dictionary<string, string> there)
    {
        foreach (var unique in demanded.Uniques.Where(unique => !unique.IsConstraint))
        {
            var filter = unique.Filter is null ? "" : " WHERE " + unique.Filter;
            Demand("index", unique.Name, there, CatalogueCheck.Plain($"CREATE UNIQUE INDEX {unique.Name} ON {unique.Table} ({unique.Columns}){filter}"));
        }
    }
}

/// <summary>
/// PostgreSQL stores parsed trees. Functions keep their text; for views and checks it is asked how it spells what must be there, by
/// making it under another name in a transaction that is rolled back.
/// </summary>
internal sealed class PostgresCatalogue(DbConnection connection) : DatabaseCatalogue(connection)
{
    private const string Here = "(select oid from pg_namespace where nspname = current_schema())";

    private readonly DbConnection connection = connection;

    public override async Task<IReadOnlyList<CatalogueDifference>> Compare(Demanded demanded, CancellationToken cancel)
    {
        var tables = await Pairs($"select relname, relkind::text from pg_class where relnamespace = {Here} and relkind = 'r'", cancel);
        foreach (var table in demanded.Tables.Where(table => !tables.ContainsKey(table)))
            Differ("table", table, CatalogueCheck.Missing);
        await Keys(demanded, cancel);
        await Indexes(demanded, cancel);
        await Triggers(demanded, cancel);
        await Spelled(demanded, cancel);
        return Differences;
    }

    private async Task Keys(Demanded demanded, CancellationToken cancel)
    {
        var there = await Pairs(
            $"""
             select c.conname, c.convalidated::text || '|' || c.condeferrable::text || '|' || t.relname || '|' || f.relname || '|' ||
               (select string_agg(a.attname, ',' order by k.n) from unnest(c.conkey) with ordinality k(num, n) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num) || '|' ||
               (select string_agg(a.attname, ',' order by k.n) from unnest(c.confkey) with ordinality k(num, n) join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.num) || '|' ||
               (select count(*) from pg_trigger g where g.tgconstraint = c.oid and g.tgenabled = 'O')
             from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid
             where c.contype = 'f' and c.connamespace = {Here}
             """, cancel);
        foreach (var key in demanded.Keys)
            Demand("foreign-key", key.Name, there, $"true|false|{key.Table}|{key.Principal}|{key.Columns}|{key.PrincipalColumns}|4");
    }

    private async Task Indexes(Demanded demanded, CancellationToken cancel)
    {
        var there = await Pairs(
            $"""
             select i.relname, (x.indisunique and x.indisvalid)::text || '|' || t.relname || '|' ||
               (select string_agg(a.attname, ',' order by k.n) from unnest(x.indkey) with ordinality k(num, n) join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.num) || '|' ||
               coalesce(pg_get_expr(x.indpred, x.indrelid), '')
             from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid where i.relnamespace = {Here}
             """, cancel);
        foreach (var unique in demanded.Uniques)
        {
            var whole = $"true|{unique.Table}|{unique.Columns}|";
            if (unique.Filter is null || !there.TryGetValue(unique.Name, out var found))
                Demand("index", unique.Name, there, whole);
            else if (!found.StartsWith(whole, StringComparison.Ordinal) || Filter(found[whole.Length..]) != Filter(unique.Filter))
                Differ("index", unique.Name, CatalogueCheck.Other);
        }
    }

    /// <summary>PostgreSQL adds casts and brackets to a filter: <c>((state)::text = 'live'::text)</c>.</summary>
    private static string Filter(string filter) => CatalogueCheck.Plain(filter.Replace("::text", "", StringComparison.Ordinal).Replace("::character varying", "", StringComparison.Ordinal));

    private async Task Triggers(Demanded demanded, CancellationToken cancel)
    {
        var there = await Pairs(
            $"""
             select g.tgname, t.relname || '|' || g.tgenabled::text || '|' || p.proname || '|' || pg_get_triggerdef(g.oid) || '|' || p.prosrc
             from pg_trigger g join pg_class t on t.oid = g.tgrelid join pg_proc p on p.oid = g.tgfoid
             where not g.tgisinternal and t.relnamespace = {Here}
             """, cancel);
        foreach (var gate in demanded.Objects.Where(gate => gate.Table is not null))
        {
            var made = CatalogueCheck.Plain(gate.Create[^1]);
            var found = there.TryGetValue(gate.Name, out var text) ? text.Split('|', 5) : null;
            if (found is null)
                Differ("trigger", gate.Name, CatalogueCheck.Missing);
            else if (found[0] != gate.Table || found[1] != "O" || found[2] != "gate_" + gate.Name || found[4] != gate.Definition)
                Differ("trigger", gate.Name, found[1] == "O" ? CatalogueCheck.Other : "disabled");
            else if (CatalogueCheck.Plain(found[3].Replace(" ON public.", " ON ", StringComparison.Ordinal).Replace("FUNCTION public.", "FUNCTION ", StringComparison.Ordinal)) != made)
                Differ("trigger", gate.Name, CatalogueCheck.Other);
        }
    }

    /// <summary>Views and checks, compared with the spelling that this very server gives to what must be there.</summary>
    private async Task Spelled(Demanded demanded, CancellationToken cancel)
    {
        var views = await Pairs($"select c.relname, pg_get_viewdef(c.oid) from pg_class c where c.relkind = 'v' and c.relnamespace = {Here}", cancel);
        var checks = await Pairs($"select conname, convalidated::text || pg_get_constraintdef(oid) from pg_constraint where contype = 'c' and connamespace = {Here}", cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var gate in demanded.Objects.Where(gate => gate.Table is null))
        {
            await Rows($"create temporary view gate_probe as {gate.Definition}", cancel);
            Demand("view", gate.Name, views, (await Rows("select pg_get_viewdef('pg_temp.gate_probe'::regclass)", cancel))[0][0]);
            await Rows("drop view pg_temp.gate_probe", cancel);
        }

        foreach (var checksOfTable in demanded.Checks.GroupBy(check => check.Table))
        {
            await Rows($"create temporary table gate_probe (like {checksOfTable.Key})", cancel);
            foreach (var check in checksOfTable)
                await Rows($"alter table pg_temp.gate_probe add constraint {check.Name} check ({check.Sql})", cancel);
            var spelled = await Pairs("select conname, 'true' || pg_get_constraintdef(oid) from pg_constraint where conrelid = 'pg_temp.gate_probe'::regclass", cancel);
            foreach (var check in checksOfTable)
                Demand("check", check.Name, checks, spelled[check.Name]);
            await Rows("drop table pg_temp.gate_probe", cancel);
        }

        await transaction.RollbackAsync(cancel);
    }
}

/// <summary>SQL Server keeps the text of triggers and views; keys and checks must be enabled and trusted.</summary>
internal sealed class SqlServerCatalogue(DbConnection connection) : DatabaseCatalogue(connection)
{
    public const string Tables = "select name, name from sys.tables";

    public const string Keys = """
        select f.name, concat(case when f.is_disabled = 0 and f.is_not_trusted = 0 then 'on' else 'off' end, '|', object_name(f.parent_object_id), '|', object_name(f.referenced_object_id), '|',
        (select string_agg(col_name(c.parent_object_id, c.parent_column_id), ',') within group (order by c.constraint_column_id) from sys.foreign_key_columns c where c.constraint_object_id = f.object_id), '|',
        (select string_agg(col_name(c.referenced_object_id, c.referenced_column_id), ',') within group (order by c.constraint_column_id) from sys.foreign_key_columns c where c.constraint_object_id = f.object_id))
        from sys.foreign_keys f
        """;

    public const string Checks = "select name, case when is_disabled = 0 and is_not_trusted = 0 then 'on' else 'off' end from sys.check_constraints";

    public const string Indexes = """
        select i.name, concat(case when i.is_unique = 1 and i.is_disabled = 0 then 'on' else 'off' end, '|', object_name(i.object_id), '|',
        (select string_agg(col_name(c.object_id, c.column_id), ',') within group (order by c.key_ordinal) from sys.index_columns c where c.object_id = i.object_id and c.index_id = i.index_id and c.is_included_column = 0), '|', i.has_filter)
        from sys.indexes i where i.name is not null
        """;

    public const string Triggers = """
        select t.name, concat(object_name(t.parent_id), '|', case when t.is_disabled = 0 then 'on' else 'off' end, '|', m.definition)
        from sys.triggers t join sys.sql_modules m on m.object_id = t.object_id
        """;

    public const string Views = "select v.name, m.definition from sys.views v join sys.sql_modules m on m.object_id = v.object_id";

    public override async Task<IReadOnlyList<CatalogueDifference>> Compare(Demanded demanded, CancellationToken cancel)
    {
        var tables = await Pairs(Tables, cancel);
        foreach (var table in demanded.Tables)
            Demand("table", table, tables, table);
        var keys = await Pairs(Keys, cancel);
        foreach (var key in demanded.Keys)
            Demand("foreign-key", key.Name, keys, $"on|{key.Table}|{key.Principal}|{key.Columns}|{key.PrincipalColumns}");
        var checks = await Pairs(Checks, cancel);
        foreach (var check in demanded.Checks)
            Demand("check", check.Name, checks, "on");
        var indexes = await Pairs(Indexes, cancel);
        foreach (var unique in demanded.Uniques)
            Demand("index", unique.Name, indexes, $"on|{unique.Table}|{unique.Columns}|{(unique.Filter is null ? 0 : 1)}");
        var triggers = (await Pairs(Triggers, cancel)).ToDictionary(pair => pair.Key, pair => Made(pair.Value));
        var views = (await Pairs(Views, cancel)).ToDictionary(pair => pair.Key, pair => Made(pair.Value));
        foreach (var gate in demanded.Objects)
        {
            if (gate.Table is null)
                Demand("view", gate.Name, views, Made(gate.Definition));
            else
                Demand("trigger", gate.Name, triggers, Made($"{gate.Table}|on|{gate.Definition}"));
        }

        return Differences;
    }

    /// <summary>The server stores CREATE OR ALTER as CREATE.</summary>
    private static string Made(string definition) => CatalogueCheck.Plain(definition.Replace("CREATE OR ALTER", "CREATE", StringComparison.OrdinalIgnoreCase));
}
