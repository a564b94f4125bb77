using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using OpenDisclosure.Data;

namespace OpenDisclosure.Benchmarks.Filling;

/// <summary>A table as the product maps it: what a row of it holds, in the values that the database stores.</summary>
internal sealed class BulkTable
{
    private readonly ISqlGenerationHelper sql;
    private readonly List<BulkColumn> columns;

    private BulkTable(IEntityType entity, ISqlGenerationHelper sql)
    {
        this.sql = sql;
        Table = entity.GetTableName()!;
        columns = [.. entity.GetProperties().Select(property => new BulkColumn(property))];
        HasOwnIds = entity.FindPrimaryKey()!.Properties is [{ Name: "Id", ValueGenerated: ValueGenerated.OnAdd }];
    }

    /// <summary>Its name.</summary>
    public string Table { get; }

    /// <summary>Whether the database gives its ids otherwise.</summary>
    public bool HasOwnIds { get; }

    public IReadOnlyList<BulkColumn> Columns => columns;

    /// <summary>Name and columns as a statement names them.</summary>
    public string Target => $"{sql.DelimitIdentifier(Table)} ({string.Join(", ", columns.Select(column => sql.DelimitIdentifier(column.Name)))})";

    /// <summary>The tables of a batch in its order.</summary>
    public static IReadOnlyDictionary<Type, BulkTable> Of(DisclosureDb db)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        return Batch.Order.ToDictionary(type => type, type => new BulkTable(db.Model.FindEntityType(type)!, sql));
    }
}

/// <summary>A column with the way to its value.</summary>
internal sealed class BulkColumn(IProperty property)
{
    private readonly IClrPropertyGetter getter = property.GetGetter();
    private readonly Func<object?, object?>? convert = property.GetTypeMapping().Converter?.ConvertToProvider;

    public string Name { get; } = property.GetColumnName();

    /// <summary>The type in the database, without its length.</summary>
    public string StoreType { get; } = property.GetRelationalTypeMapping().StoreTypeNameBase;

    /// <summary>The value that is stored; null for none.</summary>
    public object? Of(object row)
    {
        var value = getter.GetClrValue(row);
        return value is null || convert is null ? value : convert(value);
    }
}
