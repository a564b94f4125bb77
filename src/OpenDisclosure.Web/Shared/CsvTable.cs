using System.Text;

namespace OpenDisclosure.Web.Shared;

/// <summary>A table for the spreadsheet (RFC 4180, no cell is a formula), with a byte order mark, so that it is read as UTF-8.</summary>
internal static class CsvTable
{
    private const string FormulaStarts = "=+-@\t\r";

    /// <summary>The bytes of a table.</summary>
    public static byte[] Of(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder("\uFEFF");
        foreach (var row in rows.Prepend(head))
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Cell(string value)
    {
        var plain = value.Length > 0 && FormulaStarts.Contains(value[0]) ? "'" + value : value;
        return plain.AsSpan().IndexOfAny(",\"\r\n") < 0 ? plain : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
