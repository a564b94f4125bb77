using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Content.Comparing;
using OpenDisclosure.Content.Files;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Findings;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Revisions;

/// <summary>Reads what the review screen shows of a sealed revision.</summary>
internal sealed class ReviewDesk(DisclosureDb db, FileStore store, EarlierVerdicts earlierVerdicts, CurrentStaff me)
{
    /// <summary>The revision when the reader may see it, else null.</summary>
    public async Task<SealedRevision?> Open(long revisionId, CancellationToken cancel)
    {
        var found = await (
            from revision in db.Revisions
            join body in db.RevisionBodies on revision.Id equals body.RevisionId
            join document in db.Documents on revision.DocumentId equals document.Id
            where revision.Id == revisionId
            select new SealedRevision(document, revision, body)).AsNoTracking().SingleOrDefaultAsync(cancel);
        return found is not null && MaySee(found.Document) ? found : null;
    }

    /// <summary>The page around the forms as posted.</summary>
    /// <param name="open">The revision.</param>
    /// <param name="verdict">The verdict as posted; null for one that begins with what the reader answered at an earlier revision.</param>
    /// <param name="content">The verdict of a content step as posted.</param>
    /// <param name="referral">A referral as posted.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="againstReleased">Whether the released version is compared even where the reader judged a later revision.</param>
    public async Task<ReviewPage> Page(
        SealedRevision open, VerdictForm? verdict, ContentForm content, ReferralForm referral, CancellationToken cancel, bool againstReleased = false)
    {
        var revision = open.Revision;
        var state = (await RevisionStates.Of(db, revision.Id, cancel))!;
        var awaited = DutyRules.Awaited(state);
        var released = await Before(revision, cancel);
        var own = awaited is Duty.ContentReviewer or Duty.ConfidentialityReviewer ? await earlierVerdicts.Of(revision, released?.Revision.No ?? 0, cancel) : null;
        var before = own is not null && !againstReleased ? own.Sealed : released;
        var ground = await earlierVerdicts.Ground(revision, cancel);
        var hash = Manifest.Hex(revision.ContentHash);
        var record = await RevisionFindings.Of(db, revision.Id, cancel);
        verdict ??= VerdictForm.From(own, record, ground);
        (verdict.Hash, content.Hash, referral.Hash) = (hash, hash, hash);
        var files = await db.RevisionFiles.AsNoTracking().Where(file => file.RevisionId == revision.Id).OrderBy(file => file.Ordinal).ToListAsync(cancel);
        var columns = await db.Columns.IgnoreAutoIncludes().ToDictionaryAsync(column => column.Key, column => column.StaffName, cancel);
        var titles = await Titles(revision.Id, before?.Revision.Id, cancel);
        var earlier = before is null ? [] : await db.RevisionFiles.AsNoTracking().Where(file => file.RevisionId == before.Revision.Id).ToListAsync(cancel);
        return new ReviewPage
        {
            RevisionId = revision.Id,
            DocumentId = revision.DocumentId,
            Title = revision.Title,
            Number = revision.DocumentNumber,
            No = revision.No,
            Hash = hash,
            Stage = state.Stage,
            Awaited = awaited,
            Hindrance = awaited is { } duty && DutyRules.Hindrance(state, me.StaffId, me.Actor.Roles, duty, me.Actor.UnitId == open.Document.UnitId) is { } problem
                ? ProblemText.Of(problem)
                : null,
            Submitted = await Submitted(revision.Id, cancel),
            Passed = await Passed(revision.Id, cancel),
            Before = before is null ? null : Texts.Fill(before == released ? StaffText.Review_Released : StaffText.Review_OwnSide, before.Revision.No),
            Own = own is null ? null : new OwnVerdict(own.Sealed.Revision.No, own.Passed, before == own.Sealed),
            Adopted = await Adopted(revision, cancel),
            Ground = ground,
            Touched = Touched(record),
            Comparison = TextComparison.Compare(before is null ? [] : Blocks(before, columns, titles), Blocks(open, columns, titles)),
            Files = [.. files.Where(file => file.Role != FileRole.Derived).Select(file => Line(file, earlier, files))],
            Findings = Lines(record, [.. files.Select(file => file.Name)], open.Document.SiteTextKey),
            Masked = record.Masked,
            RemovedFiles = [.. earlier.Where(old => old.Role != FileRole.Derived && files.All(file => file.Name != old.Name)).Select(old => old.Name)],
            Referrals = await Referrals(revision.Id, cancel),
            Verdict = verdict,
            Content = content,
            Referral = referral,
            Decision = await Decision(revision.Id, cancel),
        };
    }

