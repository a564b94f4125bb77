using System.Text.Json;
using OpenDisclosure.Domain.Catalogue;

namespace OpenDisclosure.Data.Published;

/// <summary>
/// What stands around every page: names, telephones, ids, navigation. All of it comes from live site texts, so that what an
/// administrator types and a citizen reads has passed the gate.
/// </summary>
public sealed class SiteFrame
{
    private readonly Dictionary<string, SiteTextView> texts;
    private readonly Dictionary<long, ColumnView> byId;

    internal SiteFrame(long epoch, IEnumerable<PublishedSiteText> texts, IEnumerable<PublishedColumn> columns)
    {
        Epoch = epoch;
        this.texts = texts.Select(SiteTextView.Of).ToDictionary(text => text.Key);
        Columns = [.. columns.OrderBy(column => column.Position).ThenBy(column => column.Id).Select(ColumnOf).Where(column => column.Name.Length > 0)];
        byId = Columns.ToDictionary(column => column.Id);
    }

    public long Epoch { get; }

    /// <summary>Every column that has a public name, in the order of the tree's siblings.</summary>
    public IReadOnlyList<ColumnView> Columns { get; }

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

/// <summary>A live site text with its fields.</summary>
public sealed record SiteTextView(string Key, string Html, DateTimeOffset PublishedAt, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>A field; empty when it is not set.</summary>
    public string Field(string name) => Fields.GetValueOrDefault(name, "");

    internal static SiteTextView Of(PublishedSiteText text)
    {
        using var manifest = JsonDocument.Parse(text.Manifest);
        var fields = manifest.RootElement.TryGetProperty("fields", out var found)
            ? found.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString() ?? "")
            : [];
        return new SiteTextView(text.SiteTextKey, text.Html, text.PublishedAt, fields);
    }
}
