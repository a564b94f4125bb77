using System.Text.Json;
using OpenDisclosure.Domain.Catalogue;
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
    public static IEnumerable<string> Of(JsonElement manifest, IReadOnlyDictionary<string, string> columnNames)
    {
        foreach (var (member, field) in Plain)
        {
            if (manifest.TryGetProperty(member, out var value))
                yield return Texts.Fill(StaffText.LabelledLine, DraftLabels.Of(field), member == "column" ? columnNames.GetValueOrDefault(value.GetString()!, value.GetString()!) : SealedTerm.Of(member, value.GetString()!));
        }

        if (manifest.TryGetProperty("statutoryItem", out var item))
            yield return Texts.Fill(StaffText.LabelledLine, DraftLabels.Of("StatutoryItem"), item.GetInt32());
        foreach (var relation in manifest.GetProperty("relations").EnumerateArray())
            yield return Texts.Fill(StaffText.LabelledLine, SealedTerm.Of("relation", relation.GetProperty("kind").GetString()!), relation.GetProperty("target").GetString()!);
        if (!manifest.TryGetProperty("fields", out var fields))
            yield break;
        var key = manifest.GetProperty("siteText").GetString()!;
        foreach (var field in SiteTextKeys.FieldsOf(key))
        {
            if (fields.TryGetProperty(field, out var text))
                yield return Texts.Fill(StaffText.LabelledLine, SiteTextLabels.Of(key, field), text.GetString()!);
        }
    }
}
