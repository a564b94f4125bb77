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
        base.Generate(GateOperations.Around(operations, model, SqliteGate.Objects), model, options);
}

internal sealed class PostgresGateMigrations(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions provider)
    : NpgsqlMigrationsSqlGenerator(dependencies, provider)
{
    public override IReadOnlyList<MigrationCommand> Generate(
        IReadOnlyList<MigrationOperation> operations, IModel? model = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default) =>
        base.Generate(GateOperations.Around(operations, model, PostgresGate.Objects), model, options);
}

internal sealed class SqlServerGateMigrations(MigrationsSqlGeneratorDependencies dependencies, ICommandBatchPreparer preparer)
    : SqlServerMigrationsSqlGenerator(dependencies, preparer)
{
    public override IReadOnlyList<MigrationCommand> Generate(
        IReadOnlyList<MigrationOperation> operations, IModel? model = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default) =>
        base.Generate(GateOperations.Around(operations, model, SqlServerGate.Objects), model, options);
}

internal static class GateOperations
{
    /// <summary>Views go before a migration touches their tables; triggers and views are made again after it.</summary>
    public static IReadOnlyList<MigrationOperation> Around(
        IReadOnlyList<MigrationOperation> operations, IModel? model, IReadOnlyList<GateObject> objects) =>
        model is null || operations is [CreateTableOperation { Name: DatabaseOptions.History }]
            ? operations
            :
            [
                .. objects.Where(gate => gate.Table is null).Select(gate => new SqlOperation { Sql = $"DROP VIEW IF EXISTS {gate.Name};" }),
                .. operations,
                .. objects.SelectMany(gate => gate.Create).Select(sql => new SqlOperation { Sql = sql + ";" }),
            ];
}
