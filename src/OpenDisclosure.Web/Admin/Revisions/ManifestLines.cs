using System.Text.Json;
using OpenDisclosure.Web.Admin.Drafts;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Setup;

namespace OpenDisclosure.Web.Admin.Revisions;

/// <summary>The sealed values beside the text, each as a line with its label: what a citizen will read is what the reviewer compares.</summary>
internal static class ManifestLines
{
    private static readonly (string Member, string Field)[] Plain =
    [
        ("summary", "Summary"), ("column", "ColumnId"), ("documentNumber", "DocumentNumber"), ("subjectClass", "SubjectClass"), ("genre", "Genre"), ("topic", "Topic"),
        ("issuedOn", "IssuedOn"), ("effectiveOn", "EffectiveOn"), ("expiresOn", "ExpiresOn"), ("validity", "Validity"), ("mode", "Mode"), ("keywords", "Keywords"),
        ("origin", "Source"), ("responsibleOffice", "ResponsibleOffice"), ("changeNote", "ChangeNote"), ("correction", "Correction"), ("notice", "Notice"),
        ("whoMayApply", "WhoMayApply"), ("applyUntil", "ApplyUntil"), ("applyWhere", "ApplyWhere"), ("applyContact", "ApplyContact"),
    ];

    /// <summary>The lines in a fixed order; absent values have none.</summary>
    /// <param name="manifest">The sealed values.</param>
    /// <param name="columnNames">What staff call the columns, by key.</param>
    /// <param name="titles">Titles of the documents that it relates to, by their keys.</param>
    public static IEnumerable<string> Of(JsonElement manifest, IReadOnlyDictionary<string, string> columnNames, IReadOnlyDictionary<string, string> titles)
    {
        foreach (var (member, field) in Plain)
        {
            if (manifest.TryGetProperty(member, out var value))
                yield return Texts.Fill(StaffText.LabelledLine, DraftLabels.Of(field), member == "column" ? columnNames.GetValueOrDefault(value.GetString()!, value.GetString()!) : SealedTerm.Of(member, value.GetString()!));
        }

        if (manifest.TryGetProperty("statutoryItem", out var item))
            yield return Texts.Fill(StaffText.LabelledLine, DraftLabels.Of("StatutoryItem"), item.GetInt32());
        foreach (var relation in manifest.GetProperty("relations").EnumerateArray())
            yield return Texts.Fill(StaffText.LabelledLine, SealedTerm.Of("relation", relation.GetProperty("kind").GetString()!), Title(titles, relation.GetProperty("target").GetString()!));
        if (!manifest.TryGetProperty("fields", out var fields))
            yield break;
        foreach (var field in fields.EnumerateObject())
            yield return FieldLine(manifest, field.Name, field.Value.GetString()!);
    }

    private static string FieldLine(JsonElement manifest, string field, string text) => manifest.TryGetProperty("siteText", out var key)
        ? Texts.Fill(StaffText.LabelledLine, SiteTextLabels.Of(key.GetString()!, field), text)
        : Texts.Fill(StaffText.LabelledLine, KindWords.Label(field), KindWords.Value(field, text));

    private static string Title(IReadOnlyDictionary<string, string> titles, string key) => titles.GetValueOrDefault(key, key);
}
