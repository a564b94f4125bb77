using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Verification;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.FaultTests.Fixtures;

/// <summary>Where an act on a document stands, in the database and for the public.</summary>
internal enum Standing
{
    Nothing,
    All,
}

/// <summary>What must hold after every fault.</summary>
internal sealed class Examination(Site site)
{
    /// <summary>Everything that the verb `verify` looks at, the numbers, and the files of drafts.</summary>
    public async Task<IReadOnlyList<string>> Violations()
    {
        await using var db = site.Open();
        var violations = new List<string>();
        var key = new CheckpointKey(Path.Combine(site.Folder, "keys", "checkpoint.pem"), mayCreate: false);
        await foreach (var finding in Verifier.OfDatabase(db, site.Store, new Trust(Ground.Origin, key.PublicPem, []), CancellationToken.None))
            violations.Add($"verify: {finding}");
        var (count, last) = (await db.AuditEntries.CountAsync(), await db.AuditEntries.MaxAsync(entry => entry.Seq));
        if (count != last + 1)
            violations.Add($"The ledger has {count} entries, the last is {last}.");
        await Numbers(db, violations);
        await FourEyes(db, violations);
        foreach (var file in await db.DraftFiles.AsNoTracking().ToListAsync())
        {
            if (!await site.Store.IsWhole(file.Sha256, file.Size, CancellationToken.None))
                violations.Add($"The file {file.Name} of draft {file.DocumentId} is not whole.");
        }

        return violations;
    }

    /// <summary>A day later nothing lies in the store that no row names, and nothing that one names is gone.</summary>
    public async Task<IReadOnlyList<string>> Leftovers()
    {
        var store = Path.Combine(site.Folder, "store");
        await using var db = site.Open();
        var sweep = new StoreSweep(site.Store, TimeProvider.System);
        for (var look = 0; look < 2; look++)
        {
            foreach (var file in Directory.EnumerateFiles(store, "*", SearchOption.AllDirectories))
                File.SetLastWriteTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-23));
            await sweep.Look(db, CancellationToken.None);
        }

        var hashes = await db.DraftFiles.Select(file => file.Sha256).Concat(db.RevisionFiles.Select(file => file.Sha256)).ToListAsync();
        var named = hashes.Select(Convert.ToHexStringLower).ToHashSet();
        var there = Directory.EnumerateFiles(store, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).ToHashSet();
        return [.. there.Except(named).Select(name => $"{name} lies in the store and nothing names it."), .. named.Except(there).Select(name => $"{name} is gone.")];
    }

    /// <summary>Whether a release is in the database; the verifier has looked whether all of it is.</summary>
    public async Task<Standing> Released(Paper paper)
    {
        await using var db = site.Open();
        return await db.Publications.AnyAsync(publication => publication.RevisionId == paper.RevisionId) ? Standing.All : Standing.Nothing;
    }

    public async Task<Standing> Withdrawn(Paper paper)
    {
        await using var db = site.Open();
        var state = await db.Publications.Where(publication => publication.RevisionId == paper.RevisionId).Select(publication => publication.State).SingleAsync();
        return state == PublicationState.Withdrawn ? Standing.All : Standing.Nothing;
    }

    public async Task<Standing> Submitted(Paper paper)
    {
        await using var db = site.Open();
        return await db.Revisions.AnyAsync(revision => revision.DocumentId == paper.DocumentId) ? Standing.All : Standing.Nothing;
    }

    public async Task<Standing> Ordered(Paper paper)
    {
        await using var db = site.Open();
        return await db.ReleaseOrders.AnyAsync(order => order.RevisionId == paper.RevisionId) ? Standing.All : Standing.Nothing;
    }

    public async Task<Standing> Attached(Paper paper)
    {
        await using var db = site.Open();
        return await db.DraftFiles.AnyAsync(file => file.DocumentId == paper.DocumentId) ? Standing.All : Standing.Nothing;
    }

    /// <summary>The address of a document that was ever public, with its slash.</summary>
    public async Task<string?> Address(Paper paper)
    {
        await using var db = site.Open();
        var address = await db.CatalogueEntries.Where(entry => entry.DocumentId == paper.DocumentId).Select(entry => entry.Address).SingleOrDefaultAsync();
        return address is null ? null : "/" + address;
    }

    /// <summary>Index numbers run from one without a gap for each unit and year, and the counter stands at the last.</summary>
    private static async Task Numbers(Data.DisclosureDb db, List<string> violations)
    {
        var entries = await (
            from entry in db.CatalogueEntries
            join document in db.Documents on entry.DocumentId equals document.Id
            select new { document.UnitId, entry.IndexNumber }).ToListAsync();
        var counters = await db.IndexCounters.AsNoTracking().ToListAsync();
        var given = entries.Select(entry => (entry.UnitId, Parts: entry.IndexNumber.Split('/', '-', '〔', '〕', '(', ')')))
            .Select(entry => (entry.UnitId, Year: entry.Parts[^2], Serial: int.Parse(entry.Parts[^1], CultureInfo.InvariantCulture)));
        foreach (var year in given.GroupBy(number => (number.UnitId, number.Year)))
        {
            var serials = year.Select(number => number.Serial).Order().ToList();
            if (!serials.SequenceEqual(Enumerable.Range(1, serials.Count)))
                violations.Add($"Numbers of unit {year.Key.UnitId} in {year.Key.Year}: {string.Join(' ', serials)}.");
            if (counters.Single(counter => counter.UnitId == year.Key.UnitId && counter.Year.ToString(CultureInfo.InvariantCulture) == year.Key.Year).Last != serials.Count)
                violations.Add($"The counter of unit {year.Key.UnitId} in {year.Key.Year} is not at {serials.Count}.");
        }
    }

    /// <summary>Author, reviewers and releaser of whatever was published are different persons.</summary>
    private static async Task FourEyes(Data.DisclosureDb db, List<string> violations)
    {
        var duties = await (
            from publication in db.Publications
            join person in db.RevisionPersons on publication.RevisionId equals person.RevisionId
            select new { publication.RevisionId, person.StaffId, person.Duty }).ToListAsync();
        foreach (var revision in duties.GroupBy(duty => duty.RevisionId))
        {
            if (revision.GroupBy(duty => duty.StaffId).Any(person => person.Select(duty => duty.Duty).Distinct().Count() > 1))
                violations.Add($"One person did two duties on revision {revision.Key}.");
        }
    }
}
