using System.Security.Cryptography;
using OpenDisclosure.Content.Text;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Benchmarks.Filling;

/// <summary>
/// The rows that the acts of the gate write for a document from its submit to its release: what SealDraft, ReviewRevision and
/// ReleaseRevision do, without asking the database between two rows.
/// </summary>
internal sealed class ReleaseActs(FilledAgency agency, Schedule schedule, LedgerChain ledger, Registers registers, FirstIds ids)
{
    /// <summary>The version of a draft that was begun, submitted and released: each turns the page.</summary>
    private const int ReleasedVersion = 3;

    private static readonly ReviewFindings NothingConcerns =
        new(Enum.GetValues<ReviewPoint>().ToDictionary(point => point, _ => ReviewFindings.NotConcerned));

    private Batch batch = new(ledger, registers);

    /// <summary>The rows of some bundles, in the order of the ledger.</summary>
    public Batch Of(IReadOnlyList<IReadOnlyList<SealedDocument>> bundles)
    {
        batch = new Batch(ledger, registers);
        foreach (var bundle in bundles)
            Bundle(bundle);
        return batch;
    }

    private void Bundle(IReadOnlyList<SealedDocument> bundle)
    {
        var courses = new List<Course>();
        foreach (var document in bundle)
        {
            courses.Add(Submit(document));
            Review(courses[^1]);
        }

        var taken = courses.SelectMany(course => course.Taken).ToHashSet();
        var releaser = agency.Next(bundle[0].Whole.Document.UnitId, Duty.Releaser, bundle[0].Number, taken);
        Release(courses, releaser.Actor, schedule.At(bundle[^1].Number, Schedule.Release));
    }

    private Course Submit(SealedDocument document)
    {
        var at = schedule.At(document.Number, 1);
        var revision = FirstIds.Give(SealDraft.Revision(document.Whole, 0, document.Hash, 1, at), ids.Revision + document.Number);
        var course = new Course(document, revision);
        AddDraft(document.Whole);
        batch.Add(revision);
        AddParts(document, revision);
        TakeDuty(course, document.Author.Actor, Duty.Author);
        var entry = Append(course, Acts.Submitted, document.Author.Actor, at);
        batch.Add(new Submission { RevisionId = revision.Id, ContentHash = document.Hash, SubmitterId = document.Author.Actor.StaffId, Seq = entry.Seq, At = at });
        batch.Acts++;
        return course;
    }

    private void AddDraft(DraftWhole whole)
    {
        batch.Add(whole.Document);
        whole.Draft.Version = ReleasedVersion;
        batch.Add(whole.Draft);
        foreach (var relation in whole.Relations)
            batch.Add(relation);
    }

    private void AddParts(SealedDocument document, Revision revision)
    {
        var whole = document.Whole;
        var findings = document.Scan.ToBytes();
        batch.Add(new RevisionScan { RevisionId = revision.Id, Findings = findings, FindingsHash = SHA256.HashData(findings) });
        batch.Add(new RevisionBody { RevisionId = revision.Id, Manifest = document.Manifest, Source = TextGuard.Normalise(whole.Draft.Body!), Html = document.Html });
        foreach (var step in whole.Column!.Steps)
            batch.Add(new RevisionStep { RevisionId = revision.Id, Step = step.Step, Duty = step.Duty });
        foreach (var relation in whole.Relations)
            batch.Add(new RevisionRelation { RevisionId = revision.Id, Kind = relation.Kind, TargetId = relation.TargetId });
    }

    /// <summary>The content steps that are not the releaser's, then the verdict.</summary>
    private void Review(Course course)
    {
        var (document, part) = (course.Document, 2);
        foreach (var step in Steps(document).TakeWhile(step => step.Duty == Duty.ContentReviewer))
        {
            var reviewer = agency.Next(document.Whole.Document.UnitId, Duty.ContentReviewer, document.Number, course.Taken).Actor;
            TakeDuty(course, reviewer, Duty.ContentReviewer);
            Pass(course, step, reviewer, schedule.At(document.Number, part++));
            batch.Acts++;
        }

        var judge = agency.Next(document.Whole.Document.UnitId, Duty.ConfidentialityReviewer, document.Number, course.Taken).Actor;
        TakeDuty(course, judge, Duty.ConfidentialityReviewer);
        Clear(course, judge, schedule.At(document.Number, part));
        batch.Acts++;
    }

    private void Pass(Course course, ColumnStep step, Actor reviewer, DateTimeOffset at)
    {
        var entry = Append(course, Acts.ContentReviewed, reviewer, at, ("step", step.Step), ("outcome", Term.Of(ReviewOutcome.Passed)));
        batch.Add(ReviewRevision.Review(reviewer, course.Seen, step.Step, step.Duty, ReviewOutcome.Passed, "", entry.Seq, at));
    }

