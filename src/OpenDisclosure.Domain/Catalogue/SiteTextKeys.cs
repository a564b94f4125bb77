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

    /// <summary>Groups of words that mean the same to those who search, one a line; readers see which of them were looked for.</summary>
    public const string SearchWords = "search-words";

    public const string Name = "name";
    public const string Description = "description";
    public const string Keywords = "keywords";

    /// <summary>The colour of links and buttons.</summary>
    public const string Accent = "accent";

    /// <summary>The words that mark every page and every sheet of a demonstration.</summary>
    public const string Demonstration = "demonstration";

    private const string ColumnPrefix = "column-";
    private const string TopicPrefix = "topic-";
    private const string UnitPrefix = "unit-";

    /// <summary>Fields of the agency's text: names, domain, ids of 《政府网站发展指引》, telephones.</summary>
    public static IReadOnlyList<string> AgencyFields { get; } =
    [
        Name, "superior", "domain", "siteId", "icp", "police", "partyMark", "address", "telephone", "hours", "dutyTelephone", "fax",
        "email", "postcode", "office", Accent, Demonstration,
    ];

    /// <summary>Fields of a column's text.</summary>
    public static IReadOnlyList<string> ColumnFields { get; } = [Name, Description, Keywords];

    /// <summary>The key of a column's text.</summary>
    public static string Column(string columnKey) => ColumnPrefix + columnKey;

    /// <summary>The key of a topic's text.</summary>
    public static string Topic(string topicKey) => TopicPrefix + topicKey;

    /// <summary>The key of a subordinate unit's text: its public name.</summary>
    public static string Unit(string unitKey) => UnitPrefix + unitKey;

    /// <summary>Whether the text is that of a column.</summary>
    public static bool IsColumn(string key) => key.StartsWith(ColumnPrefix, StringComparison.Ordinal);

    /// <summary>Whether the text is that of a topic.</summary>
    public static bool IsTopic(string key) => key.StartsWith(TopicPrefix, StringComparison.Ordinal);

    /// <summary>Whether the text is that of a unit.</summary>
    public static bool IsUnit(string key) => key.StartsWith(UnitPrefix, StringComparison.Ordinal);

    /// <summary>What a column's, topic's or unit's text is of.</summary>
    public static string OwnerOf(string key) => key[(key.IndexOf('-', StringComparison.Ordinal) + 1)..];

    /// <summary>The fields that a site text has; those with a body have none.</summary>
    public static IReadOnlyList<string> FieldsOf(string key) => key switch
    {
        Agency => AgencyFields,
        Banner => ["level", "text"],
        _ when IsColumn(key) => ColumnFields,
        _ when IsTopic(key) => [Name, Description],
        _ when IsUnit(key) => [Name],
        _ => [],
    };

    /// <summary>Whether the text is written as a body rather than as fields.</summary>
    public static bool HasBody(string key) => FieldsOf(key).Count == 0;
}
