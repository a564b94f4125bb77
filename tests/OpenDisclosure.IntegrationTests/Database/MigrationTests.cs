using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Gate;
using OpenDisclosure.IntegrationTests.Fixtures;

namespace OpenDisclosure.IntegrationTests.Database;

/// <summary>The model, its migrations and the gate's text on three databases; SQL Server is parsed, not run.</summary>
public sealed class MigrationTests
{
    private const int LongestName = 63;

    public static TheoryData<DatabaseProvider> Providers => [.. Enum.GetValues<DatabaseProvider>()];

    [Theory]
    [MemberData(nameof(Providers))]
    public void The_migrations_hold_the_whole_model(DatabaseProvider provider)
    {
        using var db = Unconnected(provider);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_text_has_a_length_and_every_name_fits(DatabaseProvider provider)
    {
        using var db = Unconnected(provider);
        var model = db.GetService<Microsoft.EntityFrameworkCore.Metadata.IDesignTimeModel>().Model;
        var unbounded = model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Where(property => (property.ClrType == typeof(string) || property.ClrType == typeof(byte[])) && property.GetMaxLength() is null);
        Assert.Empty(unbounded.Select(property => property.ToString()));
        var tables = model.GetRelationalModel().Tables.ToList();
        var names = tables.SelectMany(table => table.ForeignKeyConstraints.Select(key => key.Name)
            .Concat(table.UniqueConstraints.Select(key => key.Name)).Concat(table.Indexes.Select(index => index.Name)).Concat(table.CheckConstraints.Select(check => check.Name!)));
        Assert.All(names, name => Assert.True(name.Length <= LongestName, name));
        Assert.Empty(names.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void The_script_for_SQL_Server_parses_and_so_does_each_text_inside_EXEC()
    {
        using var db = Unconnected(DatabaseProvider.SqlServer);
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        var inner = Executed(Parse(script));
        foreach (var gate in GateObjects.Of(DatabaseProvider.SqlServer))
            Assert.Contains(inner, text => CatalogueCheck.Plain(text) == CatalogueCheck.Plain(gate.Definition));
    }

    [Fact]
    public void Every_query_of_the_catalogue_check_parses_for_SQL_Server()
    {
        foreach (var query in new[] { SqlServerCatalogue.Tables, SqlServerCatalogue.Keys, SqlServerCatalogue.Checks, SqlServerCatalogue.Indexes, SqlServerCatalogue.Triggers, SqlServerCatalogue.Views })
            Parse(query);
    }

    [Theory, EachDatabase]
    public async Task Migrating_twice_leaves_every_guarantee(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        await using var db = database.Open();
        await db.Database.MigrateAsync();
        Assert.Empty(await CatalogueCheck.Run(db, CancellationToken.None));
    }

    [Theory]
    [InlineData("publication", "document_number_key")]
    [InlineData("revision", "title")]
    [InlineData("submission", "at")]
    [InlineData("audit_entry", "act")]
    public async Task A_table_that_SQLite_makes_anew_keeps_its_triggers_and_those_that_name_it(string table, string column)
    {
        await using var database = await TestDatabase.Create(DatabaseProvider.Sqlite);
        await using var db = database.Open();
        var model = db.GetService<Microsoft.EntityFrameworkCore.Metadata.IDesignTimeModel>().Model;
        var altered = model.GetRelationalModel().FindTable(table, null)!.FindColumn(column)!;
        var operation = new AlterColumnOperation
        {
            Table = table,
            Name = column,
            ClrType = typeof(string),
            ColumnType = "TEXT",
            IsNullable = altered.IsNullable,
            OldColumn = new AddColumnOperation { Table = table, Name = column, ClrType = typeof(string), ColumnType = "TEXT", IsNullable = !altered.IsNullable },
        };
        await using (var connection = await database.OpenPlain(foreignKeys: false))
        {
            foreach (var command in db.GetService<IMigrationsSqlGenerator>().Generate([operation], model))
                await connection.DoText(command.CommandText);
        }

        Assert.DoesNotContain(await CatalogueCheck.Run(db, CancellationToken.None), difference => difference.Kind is "trigger" or "view");
    }

    private static DisclosureDb Unconnected(DatabaseProvider provider) => TestDatabase.Open(provider, provider switch
    {
        DatabaseProvider.Sqlite => "Data Source=:memory:",
        DatabaseProvider.SqlServer => "Server=nowhere;Database=none",
        _ => "Host=nowhere;Database=none",
    });

    private static TSqlFragment Parse(string sql)
    {
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        Assert.True(errors.Count == 0, string.Join('\n', errors.Select(error => $"{error.Line}: {error.Message}")) + "\n" + sql[..Math.Min(400, sql.Length)]);
        return fragment;
    }

    private static List<string> Executed(TSqlFragment script)
    {
        var found = new ExecutedTexts();
        script.Accept(found);
        return [.. found.Texts, .. found.Texts.SelectMany(text => Executed(Parse(text)))];
    }

    private sealed class ExecutedTexts : TSqlFragmentVisitor
    {
        public List<string> Texts { get; } = [];

        public override void Visit(ExecutableStringList node) => Texts.AddRange(node.Strings.OfType<StringLiteral>().Select(text => text.Value));
    }
}
