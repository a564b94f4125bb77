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
            PlannedAt = db.RevisionPlans.Where(plan => plan.RevisionId == revision.Id).Select(plan => plan.PlannedAt).FirstOrDefault(),
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

/// <summary>A live document whose period of validity (有效期) ends soon.</summary>
public sealed class ExpiringDocument
{
    public long DocumentId { get; init; }

    public long UnitId { get; init; }

    public required string Title { get; init; }

    /// <summary>Last Beijing date on which it holds.</summary>
    public DateOnly ExpiresOn { get; init; }
}

/// <summary>Live documents that hold and will soon no longer, unless a newer text is on its way already.</summary>
public static class ExpiringDocuments
{
    /// <summary>The query.</summary>
    public static IQueryable<ExpiringDocument> Of(DisclosureDb db, DateOnly today)
    {
        var last = today.AddDays(ReminderRules.FirstExpiryDays);
        return
            from publication in db.Publications
            join revision in db.Revisions on publication.RevisionId equals revision.Id
            join document in db.Documents on publication.DocumentId equals document.Id
            where publication.State == PublicationState.Live && revision.ExpiresOn >= today && revision.ExpiresOn <= last
                && (revision.Validity == null || revision.Validity == Validity.InForce || revision.Validity == Validity.Amended)
                && !db.Revisions.Any(newer => newer.DocumentId == document.Id && newer.No > revision.No)
            select new ExpiringDocument { DocumentId = document.Id, UnitId = document.UnitId, Title = revision.Title, ExpiresOn = revision.ExpiresOn!.Value };
    }
}
