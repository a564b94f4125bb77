using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Shared.Setup;

/// <summary>The first texts of a site, prepared as drafts from what was asked: nothing of them is public before they passed the gate.</summary>
internal static class SetupTexts
{
    /// <summary>The texts: the agency itself, guide, requests, accessibility, and the name of every public column.</summary>
    public static IReadOnlyList<PreparedText> Of(SetupAnswers answers)
    {
        var agency = answers.AgencyFields();
        return
        [
            new PreparedText(SiteTextKeys.Agency, agency[SiteTextKeys.Name], agency, null),
            new PreparedText(SiteTextKeys.Guide, SetupText.Guide_Title, null, Fill(SetupText.Guide_Body, agency)),
            new PreparedText(SiteTextKeys.OnRequest, SetupText.OnRequest_Title, null, Fill(SetupText.OnRequest_Body, agency)),
            new PreparedText(SiteTextKeys.Accessibility, SetupText.Accessibility_Title, null, Fill(SetupText.Accessibility_Body, agency)),
            .. StandardColumns.All.Where(column => column.Description.Length > 0).Select(column => new PreparedText(
                SiteTextKeys.Column(column.Key), column.Name,
                new Dictionary<string, string> { [SiteTextKeys.Name] = column.Name, [SiteTextKeys.Description] = column.Description }, null)),
        ];
    }

    /// <summary>Puts the agency's facts in the place of their names in braces; what is not known yet stays visible as a gap.</summary>
    private static string Fill(string text, IReadOnlyDictionary<string, string> agency)
    {
        foreach (var field in SiteTextKeys.AgencyFields)
            text = text.Replace($"{{{field}}}", agency.GetValueOrDefault(field) is { Length: > 0 } known ? known : SetupText.Gap, StringComparison.Ordinal);
        return text.ReplaceLineEndings("\n");
    }
}
