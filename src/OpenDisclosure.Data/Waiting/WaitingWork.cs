using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Waiting;

/// <summary>Why a person is told.</summary>
public enum WaitingReason
{
    /// <summary>A text waits for him.</summary>
    Turn,

    /// <summary>A text cannot go out although its time is near.</summary>
    Blocked,

    /// <summary>A document will soon no longer hold.</summary>
    Expiry,
}

/// <summary>A piece of work that waits for a person, by keys alone: what is told outside names neither a text nor a human being.</summary>
/// <param name="StaffId">The person.</param>
/// <param name="StaffKey">His pseudonymous key.</param>
/// <param name="Work">The revision and the duty it waits for.</param>
/// <param name="Urgent">Whether it is told at any hour.</param>
/// <param name="Reason">Why he is told.</param>
public sealed record WaitingWork(long StaffId, string StaffKey, string Work, bool Urgent, WaitingReason Reason = WaitingReason.Turn)
{
    /// <summary>Everything that waits for an active person, each piece once a person.</summary>
    /// <param name="db">The database.</param>
    /// <param name="now">UTC, for leaves and for times that come near.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<IReadOnlyList<WaitingWork>> Of(DisclosureDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var today = BeijingTime.DateOf(now);
        var people = await People(db, cancel);
        var turns = (await Reviews(db, people, cancel)).Concat(await Returned(db, people, today, cancel)).ToList();
        var near = (await Blocked(db, people, turns, now, cancel)).Concat(await Expiring(db, people, today, cancel));
        return [.. turns.Concat(near).DistinctBy(piece => (piece.StaffId, piece.Work))];
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

    /// <summary>
    /// Texts that could not go out when it was looked a day or an hour before their time: told to their authors, to whom they wait for,
    /// and once they are signed to everybody who may sign anew.
    /// </summary>
    private static async Task<List<WaitingWork>> Blocked(
        DisclosureDb db, List<Actor> people, List<WaitingWork> turns, DateTimeOffset now, CancellationToken cancel)
    {
        var set = await SetTimes.Between(db, now, now + ReminderRules.FirstLook, cancel);
        var documents = set.Select(found => found.DocumentId).ToList();
        var checks = await db.PreflightChecks.AsNoTracking().Where(check => documents.Contains(check.DocumentId) && check.Problem != "" && check.ReleaseAt > now).ToListAsync(cancel);
        var units = await db.Documents.Where(document => documents.Contains(document.Id)).ToDictionaryAsync(document => document.Id, document => document.UnitId, cancel);
        var authors = (await db.DraftContributors.Where(person => documents.Contains(person.DocumentId)).ToListAsync(cancel)).ToLookup(person => person.DocumentId, person => person.StaffId);
        var work = new List<WaitingWork>();
        foreach (var (found, check) in set.Join(checks, found => (found.DocumentId, found.ReleaseAt), check => (check.DocumentId, check.ReleaseAt), (found, check) => (found, check)))
        {
            var told = people.Where(person =>
                authors[found.DocumentId].Contains(person.StaffId)
                || turns.Any(turn => turn.StaffId == person.StaffId && turn.Work.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{found.RevisionId}/"), StringComparison.Ordinal))
                || (found.OrderId is not null && person.Roles.Contains(Role.Releaser) && person.Serves(units[found.DocumentId])));
            var name = string.Create(CultureInfo.InvariantCulture, $"{found.DocumentId}/{Term.Of(check.Call)}-before/{check.ReleaseAt.ToUnixTimeSeconds()}");
            work.AddRange(told.Select(person => new WaitingWork(person.StaffId, person.Key, name, true, WaitingReason.Blocked)));
        }

        return work;
    }

    /// <summary>Documents whose period of validity ends soon: told to the drafters and heads of their unit.</summary>
    private static async Task<List<WaitingWork>> Expiring(DisclosureDb db, List<Actor> people, DateOnly today, CancellationToken cancel)
    {
        var rows = await ExpiringDocuments.Of(db, today).Select(row => new { row.DocumentId, row.UnitId, row.ExpiresOn }).ToListAsync(cancel);
        return
        [
            .. from row in rows
               from person in people
               where person.UnitId == row.UnitId && DutyRules.Drafts(person.Roles)
               select new WaitingWork(
                   person.StaffId, person.Key, string.Create(CultureInfo.InvariantCulture, $"{row.DocumentId}/expiry-{ReminderRules.ExpiryDue(row.ExpiresOn, today)}/{row.ExpiresOn:yyyyMMdd}"),
                   false, WaitingReason.Expiry),
        ];
    }

    private static WaitingWork For(Actor person, long revisionId, Duty duty, bool urgent) =>
        new(person.StaffId, person.Key, string.Create(CultureInfo.InvariantCulture, $"{revisionId}/{Term.Of(duty)}"), urgent);
}
