using System.Globalization;
using Microsoft.Extensions.Primitives;
using OpenDisclosure.Domain.Catalogue;

namespace OpenDisclosure.Web.Site.Columns;

/// <summary>What a reader narrowed a list by, and its page. It has one address.</summary>
/// <param name="Chosen">One value a facet.</param>
/// <param name="Page">From 1.</param>
internal abstract record NarrowedQuery(IReadOnlyDictionary<Facet, string> Chosen, int Page)
{
    public const string PageKey = "page";
    public const string OrderKey = "sort";

    /// <summary>The longest value of a facet that is looked at: subject classes and names of offices are shorter.</summary>
    private const int LongestValue = 100;

    /// <summary>The facets that may be chosen, in the order of the page, each under its key in the address.</summary>
    public abstract IReadOnlyList<(Facet Facet, string Key)> Offered { get; }

    /// <summary>The choice as the index takes it.</summary>
    public virtual IReadOnlyDictionary<Facet, string> InIndex => Chosen;

    /// <summary>The address of this page.</summary>
    public string Address => AddressOf(Chosen, Page);

    /// <summary>Where the list stands, without its query.</summary>
    protected abstract string Path { get; }

    /// <summary>What stands in the query before the facets.</summary>
    protected virtual IEnumerable<string> Before => [];

    /// <summary>What stands in the query behind them.</summary>
    protected virtual IEnumerable<string> Behind => [];

    /// <summary>The address of another page of the same list.</summary>
    public string At(int page) => AddressOf(Chosen, page);

    /// <summary>Whether readers are offered to narrow it by a facet: a division only within its subject.</summary>
    public virtual bool Offers(Facet facet) => facet != Facet.Division || Chosen.ContainsKey(Facet.Subject);

    /// <summary>The address of the list with another value of a facet, or with none; from its first page. A division goes with its subject.</summary>
    public string With(Facet facet, string? value)
    {
        var chosen = Chosen.Where(pair => pair.Key != facet && (facet != Facet.Subject || pair.Key != Facet.Division)).ToDictionary();
        if (value is not null)
            chosen[facet] = value;
        return AddressOf(chosen, 1);
    }

    /// <summary>Reads the facets of an address; null when a value cannot be one.</summary>
    protected static Dictionary<Facet, string>? ReadChosen(IReadOnlyList<(Facet Facet, string Key)> keys, IQueryCollection query)
    {
        var chosen = new Dictionary<Facet, string>();
        foreach (var (facet, key) in keys)
        {
            if (query[key] is not [var value] || string.IsNullOrEmpty(value))
                continue;
            if (value.Length > LongestValue || value.Any(char.IsControl))
                return null;
            chosen[facet] = value;
        }

        return chosen;
    }

    /// <summary>Reads the page of an address; null when there can be none of this number.</summary>
    protected static int? ReadPage(StringValues values) =>
        values == "" ? 1 : PlainNumber.TryRead(values, 6, out var page) ? page ?? 1 : null;

    /// <summary>The address with a choice and a page.</summary>
    protected string AddressOf(IReadOnlyDictionary<Facet, string> chosen, int page, string file = "")
    {
        var parts = Before.Concat(Offered.Where(found => chosen.ContainsKey(found.Facet)).Select(found => $"{found.Key}={Uri.EscapeDataString(chosen[found.Facet])}")).Concat(Behind).ToList();
        if (page > 1)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{PageKey}={page}"));
        return $"{Path}{file}" + (parts.Count == 0 ? "" : "?" + string.Join('&', parts));
    }
}
