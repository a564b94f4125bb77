using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>Carries drafts through the gate, each duty by another person, with time passing between the acts.</summary>
internal sealed class DemonstrationDesk(DisclosureDb db, FileStore store, SteppedClock clock, DemonstrationAccounts accounts)
{
    /// <summary>Who writes the site texts.</summary>
    public const string SiteTextAuthor = "sunyangzhang";

    private static readonly string[] OfficeHeads = ["qianshiyang", "zhaoshili"];
    private static readonly string[] ConfidentialityReviewers = ["xuyangshu", "liyangben"];
    private static readonly string[] Releasers = ["zhengyangben", "fengshili"];
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Reading = TimeSpan.FromMinutes(53);

    private readonly SealDraft seal = new(db, store, clock);
    private readonly ReviewRevision review = new(db, clock);
    private readonly ReleaseRevision release = new(db, store, clock);
    private readonly WithdrawPublication withdraw = new(db, clock);
    private int turn;

    /// <summary>Carries a draft to its release within minutes.</summary>
    public Task ReleaseSoon(Draft draft, Actor author, IReadOnlyList<Duty> steps, CancellationToken cancel) =>
        Carry(draft, author, steps, null, default, Soon, cancel);

    /// <summary>Carries a draft as far as it is to go.</summary>
    /// <param name="draft">The working copy.</param>
    /// <param name="author">Its author.</param>
    /// <param name="steps">The content steps of its column.</param>
    /// <param name="stopsAt">draft, content-review, returned, confidentiality-review, release, ordered; null to release it.</param>
    /// <param name="releaseAt">The time of an order.</param>
    /// <param name="cancel">Cancels.</param>
    public Task Carry(Draft draft, Actor author, IReadOnlyList<Duty> steps, string? stopsAt, DateTimeOffset releaseAt, CancellationToken cancel) =>
        Carry(draft, author, steps, stopsAt, releaseAt, Reading, cancel);

    /// <summary>Withdraws a live document: gone, or moved to another.</summary>
    public async Task Withdraw(long documentId, WithdrawalReason reason, long? targetId, CancellationToken cancel)
    {
        var hash = await db.Publications.Where(publication => publication.DocumentId == documentId && publication.State == PublicationState.Live)
            .Select(publication => publication.ContentHash).SingleAsync(cancel);
        Done(await withdraw.Withdraw(accounts.Actor(Releasers[0]), documentId, hash, reason, targetId, cancel));
    }

    private async Task Carry(
        Draft draft, Actor author, IReadOnlyList<Duty> steps, string? stopsAt, DateTimeOffset releaseAt, TimeSpan pause, CancellationToken cancel)
    {
        if (stopsAt == "draft")
            return;
        clock.Pass(Soon);
        var done = Done(await seal.Run(author, draft.DocumentId, draft.Version, cancel));
        var hash = await db.Revisions.Where(revision => revision.Id == done.RevisionId).Select(revision => revision.ContentHash).SingleAsync(cancel);
        var seen = new SeenRevision(done.RevisionId, hash);
        turn++;
        if (stopsAt == "content-review")
            return;
        clock.Pass(pause);
        if (stopsAt == "returned")
        {
            Done(await review.Content(accounts.Actor(OfficeHeads[0]), seen, ReviewOutcome.Returned, DemonstrationText.Json<NoteTexts>("notes.json").Returned, cancel));
            return;
        }

        await TakeContentSteps(seen, steps, pause, cancel);
        if (stopsAt == "confidentiality-review")
            return;
        Done(await review.Verdict(Of(ConfidentialityReviewers, author), seen, Cleared(), cancel));
        if (stopsAt == "release")
            return;
        clock.Pass(pause);
        var releaser = Of(Releasers, author);
        Done(stopsAt == "ordered" ? await release.At(releaser, seen, releaseAt, cancel) : await release.Now(releaser, seen, cancel));
        clock.Pass(pause / 2);
    }

    private async Task TakeContentSteps(SeenRevision seen, IReadOnlyList<Duty> steps, TimeSpan pause, CancellationToken cancel)
    {
        for (var step = 0; step < steps.Count && steps[step] == Duty.ContentReviewer; step++)
        {
            var reviewer = accounts.Actor(OfficeHeads[(turn + step) % OfficeHeads.Length]);
            Done(await review.Content(reviewer, seen, ReviewOutcome.Passed, "", cancel));
            clock.Pass(pause);
        }
    }

    /// <summary>Takes turns among those who hold a role, leaving out the author.</summary>
    private Actor Of(string[] holders, Actor author)
    {
        var chosen = accounts.Actor(holders[turn % holders.Length]);
        return chosen.StaffId == author.StaffId ? accounts.Actor(holders[(turn + 1) % holders.Length]) : chosen;
    }

    private static Verdict Cleared() => new()
    {
        Outcome = ClearanceOutcome.Cleared,
        Ground = DemonstrationText.Json<NoteTexts>("notes.json").Ground,
        Note = "",
        Findings = new ReviewFindings(Enum.GetValues<ReviewPoint>().ToDictionary(point => point, _ => ReviewFindings.NotConcerned)),
    };

    private static ActOutcome Done(ActOutcome outcome) => outcome.Done
        ? outcome
        : throw new InvalidOperationException("The demonstration was refused: " + string.Join("; ", outcome.Problems.Select(problem => $"{problem.Field} {problem.Code} {string.Join(' ', problem.Arguments)}")));

    private sealed record NoteTexts(string Ground, string Returned);
}
