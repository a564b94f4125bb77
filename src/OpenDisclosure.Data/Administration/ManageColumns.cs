using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.Texts;

namespace OpenDisclosure.Data.Administration;

/// <summary>What is set of a column. Its key and its unit never change.</summary>
public sealed record ColumnValues(
    string StaffName, long? ParentId, ColumnClass Class, DocumentKind DefaultKind, int Position, int UpdateIntervalDays, IReadOnlyList<Duty> Steps, bool Closed);

/// <summary>The tree of columns and the steps of content review in each. Every change is an entry.</summary>
public sealed class ManageColumns(DisclosureDb db, TimeProvider clock)
{
    /// <summary>First segments of addresses that are the program's own.</summary>
    private static readonly HashSet<string> Reserved =
    [
        "about", "admin", "api", "assets", "counts", "css", "csp-report", "error", "errors", "feed", "feeds", "file", "files", "healthz", "home", "img", "js", "ledger",
        "media", "messages", "metrics", "proof", "proofs", "robots", "search", "sitemap", "status", "topics", "verify", "view", "well-known",
    ];

    /// <summary>Adds a column.</summary>
    public Task<ActOutcome> Create(Actor actor, string key, long unitId, ColumnValues values, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (!actor.Roles.Contains(Role.SystemAdministrator))
            return ActOutcome.Refused("NotYourRole");
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        db.ChangeTracker.Clear();
        var tree = await Tree(cancel);
        var problems = new List<Problem>();
        if (!LatinKey.IsKey(key, 2, Column.KeyLength) || Reserved.Contains(key))
            problems.Add(new Problem("Key", "ColumnKeyShape"));
        else if (tree.Any(column => column.Key == key))
            problems.Add(new Problem("Key", "ColumnKeyTaken"));
        if (!await db.Units.AnyAsync(unit => unit.Id == unitId, cancel))
            problems.Add(new Problem("UnitId", "NoUnit"));
        Check(problems, values, tree, unitId, columnId: null);
        if (problems.Count > 0)
            return ActOutcome.Refused(problems);
        var column = new Column
        {
            Key = key,
            UnitId = unitId,
            ParentId = values.ParentId,
            StaffName = values.StaffName,
            Class = values.Class,
            DefaultKind = values.DefaultKind,
            Position = values.Position,
            UpdateIntervalDays = values.UpdateIntervalDays,
            Closed = values.Closed,
            Version = 1,
        };
        AddSteps(column, values.Steps);
        db.Columns.Add(column);
        return await Store(actor, column, values, tree, writer, cancel);
    });

    /// <summary>Changes a column on top of the version that the actor saw.</summary>
    public Task<ActOutcome> Change(Actor actor, long columnId, long version, ColumnValues values, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (!actor.Roles.Contains(Role.SystemAdministrator))
            return ActOutcome.Refused("NotYourRole");
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        db.ChangeTracker.Clear();
        var column = await db.Columns.SingleOrDefaultAsync(found => found.Id == columnId, cancel);
        if (column is null)
            return ActOutcome.Refused("NoColumn");
        if (column.Version != version)
            return ActOutcome.Refused("ChangedByOther");
        var tree = await Tree(cancel);
        var problems = new List<Problem>();
        Check(problems, values, tree, column.UnitId, columnId);
        if (problems.Count > 0)
            return ActOutcome.Refused(problems);
        if (!await Write(column, values, cancel))
            return new ActOutcome([]);
        column.Version++;
        return await Store(actor, column, values, tree, writer, cancel);
    });

    /// <summary>Writes the values; false when nothing is different.</summary>
    private async Task<bool> Write(Column column, ColumnValues values, CancellationToken cancel)
    {
        column.StaffName = values.StaffName;
        column.ParentId = values.ParentId;
        column.Class = values.Class;
        column.DefaultKind = values.DefaultKind;
        column.Position = values.Position;
        column.UpdateIntervalDays = values.UpdateIntervalDays;
        column.Closed = values.Closed;
        if (!column.Steps.OrderBy(step => step.Step).Select(step => step.Duty).SequenceEqual(values.Steps))
        {
            // The rows have the same keys: the old ones must be gone before the new ones come.
            db.RemoveRange(column.Steps);
            column.Steps.Clear();
            await db.SaveChangesAsync(cancel);
            AddSteps(column, values.Steps);
            return true;
        }

        return db.ChangeTracker.HasChanges();
    }

    private static async Task<ActOutcome> Store(
        Actor actor, Column column, ColumnValues values, IReadOnlyList<Node> tree, LedgerWriter writer, CancellationToken cancel)
    {
        var body = new Dictionary<string, object?>
        {
            ["actor"] = actor.Key,
            ["column"] = column.Key,
            ["version"] = column.Version,
            ["parent"] = tree.FirstOrDefault(node => node.Id == values.ParentId)?.Key,
            ["name"] = values.StaffName,
            ["class"] = Term.Of(values.Class),
            ["kind"] = Term.Of(values.DefaultKind),
            ["position"] = values.Position,
            ["days"] = values.UpdateIntervalDays,
            ["steps"] = values.Steps.Select(Term.Of).ToArray(),
            ["closed"] = values.Closed,
        };
        var entry = await writer.Append(Acts.ColumnChanged, null, body, cancel);
        var epoch = await writer.Commit(changesSite: true, cancel);
        return new ActOutcome([], entry.Seq, epoch);
    }

    private static void Check(List<Problem> problems, ColumnValues values, IReadOnlyList<Node> tree, long unitId, long? columnId)
    {
        if (values.ParentId is { } parentId)
        {
            var parent = tree.FirstOrDefault(node => node.Id == parentId);
            if (parent is null || (parent.UnitId != unitId && !parent.OfMainUnit))
                problems.Add(new Problem("ParentId", "NoColumn"));
            else if (columnId is { } self && IsBelow(tree, parentId, self))
                problems.Add(new Problem("ParentId", "ColumnBelowItself"));
        }

        if (values.Steps.Count is 0 or > Column.MostSteps)
            problems.Add(new Problem("Steps", "ColumnSteps"));
        else if (values.Steps.Any(duty => duty is not (Duty.ContentReviewer or Duty.Releaser)) || values.Steps.SkipLast(1).Contains(Duty.Releaser))
            problems.Add(new Problem("Steps", "ReleaserStepLast"));
    }

    private static bool IsBelow(IReadOnlyList<Node> tree, long columnId, long aboveId)
    {
        for (long? at = columnId; at is not null; at = tree.FirstOrDefault(node => node.Id == at)?.ParentId)
        {
            if (at == aboveId)
                return true;
        }

        return false;
    }

    private static void AddSteps(Column column, IReadOnlyList<Duty> duties)
    {
        for (var index = 0; index < duties.Count; index++)
            column.Steps.Add(new ColumnStep { Step = index + 1, Duty = duties[index] });
    }

    private Task<List<Node>> Tree(CancellationToken cancel) => db.Columns.AsNoTracking().IgnoreAutoIncludes()
        .Select(column => new Node(column.Id, column.ParentId, column.UnitId, column.Key, db.Units.Any(unit => unit.Id == column.UnitId && unit.IsMain))).ToListAsync(cancel);

    /// <summary>A column of the tree; those of the main unit may have columns of other units below them.</summary>
    private sealed record Node(long Id, long? ParentId, long UnitId, string Key, bool OfMainUnit);
}