    private void Clear(Course course, Actor judge, DateTimeOffset at)
    {
        var answers = NothingConcerns with
        {
            Scan = Manifest.Hex(SHA256.HashData(course.Document.Scan.ToBytes())),
            Accepted = course.Document.Scan.Questions,
        };
        var findings = answers.ToBytes();
        var entry = Append(
            course, Acts.Verdict, judge, at,
            ("outcome", Term.Of(ClearanceOutcome.Cleared)), ("ground", agency.Ground), ("findings", Manifest.Hex(ReviewFindings.Hash(findings))));
        batch.Add(FirstIds.Give(
            new Clearance
            {
                RevisionId = course.Revision.Id,
                ContentHash = course.Document.Hash,
                ReviewerId = judge.StaffId,
                Outcome = ClearanceOutcome.Cleared,
                Ground = agency.Ground,
                Note = "",
                ReassessOn = null,
                Answer = "",
                Findings = findings,
                FindingsHash = ReviewFindings.Hash(findings),
                Seq = entry.Seq,
                At = at,
            },
            ids.Clearance + course.Document.Number));
    }

    /// <summary>One act: the releaser signs all, and with it takes the last content steps that are his; then all are published.</summary>
    private void Release(IReadOnlyList<Course> bundle, Actor releaser, DateTimeOffset at)
    {
        foreach (var course in bundle)
        {
            TakeDuty(course, releaser, Duty.Releaser);
            foreach (var step in Steps(course.Document).Where(step => step.Duty == Duty.Releaser))
                Pass(course, step, releaser, at);
        }

        long? bundleSeq = bundle.Count > 1 ? ledger.Tip.Seq + 1 : null;
        foreach (var course in bundle)
            Publish(course, releaser, bundleSeq, at);
        batch.Acts++;
        batch.Releases++;
    }

    private void Publish(Course course, Actor releaser, long? bundleSeq, DateTimeOffset at)
    {
        var (document, revision) = (course.Document.Whole.Document, course.Revision);
        var year = BeijingTime.DateOf(at).Year;
        var number = new IndexNumber(agency.Units[document.UnitId].CreditCode, year, registers.Next(document.UnitId, year));
        var entry = Append(course, Acts.Released, releaser, at, ("index", number.ToString()), ("order", null), ("bundle", bundleSeq));
        batch.Add(Catalogued(course, number, entry));
        batch.Add(FirstIds.Give(
            new Publication
            {
                DocumentId = document.Id,
                RevisionId = revision.Id,
                ContentHash = revision.ContentHash,
                ClearanceId = ids.Clearance + course.Document.Number,
                ReviewSteps = revision.ReviewSteps,
                ReleaserId = releaser.StaffId,
                Seq = entry.Seq,
                PublishedAt = at,
                FirstPublishedAt = at,
                ColumnId = revision.ColumnId,
                DocumentNumberKey = revision.DocumentNumberKey,
            },
            ids.Publication + course.Document.Number));
        registers.Count(revision.ColumnId, year);
    }

    private CatalogueEntry Catalogued(Course course, IndexNumber number, AuditEntry entry)
    {
        var (document, unit) = (course.Document.Whole.Document, agency.Units[course.Document.Whole.Document.UnitId]);
        return new CatalogueEntry
        {
            DocumentId = document.Id,
            IndexNumber = number.ToString(),
            IndexNumberKey = number.Key,
            Address = CatalogueEntry.AddressOf(course.Document.Whole.Column!.Key, unit.IsMain ? null : unit.Key, number.Year, number.Serial),
            FirstPublishedAt = entry.At,
            Seq = entry.Seq,
        };
    }

    private static IEnumerable<ColumnStep> Steps(SealedDocument document) => document.Whole.Column!.Steps.OrderBy(step => step.Step);

    private void TakeDuty(Course course, Actor actor, Duty duty)
    {
        course.Taken.Add(actor.StaffId);
        batch.Add(new RevisionPerson { RevisionId = course.Revision.Id, StaffId = actor.StaffId, Duty = duty });
    }

    private AuditEntry Append(Course course, string act, Actor actor, DateTimeOffset at, params (string Name, object? Value)[] more) =>
        ledger.Append(batch, act, course.Document.Hash, at, ActBody.Of(actor, course.Document.Whole.Document.Key, course.Revision.No, more));

    /// <summary>A document on its way: its revision, and who has a duty on it.</summary>
    private sealed record Course(SealedDocument Document, Revision Revision)
    {
        public HashSet<long> Taken { get; } = [];

        public SeenRevision Seen => new(Revision.Id, Revision.ContentHash);
    }
}
