using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.Texts;

namespace OpenDisclosure.Data.Administration;

/// <summary>What is set of a unit; key and credit code are in addresses and index numbers and never change.</summary>
public sealed record UnitValues(string Name, string NumberPrefix);

/// <summary>The bodies that disclose in their own name. Every change is an entry.</summary>
public sealed class ManageUnits(DisclosureDb db, TimeProvider clock)
{
    /// <summary>Adds a subordinate unit.</summary>
    public Task<ActOutcome> Create(Actor actor, string key, string creditCode, UnitValues values, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (!actor.Roles.Contains(Role.SystemAdministrator))
            return ActOutcome.Refused("NotYourRole");
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        db.ChangeTracker.Clear();
        var problems = new List<Problem>();
        if (!LatinKey.IsKey(key, 1, Unit.KeyLength))
            problems.Add(new Problem("Key", "UnitKeyShape"));
        else if (await db.Units.AnyAsync(unit => unit.Key == key, cancel))
            problems.Add(new Problem("Key", "UnitKeyTaken"));
        if (!CreditCode.IsValid(creditCode))
            problems.Add(new Problem("CreditCode", "CreditCodeShape"));
        else if (await db.Units.AnyAsync(unit => unit.CreditCode == creditCode, cancel))
            problems.Add(new Problem("CreditCode", "CreditCodeTaken"));
        if (problems.Count > 0)
            return ActOutcome.Refused(problems);
        var unit = new Unit
        {
            Key = key,
            CreditCode = creditCode,
            Name = values.Name,
            NumberPrefix = values.NumberPrefix,
            IsMain = !await db.Units.AnyAsync(cancel),
        };
        db.Units.Add(unit);
        return await Store(actor, unit, writer, cancel);
    });

    /// <summary>Changes name and prefix on top of those that the actor saw.</summary>
    public Task<ActOutcome> Change(Actor actor, long unitId, UnitValues seen, UnitValues values, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (!actor.Roles.Contains(Role.SystemAdministrator))
            return ActOutcome.Refused("NotYourRole");
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        db.ChangeTracker.Clear();
        var unit = await db.Units.SingleOrDefaultAsync(found => found.Id == unitId, cancel);
        if (unit is null)
            return ActOutcome.Refused("NoUnit");
        if (new UnitValues(unit.Name, unit.NumberPrefix) != seen)
            return ActOutcome.Refused("ChangedByOther");
        (unit.Name, unit.NumberPrefix) = (values.Name, values.NumberPrefix);
        return values == seen ? new ActOutcome([]) : await Store(actor, unit, writer, cancel);
    });

    private static async Task<ActOutcome> Store(Actor actor, Unit unit, LedgerWriter writer, CancellationToken cancel)
    {
        var body = new Dictionary<string, object?>
        {
            ["actor"] = actor.Key,
            ["unit"] = unit.Key,
            ["credit-code"] = unit.CreditCode,
            ["name"] = unit.Name,
            ["prefix"] = unit.NumberPrefix,
        };
        var entry = await writer.Append(Acts.UnitChanged, null, body, cancel);
        var epoch = await writer.Commit(changesSite: true, cancel);
        return new ActOutcome([], entry.Seq, epoch);
    }
}
