using System.Data;
using System.Data.Common;
using System.Globalization;

namespace OpenDisclosure.Data.Gate;

/// <summary>What the self-test must know of a kind of database.</summary>
internal sealed class GateSelfTestDialect
{
    private readonly DatabaseProvider provider;

    private GateSelfTestDialect(DatabaseProvider provider) => this.provider = provider;

    /// <summary>On SQL Server a trigger that throws ends the transaction: each probe then has a flow of its own.</summary>
    public bool RefusalEndsTransaction => provider == DatabaseProvider.SqlServer;

    /// <summary>The statements to be refused.</summary>
    public IReadOnlyList<GateProbe> Probes => GateSelfTestProbes.On(provider);

    public static GateSelfTestDialect Of(DatabaseProvider provider) => new(provider);

    public static GateSelfTestDialect Of(DisclosureDb db) => new(db switch
    {
        SqliteDisclosureDb => DatabaseProvider.Sqlite,
        SqlServerDisclosureDb => DatabaseProvider.SqlServer,
        _ => DatabaseProvider.Postgres,
    });

    /// <summary>Whether a statement failed by a key, a check, a trigger or a missing right, and not because it was badly written.</summary>
    public static bool IsRefusal(DbException failure) => DatabaseRefusal.IsOfRule(failure);

    /// <summary>The command of a statement.</summary>
    public DbCommand Command(DbConnection connection, GateStatement statement)
    {
        var command = connection.CreateCommand();
        var names = new object[statement.Sql.ArgumentCount];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = "@p" + i.ToString(CultureInfo.InvariantCulture);
            command.Parameters.Add(Parameter(command, (string)names[i], statement.Sql.GetArgument(i)!));
        }

#pragma warning disable CA2100 // The values are parameters.
        command.CommandText = Text(string.Format(CultureInfo.InvariantCulture, statement.Sql.Format, names), statement.Identity);
#pragma warning restore CA2100
        return command;
    }

    /// <summary>SQL Server takes a stated key only between two settings of the session; the second must follow a failure too.</summary>
    private string Text(string sql, string? identity) => provider == DatabaseProvider.SqlServer && identity is not null
        ? $"set identity_insert {identity} on; begin try {sql}; end try begin catch set identity_insert {identity} off; throw; end catch; set identity_insert {identity} off;"
        : sql;

    private DbParameter Parameter(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        if (value is DateTimeOffset instant)
        {
            parameter.Value = instant.UtcDateTime;
            if (provider == DatabaseProvider.SqlServer)
                parameter.DbType = DbType.DateTime2;
            return parameter;
        }

        parameter.Value = value;
        return parameter;
    }
}
