using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Waiting;

/// <summary>A submitted revision on its way.</summary>
public sealed class OpenRevision
{
    public long RevisionId { get; init; }

    public long DocumentId { get; init; }

    public long UnitId { get; init; }

    public required string Title { get; init; }

    public int No { get; init; }

    public DocumentKind Kind { get; init; }

    public required string Number { get; init; }

    public DateTimeOffset? PlannedAt { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public bool Urgent { get; init; }

    public required string Submitter { get; init; }

    public DateTimeOffset SubmittedAt { get; init; }

    public required byte[] ContentHash { get; init; }
}

/// <summary>The revisions that were handed in and are neither released nor sent back nor overtaken.</summary>
public static class OpenRevisions
{
    /// <summary>The query; a reader narrows it down to what he shows.</summary>
    public static IQueryable<OpenRevision> Of(DisclosureDb db) =>
        from submission in db.Submissions
        join revision in db.Revisions on submission.RevisionId equals revision.Id
        join document in db.Documents on revision.DocumentId equals document.Id
        join submitter in db.Staff on submission.SubmitterId equals submitter.Id
        where !db.Publications.Any(publication => publication.RevisionId == revision.Id)
            && !db.Clearances.Any(clearance => clearance.RevisionId == revision.Id && clearance.Outcome != ClearanceOutcome.Cleared)
            && !db.ContentReviews.Any(review => review.RevisionId == revision.Id && review.Outcome == ReviewOutcome.Returned)
            && !db.Revisions.Any(newer => newer.DocumentId == revision.DocumentId && newer.No > revision.No)
        select new OpenRevision
        {
            RevisionId = revision.Id,
            DocumentId = document.Id,
            UnitId = document.UnitId,
            Title = revision.Title,
            No = revision.No,
            Kind = revision.Kind,
            Number = revision.DocumentNumber,
            PlannedAt = revision.PlannedAt,
            IssuedOn = revision.IssuedOn,
            Urgent = revision.Urgent,
            Submitter = submitter.Name,
            SubmittedAt = submission.At,
            ContentHash = revision.ContentHash,
        };
}

/// <summary>The newest revisions of their documents that came back to their authors; as <see cref="Stage.Returned"/>, for many at once.</summary>
public static class ReturnedRevisions
{
    /// <summary>The query.</summary>
    public static IQueryable<Revision> Of(DisclosureDb db) => db.Revisions.Where(revision =>
        !db.Revisions.Any(newer => newer.DocumentId == revision.DocumentId && newer.No > revision.No)
        && (db.Clearances.Any(clearance => clearance.RevisionId == revision.Id && clearance.Outcome == ClearanceOutcome.Returned)
            || (!db.Clearances.Any(clearance => clearance.RevisionId == revision.Id)
                && db.ContentReviews.Any(review => review.RevisionId == revision.Id && review.Outcome == ReviewOutcome.Returned))));
}
