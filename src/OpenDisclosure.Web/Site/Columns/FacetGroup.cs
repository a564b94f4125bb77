using System.Globalization;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;

namespace OpenDisclosure.Web.Site.Columns;

/// <summary>A value that a reader may choose, with the number of documents he will see.</summary>
internal sealed record FacetLink(string Value, string Text, int Count, string Address, string? Current);

/// <summary>What stands beside a list: where else to go, and what it can be narrowed by.</summary>
internal sealed record FacetPanel(IReadOnlyList<NavLink> SideLinks, IReadOnlyList<FacetGroup> Groups)
{
    /// <summary>The headings of the groups in one line, for the fold of a phone.</summary>
    public string GroupNames => string.Join(PublicText.ListMark, Groups.Select(group => group.Heading));

    /// <summary>Whether anything is chosen: the programs that read along need not follow every combination.</summary>
    public bool IsNarrowed => Groups.Any(group => group.Links[0].Current is null);

    public bool IsEmpty => SideLinks.Count + Groups.Count == 0;
}

/// <summary>The values of one facet; the first takes the choice back.</summary>
internal sealed record FacetGroup(string Key, string Heading, IReadOnlyList<FacetLink> Links)
{
    /// <summary>Longer lists end here; what is chosen is always shown.</summary>
    private const int MostLinks = 12;

    private static readonly Validity[] InOrder = [Validity.InForce, Validity.NotYetInForce, Validity.Amended, Validity.Expired, Validity.Repealed];

    /// <summary>The facets that tell documents of a list apart.</summary>
    /// <param name="frame">Names the values.</param>
    /// <param name="query">What was chosen.</param>
    /// <param name="index">Counts.</param>
    /// <param name="among">The places that the list is made of; null means all.</param>
    public static IReadOnlyList<FacetGroup> Of(SiteFrame frame, NarrowedQuery query, CatalogueIndex index, Bits? among = null) =>
        [.. query.Offered.Where(found => query.Offers(found.Facet)).Select(found => Of(frame, query, index, found, among)).OfType<FacetGroup>()];

    /// <summary>What was chosen, each with the address of the list without it.</summary>
    public static IReadOnlyList<NavLink> Chosen(SiteFrame frame, NarrowedQuery query) =>
        [.. query.Offered.Where(found => query.Chosen.ContainsKey(found.Facet)).Select(found => new NavLink(NameOf(frame, found.Facet, query.Chosen[found.Facet]), query.With(found.Facet, null)))];

    /// <summary>The items of the law with what stands under each, those without a document too; none outside 法定主动公开内容.</summary>
    public static IReadOnlyList<FacetLink> StatutoryItems(SiteFrame frame, ListQuery query, CatalogueIndex index)
    {
        if (query.Column.Key != StandardColumns.Statutory)
            return [];
        var whole = new ListQuery(query.Column, new Dictionary<Facet, string>(), ListOrder.Newest, 1);
        var counts = index.Values(whole.InIndex, Facet.Item).ToDictionary(found => found.Value, found => found.Count);
        return
        [
            .. StandardColumns.StatutoryItems.Select((name, at) =>
            {
                var (value, column) = ((at + 1).ToString(CultureInfo.InvariantCulture), frame.Column(StandardColumns.KeyOfItem(at + 1)));
                return new FacetLink(value, name, counts.GetValueOrDefault(value), column is null ? whole.With(Facet.Item, value) : "/" + column.Key, query.Chosen.GetValueOrDefault(Facet.Item) == value ? "true" : null);
            }),
        ];
    }

    /// <summary>The name of a value as readers know it; the value itself where it is one.</summary>
    public static string NameOf(SiteFrame frame, Facet facet, string value) => facet switch
    {
        Facet.Year => Texts.Fill(PublicText.Facet_YearValue, value),
        Facet.Division => value[(Facets.UpperOf(value).Length + 1)..],
        Facet.Body => frame.UnitName(value),
        Facet.Validity => Labels.Of(Term.Parse<Validity>(value)),
        Facet.Item => StandardColumns.StatutoryItems[int.Parse(value, CultureInfo.InvariantCulture) - 1],
        Facet.Column => frame.Column(value)?.Name ?? value,
        Facet.Topic => frame.Topic(value)?.Name ?? value,
        Facet.Interpreted => value == Facets.Yes ? PublicText.Facet_Interpreted : PublicText.Facet_NotInterpreted,
        _ => value,
    };

    private static FacetGroup? Of(SiteFrame frame, NarrowedQuery query, CatalogueIndex index, (Facet Facet, string Key) found, Bits? among)
    {
        var (facet, key) = found;
        var chosen = query.Chosen.GetValueOrDefault(facet);
        var counts = Ordered(facet, index.Values(query.InIndex, facet, among).Where(counted => facet != Facet.Column || frame.Column(counted.Value) is { ParentId: null }));
        if (chosen is null && counts.Count < 2)
            return null;
        var all = index.Count(new Dictionary<Facet, string>(query.InIndex.Where(pair => pair.Key != facet)), among);
        return new FacetGroup(key, HeadingOf(facet),
        [
            new FacetLink("", PublicText.Facet_All, all, query.With(facet, null), chosen is null ? "true" : null),
            .. counts.Where((counted, at) => at < MostLinks || counted.Value == chosen)
                .Select(counted => new FacetLink(counted.Value, NameOf(frame, facet, counted.Value), counted.Count, query.With(facet, counted.Value), counted.Value == chosen ? "true" : null)),
        ]);
    }

    private static List<FacetCount> Ordered(Facet facet, IEnumerable<FacetCount> counts) => facet switch
    {
        Facet.Year => [.. counts.OrderByDescending(found => found.Value, StringComparer.Ordinal)],
        Facet.Item => [.. counts.OrderBy(found => int.Parse(found.Value, CultureInfo.InvariantCulture))],
        Facet.Validity => [.. counts.OrderBy(found => Array.IndexOf(InOrder, Term.Parse<Validity>(found.Value)))],
        Facet.Interpreted => [.. counts.OrderByDescending(found => found.Value, StringComparer.Ordinal)],
        _ => [.. counts.OrderByDescending(found => found.Count).ThenBy(found => found.Value, StringComparer.Ordinal)],
    };

    private static string HeadingOf(Facet facet) =>
        PublicText.ResourceManager.GetString($"FacetName_{facet}", CultureInfo.InvariantCulture) ?? throw new InvalidOperationException($"PublicText has no name for {facet}.");
}
