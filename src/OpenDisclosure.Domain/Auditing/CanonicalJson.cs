using System.Globalization;
using System.Text;

namespace OpenDisclosure.Domain.Auditing;

/// <summary>
/// The one spelling of a JSON value, so that equal facts have equal hashes: UTF-8, keys sorted by code unit, no white space,
/// strings as they stand (texts are brought to NFC before they are sealed), integers only, absent instead of null, and the escapes of RFC 8785 (quotation mark, backslash, controls). Vectors: docs/adr/0003.
/// </summary>
public static class CanonicalJson
{
    /// <summary>Writes strings, integers, booleans, sequences and string-keyed maps; a null member of a map is left out.</summary>
    /// <exception cref="ArgumentException">The value holds something else, a null in a sequence, or a lone surrogate.</exception>
    public static byte[] Write(object value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return Strict.GetBytes(text.ToString());
    }

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case string s:
                AppendString(text, s);
                break;
            case bool b:
                text.Append(b ? "true" : "false");
                break;
            case int or long:
                text.Append(Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
                break;
            case IReadOnlyDictionary<string, object?> map:
                AppendMap(text, map);
                break;
            case IEnumerable<object> items:
                AppendSequence(text, items);
                break;
            default:
                throw new ArgumentException($"No canonical form for {value?.GetType().Name ?? "null"}.", nameof(value));
        }
    }

    private static void AppendMap(StringBuilder text, IReadOnlyDictionary<string, object?> map)
    {
        text.Append('{');
        var first = true;
        foreach (var (key, member) in map.Where(pair => pair.Value is not null).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!first)
                text.Append(',');
            first = false;
            AppendString(text, key);
            text.Append(':');
            Append(text, member);
        }

        text.Append('}');
    }

    private static void AppendSequence(StringBuilder text, IEnumerable<object> items)
    {
        text.Append('[');
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                text.Append(',');
            first = false;
            Append(text, item);
        }

        text.Append(']');
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
            text.Append(Escape(c) ?? c.ToString());
        text.Append('"');
    }

    private static string? Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        < ' ' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
        _ => null,
    };
}
