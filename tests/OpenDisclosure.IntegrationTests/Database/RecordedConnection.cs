using System.Collections;
using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace OpenDisclosure.IntegrationTests.Database;

/// <summary>
/// A connection to no server: it keeps the text of every command and answers each with the same number of rows, whose values come from
/// the type that is asked for and the name of the column.
/// </summary>
internal sealed class RecordedConnection(int rows, Func<string, int, object?> text) : DbConnection
{
    private ConnectionState state = ConnectionState.Closed;

    public List<string> Commands { get; } = [];

    [System.Diagnostics.CodeAnalysis.AllowNull]
    public override string ConnectionString { get; set; } = "Server=nowhere;Database=none";

    public override string Database => "none";

    public override string DataSource => "nowhere";

    public override string ServerVersion => "16.00.0000";

    public override ConnectionState State => state;

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    public override void Close() => state = ConnectionState.Closed;

    public override void Open() => state = ConnectionState.Open;

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new RecordedTransaction(this, isolationLevel);

    protected override DbCommand CreateDbCommand() => new RecordedCommand(this);

    internal DbDataReader Answer(string command)
    {
        Commands.Add(command);
        return new RecordedRows(rows, ordinal => text(command, ordinal));
    }
}

internal sealed class RecordedTransaction(DbConnection connection, IsolationLevel level) : DbTransaction
{
    public override IsolationLevel IsolationLevel => level;

    protected override DbConnection DbConnection => connection;

    public override bool SupportsSavepoints => true;

    public override void Commit()
    {
    }

    public override void Rollback()
    {
    }

    public override void Save(string savepointName)
    {
    }

    public override void Rollback(string savepointName)
    {
    }

    public override void Release(string savepointName)
    {
    }
}

internal sealed class RecordedCommand(RecordedConnection connection) : DbCommand
{
    private readonly SqlCommand parameters = new();

    [System.Diagnostics.CodeAnalysis.AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; } = connection;

    protected override DbParameterCollection DbParameterCollection => parameters.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery()
    {
        using var reader = connection.Answer(CommandText);
        return 1;
    }

    public override object? ExecuteScalar()
    {
        using var reader = connection.Answer(CommandText);
        return null;
    }

    protected override DbParameter CreateDbParameter() => new SqlParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => connection.Answer(CommandText);

    protected override void Dispose(bool disposing)
    {
        parameters.Dispose();
        base.Dispose(disposing);
    }
}

internal sealed class RecordedRows(int rows, Func<int, object?> value) : DbDataReader
{
    private static readonly DateTime Moment = new(2022, 11, 1, 1, 0, 0, DateTimeKind.Utc);
    private int left = rows;
    private bool closed;

    public override int Depth => 0;

    public override int FieldCount => 1000;

    public override bool HasRows => left > 0;

    public override bool IsClosed => closed;

    public override int RecordsAffected => 1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => throw new NotSupportedException();

    public override bool Read() => left-- > 0;

    public override bool NextResult() => false;

    public override void Close() => closed = true;

    public override bool IsDBNull(int ordinal) => value(ordinal) is DBNull;

    public override string GetString(int ordinal) => value(ordinal) as string ?? "1";

    public override object GetValue(int ordinal) => value(ordinal) ?? 1L;

    public override bool GetBoolean(int ordinal) => true;

    public override byte GetByte(int ordinal) => 1;

    public override short GetInt16(int ordinal) => 1;

    public override int GetInt32(int ordinal) => 1;

    public override long GetInt64(int ordinal) => 1;

    public override DateTime GetDateTime(int ordinal) => Moment;

    public override T GetFieldValue<T>(int ordinal) => (T)(object)(
        typeof(T) == typeof(byte[]) ? value(ordinal) as byte[] ?? new byte[32]
        : typeof(T) == typeof(DateOnly) ? DateOnly.FromDateTime(Moment)
        : typeof(T) == typeof(DateTime) ? Moment
        : typeof(T) == typeof(string) ? GetString(ordinal)
        : Convert.ChangeType(1, typeof(T), System.Globalization.CultureInfo.InvariantCulture));

    public override decimal GetDecimal(int ordinal) => 1;

    public override double GetDouble(int ordinal) => 1;

    public override float GetFloat(int ordinal) => 1;

    public override char GetChar(int ordinal) => throw new NotSupportedException();

    public override Guid GetGuid(int ordinal) => throw new NotSupportedException();

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override string GetDataTypeName(int ordinal) => throw new NotSupportedException();

    public override IEnumerator GetEnumerator() => throw new NotSupportedException();

    [return: System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicFields | System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicProperties)]
    public override Type GetFieldType(int ordinal) => typeof(object);

    public override string GetName(int ordinal) => "c" + ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public override int GetOrdinal(string name) => throw new NotSupportedException();

    public override int GetValues(object[] values) => throw new NotSupportedException();
}
