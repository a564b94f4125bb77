using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

#pragma warning disable EF1001 // The PostgreSQL generator asks for its provider's options; there is no public way to pass them on.

namespace OpenDisclosure.Data.Gate;

// After every migration all triggers and views are made anew, so that a table rebuilt by SQLite cannot lose one (docs/adr/0004).

internal sealed class SqliteGateMigrations(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    public override IReadOnlyList<MigrationCommand> Generate(
        IReadOnlyList<MigrationOperation> operations, IModel? model = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default) =>
        GateOperations.Around(operations, model, SqliteGate.Objects, plain => base.Generate(plain, model, options), triggersGo: true);
}

internal sealed class PostgresGateMigrations(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions provider)
    : NpgsqlMigrationsSqlGenerator(dependencies, provider)
{
    public override IReadOnlyList<MigrationCommand> Generate(
        IReadOnlyList<MigrationOperation> operations, IModel? model = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default) =>
        GateOperations.Around(operations, model, PostgresGate.Objects, plain => base.Generate(plain, model, options));
}

internal sealed class SqlServerGateMigrations(MigrationsSqlGeneratorDependencies dependencies, ICommandBatchPreparer preparer)
    : SqlServerMigrationsSqlGenerator(dependencies, preparer)
{
    public override IReadOnlyList<MigrationCommand> Generate(
        IReadOnlyList<MigrationOperation> operations, IModel? model = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default) =>
        GateOperations.Around(operations, model, SqlServerGate.Objects, plain => base.Generate(plain, model, options));
}

internal static class GateOperations
{
    /// <summary>
    /// Views go before a migration touches their tables, on SQLite triggers too, because it renames no table while another's trigger
    /// names a missing one; all are made again after it. Each part is generated alone: SQLite puts the rebuilding of tables behind
    /// everything it is given at once.
    /// </summary>
    public static IReadOnlyList<MigrationCommand> Around(
        IReadOnlyList<MigrationOperation> operations, IModel? model, IReadOnlyList<GateObject> objects,
        Func<IReadOnlyList<MigrationOperation>, IReadOnlyList<MigrationCommand>> generate, bool triggersGo = false)
    {
        if (model is null || operations is [CreateTableOperation { Name: DatabaseOptions.History }])
            return generate(operations);
        var views = objects.Where(gate => gate.Table is null).Select(gate => $"DROP VIEW IF EXISTS {gate.Name};");
        var triggers = objects.Where(gate => gate.Table is not null && triggersGo).Select(gate => $"DROP TRIGGER IF EXISTS {gate.Name};");
        return
        [
            .. generate([.. views.Concat(triggers).Select(Statement)]),
            .. generate(operations),
            .. generate([.. objects.SelectMany(gate => gate.Create).Select(sql => Statement(sql + ";"))]),
        ];
    }

    private static SqlOperation Statement(string sql) => new() { Sql = sql };
}
