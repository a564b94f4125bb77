namespace OpenDisclosure.Web.Shared.Pages;

/// <summary>A link of the navigation or the trail; without address it is plain text.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Address">Where it leads, or null.</param>
/// <param name="Current">The value of aria-current: <c>page</c>, <c>true</c>, or null.</param>
internal sealed record NavLink(string Text, string? Address, string? Current = null);

/// <summary>The style sheets of public pages; each page needs one.</summary>
internal static class Sheets
{
    /// <summary>A document, and whatever is plain text: the smallest.</summary>
    public const string Site = "site";

    /// <summary>Where documents stand in a list: home, columns, search.</summary>
    public const string Lists = "lists";

    /// <summary>Proofs, comparisons, interpretations, trees.</summary>
    public const string Pages = "pages";
}

/// <summary>A meta element.</summary>
internal sealed record MetaTag(string Name, string Content);

/// <summary>The agency as the foot of each page names it; empty texts are not shown. A telephone calls by <c>CallAddress</c> if it is one number.</summary>
internal sealed record PageFoot(
    string Sponsor, string Contact, string? CallAddress, string SiteId, string Icp, string Police, string? PoliceAddress, string? PartyMarkAddress, string? FaultAddress,
    string Place, IReadOnlyList<NavLink> Links);

/// <summary>A button of the view form: what it sets, and in <c>Pressed</c> whether that holds now (null: it goes through several values).</summary>
internal sealed record ViewButton(string Field, string Value, string Text, string? Pressed);

/// <summary>Everything that stands around a page of the public site.</summary>
internal sealed record Surround
{
    public required string Title { get; init; }

    public required string Agency { get; init; }

    /// <summary>The body that the agency belongs to; may be empty.</summary>
    public required string Superior { get; init; }

    /// <summary>The agency's colour; null or empty for the site's own.</summary>
    public string? Accent { get; init; }

    /// <summary>Address of the agency's emblem; null when it has none.</summary>
    public string? Emblem { get; init; }

    /// <summary>The small line under the name: the site, or the statutory section.</summary>
    public required string Section { get; init; }

    /// <summary>The page's own local address, to which the view form leads back.</summary>
    public required string Path { get; init; }

    public required ViewChoice View { get; init; }

    public required IReadOnlyList<ViewButton> ViewButtons { get; init; }

    public IReadOnlyList<NavLink> Navigation { get; init; } = [];

    public IReadOnlyList<NavLink> Trail { get; init; } = [];

    public IReadOnlyList<MetaTag> Meta { get; init; } = [];

    public string? Canonical { get; init; }

    public string? Feed { get; init; }

    /// <summary><c>gw</c> where the page prints as an official document.</summary>
    public string? BodyClass { get; init; }

    /// <summary>The name of the page's script; null for none.</summary>
    public string? Script { get; init; }

    /// <summary>One of <see cref="Sheets"/>.</summary>
    public required string Sheet { get; init; }

    /// <summary>Whether the search box suggests titles while somebody types: where readers come to search.</summary>
    public bool Suggests { get; init; }

    /// <summary>What marks every page of a demonstration; null on a real site.</summary>
    public string? Demonstration { get; init; }

    /// <summary>The emergency banner; null when it is switched off.</summary>
    public string? Banner { get; init; }

    public string? AccessibilityAddress { get; init; }

    public required PageFoot Foot { get; init; }
}

/// <summary>A page that the public layout can show.</summary>
internal abstract record SitePage
{
    public required Surround Around { get; init; }
}
