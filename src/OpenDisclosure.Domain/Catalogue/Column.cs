using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Domain.Catalogue;

/// <summary>The class by which the 政府网站工作年度报表 counts a column's items.</summary>
public enum ColumnClass
{
    Overview,
    News,
    Catalogue,
    Interpretation,
    Response,
    Uncounted,
}

/// <summary>
/// A column (栏目) of the site. Its place in the tree and its review steps are set here; what a citizen reads of it,
/// its name and description, is a site text that goes through the gate.
/// </summary>
public sealed class Column
{
    public const int KeyLength = 40;
    public const int NameLength = 60;

    /// <summary>The law's review has at most three content steps (初审、复审、终审).</summary>
    public const int MostSteps = 3;

    public long Id { get; private set; }

    public required long UnitId { get; init; }

    public long? ParentId { get; set; }

    /// <summary>Lower-case Latin name; the first segment of the addresses of its documents. Never changes.</summary>
    public required string Key { get; init; }

    /// <summary>What staff call it. The public name is a site text.</summary>
    public required string StaffName { get; set; }

    public required ColumnClass Class { get; set; }

    /// <summary>The kind a new document of this column has unless the drafter chooses another.</summary>
    public required DocumentKind DefaultKind { get; set; }

    public required int Position { get; set; }

    /// <summary>Longest time between two items, in calendar days; 0 when the column needs no updates.</summary>
    public required int UpdateIntervalDays { get; set; }

    /// <summary>A closed column takes no new documents and stays readable.</summary>
    public bool Closed { get; set; }

    public long Version { get; set; }

    public IList<ColumnStep> Steps { get; } = [];
}

/// <summary>One step of content review of a column. The releaser's own step (签发即终审) can only be the last.</summary>
public sealed class ColumnStep
{
    public long ColumnId { get; private set; }

    public required int Step { get; init; }

    public required Duty Duty { get; init; }
}

/// <summary>Live documents of a column by the Beijing year of their first release; kept in the release transaction.</summary>
public sealed class ColumnCounter
{
    public required long ColumnId { get; init; }

    public required int Year { get; init; }

    public required int Live { get; set; }
}

/// <summary>The last serial given for a unit and a year. A row, so that numbers are free of gaps and never used again.</summary>
public sealed class IndexCounter
{
    public required long UnitId { get; init; }

    public required int Year { get; init; }

    public required int Last { get; set; }
}
