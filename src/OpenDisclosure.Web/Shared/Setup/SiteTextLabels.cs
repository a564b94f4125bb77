using System.Globalization;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Shared.Setup;

/// <summary>What staff call site texts and their fields.</summary>
internal static class SiteTextLabels
{
    private const char Dash = '-';

    /// <summary>The site texts that every site has, apart from those of columns.</summary>
    public static IReadOnlyList<string> Fixed { get; } =
        [SiteTextKeys.Agency, SiteTextKeys.Banner, SiteTextKeys.Guide, SiteTextKeys.OnRequest, SiteTextKeys.Accessibility, SiteTextKeys.SearchWords];

    /// <summary>The label of a field; all columns share theirs, and so do topics and units.</summary>
    public static string Of(string key, string field) =>
        StaffText.ResourceManager.GetString($"SiteField_{key.Split(Dash)[0]}_{field}", CultureInfo.InvariantCulture)
        ?? throw new InvalidOperationException($"No label for the field {field} of {key}.");

    /// <summary>The name of a site text that is not a column's.</summary>
    public static string Name(string key) => SettingsText.ResourceManager.GetString($"SiteText_{key}", CultureInfo.InvariantCulture) ?? key;
}
