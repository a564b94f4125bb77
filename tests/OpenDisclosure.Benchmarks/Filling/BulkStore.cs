using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using OpenDisclosure.Data;

namespace OpenDisclosure.Benchmarks.Filling;

/// <summary>Writes batches, each in one transaction under the ledger's lock. Keys, checks and triggers stay on.</summary>
internal abstract class BulkStore(DisclosureDb db) : IDisposable
{
    protected DisclosureDb Db => db;

    protected IReadOnlyDictionary<Type, BulkTable> Tables { get; } = BulkTable.Of(db);

    /// <summary>The way of a database.</summary>
    public static BulkStore Of(DisclosureDb db) => db.Database.IsSqlite() ? new SqliteStore(db) : new PostgresStore(db);

    /// <summary>Opens the connection for all batches.</summary>
    public virtual Task Open(CancellationToken cancel) => db.Database.OpenConnectionAsync(cancel);

    /// <summary>Writes a batch.</summary>
    public async Task Write(Batch batch, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LedgerHeads.ExecuteUpdateAsync(set => set.SetProperty(head => head.Writers, head => head.Writers + batch.Acts), cancel);
        foreach (var type in Batch.Order.Where(type => batch.Of(type).Count > 0))
            await Write(Tables[type], batch.Of(type), cancel);
        await batch.Registers.Save(db, cancel);
        var tip = batch.Tip;
        await db.LedgerHeads.ExecuteUpdateAsync(
            set => set.SetProperty(head => head.TipSeq, tip.Seq).SetProperty(head => head.TipHash, tip.Hash).SetProperty(head => head.Epoch, head => head.Epoch + batch.Releases),
            cancel);
        await transaction.CommitAsync(cancel);
        await AfterBatch(cancel);
    }

    /// <summary>Leaves the database as the program expects it.</summary>
    public virtual Task Close(CancellationToken cancel) => db.Database.CloseConnectionAsync();

    /// <inheritdoc/>
    public abstract void Dispose();

    protected abstract Task Write(BulkTable table, IReadOnlyList<object> rows, CancellationToken cancel);

    protected virtual Task AfterBatch(CancellationToken cancel) => Task.CompletedTask;

    protected async Task Do(string statement, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>Prepared statements.</summary>
internal sealed class SqliteStore(DisclosureDb db) : BulkStore(db)
{
    /// <summary>A quarter of a gigabyte for pages of indexes that are filled in no order.</summary>
    private const string Cache = "PRAGMA cache_size = -250000";

    private readonly Dictionary<BulkTable, SqliteCommand> inserts = [];

    public override async Task Open(CancellationToken cancel)
    {
        await base.Open(cancel);
        await Do(Cache, cancel);
    }

    public override async Task Close(CancellationToken cancel)
    {
        await Do("PRAGMA wal_checkpoint(TRUNCATE)", cancel);
        await base.Close(cancel);
    }

    public override void Dispose()
    {
        foreach (var insert in inserts.Values)
            insert.Dispose();
    }

    protected override Task Write(BulkTable table, IReadOnlyList<object> rows, CancellationToken cancel)
    {
        var insert = Insert(table);
        insert.Transaction = (SqliteTransaction)Db.Database.CurrentTransaction!.GetDbTransaction();
        foreach (var row in rows)
        {
            for (var at = 0; at < table.Columns.Count; at++)
                insert.Parameters[at].Value = table.Columns[at].Of(row) ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }

        return Task.CompletedTask;
    }

    private SqliteCommand Insert(BulkTable table)
    {
        if (inserts.TryGetValue(table, out var known))
            return known;
        var insert = ((SqliteConnection)Db.Database.GetDbConnection()).CreateCommand();
        var names = Enumerable.Range(0, table.Columns.Count).Select(at => $"@p{at}").ToList();
        insert.CommandText = $"INSERT INTO {table.Target} VALUES ({string.Join(", ", names)})";
        insert.Parameters.AddRange(names.Select(name => new SqliteParameter(name, null)));
        return inserts[table] = insert;
    }
}

/// <summary>Binary COPY.</summary>
internal sealed class PostgresStore(DisclosureDb db) : BulkStore(db)
{
    private int batches;

    public override async Task Close(CancellationToken cancel)
    {
        foreach (var table in Tables.Values.Where(table => table.HasOwnIds))
            await Do($"SELECT setval(pg_get_serial_sequence('{table.Table}', 'id'), (SELECT max(id) FROM {table.Table}))", cancel);
        await Do("ANALYZE", cancel);
        await base.Close(cancel);
    }

    public override void Dispose()
    {
    }

    protected override async Task Write(BulkTable table, IReadOnlyList<object> rows, CancellationToken cancel)
    {
        var connection = (NpgsqlConnection)Db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table.Target} FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            foreach (var column in table.Columns)
            {
                if (column.Of(row) is { } value)
                    await copy.WriteAsync(value, column.StoreType, cancel);
                else
                    await copy.WriteNullAsync(cancel);
            }
        }

        await copy.CompleteAsync(cancel);
    }

    /// <summary>Keys and triggers keep the plans that were right for small tables until they are told otherwise.</summary>
    protected override Task AfterBatch(CancellationToken cancel) => int.IsPow2(++batches) ? Do("ANALYZE", cancel) : Task.CompletedTask;
}
