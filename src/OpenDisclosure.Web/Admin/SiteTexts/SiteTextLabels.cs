using System.Globalization;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Admin.SiteTexts;

/// <summary>What the fields of site texts are called.</summary>
internal static class SiteTextLabels
{
    private const char Dash = '-';

    /// <summary>The label of a field; all columns share theirs.</summary>
    public static string Of(string key, string field) =>
        StaffText.ResourceManager.GetString($"SiteField_{key.Split(Dash)[0]}_{field}", CultureInfo.InvariantCulture)
        ?? throw new InvalidOperationException($"No label for the field {field} of {key}.");
}
