using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Searching;
using OpenDisclosure.Web.Site.Columns;

namespace OpenDisclosure.Web.Site.Search;

/// <summary>What a reader searches for: his question, what he narrowed it by, the order, and the page.</summary>
internal sealed record SearchQuery(Question Question, IReadOnlyDictionary<Facet, string> Chosen, bool NewestFirst, int Page) : NarrowedQuery(Chosen, Page)
{
    public const string WordsKey = "q";

    private const string Newest = "new";

    private static readonly IReadOnlyList<(Facet Facet, string Key)> Keys =
    [
        (Facet.Column, "column"), (Facet.Year, "year"), (Facet.Genre, "genre"), (Facet.Validity, "validity"), (Facet.Audience, "audience"),
        (Facet.Interpreted, "interpreted"), (Facet.Body, "body"), (Facet.Topic, "topic"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<(Facet Facet, string Key)> Offered => Keys;

    /// <summary>The address of the same results in the other order.</summary>
    public string OtherOrder => (this with { NewestFirst = !NewestFirst, Page = 1 }).Address;

    /// <inheritdoc/>
    protected override string Path => "/search";

    /// <inheritdoc/>
    protected override IEnumerable<string> Before => Question.Text.Length > 0 ? [$"{WordsKey}={Uri.EscapeDataString(Question.Text)}"] : [];

    /// <inheritdoc/>
    protected override IEnumerable<string> Behind => NewestFirst ? [$"{OrderKey}={Newest}"] : [];

    /// <summary>Reads the query of an address; null when a value of it cannot be one.</summary>
    public static SearchQuery? Read(IQueryCollection query, Synonyms synonyms) =>
        ReadChosen(Keys, query) is { } chosen && ReadPage(query[PageKey]) is { } page
            ? new SearchQuery(Question.Of(query[WordsKey].FirstOrDefault(), synonyms), chosen, query[OrderKey] == Newest, page)
            : null;
}