    /// <summary>The points that the findings of a revision touch.</summary>
    public async Task<IReadOnlyDictionary<ReviewPoint, string>> Touched(SealedRevision open, CancellationToken cancel) =>
        Touched(await RevisionFindings.Of(db, open.Revision.Id, cancel));

    /// <summary>The points that findings touch, each with what is answered when it concerns the text.</summary>
    public static IReadOnlyDictionary<ReviewPoint, string> Touched(ScanRecord record) => record.Findings
        .Where(found => found.MustBeAnswered && ReviewPoints.TouchedBy(found.Finding.Kind) is not null)
        .GroupBy(found => ReviewPoints.TouchedBy(found.Finding.Kind)!.Value)
        .ToDictionary(point => point.Key, point => Texts.Fill(
            StaffText.Review_Touched, string.Join(SettingsText.List_Comma, point.Select(found => FindingWords.Kind(found.Finding)).Distinct())));

    /// <summary>That the text took over what a reviewer suggested; null when it did not.</summary>
    private async Task<string?> Adopted(Revision revision, CancellationToken cancel)
    {
        var found = await (
            from answer in db.SuggestionAnswers
            join suggestion in db.Suggestions on answer.RevisionId equals suggestion.RevisionId
            join earlier in db.Revisions on suggestion.RevisionId equals earlier.Id
            join reviewer in db.Staff on suggestion.ReviewerId equals reviewer.Id
            join author in db.Staff on answer.StaffId equals author.Id
            where earlier.DocumentId == revision.DocumentId && earlier.No == revision.No - 1 && answer.Outcome == SuggestionOutcome.Adopted
            select new { Author = author.Name, Reviewer = reviewer.Name, earlier.No }).SingleOrDefaultAsync(cancel);
        return found is null ? null : Texts.Fill(StaffText.Review_Adopted, found.Author, found.Reviewer, found.No);
    }

    private bool MaySee(Document document) =>
        me.Actor.Serves(document.UnitId)
        && (me.Is(Role.ConfidentialityReviewer, Role.Releaser, Role.Auditor) || (me.Is(Role.Drafter, Role.OfficeHead) && me.Actor.UnitId == document.UnitId));

    /// <summary>Every sealed value as a block, so that no public byte is outside the comparison.</summary>
    private static List<TextBlock> Blocks(
        SealedRevision sealedRevision, IReadOnlyDictionary<string, string> columnNames, IReadOnlyDictionary<string, string> titles)
    {
        var blocks = new List<TextBlock> { new(BlockKind.Field, sealedRevision.Revision.Title) };
        using var manifest = JsonDocument.Parse(sealedRevision.Body.Manifest);
        blocks.AddRange(ManifestLines.Of(manifest.RootElement, columnNames, titles).Select(line => new TextBlock(BlockKind.Field, line)));
        blocks.AddRange(HtmlBlocks.Read(sealedRevision.Body.Html));
        return blocks;
    }

    /// <summary>What the documents are called that either text relates to, by their keys.</summary>
    private async Task<IReadOnlyDictionary<string, string>> Titles(long revisionId, long? beforeId, CancellationToken cancel) => (await (
        from relation in db.RevisionRelations
        join document in db.Documents on relation.TargetId equals document.Id
        join draft in db.Drafts on document.Id equals draft.DocumentId
        where relation.RevisionId == revisionId || relation.RevisionId == beforeId
        select new { document.Key, draft.Title }).Distinct().ToListAsync(cancel)).ToDictionary(found => found.Key, found => found.Title ?? found.Key);

    private async Task<SealedRevision?> Before(Revision revision, CancellationToken cancel) => await (
        from publication in db.Publications
        join earlier in db.Revisions on publication.RevisionId equals earlier.Id
        join body in db.RevisionBodies on earlier.Id equals body.RevisionId
        join document in db.Documents on earlier.DocumentId equals document.Id
        where publication.DocumentId == revision.DocumentId && earlier.No < revision.No
        orderby earlier.No descending
        select new SealedRevision(document, earlier, body)).AsNoTracking().FirstOrDefaultAsync(cancel);

    /// <summary>A text view of the revision with the marks of what was found in it; null when the ordinal is none.</summary>
    public async Task<TextViewPage?> TextView(SealedRevision open, int ordinal, CancellationToken cancel)
    {
        var file = await db.RevisionFiles.AsNoTracking().SingleOrDefaultAsync(
            found => found.RevisionId == open.Revision.Id && found.Ordinal == ordinal && found.Role == FileRole.Derived, cancel);
        if (file is null || !store.Has(file.Sha256))
            return null;
        using var reader = new StreamReader(store.Open(file.Sha256), Encoding.UTF8);
        var record = await RevisionFindings.Of(db, open.Revision.Id, cancel);
        var marks = ReviewFinding.Marks(Lines(record, [], open.Document.SiteTextKey));
        return new TextViewPage(open.Revision.Id, open.Revision.Title, file.Name, (await reader.ReadToEndAsync(cancel)).Split('\n'), marks);
    }

