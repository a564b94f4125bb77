using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Waiting;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Queue;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Release;

/// <summary>What is posted to release: which revisions, with the hashes that were on the page, when, and who it is.</summary>
internal sealed class ReleaseForm
{
    public List<long> Chosen { get; set; } = [];

    /// <summary>Hash on the page by revision, in hexadecimal.</summary>
    public Dictionary<long, string?> Hashes { get; set; } = [];

    /// <summary>Whether all of them go out in one transaction or none.</summary>
    public bool Together { get; set; }

    public bool Later { get; set; }

    public string? On { get; set; }

    public string? Time { get; set; }

    public string? Password { get; set; }
}

/// <summary>The page of what waits for a signature and what is signed for later.</summary>
internal sealed record ReleasePage(ReleaseForm Form, IReadOnlyList<ReleaseLine> Lines, IReadOnlyList<OrderLine> Orders, long NextSeq);

/// <summary>A cleared revision.</summary>
/// <param name="RevisionId">The revision.</param>
/// <param name="DocumentId">Its document.</param>
/// <param name="Title">Title.</param>
/// <param name="Number">Document number, may be empty.</param>
/// <param name="Facts">Kind, version, and whether it is the first.</param>
/// <param name="OwnStep">Whether the signature is the last content step too.</param>
/// <param name="Reviewed">Who passed the content.</param>
/// <param name="Cleared">Who cleared it, when.</param>
/// <param name="Hash">The seal.</param>
/// <param name="PlannedAt">When it was to go out.</param>
/// <param name="Hindrance">Why the reader may not, and who may; null when he may.</param>
/// <param name="Warning">What he should look at.</param>
/// <param name="With">Titles of other lines that it interprets or that interpret it: they may go out as a bundle.</param>
internal sealed record ReleaseLine(
    long RevisionId, long DocumentId, string Title, string Number, string Facts, bool OwnStep, string Reviewed, string Cleared, string Hash,
    DateTimeOffset? PlannedAt, string? Hindrance, string? Warning, IReadOnlyList<string> With)
{
    /// <summary>Whether it is a normative document that has neither an interpretation nor the reason for none.</summary>
    public bool Uninterpreted { get; init; }

    public string ShortHash => $"{Hash[..4]}\u2026{Hash[^4..]}";
}

/// <summary>An order that waits for its time.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="RevisionId">Its revision.</param>
/// <param name="Title">Title as sealed.</param>
/// <param name="ReleaseAt">UTC.</param>
/// <param name="By">Who gave it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Seq">Its entry.</param>
/// <param name="BundleSeq">Shared by the orders of a bundle.</param>
internal sealed record OrderLine(long OrderId, long RevisionId, string Title, DateTimeOffset ReleaseAt, string By, DateTimeOffset At, long Seq, long BundleSeq);

/// <summary>Reads what the release page shows.</summary>
internal sealed class ReleaseDesk(DisclosureDb db, WorkList work, CurrentStaff me, TimeProvider clock, WorkingDayCalendar calendar)
{
    /// <summary>The page around a form.</summary>
    public async Task<ReleasePage> Page(ReleaseForm form, CancellationToken cancel)
    {
        var open = (await work.Open(cancel)).Where(found => found.State.Stage == Stage.Release).ToList();
        var ids = open.Select(found => found.Revision.RevisionId).ToList();
        var reviews = await (
            from review in db.ContentReviews
            join staff in db.Staff on review.ReviewerId equals staff.Id
            where ids.Contains(review.RevisionId)
            select new { review.RevisionId, review.Step, staff.Name }).ToListAsync(cancel);
        var clearances = await (
            from clearance in db.Clearances
            join staff in db.Staff on clearance.ReviewerId equals staff.Id
            where ids.Contains(clearance.RevisionId)
            select new { clearance.RevisionId, clearance.At, staff.Name }).ToListAsync(cancel);
        var relations = await db.RevisionRelations.AsNoTracking().Where(relation => ids.Contains(relation.RevisionId)).ToListAsync(cancel);
        var releasers = await Releasers(cancel);
        var uninterpreted = await Uninterpreted(ids, cancel);
        var lines = open.Select(found => Line(
            found.Revision, found.State,
            string.Join('\u3001', reviews.Where(review => review.RevisionId == found.Revision.RevisionId).OrderBy(review => review.Step).Select(review => review.Name)),
            clearances.Where(clearance => clearance.RevisionId == found.Revision.RevisionId).Select(clearance => Texts.Fill(StaffText.Release_Cleared, clearance.Name, Texts.Minute(BeijingTime.Of(clearance.At)))).Single(),
            releasers, With(found.Revision, open, relations)) with
        { Uninterpreted = uninterpreted.Contains(found.Revision.RevisionId) });
        var next = await db.LedgerHeads.Select(head => head.TipSeq).SingleAsync(cancel) + 1;
        return new ReleasePage(form, [.. lines.OrderBy(line => line.PlannedAt ?? DateTimeOffset.MaxValue).ThenBy(line => line.RevisionId)], await Orders(cancel), next);
    }

