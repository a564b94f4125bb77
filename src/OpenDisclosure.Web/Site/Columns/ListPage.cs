using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Messages;

namespace OpenDisclosure.Web.Site.Columns;

/// <summary>What a list is of.</summary>
internal sealed record ListFacts(SiteFrame Frame, ListQuery Query, int Count, IReadOnlyList<FacetGroup> Groups, IReadOnlyList<FacetLink> Items, DateOnly Today);

/// <summary>A row of a list.</summary>
internal sealed record ListRow(
    string Number, string Title, string Address, string Date, ValidityTag? Validity, IReadOnlyList<NavLink> Interpretations)
{
    /// <summary>Whether it interprets a document that no longer holds.</summary>
    public bool InterpretsRepealed { get; init; }
}

/// <summary>A numbered page; without address it is the one that is shown.</summary>
internal sealed record PageLink(string Text, string? Address, string Label, string? Relation = null)
{
    private const int PagesAround = 3;

    /// <summary>The numbered pages around one, with the first and the last; none when there is one page alone.</summary>
    public static IReadOnlyList<PageLink> Of(NarrowedQuery query, int pages)
    {
        var (links, page) = (new List<PageLink>(), query.Page);
        if (pages == 1)
            return links;
        if (page > 1)
            links.Add(new PageLink(PublicText.PreviousPage, query.At(page - 1), PublicText.PreviousPage, "prev"));
        foreach (var number in Enumerable.Range(1, pages).Where(number => number == 1 || number == pages || Math.Abs(number - page) <= PagesAround))
            links.Add(new PageLink(Texts.Fill("{0}", number), number == page ? null : query.At(number), Texts.Fill(PublicText.PageLabel, number)));
        if (page < pages)
            links.Add(new PageLink(PublicText.NextPage, query.At(page + 1), PublicText.NextPage, "next"));
        return links;
    }
}

internal sealed record ListPage : SitePage
{
    public required string Heading { get; init; }

    /// <summary>How many there are, in words.</summary>
    public required string Lead { get; init; }

    public required string Description { get; init; }

    /// <summary>The section's own navigation, empty where the column has neither sisters nor daughters, and what the list can be narrowed by.</summary>
    public required FacetPanel Panel { get; init; }

    public required string SideLabel { get; init; }

    /// <summary>Whether it stands in the statutory section, which has its own navigation at the side.</summary>
    public required bool IsStatutory { get; init; }

    /// <summary>The fifteen items of 《政府信息公开条例》第二十条 with what stands under each; only in 法定主动公开内容.</summary>
    public required IReadOnlyList<FacetLink> Items { get; init; }

    /// <summary>What was chosen, each with the address of the list without it.</summary>
    public required IReadOnlyList<NavLink> Chosen { get; init; }

    public required IReadOnlyList<ListRow> Rows { get; init; }

    public required IReadOnlyList<PageLink> Pages { get; init; }

    /// <summary>The orders it can be read in.</summary>
    public required IReadOnlyList<NavLink> Orders { get; init; }

    /// <summary>The address of the form that narrows by several facets at once.</summary>
    public required string FormAddress { get; init; }

    /// <summary>The present order, as the form sends it; empty for the usual one.</summary>
    public required string Order { get; init; }

    public required string FeedAddress { get; init; }

    /// <summary>Says how many the files hold; empty for an empty list, which has none.</summary>
    public required string DownloadLabel { get; init; }

    /// <summary>The same list as files.</summary>
    public required IReadOnlyList<NavLink> Downloads { get; init; }

    /// <summary>That the page shows another day than today; null for today.</summary>
    public DayNote? DayNote { get; init; }

    public required DayForm DayForm { get; init; }

    /// <summary>Whether any row has a document number: then rows are a table of numbers, else a plain dated list.</summary>
    public bool IsNumbered => Rows.Any(row => row.Number.Length > 0);

    /// <summary>How many pages a count fills; an empty list has one.</summary>
    public static int PagesOf(int count) =>
        Math.Max((count + PublishedContent.PageSize - 1) / PublishedContent.PageSize, 1);

