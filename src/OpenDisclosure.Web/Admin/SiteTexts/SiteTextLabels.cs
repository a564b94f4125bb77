using System.Globalization;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Admin.SiteTexts;

/// <summary>What staff call site texts and their fields.</summary>
internal static class SiteTextLabels
{
    private const string ColumnPrefix = "column-";

    /// <summary>The site texts that every site has, apart from those of columns.</summary>
    public static IReadOnlyList<string> Fixed { get; } =
        [SiteTextKeys.Agency, SiteTextKeys.Banner, SiteTextKeys.Guide, SiteTextKeys.OnRequest, SiteTextKeys.Accessibility];

    /// <summary>The label of a field of a site text.</summary>
    /// <param name="key">The site text, such as <c>agency</c> or <c>column-news</c>.</param>
    /// <param name="field">One of <see cref="SiteTextKeys.FieldsOf"/>.</param>
    public static string Of(string key, string field)
    {
        var group = IsColumn(key) ? "column" : key;
        return SettingsText.ResourceManager.GetString($"Field_{group}_{field}", CultureInfo.InvariantCulture) ?? field;
    }

    /// <summary>The name of a site text that is not a column's.</summary>
    public static string Name(string key) => SettingsText.ResourceManager.GetString($"SiteText_{key}", CultureInfo.InvariantCulture) ?? key;

    /// <summary>Whether the text is that of a column.</summary>
    public static bool IsColumn(string key) => key.StartsWith(ColumnPrefix, StringComparison.Ordinal);

    /// <summary>The key of the column whose text it is.</summary>
    public static string ColumnKey(string key) => key[ColumnPrefix.Length..];
}
