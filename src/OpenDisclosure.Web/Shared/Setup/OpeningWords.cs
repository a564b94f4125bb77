using System.Globalization;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Shared.Setup;

/// <summary>The lines of the check list in words, with the page where each is mended.</summary>
internal static class OpeningWords
{
    private const int MostNames = 6;

    private static readonly Dictionary<string, string> Addresses = new()
    {
        [OpeningCheck.Guide] = "/admin/site-texts",
        [OpeningCheck.Contact] = "/admin/site-texts",
        [OpeningCheck.Identifiers] = "/admin/site-texts",
        [OpeningCheck.ColumnNames] = "/admin/site-texts",
        [OpeningCheck.Persons] = "/admin/accounts",
        [OpeningCheck.SecondFactors] = "/admin/accounts",
    };

    /// <summary>What the line asks for.</summary>
    public static string Name(string code) => SettingsText.ResourceManager.GetString($"Opening_Line_{code}", CultureInfo.InvariantCulture) ?? code;

    /// <summary>What is missing of it, and what to do.</summary>
    public static string How(OpeningLine line)
    {
        var names = line.Names.Take(MostNames).Select(name => line.Code is OpeningCheck.Contact or OpeningCheck.Identifiers ? SiteTextLabels.Of(SiteTextKeys.Agency, name) : name);
        var listed = string.Join(SettingsText.List_Comma, names);
        return Texts.Fill(SettingsText.ResourceManager.GetString($"Opening_How_{line.Code}", CultureInfo.InvariantCulture) ?? "", line.Names.Count > MostNames ? Texts.Fill(SettingsText.Opening_AndMore, listed, line.Names.Count) : listed);
    }

    /// <summary>Where it is mended in the staff area; null for the settings of the program.</summary>
    public static string? Address(string code) => Addresses.GetValueOrDefault(code);
}
