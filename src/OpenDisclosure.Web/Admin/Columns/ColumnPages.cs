using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.SiteTexts;

namespace OpenDisclosure.Web.Admin.Columns;

/// <summary>A column in the tree, with where its public name stands.</summary>
internal sealed record ColumnLine(Column Column, int Level, SiteTextLine? Text);

/// <summary>The tree of columns, parents before children.</summary>
internal sealed record ColumnsPage(IReadOnlyList<ColumnLine> Lines, bool MayChange, bool MayBegin);

/// <summary>What is typed of a column. Numbers as typed, so that nothing is lost when something is wrong.</summary>
internal sealed class ColumnForm
{
    public long Version { get; init; }

    public string? Key { get; init; }

    public long? UnitId { get; init; }

    public string? StaffName { get; init; }

    public long? ParentId { get; init; }

    public ColumnClass? Class { get; init; }

    public DocumentKind? DefaultKind { get; init; }

    public string? Position { get; init; }

    public string? UpdateIntervalDays { get; init; }

    /// <summary>Always three places; an empty one means no step.</summary>
    public List<Duty?> Steps { get; init; } = [];

    public bool Closed { get; init; }

    public static ColumnForm From(Column column) => new()
    {
        Version = column.Version,
        Key = column.Key,
        UnitId = column.UnitId,
        StaffName = column.StaffName,
        ParentId = column.ParentId,
        Class = column.Class,
        DefaultKind = column.DefaultKind,
        Position = column.Position.ToString(System.Globalization.CultureInfo.InvariantCulture),
        UpdateIntervalDays = column.UpdateIntervalDays.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Steps = [.. column.Steps.OrderBy(step => step.Step).Select(step => (Duty?)step.Duty)],
        Closed = column.Closed,
    };
}

/// <summary>The page that makes or changes a column; without a column it makes one.</summary>
internal sealed record ColumnEditPage(ColumnForm Form, Column? Column, IReadOnlyList<ColumnLine> Tree, IReadOnlyList<Unit> Units, bool MayChange);
