using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Web.Admin.SiteTexts;

namespace OpenDisclosure.Web.Admin.Topics;

/// <summary>A topic with the state of its public name.</summary>
internal sealed record TopicLine(Topic Topic, SiteTextLine? Text, int Documents);

/// <summary>All topics.</summary>
internal sealed record TopicsPage(IReadOnlyList<TopicLine> Lines, bool MayChange, bool MayBegin);

/// <summary>What is typed of a topic, on top of the version that was seen.</summary>
internal sealed class TopicForm
{
    public string? Key { get; init; }

    public long Version { get; init; }

    public string? StaffName { get; init; }

    public string? Position { get; init; }

    public bool Closed { get; init; }

    public static TopicForm From(Topic topic) => new()
    {
        Version = topic.Version,
        StaffName = topic.StaffName,
        Position = topic.Position.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Closed = topic.Closed,
    };
}

/// <summary>The page that makes or changes a topic; without a topic it makes one.</summary>
internal sealed record TopicEditPage(TopicForm Form, Topic? Topic, bool MayChange);
