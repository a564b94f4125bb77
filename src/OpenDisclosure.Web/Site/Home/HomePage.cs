using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;

namespace OpenDisclosure.Web.Site.Home;

/// <summary>One of the five doors to the statutory section.</summary>
internal sealed record Door(string Name, string Note, string Address);

/// <summary>A figure with what it counts and where its list is.</summary>
internal sealed record CountLine(string Label, int Count, string? Address, string Note);

/// <summary>A dated line with its interpretations below it.</summary>
internal sealed record FeedLine(string Date, string Title, string Address, IReadOnlyList<NavLink> Interpretations)
{
    public static IReadOnlyList<FeedLine> Of(IEnumerable<DocumentLine> lines, ILookup<long, RelatedLine>? interpretations) =>
        [.. lines.Select(line => new FeedLine(
            Texts.Iso(BeijingTime.DateOf(line.FirstPublishedAt)), line.Title, "/" + line.Address,
            [.. (interpretations?[line.DocumentId] ?? []).Select(found => new NavLink(found.Title, "/" + found.Address))]))];
}

internal sealed record HomePage : SitePage
{
    /// <summary>The column of policies, whose newest documents stand first.</summary>
    public const string PolicyColumn = "policies";

    private const int MostColumnDoors = 3;

    public required string Agency { get; init; }

    public required IReadOnlyList<Door> Doors { get; init; }

    public required IReadOnlyList<FeedLine> Policies { get; init; }

    public string? PoliciesAddress { get; init; }

    public required IReadOnlyList<FeedLine> News { get; init; }

    public string? NewsAddress { get; init; }

    public required IReadOnlyList<NavLink> Topics { get; init; }

    public required int Year { get; init; }

    public required IReadOnlyList<CountLine> Counts { get; init; }

    public string? OnRequestAddress { get; init; }

    public required string Contact { get; init; }

    /// <summary>One empty square for each of the twenty working days (条例第三十三条).</summary>
    public IEnumerable<int> WorkingDays { get; } = Enumerable.Range(1, 20);

    public string Heading => Texts.Fill(PublicText.HomeHeading, Agency);

    public string CountsHeading => Texts.Fill(PublicText.CountsHeading, Year);

    /// <summary>Guide, the first columns of the statutory section, and requests.</summary>
    public static IReadOnlyList<Door> DoorsOf(SiteFrame frame)
    {
        var doors = new List<Door>();
        if (frame.Text(SiteTextKeys.Guide) is not null)
            doors.Add(new Door(PublicText.DoorGuide, PublicText.DoorGuideNote, "/about/guide"));
        if (frame.Column(Surroundings.StatutoryColumn) is { } section)
            doors.AddRange(frame.Below(section.Id).Take(MostColumnDoors).Select(column => new Door(column.Name, column.Description, "/" + column.Key)));
        if (frame.Text(SiteTextKeys.OnRequest) is not null)
            doors.Add(new Door(PublicText.OnRequest, PublicText.DoorOnRequestNote, "/about/on-request"));
        return doors;
    }

    /// <summary>The figures that 政府网站工作年度报表 asks for: all information by class, and interpretations.</summary>
    public static IReadOnlyList<CountLine> CountsOf(SiteFrame frame, IReadOnlyDictionary<long, int> counts)
    {
        var (overview, news, catalogue) = (Sum(ColumnClass.Overview), Sum(ColumnClass.News), Sum(ColumnClass.Catalogue));
        var interpretations = frame.Columns.FirstOrDefault(column => column.Class == ColumnClass.Interpretation);
        return
        [
            new CountLine(PublicText.CountAll, overview + news + catalogue, "/counts", Texts.Fill(PublicText.CountAllParts, overview, news, catalogue)),
            new CountLine(PublicText.CountInterpretations, Sum(ColumnClass.Interpretation) + Sum(ColumnClass.Response),
                interpretations is null ? null : "/" + interpretations.Key, Texts.Fill(PublicText.CountExplainedParts, Sum(ColumnClass.Interpretation), Sum(ColumnClass.Response))),
        ];

        int Sum(ColumnClass wanted) => frame.Columns.Where(column => column.Class == wanted).Sum(column => counts.GetValueOrDefault(column.Id));
    }
}
