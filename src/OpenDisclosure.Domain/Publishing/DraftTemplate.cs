namespace OpenDisclosure.Domain.Publishing;

/// <summary>模板: what a new document of a unit may begin with. Not public and no act; who made, renamed and removed it stands in the row.</summary>
public sealed class DraftTemplate
{
    public const int NameLength = 60;
    public const int FieldsLength = 800_000;

    public long Id { get; private set; }

    public required long UnitId { get; init; }

    public required string Name { get; set; }

    public required DocumentKind Kind { get; init; }

    public required long? ColumnId { get; init; }

    /// <summary>Fields of a draft by their names, as JSON.</summary>
    public required string Fields { get; init; }

    public required long MadeById { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public long? ChangedById { get; set; }

    public DateTimeOffset? ChangedAt { get; set; }

    public long? RemovedById { get; set; }

    public DateTimeOffset? RemovedAt { get; set; }
}
