using System.Globalization;
using System.Text.Json;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Audit;

/// <summary>Entries as files: a table for the spreadsheet, JSON with the very bytes for a checker.</summary>
internal static class LedgerFiles
{
    /// <summary>CSV.</summary>
    public static byte[] Csv(IEnumerable<EntryLine> lines) => CsvTable.Of(
        [SettingsText.Audit_Seq, SettingsText.Audit_At, SettingsText.Audit_Act, SettingsText.Audit_Who, SettingsText.Audit_Object, SettingsText.Audit_Content, SettingsText.Audit_Entry],
        lines.Select(line => (IReadOnlyList<string>)
        [
            line.Entry.Seq.ToString(CultureInfo.InvariantCulture),
            BeijingTime.Of(line.Entry.At).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
            line.Act, line.Who, line.Object,
            line.Entry.ContentHash.AsSpan().SequenceEqual(AuditEntry.NoContent) ? "" : Convert.ToHexStringLower(line.Entry.ContentHash),
            Convert.ToHexStringLower(line.Entry.EntryHash),
        ]));

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
}
