using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Mapping;

/// <summary>Rules that hold for every column: snake case, bounded strings, terms for enums, UTC instants, no cascades.</summary>
internal static class Conventions
{
    /// <summary>PostgreSQL cuts longer names without a word.</summary>
    private const int NameLength = 63;

    private const int DefaultLength = 200;
    private const int TermLength = 32;

    private static readonly Type[] Terms =
        [.. typeof(Duty).Assembly.GetTypes().Where(type => type is { IsEnum: true, IsPublic: true } && type != typeof(Stage) && type != typeof(ReviewPoint))];

    /// <summary>Conversions by type.</summary>
    public static void Configure(ModelConfigurationBuilder builder)
    {
        builder.Properties<string>().HaveMaxLength(DefaultLength);
        builder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        foreach (var term in Terms)
        {
            builder.Properties(term).HaveConversion(typeof(TermConverter<>).MakeGenericType(term)).HaveMaxLength(TermLength).AreUnicode(false);
        }
    }

    /// <summary>Names and delete behaviour, after all tables are mapped.</summary>
    public static void Complete(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null)
                    property.SetColumnName(Snake(property.Name));
                if (property.ClrType == typeof(byte[]) && property.GetMaxLength() is null)
                {
                    property.SetMaxLength(AuditEntry.HashLength);
                    property.SetIsFixedLength(true);
                }
            }

            NameConstraints(entity);
        }
    }

    /// <summary>Snake case of an identifier.</summary>
    public static string Snake(string name) => Term.Kebab(name).Replace('-', '_');

    private static void NameConstraints(IMutableEntityType entity)
    {
        var table = entity.GetTableName()!;
        foreach (var key in entity.GetKeys())
            key.SetName(Short((key.IsPrimaryKey() ? "pk_" : "ak_") + table + (key.IsPrimaryKey() ? "" : Columns(key.Properties))));
        foreach (var index in entity.GetIndexes())
            index.SetDatabaseName(Short((index.IsUnique ? "ux_" : "ix_") + table + Columns(index.Properties)));
        foreach (var key in entity.GetForeignKeys())
        {
            key.DeleteBehavior = DeleteBehavior.Restrict;
            key.SetConstraintName(Short("fk_" + table + Columns(key.Properties) + "_" + key.PrincipalEntityType.GetTableName()));
        }
    }

    private static string Columns(IEnumerable<IMutableProperty> properties) =>
        string.Concat(properties.Select(property => "_" + Snake(property.Name)));

    private static string Short(string name)
    {
        if (name.Length <= NameLength)
            return name;
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(name)))[..8];
        return $"{name[..(NameLength - 9)]}_{mark}";
    }
}

/// <summary>Enums as terms.</summary>
internal sealed class TermConverter<T>() : ValueConverter<T, string>(value => Term.Of(value), term => Term.Parse<T>(term))
    where T : struct, Enum;

/// <summary>Instants as UTC date and time: SQLite can neither order nor compare the offset form, PostgreSQL refuses +08:00.</summary>
internal sealed class InstantConverter() : ValueConverter<DateTimeOffset, DateTime>(
    value => value.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
