using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;

namespace OpenDisclosure.Data.Administration;

/// <summary>
/// Opens the site to the public: two administrators confirm that nothing is missing. Until then every public address says that the site
/// is not open yet, whatever is released.
/// </summary>
public sealed class OpenSite(DisclosureDb db, TimeProvider clock)
{
    /// <summary>Confirms, as the first or as the second person.</summary>
    /// <param name="actor">The system administrator or the security administrator.</param>
    /// <param name="missing">What the check list still finds missing, by code; nothing may be.</param>
    /// <param name="cancel">Cancels; nothing is stored.</param>
    public Task<ActOutcome> Confirm(Actor actor, IReadOnlyCollection<string> missing, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (!GrantRoles.MayDecide(actor.Roles))
            return ActOutcome.Refused("NotYourRole");
        if (missing.Count > 0)
            return ActOutcome.Refused("OpeningMissing");
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        db.ChangeTracker.Clear();
        var done = await db.SiteOpenings.AsNoTracking().ToListAsync(cancel);
        if (done.Count >= SiteOpening.Confirmations)
            return ActOutcome.Refused("OpenAlready");
        if (done.Any(opening => opening.StaffId == actor.StaffId))
            return ActOutcome.Refused("SecondPersonNeeded");
        var step = done.Count + 1;
        var entry = await writer.Append(Acts.OpeningConfirmed, null, new Dictionary<string, object?> { ["actor"] = actor.Key, ["step"] = step }, cancel);
        await db.SaveChangesAsync(cancel);
        db.SiteOpenings.Add(new SiteOpening { Step = step, StaffId = actor.StaffId, Seq = entry.Seq, At = writer.At });
        var epoch = await writer.Commit(changesSite: true, cancel);
        return new ActOutcome([], entry.Seq, epoch);
    });

    /// <summary>Notes that a backup was restored for practice, which no program can know of itself.</summary>
    public Task<ActOutcome> NoteRestoreDrill(Actor actor, DateOnly on, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (!actor.Roles.Contains(Role.SystemAdministrator))
            return ActOutcome.Refused("NotYourRole");
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        var body = new Dictionary<string, object?> { ["actor"] = actor.Key, ["held"] = EntryInstant.Day(on) };
        var entry = await writer.Append(Acts.RestoreDrilled, null, body, cancel);
        await writer.Commit(changesSite: false, cancel);
        return new ActOutcome([], entry.Seq);
    });
}
