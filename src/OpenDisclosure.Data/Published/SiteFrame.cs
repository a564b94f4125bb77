using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.Catalogue;

namespace OpenDisclosure.Data.Published;

/// <summary>
/// What stands around every page: names, telephones, ids, navigation. All of it comes from live site texts, so that what an
/// administrator types and a citizen reads has passed the gate.
/// </summary>
public sealed class SiteFrame
{
    private readonly Dictionary<string, SiteTextView> texts;
    private readonly bool opened;
    private readonly Dictionary<long, ColumnView> byId;

    internal SiteFrame(long epoch, bool opened, IEnumerable<PublishedSiteText> texts, IEnumerable<PublishedColumn> columns, IEnumerable<PublishedTopic> topics)
    {
        Epoch = epoch;
        this.opened = opened;
        this.texts = texts.Select(SiteTextView.Of).ToDictionary(text => text.Key);
        Columns = [.. columns.OrderBy(column => column.Position).ThenBy(column => column.Id).Select(ColumnOf).Where(column => column.Name.Length > 0)];
        byId = Columns.ToDictionary(column => column.Id);
        Topics = [.. topics.OrderBy(topic => topic.Position).ThenBy(topic => topic.Id).Select(TopicOf).Where(topic => topic.Name.Length > 0)];
    }

    public long Epoch { get; }

    /// <summary>Whether two persons have opened the site and the agency's own text is live: before, nothing is shown.</summary>
    public bool IsOpen => opened && Text(SiteTextKeys.Agency) is not null;

    /// <summary>Every column that has a public name, in the order of the tree's siblings.</summary>
    public IReadOnlyList<ColumnView> Columns { get; }

    /// <summary>Every topic that has a public name, in order.</summary>
    public IReadOnlyList<TopicView> Topics { get; }

    /// <summary>The public name of the unit that discloses: the agency's own, or that of a subordinate unit.</summary>
    public string UnitName(string unitKey) => Field(SiteTextKeys.Unit(unitKey), SiteTextKeys.Name) is { Length: > 0 } name ? name : Agency(SiteTextKeys.Name);

    /// <summary>A topic by its key, or null.</summary>
    public TopicView? Topic(string? key) => Topics.FirstOrDefault(topic => topic.Key == key);

    /// <summary>A field of the agency's site text (name, domain, telephone …); empty when it is not set.</summary>
    public string Agency(string field) => Field(SiteTextKeys.Agency, field);

    /// <summary>A field of any site text; empty when the text is not live or lacks it.</summary>
    public string Field(string key, string field) => texts.TryGetValue(key, out var text) ? text.Field(field) : "";

    /// <summary>A live site text, or null.</summary>
    public SiteTextView? Text(string key) => texts.GetValueOrDefault(key);

    /// <summary>A column by its key, or null.</summary>
    public ColumnView? Column(string key) => Columns.FirstOrDefault(column => column.Key == key);

    /// <summary>A column by its id, or null.</summary>
    public ColumnView? Column(long id) => byId.GetValueOrDefault(id);

    /// <summary>The columns directly below one, or the top of the tree.</summary>
    public IEnumerable<ColumnView> Below(long? parentId) => Columns.Where(column => column.ParentId == parentId);

    /// <summary>A column and all below it.</summary>
    public IEnumerable<ColumnView> Branch(ColumnView column) =>
        new[] { column }.Concat(Below(column.Id).SelectMany(Branch));

    /// <summary>From the top of the tree down to the column itself.</summary>
    public IReadOnlyList<ColumnView> PathTo(ColumnView column)
    {
        var path = new List<ColumnView>();
        for (ColumnView? at = column; at is not null; at = at.ParentId is { } parent ? Column(parent) : null)
            path.Insert(0, at);
        return path;
    }

    private TopicView TopicOf(PublishedTopic topic)
    {
        var key = SiteTextKeys.Topic(topic.Key);
        return new TopicView(topic.Key, Field(key, SiteTextKeys.Name), Field(key, SiteTextKeys.Description));
    }

    private ColumnView ColumnOf(PublishedColumn column)
    {
        var text = texts.GetValueOrDefault(SiteTextKeys.Column(column.Key));
        return new ColumnView(
            column.Id, column.ParentId, column.Key, column.Class,
            text?.Field(SiteTextKeys.Name) ?? "", text?.Field(SiteTextKeys.Description) ?? "", text?.Field(SiteTextKeys.Keywords) ?? "");
    }
}

/// <summary>A column as the public sees it.</summary>
public sealed record ColumnView(long Id, long? ParentId, string Key, ColumnClass Class, string Name, string Description, string Keywords);

/// <summary>A topic as the public sees it.</summary>
public sealed record TopicView(string Key, string Name, string Description);

/// <summary>A live site text with its fields.</summary>
public sealed record SiteTextView(string Key, string Html, DateTimeOffset PublishedAt, IReadOnlyDictionary<string, string> Fields, EmblemFile? Emblem)
{
    /// <summary>A field; empty when it is not set.</summary>
    public string Field(string name) => Fields.GetValueOrDefault(name, "");

    internal static SiteTextView Of(PublishedSiteText text)
    {
        return new SiteTextView(text.SiteTextKey, text.Html, text.PublishedAt, ManifestFields.Of(text.Manifest), ManifestFields.FirstPicture(text.Manifest));
    }
}

/// <summary>The first picture that is sealed with a site text: of the agency's own text, its emblem.</summary>
public sealed record EmblemFile(byte[] Sha256, string Name);
