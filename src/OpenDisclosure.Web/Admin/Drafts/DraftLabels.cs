using System.Globalization;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Drafts;

/// <summary>What the fields of a draft are called; the same words beside the field, in the summary of errors and in comparisons.</summary>
internal static class DraftLabels
{
    private const string FieldStart = nameof(Draft.Fields) + "[";

    /// <summary>The label of a field.</summary>
    public static string Of(string field) => field.StartsWith(FieldStart, StringComparison.Ordinal)
        ? KindWords.Label(field[FieldStart.Length..^1])
        : Plain(field);

    /// <summary>What a kind's field asks for; null when its name says it.</summary>
    public static string? Hint(string field) => StaffText.ResourceManager.GetString($"Hint_KindField_{field}", CultureInfo.InvariantCulture);

    private static string Plain(string field) => StaffText.ResourceManager.GetString($"Field_{field}", CultureInfo.InvariantCulture)
        ?? throw new InvalidOperationException($"No label for the field {field}.");
}
