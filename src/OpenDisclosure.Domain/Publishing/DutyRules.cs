using OpenDisclosure.Domain.Organisation;

namespace OpenDisclosure.Domain.Publishing;

/// <summary>Where a revision stands on its way; derived from its rows, never stored.</summary>
public enum Stage
{
    ContentReview,
    ConfidentialityReview,
    Release,
    Ordered,
    Live,
    Superseded,
    Withdrawn,
    Returned,
    OnRequest,
    Refused,
    Overtaken,
}

/// <summary>The rows of a revision that decide what may come next.</summary>
public sealed record RevisionState
{
    public required IReadOnlyList<Duty> Steps { get; init; }

    public required IReadOnlyList<ReviewOutcome> Reviews { get; init; }

    public required ClearanceOutcome? Clearance { get; init; }

    public required bool Ordered { get; init; }

    public required PublicationState? Publication { get; init; }

    /// <summary>Whether a newer revision of the document has been submitted.</summary>
    public required bool Overtaken { get; init; }

    public required IReadOnlyDictionary<long, Duty> Persons { get; init; }

    /// <summary>The number of the next content step, or null when all have passed or one was returned.</summary>
    public int? NextStep => Reviews.Contains(ReviewOutcome.Returned) || Reviews.Count == Steps.Count ? null : Reviews.Count + 1;

    /// <summary>Whether only the releaser's own step (签发即终审), if any, is still to be taken.</summary>
    public bool ContentReady => !Reviews.Contains(ReviewOutcome.Returned) && Steps.Skip(Reviews.Count).All(duty => duty == Duty.Releaser);

    public Stage Stage => this switch
    {
        { Publication: PublicationState.Live } => Stage.Live,
        { Publication: PublicationState.Superseded } => Stage.Superseded,
        { Publication: PublicationState.Withdrawn } => Stage.Withdrawn,
        { Clearance: ClearanceOutcome.Returned } => Stage.Returned,
        { Clearance: ClearanceOutcome.OnRequest } => Stage.OnRequest,
        { Clearance: ClearanceOutcome.Refused } => Stage.Refused,
        _ when Reviews.Contains(ReviewOutcome.Returned) => Stage.Returned,
        { Overtaken: true } => Stage.Overtaken,
        { ContentReady: false } => Stage.ContentReview,
        { Clearance: null } => Stage.ConfidentialityReview,
        { Ordered: true } => Stage.Ordered,
        _ => Stage.Release,
    };
}

/// <summary>
/// Who may do what on a revision: three different people at least, four where the column has a content reviewer of its own.
/// The database holds the same by its keys; these rules say it beforehand, in words.
/// </summary>
public static class DutyRules
{
    /// <summary>The duty that the revision waits for, or null when it waits for nobody.</summary>
    public static Duty? Awaited(RevisionState revision) => revision.Stage switch
    {
        Stage.ContentReview => Duty.ContentReviewer,
        Stage.ConfidentialityReview => Duty.ConfidentialityReviewer,
        Stage.Release => Duty.Releaser,
        _ => null,
    };

    /// <summary>Why the person may not take the duty now; null when he may.</summary>
    public static Problem? Hindrance(RevisionState revision, long staffId, IReadOnlySet<Role> roles, Duty duty, bool sameUnit)
    {
        if (!roles.Contains(RoleFor(duty)) || (duty == Duty.ContentReviewer && !sameUnit))
            return Problem.Whole("NotYourRole");
        if (Awaited(revision) != duty)
            return Problem.Whole("NotYourTurn");
        if (revision.Persons.TryGetValue(staffId, out var held) && held != duty)
            return Problem.Whole("OneDuty", held);
        return duty == Duty.ContentReviewer && revision.Persons.ContainsKey(staffId) ? Problem.Whole("StepTakenByYou") : null;
    }

    /// <summary>The duty that the revision waits for when this person may take it now, or null.</summary>
    public static Duty? WaitsFor(RevisionState revision, long staffId, IReadOnlySet<Role> roles, bool sameUnit) =>
        Awaited(revision) is { } duty && Hindrance(revision, staffId, roles, duty, sameUnit) is null ? duty : null;

    /// <summary>Whether somebody with these roles works on drafts: one that came back waits for him.</summary>
    public static bool Drafts(IReadOnlySet<Role> roles) => roles.Contains(Role.Drafter) || roles.Contains(Role.OfficeHead);

    /// <summary>The role that a duty asks for.</summary>
    public static Role RoleFor(Duty duty) => duty switch
    {
        Duty.Author => Role.Drafter,
        Duty.ContentReviewer => Role.OfficeHead,
        Duty.ConfidentialityReviewer => Role.ConfidentialityReviewer,
        _ => Role.Releaser,
    };
}
