using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;

namespace OpenDisclosure.Web.Site.Columns;

/// <summary>What a list is of. Year 0 means all years.</summary>
internal sealed record ListFacts(SiteFrame Frame, ColumnView Column, int Year, int Page, IReadOnlyDictionary<int, int> Counts, DateOnly Today);

/// <summary>A row of a list.</summary>
internal sealed record ListRow(
    string Number, string Title, string Address, string Date, ValidityTag? Validity, IReadOnlyList<NavLink> Interpretations);

/// <summary>A year with its count.</summary>
internal sealed record YearLink(string Text, int Count, string Address, string? Current);

/// <summary>A numbered page; without address it is the one that is shown.</summary>
internal sealed record PageLink(string Text, string? Address, string Label, string? Relation = null);

internal sealed record ListPage : SitePage
{
    private const int PagesAround = 3;

    public required string Heading { get; init; }

    /// <summary>How many there are, in words.</summary>
    public required string Lead { get; init; }

    public required string Description { get; init; }

    /// <summary>The section's own navigation; empty where the column has neither sisters nor daughters.</summary>
    public required IReadOnlyList<NavLink> SideLinks { get; init; }

    public required string SideLabel { get; init; }

    public required IReadOnlyList<YearLink> Years { get; init; }

    public required IReadOnlyList<ListRow> Rows { get; init; }

    public required IReadOnlyList<PageLink> Pages { get; init; }

    /// <summary>Said under the deepest page: the rest is reached by year.</summary>
    public required bool GoesByYear { get; init; }

    public required string FeedAddress { get; init; }

    /// <summary>Whether any row has a document number: then rows are a table of numbers, else a plain dated list.</summary>
    public bool IsNumbered => Rows.Any(row => row.Number.Length > 0);

    /// <summary>The list's one address.</summary>
    public static string Address(ColumnView column, int year, int page)
    {
        var query = (year, page) switch
        {
            (0, <= 1) => "",
            (_, <= 1) => Texts.Fill("?year={0}", year),
            (0, _) => Texts.Fill("?page={0}", page),
            _ => Texts.Fill("?year={0}&page={1}", year, page),
        };
        return $"/{column.Key}{query}";
    }

    /// <summary>How many pages a count fills; an empty list has one.</summary>
    public static int PagesOf(int count) =>
        Math.Clamp((count + PublishedContent.PageSize - 1) / PublishedContent.PageSize, 1, PublishedContent.DeepestPage);

    public static ListPage Of(
        ListFacts facts, IReadOnlyList<DocumentLine> lines, ILookup<long, RelatedLine> interpretations, Func<Spot, Surround> around)
    {
        var (frame, column, year, page, counts, today) = facts;
        var count = year == 0 ? counts.Values.Sum() : counts.GetValueOrDefault(year);
        var pages = PagesOf(count);
        return new ListPage
        {
            Around = around(new Spot(Address(column, year, page), column.Name) { Column = column, IsColumn = true, HasFeed = true, Sheet = Sheets.Lists, Suffix = SuffixOf(year, page, pages) }),
            Heading = column.Name,
            Lead = LeadOf(count, year, page),
            Description = column.Description,
            SideLinks = Side(frame, column),
            SideLabel = frame.PathTo(column)[0].Name,
            Years = YearsOf(column, year, counts),
            Rows = [.. lines.Select(line => RowOf(line, interpretations, today))],
            Pages = PageLinks(column, year, page, pages),
            GoesByYear = page == PublishedContent.DeepestPage && count > PublishedContent.DeepestPage * PublishedContent.PageSize,
            FeedAddress = $"/{column.Key}/feed.atom",
        };
    }

    private static ListRow RowOf(DocumentLine line, ILookup<long, RelatedLine> interpretations, DateOnly today) => new(
        line.DocumentNumber, line.Title, "/" + line.Address, Texts.Iso(BeijingTime.DateOf(line.FirstPublishedAt)),
        ValidityTag.On(today, line.Validity, line.EffectiveOn, line.ExpiresOn),
        [.. interpretations[line.DocumentId].Select(found => new NavLink(found.Title, "/" + found.Address))]);

    private static string SuffixOf(int year, int page, int pages) =>
        (year == 0 ? "" : Texts.Fill(PublicText.TitleYear, year)) + (pages == 1 ? "" : Texts.Fill(PublicText.TitlePage, page, pages));

    private static string LeadOf(int count, int year, int page)
    {
        var all = year == 0 ? Texts.Fill(PublicText.CountInWords, count) : Texts.Fill(PublicText.CountOfYearInWords, year, count);
        if (count == 0)
            return PublicText.NothingYet;
        var (first, last) = (((page - 1) * PublishedContent.PageSize) + 1, Math.Min(count, page * PublishedContent.PageSize));
        return count <= PublishedContent.PageSize ? all : all + Texts.Fill(PublicText.ShownHere, first, last);
    }

    private static List<NavLink> Side(SiteFrame frame, ColumnView column)
    {
        var root = frame.PathTo(column)[0];
        var links = root.Key == Surroundings.StatutoryColumn
            ? [.. Surroundings.Statutory(frame)]
            : frame.Below(root.Id).Select(below => new NavLink(below.Name, "/" + below.Key)).ToList();
        return [.. links.Select(link => link with { Current = link.Address == "/" + column.Key ? "page" : null })];
    }

    private static List<YearLink> YearsOf(ColumnView column, int year, IReadOnlyDictionary<int, int> counts)
    {
        var all = new YearLink(PublicText.AllYears, counts.Values.Sum(), Address(column, 0, 1), year == 0 ? "true" : null);
        return counts.Count < 2 && year == 0
            ? []
            : [all, .. counts.OrderByDescending(pair => pair.Key).Select(pair => new YearLink(
                Texts.Fill("{0}", pair.Key), pair.Value, Address(column, pair.Key, 1), pair.Key == year ? "true" : null))];
    }

    private static List<PageLink> PageLinks(ColumnView column, int year, int page, int pages)
    {
        var links = new List<PageLink>();
        if (pages == 1)
            return links;
        if (page > 1)
            links.Add(new PageLink(PublicText.PreviousPage, Address(column, year, page - 1), PublicText.PreviousPage, "prev"));
        foreach (var number in Enumerable.Range(1, pages).Where(number => number == 1 || number == pages || Math.Abs(number - page) <= PagesAround))
            links.Add(new PageLink(Texts.Fill("{0}", number), number == page ? null : Address(column, year, number), Texts.Fill(PublicText.PageLabel, number)));
        if (page < pages)
            links.Add(new PageLink(PublicText.NextPage, Address(column, year, page + 1), PublicText.NextPage, "next"));
        return links;
    }
}
