using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;

namespace OpenDisclosure.Web.Site.Topics;

/// <summary>All topics with what each is about.</summary>
internal sealed record TopicsPage : SitePage
{
    public required IReadOnlyList<TopicView> Topics { get; init; }
}

/// <summary>The documents of a topic, of all columns, newest first.</summary>
internal sealed record TopicPage : SitePage
{
    public required string Heading { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<NavLink> SideLinks { get; init; }

    public required IReadOnlyList<TopicRow> Rows { get; init; }

    public string? NewerAddress { get; init; }

    public string? OlderAddress { get; init; }

    /// <summary>A topic's one address; its first page has no number.</summary>
    public static string Address(TopicView topic, int page) => page <= 1 ? "/topics/" + topic.Key : Texts.Fill("/topics/{0}?page={1}", topic.Key, page);
}

/// <summary>A row with the column that the document stands in.</summary>
internal sealed record TopicRow(string Date, string Title, string Address, string Column)
{
    public static TopicRow Of(DocumentLine line, SiteFrame frame) =>
        new(Texts.Iso(BeijingTime.DateOf(line.FirstPublishedAt)), line.Title, "/" + line.Address, frame.Column(line.ColumnId)?.Name ?? "");
}
