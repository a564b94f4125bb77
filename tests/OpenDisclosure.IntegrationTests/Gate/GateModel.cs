using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.IntegrationTests.Gate;

/// <summary>What a random act tries. <see cref="Onward"/> is whatever the newest text waits for, so that many lives reach the public.</summary>
public enum Move
{
    Onward,
    Edit,
    Submit,
    Pass,
    Return,
    Clear,
    Refuse,
    Release,
    Order,
    CallBack,
    ComeDue,
    Withdraw,
    TakeDown,
    Close,
}

/// <summary>A text that was handed in, as the model knows it.</summary>
public sealed class ModelRevision(SeenRevision seen, IEnumerable<long> authors, int editsBefore)
{
    public SeenRevision Seen => seen;

    public int EditsBefore => editsBefore;

    public Dictionary<long, Duty> Persons { get; } = authors.ToDictionary(author => author, _ => Duty.Author);

    public int Passed { get; set; }

    public bool Returned { get; set; }

    public ClearanceOutcome? Verdict { get; set; }

    public bool EverOrdered { get; set; }

    public bool Ordered { get; set; }

    public PublicationState? Publication { get; set; }

    public bool Closed { get; set; }
}

/// <summary>
/// The gate said once more, by itself and briefly: what one document's life allows. The product must agree act by act.
/// </summary>
public sealed class GateModel(bool hasContentReviewer, long author)
{
    private int edits;

    public List<ModelRevision> Revisions { get; } = [];

    public HashSet<long> Authors { get; } = [author];

    public ModelRevision? Live => Revisions.SingleOrDefault(revision => revision.Publication == PublicationState.Live);

    public ModelRevision? LastEarlier => Revisions.LastOrDefault(revision => revision is { Publication: PublicationState.Superseded, Closed: false });

    /// <summary>The act that brings the newest text one step on.</summary>
    public Move Next() => Revisions.LastOrDefault() switch
    {
        null => Move.Submit,
        { Publication: not null } or { Returned: true } or { Verdict: ClearanceOutcome.Refused } => Authors.Count == 0 ? Move.Edit : Move.Submit,
        { Passed: 0 } when hasContentReviewer => Move.Pass,
        { Verdict: null } => Move.Clear,
        { Ordered: true } => Move.ComeDue,
        _ => Move.Release,
    };

    public bool Allows(Move move, Actor actor, ModelRevision? on) => move switch
    {
        Move.Submit => Authors.Contains(actor.StaffId),
        Move.Pass or Move.Return => Open(on) && hasContentReviewer && on!.Passed == 0 && Free(actor, on, Role.OfficeHead),
        Move.Clear or Move.Refuse => Reviewed(on) && on!.Verdict is null && Free(actor, on, Role.ConfidentialityReviewer),
        Move.Release or Move.Order => MayGoOut(on) && !on!.Ordered && actor.Roles.Contains(Role.Releaser)
            && on.Persons.GetValueOrDefault(actor.StaffId, Duty.Releaser) == Duty.Releaser,
        Move.CallBack => on is { Ordered: true } && actor.Roles.Contains(Role.Releaser),
        Move.ComeDue => on is { Ordered: true },
        Move.Withdraw => Live is not null && actor.Roles.Contains(Role.Releaser),
        Move.TakeDown => Live is not null && EndsAtOnce(actor),
        Move.Close => LastEarlier is not null && EndsAtOnce(actor),
        _ => true,
    };

    public void Edited(Actor actor)
    {
        edits++;
        Authors.Add(actor.StaffId);
    }

    public void Submitted(SeenRevision seen)
    {
        foreach (var older in Revisions)
            older.Ordered = false;
        Revisions.Add(new ModelRevision(seen, Authors, edits));
    }

    public void Done(Move move, Actor actor, ModelRevision? on)
    {
        switch (move)
        {
            case Move.Pass:
                on!.Passed++;
                on.Persons[actor.StaffId] = Duty.ContentReviewer;
                break;
            case Move.Return:
                on!.Returned = true;
                on.Persons[actor.StaffId] = Duty.ContentReviewer;
                break;
            case Move.Clear or Move.Refuse:
                on!.Verdict = move == Move.Clear ? ClearanceOutcome.Cleared : ClearanceOutcome.Refused;
                on.Persons[actor.StaffId] = Duty.ConfidentialityReviewer;
                break;
            case Move.Order:
                on!.Ordered = on.EverOrdered = true;
                on.Persons[actor.StaffId] = Duty.Releaser;
                break;
            case Move.CallBack:
                on!.Ordered = false;
                break;
            case Move.Release:
                on!.Persons[actor.StaffId] = Duty.Releaser;
                GoesOut(on);
                break;
            case Move.ComeDue:
                GoesOut(on!);
                break;
            case Move.Withdraw or Move.TakeDown:
                Live!.Publication = PublicationState.Withdrawn;
                break;
            case Move.Close:
                LastEarlier!.Closed = true;
                break;
        }
    }

    private static bool EndsAtOnce(Actor actor) =>
        actor.Roles.Overlaps([Role.Releaser, Role.ConfidentialityReviewer, Role.SecurityAdministrator]);

    private static bool Free(Actor actor, ModelRevision on, Role role) => actor.Roles.Contains(role) && !on.Persons.ContainsKey(actor.StaffId);

    private bool Open(ModelRevision? on) => on is { Returned: false, Verdict: null, Publication: null } && on == Revisions[^1];

    private bool Reviewed(ModelRevision? on) => Open(on) && (!hasContentReviewer || on!.Passed == 1);

    private bool MayGoOut(ModelRevision? on) => on is { Verdict: ClearanceOutcome.Cleared, Publication: null } && on == Revisions[^1];

    private void GoesOut(ModelRevision on)
    {
        if (Live is { } before)
            before.Publication = PublicationState.Superseded;
        on.Publication = PublicationState.Live;
        on.Ordered = false;
        if (edits == on.EditsBefore)
            Authors.Clear();
    }
}
