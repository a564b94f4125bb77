using System.Globalization;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Web.Site.Columns;

/// <summary>What a reader asks of a column: what he narrowed it by, and the page. It has one address.</summary>
/// <param name="Column">The column; its list holds what stands below it too.</param>
/// <param name="Chosen">One value a facet, without the column itself.</param>
/// <param name="Order">Which comes first.</param>
/// <param name="Page">From 1.</param>
internal sealed record ListQuery(ColumnView Column, IReadOnlyDictionary<Facet, string> Chosen, ListOrder Order, int Page)
{
    public const string PageKey = "page";
    public const string OrderKey = "sort";

    /// <summary>The longest value of a facet that is looked at: subject classes and names of offices are shorter.</summary>
    private const int LongestValue = 100;

    /// <summary>The facets of a list in the order of the page, each under its key in the address.</summary>
    public static IReadOnlyList<(Facet Facet, string Key)> Keys { get; } =
    [
        (Facet.Year, "year"), (Facet.Subject, "subject"), (Facet.Division, "division"), (Facet.Genre, "genre"), (Facet.Validity, "validity"),
        (Facet.Audience, "audience"), (Facet.Interpreted, "interpreted"), (Facet.Body, "body"), (Facet.Office, "office"), (Facet.Item, "item"),
        (Facet.Topic, "topic"),
    ];

    /// <summary>The choice as the index takes it.</summary>
    public IReadOnlyDictionary<Facet, string> InIndex => new Dictionary<Facet, string>(Chosen) { [Facet.Column] = Column.Key };

    /// <summary>The address of this page.</summary>
    public string Address => AddressOf(Chosen, Page);

    /// <summary>The address of the whole list as a file.</summary>
    public string FileAddress(string name) => AddressOf(Chosen, 1, "/" + name);

    /// <summary>Reads the query of an address.</summary>
    /// <param name="column">The column that was asked for.</param>
    /// <param name="query">Its query; keys that mean nothing are passed over.</param>
    /// <returns>Null when a value cannot be one.</returns>
    public static ListQuery? Read(ColumnView column, IQueryCollection query)
    {
        var chosen = new Dictionary<Facet, string>();
        foreach (var (facet, key) in Keys)
        {
            if (query[key] is not [var value] || string.IsNullOrEmpty(value))
                continue;
            if (value.Length > LongestValue || value.Any(char.IsControl))
                return null;
            chosen[facet] = value;
        }

        return PageOf(query[PageKey]) is { } page && OrderOf(query[OrderKey]) is { } order ? new ListQuery(column, chosen, order, page) : null;
    }

    /// <summary>Whether the query says the same in more words than its one address: empty fields of a form, or the first page or the usual order by name.</summary>
    public static bool IsLoose(IQueryCollection query) =>
        query[PageKey] == "1" || query[PageKey] == "" || query[OrderKey] == "" || query[OrderKey] == Term.Of(ListOrder.Newest) || Keys.Any(found => query[found.Key] == "");

    /// <summary>The address of another page of the same list.</summary>
    public string At(int page) => AddressOf(Chosen, page);

    /// <summary>The address of the list with another value of a facet, or with none; from its first page. A division goes with its subject.</summary>
    public string With(Facet facet, string? value)
    {
        var chosen = Chosen.Where(pair => pair.Key != facet && (facet != Facet.Subject || pair.Key != Facet.Division)).ToDictionary();
        if (value is not null)
            chosen[facet] = value;
        return AddressOf(chosen, 1);
    }

    /// <summary>The address of the list in another order, from its first page.</summary>
    public string In(ListOrder order) => (this with { Order = order }).At(1);

    private static ListOrder? OrderOf(Microsoft.Extensions.Primitives.StringValues values) =>
        values.Count == 0 || values == "" ? ListOrder.Newest : Enum.GetValues<ListOrder>().Where(order => values == Term.Of(order)).Cast<ListOrder?>().FirstOrDefault();

    private static int? PageOf(Microsoft.Extensions.Primitives.StringValues values)
    {
        if (values.Count == 0 || values == "")
            return 1;
        return values is [{ Length: <= 6 } text] && text[0] is >= '1' and <= '9' && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? page
            : null;
    }

    private string AddressOf(IReadOnlyDictionary<Facet, string> chosen, int page, string file = "")
    {
        var parts = Keys.Where(found => chosen.ContainsKey(found.Facet)).Select(found => $"{found.Key}={Uri.EscapeDataString(chosen[found.Facet])}").ToList();
        if (Order != ListOrder.Newest)
            parts.Add($"{OrderKey}={Term.Of(Order)}");
        if (page > 1)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{PageKey}={page}"));
        return $"/{Column.Key}{file}" + (parts.Count == 0 ? "" : "?" + string.Join('&', parts));
    }
}
