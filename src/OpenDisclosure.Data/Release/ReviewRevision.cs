using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Release;

/// <summary>What a reviewer posts: the hash he saw, so that a verdict can never land on other bytes.</summary>
public sealed record SeenRevision(long RevisionId, byte[] ContentHash);

/// <summary>Content review and confidentiality review of a sealed revision.</summary>
public sealed class ReviewRevision(DisclosureDb db, TimeProvider clock)
{
    /// <summary>Takes the next content step (内容审核).</summary>
    /// <param name="actor">The reviewer.</param>
    /// <param name="seen">The revision and the hash on his page.</param>
    /// <param name="outcome">Passed or returned.</param>
    /// <param name="note">What he says; the author reads it after a return.</param>
    /// <param name="cancel">Cancels; nothing is stored.</param>
    /// <param name="suggested">What he would have written; kept with a return alone.</param>
    public Task<ActOutcome> Content(Actor actor, SeenRevision seen, ReviewOutcome outcome, string note, CancellationToken cancel, SuggestedText? suggested = null) =>
        Act(actor, seen, Duty.ContentReviewer, async (writer, target, state) =>
        {
            var step = state.NextStep!.Value;
            var suggestion = outcome == ReviewOutcome.Returned ? suggested?.ToBytes() : null;
            var entry = await writer.Append(
                Acts.ContentReviewed, seen.ContentHash,
                ActBody.Of(actor, target.DocumentKey, target.No, ("step", step), ("outcome", Term.Of(outcome)), ("suggestion", HashOf(suggestion))), cancel);
            Suggest(actor, seen, Duty.ContentReviewer, suggestion, entry);
            db.ContentReviews.Add(Review(actor, seen, step, Duty.ContentReviewer, outcome, note, entry.Seq, writer.At));
            return new ActOutcome([], entry.Seq);
        }, cancel);

    /// <summary>Gives the one verdict of the confidentiality review (保密审查).</summary>
    public Task<ActOutcome> Verdict(Actor actor, SeenRevision seen, Verdict verdict, CancellationToken cancel)
    {
        var problems = verdict.Check();
        if (problems.Count > 0)
            return Task.FromResult(ActOutcome.Refused(problems));
        return Act(actor, seen, Duty.ConfidentialityReviewer, async (writer, target, _) =>
        {
            var scan = await db.RevisionScans.AsNoTracking().SingleAsync(found => found.RevisionId == seen.RevisionId, cancel);
            var record = ScanRecord.Read(scan.Findings);
            var answered = verdict.Findings with
            {
                Scan = Manifest.Hex(scan.FindingsHash),
                Accepted = [.. verdict.Findings.Accepted.Intersect(record.Questions)],
                Notes = verdict.Findings.Notes.Where(note => record.Questions.Contains(note.Key)).ToDictionary(),
            };
            if (verdict.Outcome == ClearanceOutcome.Cleared && record.Questions.Except(answered.Accepted).Count() is > 0 and var open)
                return ActOutcome.Refused([new Problem(Release.Verdict.Scanned, "QuestionsOpen", open)]);
            await Accept(actor, record, verdict, writer, cancel);
            var suggestion = verdict.Outcome == ClearanceOutcome.Returned ? verdict.Suggested?.ToBytes() : null;
            var findings = answered.ToBytes();
            var entry = await writer.Append(
                Acts.Verdict, seen.ContentHash,
                ActBody.Of(actor, target.DocumentKey, target.No,
                    ("outcome", Term.Of(verdict.Outcome)), ("ground", verdict.Ground), ("findings", Convert.ToHexStringLower(ReviewFindings.Hash(findings))),
                    ("answer", verdict.Answer), ("reassessOn", EntryInstant.Day(verdict.ReassessOn)),
                    ("suggestion", HashOf(suggestion))),
                cancel);
            Suggest(actor, seen, Duty.ConfidentialityReviewer, suggestion, entry);
            db.Clearances.Add(new Clearance
            {
                RevisionId = seen.RevisionId,
                ContentHash = seen.ContentHash,
                ReviewerId = actor.StaffId,
                Outcome = verdict.Outcome,
                Ground = verdict.Ground,
                Note = verdict.Note,
                ReassessOn = verdict.ReassessOn,
                Answer = verdict.Answer,
                Findings = findings,
                FindingsHash = ReviewFindings.Hash(findings),
                Seq = entry.Seq,
                At = writer.At,
            });
            return new ActOutcome([], entry.Seq);
        }, cancel);
    }

