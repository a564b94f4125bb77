using OpenDisclosure.Data.Published;
using OpenDisclosure.Web.Shared.Pages;

namespace OpenDisclosure.Web.Site;

/// <summary>Where a page stands in the site, and what it is called: from it comes all that surrounds the page.</summary>
/// <param name="Path">The page's one address with its query, with a leading slash.</param>
/// <param name="Name">The page's own name; empty on the home page.</param>
internal sealed record Spot(string Path, string Name)
{
    /// <summary>The column that the page is, or stands in.</summary>
    public ColumnView? Column { get; init; }

    /// <summary>Whether the page is the column's list itself.</summary>
    public bool IsColumn { get; init; }

    /// <summary>Added to the name in the window's title, such as the page number.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>The last steps of the trail, below the column.</summary>
    public IReadOnlyList<NavLink> Below { get; init; } = [];

    /// <summary>What only an article has (5.1 of the guide for government sites).</summary>
    public IReadOnlyList<MetaTag> Meta { get; init; } = [];

    /// <summary>False for earlier versions, proofs, searches and errors: no search engine should keep them.</summary>
    public bool Indexed { get; init; } = true;

    /// <summary>The address that search engines should keep in the place of this one; null for its own.</summary>
    public string? CanonicalPath { get; init; }

    /// <summary>Whether the page has a trail; the home page and errors have none.</summary>
    public bool HasTrail { get; init; } = true;

    public bool HasFeed { get; init; }

    /// <summary>Whether its search box suggests titles; a document's page carries no script.</summary>
    public bool Suggests { get; init; }

    public string? BodyClass { get; init; }

    /// <summary>The name of the page's script; null for none. Nothing may be missing without it.</summary>
    public string? Script { get; init; }

    /// <summary>One of <see cref="Sheets"/>.</summary>
    public string Sheet { get; init; } = Sheets.Site;
}
