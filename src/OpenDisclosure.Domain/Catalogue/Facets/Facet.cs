namespace OpenDisclosure.Domain.Catalogue;

/// <summary>What readers narrow the catalogue by. The name in lower case is the key of the query.</summary>
public enum Facet
{
    /// <summary>Beijing year of the first release.</summary>
    Year,

    /// <summary>主题分类, the upper level.</summary>
    Subject,

    /// <summary>主题分类 with its second level.</summary>
    Division,

    /// <summary>What the document is; it stands in no list's address.</summary>
    Kind,

    /// <summary>Kind of official document.</summary>
    Genre,

    /// <summary>发文机关: the unit that discloses.</summary>
    Body,

    /// <summary>The office that answers for it.</summary>
    Office,

    /// <summary>有效性 on the day of the question.</summary>
    Validity,

    /// <summary>Item of 《政府信息公开条例》第二十条.</summary>
    Item,

    /// <summary>Whom it is written for.</summary>
    Audience,

    /// <summary>Field of work.</summary>
    Topic,

    /// <summary>Whether a live document interprets it.</summary>
    Interpreted,

    /// <summary>栏目, with those above it.</summary>
    Column,
}

/// <summary>The order of a list, by the first release of its documents.</summary>
public enum ListOrder
{
    /// <summary>The newest first.</summary>
    Newest,

    /// <summary>The oldest first.</summary>
    Oldest,
}

/// <summary>Values that facets share.</summary>
public static class Facets
{
    public const string Yes = "yes";
    public const string No = "no";

    private const char Between = '\\';

    /// <summary>The upper level of a subject class written as 上级\下级.</summary>
    public static string UpperOf(string subjectClass)
    {
        ArgumentNullException.ThrowIfNull(subjectClass);
        return subjectClass.IndexOf(Between, StringComparison.Ordinal) is >= 0 and var at ? subjectClass[..at] : subjectClass;
    }
}
