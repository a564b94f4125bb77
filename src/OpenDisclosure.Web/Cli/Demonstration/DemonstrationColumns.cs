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

    public async Task Write(long unitId, CancellationToken cancel)
    {
        foreach (var (text, position) in Texts.Select((text, position) => (text, position)))
        {
            var column = new Column
            {
                UnitId = unitId,
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

/// <summary>A column of the demonstration; without a name it is the staff's alone.</summary>
internal sealed record ColumnText(
    string Key, string? Parent, string StaffName, string Class, string Kind, int UpdateIntervalDays, IReadOnlyList<string> Steps,
    string? Description, string? Keywords)
{
    public bool IsPublic => Description is not null;
}