    private static string? HashOf(byte[]? suggestion) => suggestion is null ? null : Convert.ToHexStringLower(SHA256.HashData(suggestion));

    /// <summary>What the reviewer would have written; the entry of the return names it by its hash.</summary>
    private void Suggest(Actor actor, SeenRevision seen, Duty duty, byte[]? suggestion, AuditEntry entry)
    {
        if (suggestion is null)
            return;
        db.Suggestions.Add(new Suggestion
        {
            RevisionId = seen.RevisionId,
            ContentHash = seen.ContentHash,
            ReviewerId = actor.StaffId,
            Duty = duty,
            Text = suggestion,
            TextHash = SHA256.HashData(suggestion),
            Seq = entry.Seq,
            Act = entry.Act,
            At = entry.At,
        });
    }

    /// <summary>Puts the groups that are never to be asked about again on the agency's list, each with its entry.</summary>
    private async Task Accept(Actor actor, ScanRecord record, Verdict verdict, LedgerWriter writer, CancellationToken cancel)
    {
        var groups = record.Findings.Where(found => found.Finding.MayBeAcceptedForGood && verdict.ForGood.Contains(found.Key)).DistinctBy(found => found.Finding.Group);
        foreach (var found in groups)
            await ManageWords.Add(db, actor, new WordLine(WordList.Accepted, found.Finding.Group, found.Finding.Text), writer, cancel);
    }

    /// <summary>Refers the question to the competent body (需报审); the verdict comes later.</summary>
    public Task<ActOutcome> Refer(Actor actor, SeenRevision seen, string referredTo, string question, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(referredTo))
            problems.Add(new Problem(nameof(Referral.ReferredTo), "Required"));
        if (string.IsNullOrWhiteSpace(question))
            problems.Add(new Problem(nameof(Referral.Question), "Required"));
        if (problems.Count > 0)
            return Task.FromResult(ActOutcome.Refused(problems));
        return Act(actor, seen, Duty.ConfidentialityReviewer, async (writer, target, _) =>
        {
            var entry = await writer.Append(Acts.Referred, seen.ContentHash, ActBody.Of(actor, target.DocumentKey, target.No, ("to", referredTo)), cancel);
            db.Referrals.Add(new Referral
            {
                RevisionId = seen.RevisionId,
                ContentHash = seen.ContentHash,
                ReviewerId = actor.StaffId,
                ReferredTo = referredTo,
                Question = question,
                Seq = entry.Seq,
                At = writer.At,
            });
            return new ActOutcome([], entry.Seq);
        }, cancel);
    }

    internal static ContentReview Review(
        Actor actor, SeenRevision seen, int step, Duty duty, ReviewOutcome outcome, string note, long seq, DateTimeOffset at) => new()
        {
            RevisionId = seen.RevisionId,
            Step = step,
            ContentHash = seen.ContentHash,
            ReviewerId = actor.StaffId,
            Duty = duty,
            Outcome = outcome,
            PrevStep = step == 1 ? null : step - 1,
            PrevOutcome = step == 1 ? null : ReviewOutcome.Passed,
            Note = note,
            Seq = seq,
            At = at,
        };

    private Task<ActOutcome> Act(
        Actor actor, SeenRevision seen, Duty duty, Func<LedgerWriter, RevisionTarget, RevisionState, Task<ActOutcome>> write, CancellationToken cancel) =>
        ActOutcome.Guarded(async () =>
        {
            await using var writer = await LedgerWriter.Begin(db, clock, cancel);
            var (target, state, refusal) = await RevisionTarget.ForDuty(db, actor, seen, duty, cancel);
            if (refusal is not null)
                return refusal;
            await RevisionTarget.TakeDuty(db, actor, seen.RevisionId, duty, state!, cancel);
            var outcome = await write(writer, target!, state!);
            if (!outcome.Done)
                return outcome;
            Origins.Note(db, actor, outcome.Seq, writer.At);
            var epoch = await writer.Commit(changesSite: false, cancel);
            return new ActOutcome([], outcome.Seq, epoch, seen.RevisionId);
        });
}

