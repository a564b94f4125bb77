using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Release;

/// <summary>Reads where revisions stand from their rows.</summary>
public static class RevisionStates
{
    /// <summary>The state of one revision, or null when it was never submitted.</summary>
    public static async Task<RevisionState?> Of(DisclosureDb db, long revisionId, CancellationToken cancel) =>
        (await Of(db, [revisionId], cancel)).GetValueOrDefault(revisionId);

    /// <summary>The states of some revisions, in a fixed number of queries.</summary>
    public static async Task<IReadOnlyDictionary<long, RevisionState>> Of(DisclosureDb db, IReadOnlyCollection<long> revisionIds, CancellationToken cancel)
    {
        var revisions = await (
            from revision in db.Revisions.AsNoTracking()
            join submission in db.Submissions on revision.Id equals submission.RevisionId
            where revisionIds.Contains(revision.Id)
            select new
            {
                revision.Id,
                Overtaken = db.Revisions.Any(newer => newer.DocumentId == revision.DocumentId && newer.No > revision.No && db.Submissions.Any(sent => sent.RevisionId == newer.Id)),
            }).ToListAsync(cancel);
        var steps = await db.RevisionSteps.AsNoTracking().Where(step => revisionIds.Contains(step.RevisionId)).ToListAsync(cancel);
        var reviews = await db.ContentReviews.AsNoTracking().Where(review => revisionIds.Contains(review.RevisionId)).ToListAsync(cancel);
        var clearances = await db.Clearances.AsNoTracking().Where(clearance => revisionIds.Contains(clearance.RevisionId))
            .Select(clearance => new { clearance.RevisionId, clearance.Outcome }).ToListAsync(cancel);
        var persons = await db.RevisionPersons.AsNoTracking().Where(person => revisionIds.Contains(person.RevisionId)).ToListAsync(cancel);
        var orders = await db.ReleaseOrders.AsNoTracking().Where(order => revisionIds.Contains(order.RevisionId) && order.CancelledSeq == null)
            .Select(order => order.RevisionId).ToListAsync(cancel);
        var publications = await db.Publications.AsNoTracking().Where(publication => revisionIds.Contains(publication.RevisionId))
            .Select(publication => new { publication.RevisionId, publication.State }).ToListAsync(cancel);
        return revisions.ToDictionary(revision => revision.Id, revision => new RevisionState
        {
            Steps = [.. steps.Where(step => step.RevisionId == revision.Id).OrderBy(step => step.Step).Select(step => step.Duty)],
            Reviews = [.. reviews.Where(review => review.RevisionId == revision.Id).OrderBy(review => review.Step).Select(review => review.Outcome)],
            Clearance = clearances.SingleOrDefault(clearance => clearance.RevisionId == revision.Id)?.Outcome,
            Ordered = orders.Contains(revision.Id),
            Publication = publications.SingleOrDefault(publication => publication.RevisionId == revision.Id)?.State,
            Overtaken = revision.Overtaken,
            Persons = persons.Where(person => person.RevisionId == revision.Id).ToDictionary(person => person.StaffId, person => person.Duty),
        });
    }
}

/// <summary>Who acts: the person, his roles, and where he belongs.</summary>
public sealed record Actor(long StaffId, string Key, long UnitId, IReadOnlySet<Domain.Organisation.Role> Roles)
{
    /// <summary>Whether he belongs to the bureau itself, whose reviewers and releasers serve its units too.</summary>
    public bool OfMainUnit { get; init; }

    /// <summary>Keyed hash of the network address that the request came from; null when none is known.</summary>
    public byte[]? Origin { get; init; }

    /// <summary>Whether the texts of a unit are his business at all.</summary>
    public bool Serves(long unitId) => UnitId == unitId || OfMainUnit;
}