    public static ListPage Of(
        ListFacts facts, IReadOnlyList<DocumentLine> lines, ILookup<long, RelatedLine> interpretations, IReadOnlySet<long> repealed, Func<Spot, Surround> around)
    {
        var (frame, query, count, groups, items, today) = facts;
        var pages = PagesOf(count);
        return new ListPage
        {
            Around = around(new Spot(query.Address, query.Column.Name) { Column = query.Column, IsColumn = true, HasFeed = true, Sheet = Sheets.Lists, Suffix = SuffixOf(frame, query, pages) }),
            Heading = query.Column.Name,
            Lead = LeadOf(count, query),
            Description = query.Column.Description,
            Panel = new FacetPanel(Side(frame, query.Column), groups),
            SideLabel = frame.PathTo(query.Column)[0].Name,
            IsStatutory = frame.PathTo(query.Column)[0].Key == Surroundings.StatutoryColumn,
            Items = items,
            Chosen = FacetGroup.Chosen(frame, query),
            Rows = [.. lines.Select(line => RowOf(line, interpretations, today) with { InterpretsRepealed = repealed.Contains(line.DocumentId) })],
            DayForm = new DayForm("/" + query.Column.Key, null, Texts.Iso(today), Texts.Iso(today)),
            Pages = PageLink.Of(query, pages),
            Orders = count < 2 ? [] : [.. Enum.GetValues<ListOrder>().Select(order => new NavLink(NameOf(order), query.In(order), order == query.Order ? "true" : null))],
            FormAddress = "/" + query.Column.Key,
            Order = query.Order == ListOrder.Newest ? "" : Term.Of(query.Order),
            FeedAddress = query.FileAddress("feed.atom"),
            DownloadLabel = count == 0 ? "" : Texts.Fill(count > ListFile.MostRecords ? PublicText.DownloadNewest : PublicText.DownloadList, Math.Min(count, ListFile.MostRecords)),
            Downloads = [.. ListFile.Formats.Select(format => new NavLink(format.ToUpperInvariant(), query.FileAddress("list." + format)))],
        };
    }

    /// <summary>A column as it stood at the end of an earlier day: not narrowed, and not as files.</summary>
    public static ListPage On(SiteFrame frame, ListQuery query, PastList list, DateOnly today, Func<Spot, Surround> around)
    {
        var (day, address) = (query.Day!.Value, "/" + query.Column.Key);
        var page = Of(new ListFacts(frame, query, list.Count, [], [], day), list.Lines, list.Interpretations, new HashSet<long>(), spot => around(spot with
        {
            Suffix = Texts.Fill(PublicText.InBrackets, Texts.Fill(PublicText.DayName, Texts.Long(day))) + spot.Suffix,
            CanonicalPath = address,
            Indexed = false,
            HasFeed = false,
        }));
        return page with
        {
            DayNote = new DayNote(Texts.Fill(PublicText.DayOfList, Texts.Long(day)), new NavLink(PublicText.DayToday, address)),
            DayForm = new DayForm(address, null, Texts.Iso(today), Texts.Iso(day)),
            DownloadLabel = "",
            Orders = [],
        };
    }

    private static ListRow RowOf(DocumentLine line, ILookup<long, RelatedLine> interpretations, DateOnly today) => new(
        line.DocumentNumber, line.Title, "/" + line.Address, Texts.Iso(BeijingTime.DateOf(line.FirstPublishedAt)),
        ValidityTag.On(today, line.Validity, line.EffectiveOn, line.ExpiresOn, line.EndedOn),
        [.. interpretations[line.DocumentId].Select(found => new NavLink(found.Title, "/" + found.Address))]);

    private static string SuffixOf(SiteFrame frame, ListQuery query, int pages) =>
        string.Concat(ListQuery.Keys.Where(found => query.Chosen.ContainsKey(found.Facet)).Select(found => Texts.Fill(PublicText.TitleFacet, FacetGroup.NameOf(frame, found.Facet, query.Chosen[found.Facet]))))
            + (pages == 1 ? "" : Texts.Fill(PublicText.TitlePage, query.Page, pages));

    private static string NameOf(ListOrder order) => order == ListOrder.Newest ? PublicText.OrderNewest : PublicText.OrderOldest;

    private static string LeadOf(int count, ListQuery query)
    {
        if (count == 0)
            return query.Chosen.Count == 0 ? PublicText.NothingYet : PublicText.NothingChosen;
        var all = Texts.Fill(query.Chosen.Count == 0 ? PublicText.CountInWords : PublicText.CountOfChosen, count);
        var (first, last) = (((query.Page - 1) * PublishedContent.PageSize) + 1, Math.Min(count, query.Page * PublishedContent.PageSize));
        return count <= PublishedContent.PageSize ? all : all + Texts.Fill(PublicText.ShownHere, first, last);
    }

    private static List<NavLink> Side(SiteFrame frame, ColumnView column)
    {
        var root = frame.PathTo(column)[0];
        var links = root.Key == Surroundings.StatutoryColumn
            ? [.. Surroundings.Statutory(frame)]
            : frame.Below(root.Id).Select(below => new NavLink(below.Name, "/" + below.Key)).ToList();
        if (root.Key == MessagesController.Column)
            links.Insert(0, new NavLink(MessageText.Title, MessagesController.Address));
        return [.. links.Select(link => link with { Current = link.Address == "/" + column.Key ? "page" : null })];
    }
}