/// <summary>What the confidentiality reviewer decided.</summary>
public sealed record Verdict
{
    public required ClearanceOutcome Outcome { get; init; }

    /// <summary>The article or rule that the verdict rests on.</summary>
    public required string Ground { get; init; }

    public required string Note { get; init; }

    public DateOnly? ReassessOn { get; init; }

    public string Answer { get; init; } = "";

    public required ReviewFindings Findings { get; init; }

    /// <summary>What he would have written; kept with a return alone.</summary>
    public SuggestedText? Suggested { get; init; }

    /// <summary>Keys of the questions whose group is never to be asked about again.</summary>
    public IReadOnlyCollection<string> ForGood { get; init; } = [];

    /// <summary>Field of the findings of the scanner.</summary>
    public const string Scanned = "Scanned";

    /// <summary>What the verdict still lacks.</summary>
    public IReadOnlyList<Problem> Check()
    {
        var problems = new List<Problem>();
        if (Outcome == ClearanceOutcome.Cleared && Findings.Open.Any())
            problems.Add(new Problem(nameof(Findings), "PointsOpen", Findings.Open.Count()));
        if (Outcome != ClearanceOutcome.Returned && string.IsNullOrWhiteSpace(Ground))
            problems.Add(new Problem(nameof(Ground), "Required"));
        if (Outcome == ClearanceOutcome.Returned && string.IsNullOrWhiteSpace(Note))
            problems.Add(new Problem(nameof(Note), "Required"));

        // 《政府信息公开条例》第十八条: what is not disclosed is looked at again.
        if (Outcome == ClearanceOutcome.Refused && ReassessOn is null)
            problems.Add(new Problem(nameof(ReassessOn), "Required"));
        return problems;
    }
}

/// <summary>The revision that an act is about.</summary>
internal sealed record RevisionTarget(long DocumentId, string DocumentKey, long UnitId, int No, byte[] ContentHash)
{
    /// <summary>The revision without any guard.</summary>
    public static async Task<RevisionTarget> Of(DisclosureDb db, long revisionId, CancellationToken cancel) => await (
        from revision in db.Revisions
        join document in db.Documents on revision.DocumentId equals document.Id
        where revision.Id == revisionId
        select new RevisionTarget(document.Id, document.Key, document.UnitId, revision.No, revision.ContentHash)).SingleAsync(cancel);

    /// <summary>Loads and guards: it exists, the bytes are those that were seen, and the person may take the duty now.</summary>
    public static async Task<(RevisionTarget? Target, RevisionState? State, ActOutcome? Refusal)> ForDuty(
        DisclosureDb db, Actor actor, SeenRevision seen, Duty duty, CancellationToken cancel)
    {
        var target = await (
            from revision in db.Revisions
            join document in db.Documents on revision.DocumentId equals document.Id
            where revision.Id == seen.RevisionId
            select new RevisionTarget(document.Id, document.Key, document.UnitId, revision.No, revision.ContentHash)).SingleOrDefaultAsync(cancel);
        if (target is null || !actor.Serves(target.UnitId) || await RevisionStates.Of(db, seen.RevisionId, cancel) is not { } state)
            return (null, null, ActOutcome.Refused("NoRevision"));
        if (!target.ContentHash.AsSpan().SequenceEqual(seen.ContentHash))
            return (null, null, ActOutcome.Refused("OtherBytes"));
        return DutyRules.Hindrance(state, actor.StaffId, actor.Roles, duty, actor.UnitId == target.UnitId) is { } problem
            ? (null, null, ActOutcome.Refused([problem]))
            : (target, state, null);
    }

    /// <summary>Writes the person's duty on the revision unless he holds it already.</summary>
    public static async Task TakeDuty(DisclosureDb db, Actor actor, long revisionId, Duty duty, RevisionState state, CancellationToken cancel)
    {
        if (state.Persons.ContainsKey(actor.StaffId))
            return;
        db.RevisionPersons.Add(new RevisionPerson { RevisionId = revisionId, StaffId = actor.StaffId, Duty = duty });
        await db.SaveChangesAsync(cancel);
    }
}
