using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Site.Columns;

/// <summary>What a reader asks of a column: what he narrowed it by, the order, and the page.</summary>
/// <param name="Column">The column; its list holds what stands below it too.</param>
/// <param name="Chosen">One value a facet, without the column itself.</param>
/// <param name="Order">Which comes first.</param>
/// <param name="Page">From 1.</param>
internal sealed record ListQuery(ColumnView Column, IReadOnlyDictionary<Facet, string> Chosen, ListOrder Order, int Page) : NarrowedQuery(Chosen, Page)
{
    /// <summary>The day as it stood on which the list is asked for; null for today. It is asked of the whole column.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The facets of a list in the order of the page, each under its key in the address.</summary>
    public static IReadOnlyList<(Facet Facet, string Key)> Keys { get; } =
    [
        (Facet.Year, "year"), (Facet.Subject, "subject"), (Facet.Division, "division"), (Facet.Genre, "genre"), (Facet.Validity, "validity"),
        (Facet.Audience, "audience"), (Facet.Interpreted, "interpreted"), (Facet.Body, "body"), (Facet.Office, "office"), (Facet.Item, "item"),
        (Facet.Topic, "topic"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<(Facet Facet, string Key)> Offered => Keys;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<Facet, string> InIndex => new Dictionary<Facet, string>(Chosen) { [Facet.Column] = Column.Key };

    /// <inheritdoc/>
    protected override string Path => "/" + Column.Key;

    /// <inheritdoc/>
    protected override IEnumerable<string> Before => Day is { } day ? [$"{AskedDay.Key}={Texts.Iso(day)}"] : [];

    /// <inheritdoc/>
    protected override IEnumerable<string> Behind => Order == ListOrder.Newest ? [] : [$"{OrderKey}={Term.Of(Order)}"];

    /// <summary>The address of the whole list as a file.</summary>
    public string FileAddress(string name) => AddressOf(Chosen, 1, "/" + name);

    /// <inheritdoc/>
    public override bool Offers(Facet facet) => base.Offers(facet) && (facet != Facet.Item || Column.Key != StandardColumns.Statutory);

    /// <summary>Reads the query of an address.</summary>
    /// <param name="column">The column that was asked for.</param>
    /// <param name="query">Its query; keys that mean nothing are passed over.</param>
    /// <returns>Null when a value cannot be one.</returns>
    public static ListQuery? Read(ColumnView column, IQueryCollection query) =>
        ReadChosen(Keys, query) is { } chosen && ReadPage(query[PageKey]) is { } page && OrderOf(query[OrderKey]) is { } order
            ? new ListQuery(column, chosen, order, page)
            : null;

    /// <summary>Whether the query says the same in more words than its one address: empty fields of a form, or the first page or the usual order by name.</summary>
    public static bool IsLoose(IQueryCollection query) =>
        query[PageKey] == "1" || query[PageKey] == "" || query[OrderKey] == "" || query[OrderKey] == Term.Of(ListOrder.Newest) || Keys.Any(found => query[found.Key] == "");

    /// <summary>The address of the list in another order, from its first page.</summary>
    public string In(ListOrder order) => (this with { Order = order }).At(1);

    private static ListOrder? OrderOf(Microsoft.Extensions.Primitives.StringValues values) =>
        values.Count == 0 || values == "" ? ListOrder.Newest : Enum.GetValues<ListOrder>().Where(order => values == Term.Of(order)).Cast<ListOrder?>().FirstOrDefault();
}
