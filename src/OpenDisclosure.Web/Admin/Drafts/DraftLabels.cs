using System.Globalization;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Admin.Drafts;

/// <summary>What the fields of a draft are called; the same words beside the field, in the summary of errors and in comparisons.</summary>
internal static class DraftLabels
{
    /// <summary>The label of a field.</summary>
    public static string Of(string field) => StaffText.ResourceManager.GetString($"Field_{field}", CultureInfo.InvariantCulture)
        ?? throw new InvalidOperationException($"No label for the field {field}.");
}
