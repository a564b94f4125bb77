using OpenDisclosure.Data;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>The tree of columns. Their public names are site texts and go through the gate.</summary>
internal sealed class DemonstrationColumns(DisclosureDb db)
{
    private readonly Dictionary<string, long> ids = [];

    /// <summary>The columns with what the public reads of them.</summary>
    public IReadOnlyList<ColumnText> Texts { get; } = DemonstrationText.Json<List<ColumnText>>("columns.json");

    public long Id(string key) => ids[key];

    /// <summary>What is written of a column.</summary>
    public ColumnText Text(string key) => Texts.First(text => text.Key == key);

    /// <summary>The topics with what the public reads of them.</summary>
    public IReadOnlyList<TopicText> Topics { get; } = DemonstrationText.Json<List<TopicText>>("topics.json");

    /// <summary>Writes columns and topics.</summary>
    public async Task Write(DemonstrationAccounts accounts, CancellationToken cancel)
    {
        db.Topics.AddRange(Topics.Select((topic, position) => new Topic { Key = topic.Key, StaffName = topic.Name, Position = position + 1, Version = 1 }));
        foreach (var (text, position) in Texts.Select((text, position) => (text, position)))
        {
            var column = new Column
            {
                UnitId = accounts.UnitId(text.Unit ?? DemonstrationAccounts.MainUnit),
                ParentId = text.Parent is null ? null : ids[text.Parent],
                Key = text.Key,
                StaffName = text.StaffName,
                Class = Term.Parse<ColumnClass>(text.Class),
                DefaultKind = Term.Parse<DocumentKind>(text.Kind),
                Position = position + 1,
                UpdateIntervalDays = text.UpdateIntervalDays,
                Version = 1,
            };
            foreach (var (duty, at) in text.Steps.Select((duty, at) => (duty, at)))
                column.Steps.Add(new ColumnStep { Step = at + 1, Duty = Term.Parse<Duty>(duty) });
            db.Columns.Add(column);
            await db.SaveChangesAsync(cancel);
            ids[text.Key] = column.Id;
        }

        db.ChangeTracker.Clear();
    }
}

/// <summary>A topic of the demonstration.</summary>
internal sealed record TopicText(string Key, string Name, string Description);

/// <summary>A column of the demonstration; without a name it is the staff's alone.</summary>
internal sealed record ColumnText(
    string Key, string? Parent, string StaffName, string Class, string Kind, int UpdateIntervalDays, IReadOnlyList<string> Steps,
    string? Description, string? Keywords, string? Unit = null)
{
    public bool IsPublic => Description is not null;
}
