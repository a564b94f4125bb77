namespace OpenDisclosure.Domain.Catalogue;

/// <summary>
/// The site texts: what an administrator types and a citizen reads is content, sealed, cleared and released like a notice.
/// </summary>
public static class SiteTextKeys
{
    public const string Agency = "agency";
    public const string Banner = "banner";
    public const string Guide = "guide";
    public const string OnRequest = "on-request";
    public const string Accessibility = "accessibility";

    public const string Name = "name";
    public const string Description = "description";
    public const string Keywords = "keywords";

    private const string ColumnPrefix = "column-";

    /// <summary>Fields of the agency's text: names, domain, ids of 《政府网站发展指引》, telephones.</summary>
    public static IReadOnlyList<string> AgencyFields { get; } =
    [
        Name, "superior", "domain", "siteId", "icp", "police", "partyMark", "address", "telephone", "hours", "dutyTelephone", "fax",
        "email", "postcode", "office", "demonstration",
    ];

    /// <summary>Fields of a column's text.</summary>
    public static IReadOnlyList<string> ColumnFields { get; } = [Name, Description, Keywords];

    /// <summary>The key of a column's text.</summary>
    public static string Column(string columnKey) => ColumnPrefix + columnKey;

    /// <summary>The fields that a site text has; those with a body have none.</summary>
    public static IReadOnlyList<string> FieldsOf(string key) => key switch
    {
        Agency => AgencyFields,
        Banner => ["level", "text"],
        _ when key.StartsWith(ColumnPrefix, StringComparison.Ordinal) => ColumnFields,
        _ => [],
    };

    /// <summary>Whether the text is written as a body rather than as fields.</summary>
    public static bool HasBody(string key) => FieldsOf(key).Count == 0;
}
