using System.Globalization;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Site.Columns;

/// <summary>A value that a reader may choose, with the number of documents he will see.</summary>
internal sealed record FacetLink(string Value, string Text, int Count, string Address, string? Current);

/// <summary>The values of one facet; the first takes the choice back.</summary>
internal sealed record FacetGroup(string Key, string Heading, IReadOnlyList<FacetLink> Links)
{
    /// <summary>Longer lists end here; what is chosen is always shown.</summary>
    private const int MostLinks = 12;

    private static readonly Validity[] InOrder = [Validity.InForce, Validity.NotYetInForce, Validity.Amended, Validity.Expired, Validity.Repealed];

    /// <summary>The facets that tell documents of this list apart.</summary>
    public static IReadOnlyList<FacetGroup> Of(SiteFrame frame, ListQuery query, CatalogueIndex index) =>
        [.. ListQuery.Keys.Where(found => Applies(query, found.Facet)).Select(found => Of(frame, query, index, found.Facet, found.Key)).OfType<FacetGroup>()];

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
        Facet.Topic => frame.Topic(value)?.Name ?? value,
        Facet.Interpreted => value == Facets.Yes ? PublicText.Facet_Interpreted : PublicText.Facet_NotInterpreted,
        _ => value,
    };

    private static bool Applies(ListQuery query, Facet facet) => facet switch
    {
        Facet.Division => query.Chosen.ContainsKey(Facet.Subject),
        Facet.Item => query.Column.Key != StandardColumns.Statutory,
        _ => true,
    };

    private static FacetGroup? Of(SiteFrame frame, ListQuery query, CatalogueIndex index, Facet facet, string key)
    {
        var chosen = query.Chosen.GetValueOrDefault(facet);
        var counts = Ordered(facet, index.Values(query.InIndex, facet));
        if (chosen is null && counts.Count < 2)
            return null;
        var all = index.Page(new Dictionary<Facet, string>(query.InIndex.Where(pair => pair.Key != facet)), 0, 0).Count;
        return new FacetGroup(key, HeadingOf(facet),
        [
            new FacetLink("", PublicText.Facet_All, all, query.With(facet, null), chosen is null ? "true" : null),
            .. counts.Where((found, at) => at < MostLinks || found.Value == chosen)
                .Select(found => new FacetLink(found.Value, NameOf(frame, facet, found.Value), found.Count, query.With(facet, found.Value), found.Value == chosen ? "true" : null)),
        ]);
    }

    private static List<FacetCount> Ordered(Facet facet, IReadOnlyList<FacetCount> counts) => facet switch
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
