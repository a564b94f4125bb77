using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Release;

/// <summary>
/// 同步解读: a normative document goes out with an interpretation, which is live already or goes out in the same transaction, or with the
/// reason why there is none sealed in it. Asked after the bundle is published and before it is committed.
/// </summary>
public static class InterpretationRule
{
    /// <summary>Code of the problem.</summary>
    public const string Code = "NoInterpretation";

    /// <summary>Why a revision may not go out; null when it may.</summary>
    /// <param name="db">The staff's context.</param>
    /// <param name="revisionId">The revision.</param>
    /// <param name="together">Revisions that will be live by then, such as the others of a bundle; empty within the transaction.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Problem?> Hindrance(DisclosureDb db, long revisionId, IReadOnlyCollection<long> together, CancellationToken cancel)
    {
        var revision = await db.Revisions.AsNoTracking().SingleAsync(found => found.Id == revisionId, cancel);
        if (revision.Kind != DocumentKind.NormativeDocument)
            return null;
        var manifest = await db.RevisionBodies.Where(body => body.RevisionId == revisionId).Select(body => body.Manifest).SingleAsync(cancel);
        if (ManifestFields.Of(manifest).ContainsKey(KindFields.NoInterpretation))
            return null;
        return await IsInterpreted(db, revision.DocumentId, together, cancel) ? null : Problem.Whole(Code, revision.Title);
    }

    private static Task<bool> IsInterpreted(DisclosureDb db, long documentId, IReadOnlyCollection<long> together, CancellationToken cancel) => (
        from relation in db.RevisionRelations
        join revision in db.Revisions on relation.RevisionId equals revision.Id
        where relation.TargetId == documentId && relation.Kind == RelationKind.Interprets && revision.Kind == DocumentKind.Interpretation
            && (together.Contains(revision.Id)
                || db.Publications.Any(publication => publication.RevisionId == revision.Id && publication.State == PublicationState.Live))
        select relation.TargetId).AnyAsync(cancel);
}
