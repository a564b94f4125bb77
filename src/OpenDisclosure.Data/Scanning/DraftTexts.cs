using System.Text.Json;
using OpenDisclosure.Content.Text;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Scanning;

/// <summary>The texts of a draft that would be public, and the draft again with some of them changed.</summary>
internal static class DraftTexts
{
    private const string FieldStart = nameof(Draft.Fields) + "[";

    /// <summary>Each text under the name of its field, as it would be sealed.</summary>
    public static IReadOnlyList<(string Field, string Text)> Of(DraftWhole whole)
    {
        var draft = whole.Draft;
        var texts = new List<(string Field, string? Text)>
        {
            (nameof(Draft.Title), draft.Title), (nameof(Draft.DocumentNumber), draft.DocumentNumber), (nameof(Draft.Summary), draft.Summary),
            (nameof(Draft.Body), draft.Body), (nameof(Draft.Keywords), draft.Keywords), (nameof(Draft.Source), draft.Source),
            (nameof(Draft.ResponsibleOffice), draft.ResponsibleOffice), (nameof(Draft.ChangeNote), draft.ChangeNote), (nameof(Draft.Notice), draft.Notice),
            (nameof(Draft.WhoMayApply), draft.WhoMayApply), (nameof(Draft.ApplyUntil), draft.ApplyUntil), (nameof(Draft.ApplyWhere), draft.ApplyWhere),
            (nameof(Draft.ApplyContact), draft.ApplyContact),
        };
        texts.AddRange(whole.Fields().Select(field => ($"{FieldStart}{field.Key}]", (string?)field.Value)));
        return [.. texts.Where(text => !string.IsNullOrWhiteSpace(text.Text)).Select(text => (text.Field, TextGuard.Normalise(text.Text!)))];
    }

    /// <summary>A copy of the draft in which some texts are others; what was typed stays as it is.</summary>
    public static DraftWhole With(DraftWhole whole, IReadOnlyDictionary<string, string> changed)
    {
        if (changed.Count == 0)
            return whole;
        var draft = whole.Draft.Copy();
        foreach (var (field, text) in changed.Where(pair => !pair.Key.StartsWith(FieldStart, StringComparison.Ordinal)))
            typeof(Draft).GetProperty(field)!.SetValue(draft, text);
        var fields = whole.Fields().ToDictionary();
        foreach (var (field, text) in changed.Where(pair => pair.Key.StartsWith(FieldStart, StringComparison.Ordinal)))
            fields[field[FieldStart.Length..^1]] = text;
        if (fields.Count > 0)
            draft.Fields = JsonSerializer.Serialize(new SortedDictionary<string, string>(fields, StringComparer.Ordinal));
        return whole with { Draft = draft };
    }
}