    /// <summary>The title of a revision, for messages; of what is none of the reader's business there is none.</summary>
    public async Task<string> TitleOf(long revisionId, CancellationToken cancel) => await (
        from revision in db.Revisions
        join document in db.Documents on revision.DocumentId equals document.Id
        where revision.Id == revisionId && (me.Actor.OfMainUnit || document.UnitId == me.Actor.UnitId)
        select revision.Title).SingleOrDefaultAsync(cancel) ?? StaffText.Untitled;

    /// <summary>The form as a reader finds it who came for one item: with its planned time while that is still to come.</summary>
    public async Task<ReleaseForm> FormFor(long revisionId, CancellationToken cancel)
    {
        var planned = await db.RevisionPlans.Where(plan => plan.RevisionId == revisionId).Select(plan => plan.PlannedAt).SingleOrDefaultAsync(cancel);
        return planned is { } at && at > clock.GetUtcNow()
            ? new ReleaseForm { Chosen = [revisionId], Later = true, On = DateText.Of(BeijingTime.DateOf(at)), Time = WorkWords.Time(at) }
            : new ReleaseForm { Chosen = [revisionId] };
    }

    private static IReadOnlyList<string> With(OpenRevision revision, List<(OpenRevision Revision, RevisionState State)> open, List<RevisionRelation> relations) =>
    [
        .. open.Select(found => found.Revision).Where(other => relations.Any(relation =>
            (relation.RevisionId == revision.RevisionId && relation.TargetId == other.DocumentId)
            || (relation.RevisionId == other.RevisionId && relation.TargetId == revision.DocumentId))).Select(other => other.Title),
    ];

    private ReleaseLine Line(
        OpenRevision revision, RevisionState state, string reviewed, string cleared, IReadOnlyDictionary<long, string> releasers, IReadOnlyList<string> with)
    {
        var hindrance = DutyRules.Hindrance(state, me.StaffId, me.Actor.Roles, Duty.Releaser, me.Actor.UnitId == revision.UnitId);
        return new ReleaseLine(
            revision.RevisionId, revision.DocumentId, revision.Title, revision.Number,
            Texts.Fill(StaffText.Release_Facts, Labels.Of(revision.Kind), revision.No), state.NextStep is not null, reviewed, cleared,
            Manifest.Hex(revision.ContentHash), revision.PlannedAt,
            hindrance is null ? null : Texts.Fill(StaffText.Release_Hindered, ProblemText.Of(hindrance), Others(state, releasers)),
            Warning(revision), with);
    }

    private async Task<IReadOnlySet<long>> Uninterpreted(IReadOnlyList<long> revisionIds, CancellationToken cancel)
    {
        var found = new HashSet<long>();
        foreach (var id in revisionIds)
        {
            if (await InterpretationRule.Hindrance(db, id, [], cancel) is not null)
                found.Add(id);
        }

        return found;
    }

    private static string Others(RevisionState state, IReadOnlyDictionary<long, string> releasers)
    {
        var free = releasers.Where(releaser => !state.Persons.ContainsKey(releaser.Key)).Select(releaser => releaser.Value).ToList();
        return free.Count == 0 ? StaffText.Release_Nobody : string.Join('\u3001', free);
    }

    private string? Warning(OpenRevision revision)
    {
        if (revision.IssuedOn is not { } issued)
            return null;
        var last = StatutoryDates.DisclosedBy(issued, calendar);
        return BeijingTime.DateOf(clock.GetUtcNow()) > last ? Texts.Fill(StaffText.Release_Late, Texts.Iso(issued), Texts.Iso(last)) : null;
    }

    private async Task<IReadOnlyDictionary<long, string>> Releasers(CancellationToken cancel) => await (
        from role in db.StaffRoles
        join staff in db.Staff on role.StaffId equals staff.Id
        where role.Role == Role.Releaser && staff.Active
        select new { staff.Id, staff.Name }).ToDictionaryAsync(found => found.Id, found => found.Name, cancel);

    private async Task<IReadOnlyList<OrderLine>> Orders(CancellationToken cancel) => await (
        from order in OrderRelease.Pending(db)
        join revision in db.Revisions on order.RevisionId equals revision.Id
        join document in db.Documents on revision.DocumentId equals document.Id
        join staff in db.Staff on order.ReleaserId equals staff.Id
        where me.Actor.OfMainUnit || document.UnitId == me.Actor.UnitId
        orderby order.ReleaseAt, order.Seq
        select new OrderLine(order.Id, revision.Id, revision.Title, order.ReleaseAt, staff.Name, order.At, order.Seq, order.BundleSeq)).ToListAsync(cancel);
}
