using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OpenDisclosure.Data.Gate;

/// <summary>A guarantee that the database lacks or has otherwise.</summary>
/// <param name="Kind">table, foreign-key, check, index, trigger, view or setting.</param>
/// <param name="Name">Its name.</param>
/// <param name="What">Missing, disabled, or other than it must be.</param>
public sealed record CatalogueDifference(string Kind, string Name, string What)
{
    public override string ToString() => $"{Kind} {Name}: {What}";
}

/// <summary>
/// Compares what the model and the gate demand with the database's own catalogue. Read-only; run at every start, because a gate that
/// somebody took out stands open without a word.
/// </summary>
public static partial class CatalogueCheck
{
    internal const string Missing = "missing";
    internal const string Other = "other than it must be";

    /// <summary>All differences; empty when every guarantee stands.</summary>
    public static async Task<IReadOnlyList<CatalogueDifference>> Run(DisclosureDb db, CancellationToken cancel)
    {
        var demanded = Demanded.Of(db);
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var connection = db.Database.GetDbConnection();
            return db.Database.ProviderName switch
            {
                "Microsoft.EntityFrameworkCore.Sqlite" => await new SqliteCatalogue(connection).Compare(demanded, cancel),
                "Microsoft.EntityFrameworkCore.SqlServer" => await new SqlServerCatalogue(connection).Compare(demanded, cancel),
                _ => await new PostgresCatalogue(connection).Compare(demanded, cancel),
            };
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>A definition without regard to white space, quotes, brackets and letter case of keywords.</summary>
    internal static string Plain(string? sql) => Noise().Replace(sql ?? "", "").ToUpperInvariant();

    [GeneratedRegex("""[\s"\[\]();]+""")]
    private static partial Regex Noise();
}

/// <summary>A foreign key by name with both sides.</summary>
internal sealed record DemandedKey(string Table, string Name, string Columns, string Principal, string PrincipalColumns);

/// <summary>A CHECK.</summary>
internal sealed record DemandedCheck(string Table, string Name, string Sql);

/// <summary>A unique index or constraint; the filter is null when it holds for all rows.</summary>
internal sealed record DemandedUnique(string Table, string Name, string Columns, string? Filter, bool IsConstraint);

/// <summary>What the model and the gate demand of a database. Names are those of the design-time relational model.</summary>
internal sealed record Demanded(
    IReadOnlyList<string> Tables, IReadOnlyList<DemandedKey> Keys, IReadOnlyList<DemandedCheck> Checks, IReadOnlyList<DemandedUnique> Uniques,
    IReadOnlyList<GateObject> Objects)
{
    public static Demanded Of(DisclosureDb db)
    {
        var tables = db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.ToList();
        return new Demanded(
            [.. tables.Select(table => table.Name)],
            [.. tables.SelectMany(table => table.ForeignKeyConstraints).Select(key => new DemandedKey(
                key.Table.Name, key.Name, Names(key.Columns), key.PrincipalTable.Name, Names(key.PrincipalColumns)))],
            [.. tables.SelectMany(table => table.CheckConstraints.Select(check => new DemandedCheck(table.Name, check.Name!, check.Sql)))],
            [.. tables.SelectMany(UniquesOf)],
            GateObjects.Of(db switch
            {
                SqliteDisclosureDb => DatabaseProvider.Sqlite,
                SqlServerDisclosureDb => DatabaseProvider.SqlServer,
                _ => DatabaseProvider.Postgres,
            }));
    }

    private static IEnumerable<DemandedUnique> UniquesOf(ITable table) =>
        table.UniqueConstraints.Select(key => new DemandedUnique(table.Name, key.Name, Names(key.Columns), null, true))
            .Concat(table.Indexes.Where(index => index.IsUnique).Select(index => new DemandedUnique(table.Name, index.Name, Names(index.Columns), index.Filter, false)));

    private static string Names(IEnumerable<IColumnBase> columns) => string.Join(',', columns.Select(column => column.Name));
}
