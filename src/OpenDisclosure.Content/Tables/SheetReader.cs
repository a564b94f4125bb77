using System.Globalization;
using System.IO.Compression;
using System.Xml;
using MiniExcelLibs;

namespace OpenDisclosure.Content.Tables;

/// <summary>A row of a sheet as texts, with its number as a spreadsheet shows it.</summary>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The text of a column counted from 0; empty when the row is shorter.</summary>
    public string this[int column] => column < Cells.Count ? Cells[column] : "";

    /// <summary>Whether nothing stands in it.</summary>
    public bool IsEmpty => Cells.All(cell => cell.Length == 0);
}

/// <summary>Reads and writes the plain tables of XLSX files: texts in rows, no formulas, no formats.</summary>
public static class SheetReader
{
    /// <summary>The most rows that are read of a sheet.</summary>
    public const int MostRows = 5000;

    /// <summary>The most bytes that a file may have when unpacked.</summary>
    public const long MostUnpacked = 50L * 1024 * 1024;

    private const int MostColumns = 40;

    /// <summary>The rows of every sheet by its name; null when the file is no readable XLSX, or too large.</summary>
    /// <param name="content">The file; seekable.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<SheetRow>>? Read(Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        try
        {
            if (!IsSmall(content))
                return null;
            var sheets = new Dictionary<string, IReadOnlyList<SheetRow>>();
            foreach (var name in content.GetSheetNames())
                sheets[name.Trim()] = Rows(content, name);
            return sheets;
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or XmlException or FormatException or ArgumentException
            or InvalidOperationException or NotSupportedException or KeyNotFoundException or NullReferenceException or IndexOutOfRangeException)
        {
            // Whatever a file is that only looks like a table, its sender is told so.
            return null;
        }
    }

    /// <summary>A file with these sheets, the first row of each a heading.</summary>
    public static byte[] Write(IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        var tables = sheets.ToDictionary(sheet => sheet.Key, object (sheet) => sheet.Value.Skip(1).Select(row =>
            sheet.Value[0].Zip(row.Concat(Enumerable.Repeat("", sheet.Value[0].Count))).ToDictionary(cell => cell.First, object (cell) => cell.Second)).ToList());
        using var bytes = new MemoryStream();
        bytes.SaveAs(tables);
        return bytes.ToArray();
    }

    private static List<SheetRow> Rows(Stream content, string sheet)
    {
        content.Position = 0;
        var rows = new List<SheetRow>();
        foreach (IDictionary<string, object?> row in content.Query(useHeaderRow: false, sheetName: sheet).Take(MostRows))
            rows.Add(new SheetRow(rows.Count + 1, [.. row.Values.Take(MostColumns).Select(value => (Convert.ToString(value, CultureInfo.InvariantCulture) ?? "").Trim())]));
        return rows;
    }

    /// <summary>Counted while nothing is unpacked to disk: a bomb is refused by what it says of itself and by what it holds.</summary>
    private static bool IsSmall(Stream content)
    {
        content.Position = 0;
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        var left = MostUnpacked;
        var buffer = new byte[81920];
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            for (int read; (read = part.Read(buffer)) > 0;)
            {
                left -= read;
                if (left < 0)
                    return false;
            }
        }

        content.Position = 0;
        return true;
    }
}
