using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using OpenDisclosure.Content.Tables;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Site.Columns;

/// <summary>
/// A list as a table for other programs: every record with the fields of the catalogue (《政府信息公开条例》第十二条 asks for index, name,
/// summary and date of origin; the others are those of public disclosure platforms).
/// </summary>
internal static class ListFile
{
    /// <summary>The most records of one file; a reader narrows the list for more.</summary>
    public const int MostRecords = 10_000;

    /// <summary>The endings of its address.</summary>
    public static readonly IReadOnlyList<string> Formats = ["csv", "xlsx", "json"];

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Indented = true };

    /// <summary>Names of the fields: as a heading, and as a member of JSON.</summary>
    private static IReadOnlyList<(string Heading, string Member, Func<Entry, string> Value)> Fields =>
    [
        (PublicText.FactIndexNumber, "indexNumber", entry => entry.Document.IndexNumber),
        (PublicText.FieldTitle, "title", entry => entry.Document.Title),
        (PublicText.FactIssuer, "publisher", entry => entry.Frame.UnitName(entry.Document.UnitKey)),
        (PublicText.FactSubject, "subjectClass", entry => entry.Document.SubjectClass),
        (PublicText.FactGenre, "genre", entry => entry.Document.Genre),
        (PublicText.FactDocumentNumber, "documentNumber", entry => entry.Document.DocumentNumber),
        (PublicText.FactIssuedOn, "issuedOn", entry => Day(entry.Document.IssuedOn)),
        (PublicText.FactPublishedOn, "publishedOn", entry => Texts.Iso(BeijingTime.DateOf(entry.Document.FirstPublishedAt))),
        (PublicText.FactEffectiveOn, "effectiveOn", entry => Day(entry.Document.EffectiveOn)),
        (PublicText.FactExpiresOn, "expiresOn", entry => Day(entry.Document.ExpiresOn)),
        (PublicText.FactValidity, "validity", entry => entry.Validity),
        (PublicText.FactMode, "disclosureMode", _ => Labels.Of(DisclosureMode.Proactive)),
        (PublicText.FactKeywords, "keywords", entry => entry.Document.Keywords),
        (PublicText.FactSummary, "summary", entry => entry.Document.Summary),
        (PublicText.FactOffice, "responsibleOffice", entry => entry.Document.ResponsibleOffice),
        (PublicText.FactSource, "source", entry => entry.Document.Source),
        (PublicText.FieldAddress, "address", entry => entry.Address),
    ];

    public static byte[] Csv(IEnumerable<Entry> entries) => CsvTable.Of([.. Fields.Select(field => field.Heading)], entries.Select(Row));

    public static byte[] Xlsx(IEnumerable<Entry> entries) =>
        SheetReader.Write(new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> { [PublicText.SheetName] = [[.. Fields.Select(field => field.Heading)], .. entries.Select(Row)] });

    public static byte[] Json(IEnumerable<Entry> entries)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartArray();
            foreach (var entry in entries)
            {
                json.WriteStartObject();
                foreach (var (_, member, value) in Fields)
                {
                    if (value(entry) is { Length: > 0 } text)
                        json.WriteString(member, text);
                }

                json.WriteString("contentHash", Convert.ToHexStringLower(entry.Document.ContentHash));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return bytes.ToArray();
    }

    private static string[] Row(Entry entry) => [.. Fields.Select(field => field.Value(entry))];

    private static string Day(DateOnly? date) => date is { } day ? Texts.Iso(day) : "";

    /// <summary>A record with what stands around it.</summary>
    internal sealed record Entry(SiteFrame Frame, PublishedDocument Document, string Validity, string Address);
}
