using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Verification;

/// <summary>A row as a line of canonical JSON: terms for enums, hexadecimal for bytes, UTC to the tick for instants.</summary>
internal static class EvidenceLine
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
    private const string Day = "yyyy-MM-dd";

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Columns = new();
    private static readonly MethodInfo ParseTerm = typeof(Term).GetMethod(nameof(Term.Parse))!;

    public static byte[] Write(object row) =>
        CanonicalJson.Write(ColumnsOf(row.GetType()).ToDictionary(column => column.Name, column => Text(column.GetValue(row))));

    public static T Read<T>(string line)
    {
        var row = (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
        using var json = JsonDocument.Parse(line);
        foreach (var column in ColumnsOf(typeof(T)))
        {
            if (json.RootElement.TryGetProperty(column.Name, out var found))
                column.SetValue(row, Value(found, column.PropertyType));
        }

        return row;
    }

    private static PropertyInfo[] ColumnsOf(Type type) => Columns.GetOrAdd(type, static known =>
        [.. known.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)]);

    private static object? Text(object? value) => value switch
    {
        byte[] bytes => Convert.ToHexStringLower(bytes),
        DateTimeOffset instant => instant.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture),
        DateOnly date => date.ToString(Day, CultureInfo.InvariantCulture),
        Enum term => Term.Kebab(term.ToString()),
        _ => value,
    };

    private static object? Value(JsonElement found, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum)
            return ParseTerm.MakeGenericMethod(plain).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [found.GetString()!], CultureInfo.InvariantCulture);
        return plain switch
        {
            _ when plain == typeof(byte[]) => Convert.FromHexString(found.GetString()!),
            _ when plain == typeof(string) => found.GetString(),
            _ when plain == typeof(long) => found.GetInt64(),
            _ when plain == typeof(int) => found.GetInt32(),
            _ when plain == typeof(bool) => found.GetBoolean(),
            _ when plain == typeof(DateOnly) => DateOnly.ParseExact(found.GetString()!, Day, CultureInfo.InvariantCulture),
            _ => new DateTimeOffset(
                DateTime.ParseExact(found.GetString()!, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)),
        };
    }
}
