using System.Globalization;
using System.Text.Json;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Verification;

/// <summary>Every act row against the entry it cites, every such entry against its row, and who did what when.</summary>
internal sealed class ActCheck(Evidence evidence)
{
    private readonly Dictionary<long, AuditEntry> entries = evidence.Entries.GroupBy(entry => entry.Seq).ToDictionary(rows => rows.Key, rows => rows.First());
    private readonly Dictionary<long, Revision> revisions = evidence.Revisions.GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => rows.First());
    private readonly Dictionary<long, Document> documents = evidence.Documents.GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => rows.First());
    private readonly Dictionary<long, Publication> publications = evidence.Publications.GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => rows.First());
    private readonly Dictionary<long, string> staff = evidence.Staff.GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => rows.First().Key);
    private readonly HashSet<(long Revision, long Staff, Duty Duty)> duties = [.. evidence.Persons.Select(row => (row.RevisionId, row.StaffId, row.Duty))];
    private readonly HashSet<(long Revision, long Staff)> acted = [];
    private readonly HashSet<long> cited = [];
    private readonly List<Finding> findings = [];

    /// <summary>All findings about acts.</summary>
    public IReadOnlyList<Finding> Run()
    {
        foreach (var row in evidence.Submissions)
            Act(new Claim("submission", row.RevisionId, row.Seq, row.Act, Acts.Submitted, row.ContentHash, row.At, row.SubmitterId, row.Duty));
        foreach (var row in evidence.Reviews)
        {
            Act(new Claim("content_review", row.RevisionId, row.Seq, row.Act, Acts.ContentReviewed, row.ContentHash, row.At, row.ReviewerId, row.Duty)
            {
                Stated = [("step", Number(row.Step)), ("outcome", Term.Of(row.Outcome))],
            });
        }

        foreach (var row in evidence.Referrals)
        {
            Act(new Claim("referral", row.RevisionId, row.Seq, row.Act, Acts.Referred, row.ContentHash, row.At, row.ReviewerId, row.Duty)
            {
                Stated = [("to", row.ReferredTo)],
            });
        }

        foreach (var row in evidence.Clearances)
            Act(Verdict(row));
        foreach (var row in evidence.Orders)
            Order(row);
        foreach (var row in evidence.WithdrawalOrders)
            Order(row);
        foreach (var row in evidence.Publications)
            Release(row);
        foreach (var row in evidence.Withdrawals)
            Withdraw(row);
        foreach (var row in evidence.Closures)
        {
            var revision = publications.GetValueOrDefault(row.PublicationId)?.RevisionId ?? 0;
            Act(new Claim("version_closure", revision, row.Seq, row.Act, Acts.VersionClosed, row.ContentHash, row.At, row.ById, null)
            {
                Stated = publications.GetValueOrDefault(row.PublicationId) is { State: not PublicationState.Live } ? Closed(row) : [("", "a version that has ended")],
            });
        }

        Sequence();
        Idle();
        Uncited();
        return findings;
    }

    /// <summary>A correction closes for its own reason, a person for the one he gave: both say it in the entry.</summary>
    private static IReadOnlyList<(string Name, string? Value)> Closed(VersionClosure row) => [("reason", Term.Of(row.Reason))];

    private static Claim Verdict(Clearance row) => new("clearance", row.RevisionId, row.Seq, row.Act, Acts.Verdict, row.ContentHash, row.At, row.ReviewerId, row.Duty)
    {
        Stated =
        [
            ("outcome", Term.Of(row.Outcome)), ("ground", Text(row.Ground)), ("findings", Manifest.Hex(row.FindingsHash)),
            ("findings", Manifest.Hex(ReviewFindings.Hash(row.Findings))), ("answer", Text(row.Answer)),
            ("reassessOn", EntryInstant.Day(row.ReassessOn)),
        ],
    };

    private void Order(ReleaseOrder row)
    {
        Act(new Claim("release_order", row.RevisionId, row.Seq, row.Act, Acts.Ordered, row.ContentHash, row.At, row.ReleaserId, row.Duty)
        {
            Stated = [("releaseAt", EntryInstant.Of(row.ReleaseAt)), ("bundle", Number(row.BundleSeq))],
        });
        if (row.CancelledSeq is { } cancelled)
            Ends($"release_order {row.Id}", cancelled, row.ContentHash, row.Seq, Acts.OrderCancelled);
    }

    private void Order(WithdrawalOrder row)
    {
        var revision = evidence.Revisions.FirstOrDefault(found => found.ContentHash.AsSpan().SequenceEqual(row.ContentHash));
        Act(new Claim("withdrawal_order", revision?.Id ?? 0, row.Seq, row.Act, Acts.WithdrawalOrdered, row.ContentHash, row.At, row.ById, null)
        {
            Stated = [("reason", Term.Of(row.Reason)), ("withdrawAt", EntryInstant.Of(row.WithdrawAt))],
        });
        if (revision is null || revision.DocumentId != row.DocumentId)
            Find("withdrawal_order", row.Id, "It is about another document than its entry.");
        if (row.EndedSeq is not { } ended)
            return;
        cited.Add(ended);
        if (!entries.TryGetValue(ended, out var entry) || entry.Act is not (Acts.WithdrawalOrderCancelled or Acts.Withdrawn or Acts.TakenDown) || ended <= row.Seq)
            Find("withdrawal_order", row.Id, $"Entry {ended} does not say that it ended.");
    }

    private void Release(Publication row)
    {
        Act(new Claim("publication", row.RevisionId, row.Seq, row.Act, Acts.Released, row.ContentHash, row.PublishedAt, row.ReleaserId, row.Duty));
        if (row.EndedSeq is not { } ended)
            return;
        string[] acts = row.State == PublicationState.Superseded ? [Acts.Superseded] : [Acts.Withdrawn, Acts.TakenDown];
        Ends($"publication {row.Id}", ended, row.ContentHash, row.Seq, acts);
    }

    private void Withdraw(Withdrawal row)
    {
        var publication = publications.GetValueOrDefault(row.PublicationId);
        var kept = row.Act == Acts.Superseded;
        var kind = kept ? WithdrawalKind.Kept : row.TargetId is null ? WithdrawalKind.Gone : WithdrawalKind.Moved;
        var target = row.TargetId is { } id ? documents.GetValueOrDefault(id)?.Key ?? "?" : null;
        if (publication?.EndedSeq != row.Seq || row.Kind != kind)
            Find("withdrawal", row.PublicationId, "It is not how the publication ended.");
        Act(new Claim("withdrawal", publication?.RevisionId ?? 0, row.Seq, row.Act, row.Act, row.ContentHash, row.At, row.ById, null)
        {
            Stated = kept ? [("reason", null)] : [("reason", Term.Of(row.Reason)), ("target", target)],
            Cites = false,
        });
        if (kept && row.Reason != WithdrawalReason.Replaced)
            Find("withdrawal", row.PublicationId, "What is kept with a notice was replaced.");
    }

    private void Act(Claim claim)
    {
        var where = claim.Revision;
        if (claim.Cites && !cited.Add(claim.Seq))
            Find(claim.Table, where, $"Another row cites entry {claim.Seq} too.");
        if (claim.Duty is { } duty && !duties.Contains((claim.Revision, claim.StaffId, duty)))
            Find(claim.Table, where, "The person does not hold the duty in revision_person.");
        acted.Add((claim.Revision, claim.StaffId));
        if (!entries.TryGetValue(claim.Seq, out var entry))
        {
            Find(claim.Table, where, $"Entry {claim.Seq} is not there.");
            return;
        }

        var revision = revisions.GetValueOrDefault(claim.Revision);
        if (entry.Act != claim.Act || entry.Act != claim.Expected || !entry.ContentHash.AsSpan().SequenceEqual(claim.Hash) || entry.At != claim.At)
            Find(claim.Table, where, $"Entry {claim.Seq} is of another act, other bytes or another time.");
        if (revision is null || !revision.ContentHash.AsSpan().SequenceEqual(claim.Hash))
            Find(claim.Table, where, "It is about other bytes than the revision's.");
        using var body = Parse(entry);
        IEnumerable<(string Name, string? Value)> stated =
        [
            ("actor", staff.GetValueOrDefault(claim.StaffId)), ("revision", revision is null ? null : Number(revision.No)),
            ("document", revision is null ? null : documents.GetValueOrDefault(revision.DocumentId)?.Key), .. claim.Stated,
        ];
        foreach (var (name, value) in stated)
        {
            if (body is null || EntryBody.Text(body, name) != value)
                Find(claim.Table, where, $"Its entry states another {name}.");
        }
    }

    private void Ends(string where, long seq, byte[] hash, long begun, params string[] acts)
    {
        cited.Add(seq);
        if (!entries.TryGetValue(seq, out var entry) || !acts.Contains(entry.Act) || !entry.ContentHash.AsSpan().SequenceEqual(hash) || seq <= begun)
            findings.Add(new Finding("ended", where, $"Entry {seq} does not say that it ended."));
    }

    /// <summary>Handed in, reviewed, cleared, released: the numbers of the entries rise in this order.</summary>
    private void Sequence()
    {
        var submissions = evidence.Submissions.GroupBy(row => row.RevisionId).ToDictionary(rows => rows.Key, rows => rows.First());
        foreach (var row in evidence.Submissions.Where(row => revisions.TryGetValue(row.RevisionId, out var revision) && revision.SealedAt != row.At))
            Find("revision", row.RevisionId, "It was sealed at another time than it was handed in.");
        foreach (var (revision, seq, table) in evidence.Reviews.Select(row => (row.RevisionId, row.Seq, "content_review"))
            .Concat(evidence.Referrals.Select(row => (row.RevisionId, row.Seq, "referral")))
            .Concat(evidence.Clearances.Select(row => (row.RevisionId, row.Seq, "clearance")))
            .Concat(evidence.Orders.Select(row => (row.RevisionId, row.Seq, "release_order")))
            .Concat(evidence.Publications.Select(row => (row.RevisionId, row.Seq, "publication"))))
        {
            if (!submissions.TryGetValue(revision, out var submission) || submission.Seq >= seq)
                Find(table, revision, "It came before the text was handed in.");
        }

        var clearances = evidence.Clearances.GroupBy(row => row.RevisionId).ToDictionary(rows => rows.Key, rows => rows.First());
        foreach (var row in evidence.Reviews.Where(row => row.Duty == Duty.ContentReviewer && clearances.TryGetValue(row.RevisionId, out var verdict) && verdict.Seq < row.Seq))
            Find("content_review", row.RevisionId, "It came after the verdict.");
        foreach (var steps in evidence.Reviews.GroupBy(row => row.RevisionId))
        {
            var rows = steps.OrderBy(row => row.Seq).ToList();
            if (rows.Where((row, index) => row.Step != index + 1 || row.PrevStep != (index == 0 ? null : index) || row.PrevOutcome != (index == 0 ? null : ReviewOutcome.Passed)).Any()
                || rows.SkipLast(1).Any(row => row.Outcome != ReviewOutcome.Passed) || rows.DistinctBy(row => row.ReviewerId).Count() != rows.Count)
                Find("content_review", steps.Key, "Its steps were not taken one after the other by different people.");
        }
    }

    /// <summary>A duty without an act, and one person with two duties.</summary>
    private void Idle()
    {
        foreach (var person in evidence.Persons.Where(person => person.Duty != Duty.Author && !acted.Contains((person.RevisionId, person.StaffId))))
            Find("revision_person", person.RevisionId, "A person holds a duty and did nothing.");
        foreach (var twice in evidence.Persons.GroupBy(person => (person.RevisionId, person.StaffId)).Where(rows => rows.Count() > 1))
            Find("revision_person", twice.Key.RevisionId, "One person holds two duties.");
    }

    private void Uncited()
    {
        HashSet<string> acts = [Acts.Submitted, Acts.ContentReviewed, Acts.Referred, Acts.Verdict, Acts.Ordered, Acts.OrderCancelled, Acts.Released, Acts.Superseded, Acts.Withdrawn, Acts.TakenDown, Acts.VersionClosed, Acts.WithdrawalOrdered, Acts.WithdrawalOrderCancelled];
        foreach (var entry in evidence.Entries.Where(entry => acts.Contains(entry.Act) && !cited.Contains(entry.Seq)))
            findings.Add(new Finding("lost", $"audit_entry {entry.Seq}", $"No row is left of the act {entry.Act}."));
        var submitted = evidence.Submissions.Select(row => row.RevisionId).ToHashSet();
        foreach (var revision in evidence.Revisions.Where(revision => !submitted.Contains(revision.Id)))
            Find("revision", revision.Id, "It was never handed in.");
    }

    private void Find(string table, long key, string what) => findings.Add(new Finding("act", $"{table} {key}", what));

    private static JsonDocument? Parse(AuditEntry entry)
    {
        try
        {
            return JsonDocument.Parse(entry.Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What an act row says of itself.</summary>
    private sealed record Claim(
        string Table, long Revision, long Seq, string Act, string Expected, byte[] Hash, DateTimeOffset At, long StaffId, Duty? Duty)
    {
        public IReadOnlyList<(string Name, string? Value)> Stated { get; init; } = [];

        /// <summary>False for a row that shares its entry with the publication it ends.</summary>
        public bool Cites { get; init; } = true;
    }
}
