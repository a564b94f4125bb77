using OpenDisclosure.Web.Shared.Pages;

namespace OpenDisclosure.Web.Site.Errors;

/// <summary>What a reader is told when there is no page: what happened, what to do, whom to call. No codes, no jargon.</summary>
internal sealed record ErrorPage : SitePage
{
    public required string Heading { get; init; }

    public required string Explanation { get; init; }

    /// <summary>Whether looking again may help; not while the database is down.</summary>
    public required bool OffersSearch { get; init; }

    /// <summary>What the address says of what was looked for; stands in the search form.</summary>
    public required string Sought { get; init; }

    public required IReadOnlyList<NavLink> WaysOn { get; init; }

    /// <summary>Whom to call, and the number to name.</summary>
    public required string Help { get; init; }
}
