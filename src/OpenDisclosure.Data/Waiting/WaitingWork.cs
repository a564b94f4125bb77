using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Waiting;

/// <summary>A piece of work that waits for a person, by keys alone: what is told outside names neither a text nor a human being.</summary>
/// <param name="StaffId">The person.</param>
/// <param name="StaffKey">His pseudonymous key.</param>
/// <param name="Work">The revision and the duty it waits for.</param>
/// <param name="Urgent">Whether it is told at any hour.</param>
public sealed record WaitingWork(long StaffId, string StaffKey, string Work, bool Urgent)
{
    /// <summary>Everything that waits for an active person, each piece once a person.</summary>
    /// <param name="db">The database.</param>
    /// <param name="today">The Beijing date, for leaves.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<IReadOnlyList<WaitingWork>> Of(DisclosureDb db, DateOnly today, CancellationToken cancel)
    {
        var people = await People(db, cancel);
        var work = (await Reviews(db, people, cancel)).Concat(await Returned(db, people, today, cancel));
        return [.. work.DistinctBy(piece => (piece.StaffId, piece.Work))];
    }

    private static async Task<List<Actor>> People(DisclosureDb db, CancellationToken cancel)
    {
        var staff = await (
            from person in db.Staff
            join unit in db.Units on person.UnitId equals unit.Id
            where person.Active
            select new { person.Id, person.Key, person.UnitId, unit.IsMain }).ToListAsync(cancel);
        var roles = (await db.StaffRoles.AsNoTracking().ToListAsync(cancel)).ToLookup(held => held.StaffId, held => held.Role);
        return [.. staff.Select(person => new Actor(person.Id, person.Key, person.UnitId, roles[person.Id].ToHashSet()) { OfMainUnit = person.IsMain })];
    }

    private static async Task<List<WaitingWork>> Reviews(DisclosureDb db, List<Actor> people, CancellationToken cancel)
    {
        var rows = await OpenRevisions.Of(db).Select(row => new { row.RevisionId, row.UnitId, row.Urgent }).ToListAsync(cancel);
        var states = await RevisionStates.Of(db, [.. rows.Select(row => row.RevisionId)], cancel);
        var work = new List<WaitingWork>();
        foreach (var row in rows)
        {
            foreach (var person in people.Where(person => person.Serves(row.UnitId)))
            {
                if (DutyRules.WaitsFor(states[row.RevisionId], person.StaffId, person.Roles, person.UnitId == row.UnitId) is { } duty)
                    work.Add(For(person, row.RevisionId, duty, row.Urgent));
            }
        }

        return work;
    }

    /// <summary>Texts that came back wait for their authors, and during a leave for the stand-in as well.</summary>
    private static async Task<List<WaitingWork>> Returned(DisclosureDb db, List<Actor> people, DateOnly today, CancellationToken cancel)
    {
        var rows = await (
            from revision in ReturnedRevisions.Of(db)
            join draft in db.Drafts on revision.DocumentId equals draft.DocumentId
            join contributor in db.DraftContributors on revision.DocumentId equals contributor.DocumentId
            select new { revision.Id, revision.Urgent, contributor.StaffId }).ToListAsync(cancel);
        var leaves = (await db.Absences.AsNoTracking().Where(leave => leave.LastOn >= today).ToListAsync(cancel))
            .Where(leave => leave.Covers(today)).ToLookup(leave => leave.StaffId, leave => leave.StandInId);
        var known = people.ToDictionary(person => person.StaffId);
        var work = new List<WaitingWork>();
        foreach (var row in rows)
        {
            if (!known.TryGetValue(row.StaffId, out var author) || !DutyRules.Drafts(author.Roles))
                continue;
            work.Add(For(author, row.Id, Duty.Author, row.Urgent));
            work.AddRange(leaves[author.StaffId].Where(id => known.TryGetValue(id, out var standIn) && DutyRules.Drafts(standIn.Roles)).Select(id => For(known[id], row.Id, Duty.Author, row.Urgent)));
        }

        return work;
    }

    private static WaitingWork For(Actor person, long revisionId, Duty duty, bool urgent) =>
        new(person.StaffId, person.Key, string.Create(CultureInfo.InvariantCulture, $"{revisionId}/{Term.Of(duty)}"), urgent);
}
