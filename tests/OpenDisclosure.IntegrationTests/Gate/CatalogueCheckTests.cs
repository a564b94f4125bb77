using System.Data.Common;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Gate;
using OpenDisclosure.IntegrationTests.Fixtures;

namespace OpenDisclosure.IntegrationTests.Gate;

/// <summary>The start compares the database's own catalogue with what must be there, and names what somebody took out.</summary>
public sealed class CatalogueCheckTests(ClassDatabases databases) : IClassFixture<ClassDatabases>
{
    [Theory, EachDatabase]
    public async Task A_migrated_database_has_every_guarantee(DatabaseProvider provider) =>
        Assert.Empty(await Differences(await databases.Of(provider)));

    [Theory, EachDatabase]
    public async Task Every_trigger_and_view_that_is_taken_out_is_named(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        await using var connection = await database.OpenPlain();
        foreach (var gate in GateObjects.Of(provider).Reverse())
            await connection.DoText(Drop(provider, gate));
        var named = (await Differences(database)).Select(difference => difference.Name).ToHashSet();
        Assert.Superset(GateObjects.Of(provider).Select(gate => gate.Name).ToHashSet(), named);
    }

    [Theory, EachDatabase]
    public async Task Every_trigger_and_view_that_is_hollowed_out_is_named(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        await using var connection = await database.OpenPlain();
        foreach (var gate in GateObjects.Of(provider))
            await Hollow(provider, connection, gate);
        var named = (await Differences(database)).Select(difference => difference.Name).ToHashSet();
        Assert.Superset(GateObjects.Of(provider).Select(gate => gate.Name).ToHashSet(), named);
    }

    [Theory]
    [InlineData("foreign-key", "fk_publication_revision_id_releaser_id_duty_revision_person", "revision_person (revision_id, staff_id, duty)", "submission (revision_id, submitter_id, duty)")]
    [InlineData("check", "ck_publication", "duty = 'releaser'", "1 = 1")]
    [InlineData("check", "ck_audit_entry_chain", "prev_seq = seq - 1", "prev_seq < seq")]
    [InlineData("index", "ux_publication_document_id", "WHERE state = 'live'", "WHERE state = 'dead'")]
    [InlineData("index", "ux_clearance_revision_id", "UNIQUE", "")]
    [InlineData("trigger", "publication_update", "a publication only ends", "as you like")]
    public async Task A_guarantee_written_over_in_the_SQLite_schema_is_named(string kind, string name, string from, string to)
    {
        await using var database = await TestDatabase.Create(DatabaseProvider.Sqlite);
        await using (var connection = await database.OpenPlain())
        {
            await connection.DoText("pragma writable_schema = on");
            var changed = await connection.Do($"update sqlite_master set sql = replace(replace(sql, {from}, {to}), {Quoted(from)}, {to}) where (name = {name} or sql like {"%" + name + "%"}) and (instr(sql, {from}) > 0 or instr(sql, {Quoted(from)}) > 0)");
            Assert.True(changed >= 1, "The statement to be written over was not found.");
        }

        Assert.Contains(await Differences(database), difference => difference.Kind == kind && difference.Name == name);
    }

    [Theory]
    [InlineData("foreign-key", "fk_publication_revision_id_releaser_id_duty_revision_person", "alter table publication drop constraint fk_publication_revision_id_releaser_id_duty_revision_person")]
    [InlineData("foreign-key", "fk_revision_document_id_document", "alter table revision drop constraint fk_revision_document_id_document, add constraint fk_revision_document_id_document foreign key (document_id) references document (id) not valid")]
    [InlineData("check", "ck_publication", "alter table publication drop constraint ck_publication, add constraint ck_publication check (1 = 1)")]
    [InlineData("check", "ck_clearance", "alter table clearance drop constraint ck_clearance")]
    [InlineData("index", "ux_publication_document_id", "drop index ux_publication_document_id; create unique index ux_publication_document_id on publication (document_id) where state = 'dead'")]
    [InlineData("trigger", "publication_update", "alter table publication disable trigger publication_update")]
    [InlineData("trigger", "revision_update", "create or replace trigger revision_update after update on revision for each row execute function gate_revision_update()")]
    [InlineData("foreign-key", "fk_revision_document_id_document", "alter table revision disable trigger all")]
    public async Task A_guarantee_altered_on_PostgreSQL_is_named(string kind, string name, string statement)
    {
        if (!Databases.Available.Contains(DatabaseProvider.Postgres))
            return;
        await using var database = await TestDatabase.Create(DatabaseProvider.Postgres);
        await using (var connection = await database.OpenPlain())
            await connection.DoText(statement);
        Assert.Contains(await Differences(database), difference => difference.Kind == kind && difference.Name == name);
    }

    private static async Task<IReadOnlyList<CatalogueDifference>> Differences(TestDatabase database)
    {
        await using var db = database.Open();
        return await CatalogueCheck.Run(db, CancellationToken.None);
    }

    private static string Quoted(string names) => System.Text.RegularExpressions.Regex.Replace(names, @"\b([a-z_]+)\b", "\"$1\"");

    private static string Drop(DatabaseProvider provider, GateObject gate) => gate.Table is null
        ? $"drop view {gate.Name}"
        : provider == DatabaseProvider.Postgres ? $"drop trigger {gate.Name} on {gate.Table}" : $"drop trigger {gate.Name}";

    private static async Task Hollow(DatabaseProvider provider, DbConnection connection, GateObject gate)
    {
        if (gate.Table is not null && provider == DatabaseProvider.Postgres)
        {
            await connection.DoText($"create or replace function gate_{gate.Name}() returns trigger language plpgsql as $$ begin return new; end; $$");
            return;
        }

        await connection.DoText(Drop(provider, gate));
        await connection.DoText(gate.Table is null
            ? $"create view {gate.Name} as select 1 as one"
            : $"create trigger {gate.Name} before insert on {gate.Table} when 1 = 0 begin select 1; end");
    }
}