    /// <summary>A line for each key: what stops the text one by one, what is asked once a group.</summary>
    private static IReadOnlyList<ReviewFinding> Lines(ScanRecord record, IReadOnlyList<string> files, string? siteTextKey) =>
    [
        .. record.Findings.GroupBy(found => found.Key).Select(group => group.ToList()).OrderBy(group => group[0].Finding.Grade).Select((group, at) => new ReviewFinding(
            at + 1, group[0].Key, group[0].Finding.Grade, FindingWords.Kind(group[0].Finding), FindingWords.Text(group[0].Finding), Right(group[0].Finding),
            [.. group.Select(found => FindingWords.Place(found.Place, files, siteTextKey)).Distinct()], group[0].Reason, group.Any(SuggestedMask.Takes))
        {
            MayBeAcceptedForGood = group[0].Finding.MayBeAcceptedForGood,
        }),
    ];

    /// <summary>The right spelling or title; a masked form is the author's choice and no correction.</summary>
    private static string? Right(Finding finding) => finding.Kind is FindingKind.Misspelling or FindingKind.LeaderName ? finding.Suggestion : null;

    private static SealedFileLine Line(RevisionFile file, List<RevisionFile> earlier, List<RevisionFile> all)
    {
        var view = all.Find(found => found.Role == FileRole.Derived && found.Name == RevisionFile.TextViewOf(file.Name));
        var old = earlier.FirstOrDefault(found => found.Name == file.Name);
        var change = old is null ? StaffText.File_New : old.Sha256.AsSpan().SequenceEqual(file.Sha256) ? StaffText.File_Same : StaffText.File_Changed;
        return new SealedFileLine(file.Name, SealedFile.Address(file.Sha256, file.Name), file.MediaType, file.Size, change, view?.Ordinal);
    }

    private async Task<string> Submitted(long revisionId, CancellationToken cancel)
    {
        var row = await (
            from submission in db.Submissions
            join staff in db.Staff on submission.SubmitterId equals staff.Id
            where submission.RevisionId == revisionId
            select new { staff.Name, submission.At }).SingleAsync(cancel);
        return Texts.Fill(StaffText.Review_Submitted, row.Name, Texts.Minute(BeijingTime.Of(row.At)));
    }

    private async Task<IReadOnlyList<string>> Passed(long revisionId, CancellationToken cancel)
    {
        var rows = await (
            from review in db.ContentReviews
            join staff in db.Staff on review.ReviewerId equals staff.Id
            where review.RevisionId == revisionId
            orderby review.Step
            select new { staff.Name, review.Outcome, review.Step, review.Note }).ToListAsync(cancel);
        return [.. rows.Select(row => Texts.Fill(StaffText.Review_Step, row.Step, Labels.Of(row.Outcome), row.Name, row.Note))];
    }

    private async Task<IReadOnlyList<string>> Referrals(long revisionId, CancellationToken cancel)
    {
        var rows = await db.Referrals.AsNoTracking().Where(row => row.RevisionId == revisionId).OrderBy(row => row.Seq).ToListAsync(cancel);
        return [.. rows.Select(row => Texts.Fill(StaffText.Review_Referred, Texts.Minute(BeijingTime.Of(row.At)), row.ReferredTo, row.Question))];
    }

    private async Task<IReadOnlyList<string>> Decision(long revisionId, CancellationToken cancel)
    {
        var row = await (
            from clearance in db.Clearances
            join staff in db.Staff on clearance.ReviewerId equals staff.Id
            where clearance.RevisionId == revisionId
            select new { clearance, staff.Name }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (row is null)
            return [];
        return
        [
            Texts.Fill(StaffText.Review_Decided, row.Name, Texts.Minute(BeijingTime.Of(row.clearance.At)), Labels.Of(row.clearance.Outcome), row.clearance.Ground),
            .. new[] { row.clearance.Note, row.clearance.Answer }.Where(text => text.Length > 0),
            .. ReviewFindings.PointsOf(row.clearance.Findings).Where(point => point.Value != ReviewFindings.NotConcerned)
                .Select(point => Texts.Fill(StaffText.Review_PointAnswered, Labels.Of(point.Key), point.Value)),
        ];
    }
}

/// <summary>A sealed revision with its document and bytes.</summary>
internal sealed record SealedRevision(Document Document, Revision Revision, RevisionBody Body);
