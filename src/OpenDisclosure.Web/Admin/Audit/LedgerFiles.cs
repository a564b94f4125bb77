using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Admin.Audit;

/// <summary>Entries as files: CSV for the spreadsheet (RFC 4180, no cell is a formula), JSON with the very bytes for a checker.</summary>
internal static class LedgerFiles
{
    private const string FormulaStarts = "=+-@\t\r";

    /// <summary>CSV with a byte order mark, so that spreadsheets read it as UTF-8.</summary>
    public static byte[] Csv(IEnumerable<EntryLine> lines)
    {
        var text = new StringBuilder("\uFEFF");
        Row(text, SettingsText.Audit_Seq, SettingsText.Audit_At, SettingsText.Audit_Act, SettingsText.Audit_Who, SettingsText.Audit_Object, SettingsText.Audit_Content, SettingsText.Audit_Entry);
        foreach (var line in lines)
        {
            var entry = line.Entry;
            Row(
                text,
                entry.Seq.ToString(CultureInfo.InvariantCulture),
                BeijingTime.Of(entry.At).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
                line.Act,
                line.Who,
                line.Object,
                entry.ContentHash.AsSpan().SequenceEqual(AuditEntry.NoContent) ? "" : Convert.ToHexStringLower(entry.ContentHash),
                Convert.ToHexStringLower(entry.EntryHash));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>JSON: each entry with its hashes and the base 64 of the body that was hashed.</summary>
    public static byte[] Json(IEnumerable<AuditEntry> entries) => JsonSerializer.SerializeToUtf8Bytes(entries.Select(entry => new
    {
        seq = entry.Seq,
        at = entry.At.UtcDateTime,
        act = entry.Act,
        content = Convert.ToHexStringLower(entry.ContentHash),
        previous = entry.PrevHash is null ? null : Convert.ToHexStringLower(entry.PrevHash),
        hash = Convert.ToHexStringLower(entry.EntryHash),
        body = Convert.ToBase64String(entry.Body),
    }));

    private static void Row(StringBuilder text, params string[] cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(string value)
    {
        var plain = value.Length > 0 && FormulaStarts.Contains(value[0]) ? "'" + value : value;
        return plain.AsSpan().IndexOfAny(",\"\r\n") < 0 ? plain : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
