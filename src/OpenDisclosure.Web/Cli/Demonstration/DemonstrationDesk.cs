using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>Carries drafts through the gate, each duty by another person, with time passing between the acts.</summary>
internal sealed class DemonstrationDesk(DisclosureDb db, FileStore store, SteppedClock clock, DemonstrationAccounts accounts)
{
    /// <summary>Who writes the site texts.</summary>
    public const string SiteTextAuthor = "sunyangzhang";

    private const int MostTries = 5;
    private const string TooSlow = "RenderTooSlow";

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Reading = TimeSpan.FromMinutes(53);

    private readonly SealDraft seal = new(db, store, new ScanDraft(db, store), clock);
    private readonly ReviewRevision review = new(db, clock);
    private readonly ReleaseRevision release = new(db, store, clock);
    private readonly OrderRelease orders = new(db, new ReleaseRevision(db, store, clock), clock);
    private readonly WithdrawPublication withdraw = new(db, clock);
    private readonly NoteTexts notes = DemonstrationText.Json<NoteTexts>("notes.json");
    private readonly Dictionary<long, (SeenRevision Seen, HashSet<long> Taken)> held = [];
    private int turn;

    /// <summary>Carries a draft to its release within minutes.</summary>
    public Task ReleaseSoon(Draft draft, Actor author, IReadOnlyList<Duty> steps, CancellationToken cancel) =>
        Carry(draft, author, steps, new Course(), Soon, cancel);

    /// <summary>Carries a draft as far as it is to go.</summary>
    /// <param name="draft">The working copy.</param>
    /// <param name="author">Its author.</param>
    /// <param name="steps">The content steps of its column.</param>
    /// <param name="course">Where it stops, or when it is released.</param>
    /// <param name="cancel">Cancels.</param>
    public Task Carry(Draft draft, Actor author, IReadOnlyList<Duty> steps, Course course, CancellationToken cancel) =>
        Carry(draft, author, steps, course, course.ReleasedAt is null ? Reading : Soon, cancel);

    /// <summary>Withdraws a live document: gone, or moved to another.</summary>
    public async Task Withdraw(long documentId, WithdrawalReason reason, long? targetId, CancellationToken cancel)
    {
        var unitId = await db.Documents.Where(document => document.Id == documentId).Select(document => document.UnitId).SingleAsync(cancel);
        var hash = await db.Publications.Where(publication => publication.DocumentId == documentId && publication.State == PublicationState.Live)
            .Select(publication => publication.ContentHash).SingleAsync(cancel);
        Done(await withdraw.Withdraw(accounts.Holders(unitId, Role.Releaser)[0], documentId, hash, reason, targetId, cancel));
    }

    private async Task Carry(Draft draft, Actor author, IReadOnlyList<Duty> steps, Course course, TimeSpan pause, CancellationToken cancel)
    {
        if (course.StopsAt == "draft")
            return;
        clock.Pass(Soon);
        var done = Done(await Seal(author, draft, cancel));
        var hash = await db.Revisions.Where(revision => revision.Id == done.RevisionId).Select(revision => revision.ContentHash).SingleAsync(cancel);
        var (seen, taken) = (new SeenRevision(done.RevisionId, hash), new HashSet<long> { author.StaffId });
        turn++;
        if (course.StopsAt == "content-review")
            return;
        clock.Pass(pause);
        if (course.StopsAt == "returned")
        {
            Done(await review.Content(Next(author, Role.OfficeHead, taken), seen, ReviewOutcome.Returned, notes.Returned, cancel));
            return;
        }

        foreach (var _ in steps.TakeWhile(duty => duty == Duty.ContentReviewer))
        {
            Done(await review.Content(Next(author, Role.OfficeHead, taken), seen, ReviewOutcome.Passed, "", cancel));
            clock.Pass(pause);
        }

        if (course.StopsAt == "confidentiality-review")
            return;
        Done(await review.Verdict(Next(author, Role.ConfidentialityReviewer, taken), seen, await Cleared(seen, cancel), cancel));
        if (course.StopsAt == "release")
            return;
        if (course.StopsAt == "held")
        {
            held[draft.DocumentId] = (seen, taken);
            return;
        }

        clock.Pass(pause);
        var first = course.With is { } withId ? held[withId] : (seen, []);
        taken.UnionWith(first.Taken);
        await Release(Next(author, Role.Releaser, taken), course.With is null ? [seen] : [first.Seen, seen], course, cancel);
        clock.Pass(pause / 2);
    }

    /// <summary>On a machine that others keep busy a rendering may be given up; its text is plain, so it is tried again.</summary>
    private async Task<ActOutcome> Seal(Actor author, Draft draft, CancellationToken cancel)
    {
        var outcome = await seal.Run(author, draft.DocumentId, draft.Version, cancel);
        for (var again = 0; again < MostTries && outcome.Problems.Any(problem => problem.Code == TooSlow); again++)
            outcome = await seal.Run(author, draft.DocumentId, draft.Version, cancel);
        return outcome;
    }

    private async Task Release(Actor releaser, IReadOnlyList<SeenRevision> bundle, Course course, CancellationToken cancel)
    {
        if (course.ReleasedAt is { } exact)
            clock.GoTo(BeijingTime.DateOf(exact), TimeOnly.FromDateTime(BeijingTime.Of(exact)));
        Done(course.OrderedFor is { } later ? await orders.At(releaser, bundle, later, cancel) : await release.Together(releaser, bundle, cancel));
    }

    /// <summary>Takes turns among those of the author's unit who hold a role and have no duty on the revision yet.</summary>
    private Actor Next(Actor author, Role role, HashSet<long> taken)
    {
        var free = accounts.Holders(author.UnitId, role).Where(holder => !taken.Contains(holder.StaffId)).ToList();
        var chosen = free.Count > 0 ? free[turn % free.Count] : throw new InvalidOperationException($"The demonstration has nobody left for {role}.");
        taken.Add(chosen.StaffId);
        return chosen;
    }

    /// <summary>What is asked of the texts of the demonstration is answered; what stops one is a fault of the text, and stops the loading.</summary>
    private async Task<Verdict> Cleared(SeenRevision seen, CancellationToken cancel) => new()
    {
        Outcome = ClearanceOutcome.Cleared,
        Ground = notes.Ground,
        Note = "",
        Findings = new ReviewFindings(Enum.GetValues<ReviewPoint>().ToDictionary(point => point, _ => ReviewFindings.NotConcerned))
        {
            Accepted = [.. (await RevisionFindings.Of(db, seen.RevisionId, cancel)).Findings.Where(found => found.Finding.Grade == FindingGrade.Ask).Select(found => found.Key)],
        },
    };

    private static ActOutcome Done(ActOutcome outcome) => outcome.Done
        ? outcome
        : throw new InvalidOperationException("The demonstration was refused: " + string.Join("; ", outcome.Problems.Select(problem => $"{problem.Field} {problem.Code} {string.Join(' ', problem.Arguments)}")));

    private sealed record NoteTexts(string Ground, string Returned);
}

/// <summary>How far a draft is carried.</summary>
/// <param name="StopsAt">draft, content-review, returned, confidentiality-review, release, held for the bundle of another; null to go on to the end.</param>
/// <param name="ReleasedAt">The instant of its release; null for whenever its turn comes.</param>
/// <param name="OrderedFor">The time of an order, when it is only ordered.</param>
/// <param name="With">The document that was held to be released with it.</param>
internal sealed record Course(string? StopsAt = null, DateTimeOffset? ReleasedAt = null, DateTimeOffset? OrderedFor = null, long? With = null);
