using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Catalogue;

namespace OpenDisclosure.Benchmarks.Filling;

/// <summary>Index numbers that were given, and live documents by column and year.</summary>
internal sealed class Registers
{
    private readonly Dictionary<(long Unit, int Year), IndexCounter> numbers;
    private readonly Dictionary<(long Column, int Year), ColumnCounter> counters;

    private Registers(IEnumerable<IndexCounter> numbers, IEnumerable<ColumnCounter> counters)
    {
        this.numbers = numbers.ToDictionary(number => (number.UnitId, number.Year));
        this.counters = counters.ToDictionary(counter => (counter.ColumnId, counter.Year));
    }

    /// <summary>Reads them.</summary>
    public static async Task<Registers> Read(DisclosureDb db, CancellationToken cancel) =>
        new(await db.IndexCounters.AsNoTracking().ToListAsync(cancel), await db.ColumnCounters.AsNoTracking().ToListAsync(cancel));

    /// <summary>The next serial of a unit and year.</summary>
    public int Next(long unitId, int year)
    {
        if (!numbers.TryGetValue((unitId, year), out var number))
            numbers[(unitId, year)] = number = new IndexCounter { UnitId = unitId, Year = year, Last = 0 };
        return ++number.Last;
    }

    /// <summary>Counts a live document.</summary>
    public void Count(long columnId, int year)
    {
        if (!counters.TryGetValue((columnId, year), out var counter))
            counters[(columnId, year)] = counter = new ColumnCounter { ColumnId = columnId, Year = year, Live = 0 };
        counter.Live++;
    }

    /// <summary>Writes them as they stand, in the transaction of what they count.</summary>
    public async Task Save(DisclosureDb db, CancellationToken cancel)
    {
        var stored = await db.IndexCounters.ToDictionaryAsync(number => (number.UnitId, number.Year), cancel);
        foreach (var (key, number) in numbers)
        {
            if (stored.TryGetValue(key, out var old))
                old.Last = number.Last;
            else
                db.IndexCounters.Add(new IndexCounter { UnitId = number.UnitId, Year = number.Year, Last = number.Last });
        }

        var counted = await db.ColumnCounters.ToDictionaryAsync(counter => (counter.ColumnId, counter.Year), cancel);
        foreach (var (key, counter) in counters)
        {
            if (counted.TryGetValue(key, out var old))
                old.Live = counter.Live;
            else
                db.ColumnCounters.Add(new ColumnCounter { ColumnId = counter.ColumnId, Year = counter.Year, Live = counter.Live });
        }

        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }
}
