using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Release;

/// <summary>
/// 撤下: ends a live publication. Gone or moved by a releaser; taken down at once by one person, releaser, confidentiality reviewer
/// or security administrator. Kept with a notice is a revision and goes through the gate like any other.
/// </summary>
public sealed class WithdrawPublication(DisclosureDb db, TimeProvider clock)
{
    private static readonly IReadOnlySet<Role> MayTakeDown = new HashSet<Role> { Role.Releaser, Role.ConfidentialityReviewer, Role.SecurityAdministrator };

    /// <summary>Whether any of the roles may take a page down at once.</summary>
    public static bool MayTakeDownAtOnce(IReadOnlySet<Role> roles) => roles.Overlaps(MayTakeDown);

    /// <summary>Withdraws a document: 410 with a reason, or a redirect to a live document.</summary>
    /// <param name="actor">A releaser.</param>
    /// <param name="documentId">The document.</param>
    /// <param name="contentHash">Hash of the live version on his page.</param>
    /// <param name="reason">From the closed list.</param>
    /// <param name="targetId">The live document that readers are sent to; null when it is gone.</param>
    /// <param name="cancel">Cancels; nothing is stored.</param>
    public Task<ActOutcome> Withdraw(Actor actor, long documentId, byte[] contentHash, WithdrawalReason reason, long? targetId, CancellationToken cancel) =>
        actor.Roles.Contains(Role.Releaser)
            ? End(actor, documentId, contentHash, reason, targetId, Acts.Withdrawn, null, cancel)
            : Task.FromResult(ActOutcome.Refused("NotYourRole"));

    /// <summary>Takes a document down at once, by one person.</summary>
    public Task<ActOutcome> TakeDown(Actor actor, long documentId, byte[] contentHash, WithdrawalReason reason, CancellationToken cancel) =>
        MayTakeDownAtOnce(actor.Roles)
            ? End(actor, documentId, contentHash, reason, null, Acts.TakenDown, null, cancel)
            : Task.FromResult(ActOutcome.Refused("NotYourRole"));

    /// <summary>Carries an order out: whichever version is live goes, on behalf of the person who gave the order.</summary>
    internal Task<ActOutcome> Fulfil(Actor actor, WithdrawalOrder order, CancellationToken cancel) =>
        End(actor, order.DocumentId, null, order.Reason, null, Acts.Withdrawn, order.Seq, cancel);

    private Task<ActOutcome> End(
        Actor actor, long documentId, byte[]? contentHash, WithdrawalReason reason, long? targetId, string act, long? orderSeq, CancellationToken cancel) =>
        ActOutcome.Guarded(async () =>
        {
            await using var writer = await LedgerWriter.Begin(db, clock, cancel);
            var live = await db.Publications.AsNoTracking()
                .SingleOrDefaultAsync(publication => publication.DocumentId == documentId && publication.State == PublicationState.Live, cancel);
            if (live is null || !await Serves(actor, documentId, cancel))
                return ActOutcome.Refused("NothingToDo");
            if (contentHash is not null && !live.ContentHash.AsSpan().SequenceEqual(contentHash))
                return ActOutcome.Refused("OtherBytes");
            if (targetId is { } moved && (moved == documentId || !await IsLive(moved, cancel)))
                return ActOutcome.Refused([new Problem("Target", "TargetNotLive")]);
            FaultPoints.Pass(FaultPoint.StateChecked);
            var revision = await db.Revisions.AsNoTracking().SingleAsync(found => found.Id == live.RevisionId, cancel);
            var key = await db.Documents.Where(document => document.Id == documentId).Select(document => document.Key).SingleAsync(cancel);
            var target = await db.Documents.Where(document => document.Id == targetId).Select(document => document.Key).SingleOrDefaultAsync(cancel);
            var body = ActBody.Of(actor, key, revision.No, ("reason", Term.Of(reason)), ("target", target), ("order", orderSeq));
            var entry = await writer.Append(act, live.ContentHash, body, cancel);
            await db.SaveChangesAsync(cancel);
            await Publications.End(db, live.Id, PublicationState.Withdrawn, entry.Seq, cancel);
            await EndOrders(documentId, entry.Seq, cancel);
            db.Withdrawals.Add(new Withdrawal
            {
                PublicationId = live.Id,
                Kind = targetId is null ? WithdrawalKind.Gone : WithdrawalKind.Moved,
                Reason = reason,
                TargetId = targetId,
                ById = actor.StaffId,
                ContentHash = live.ContentHash,
                Seq = entry.Seq,
                Act = act,
                At = writer.At,
            });
            if (revision.Kind != DocumentKind.SiteText)
                await Counters.Add(db, live.ColumnId, live.FirstPublishedAt, -1, cancel);
            FaultPoints.Pass(FaultPoint.CountersRaised);
            var epoch = await writer.Commit(changesSite: true, cancel);
            return new ActOutcome([], entry.Seq, epoch, revision.Id);
        });

    /// <summary>An order to withdraw ends with the withdrawal, whoever did it: it must not fall on what is released later.</summary>
    private Task<int> EndOrders(long documentId, long seq, CancellationToken cancel) =>
        db.WithdrawalOrders.Where(order => order.DocumentId == documentId && order.EndedSeq == null)
            .ExecuteUpdateAsync(set => set.SetProperty(order => order.EndedSeq, seq), cancel);

    private async Task<bool> Serves(Actor actor, long documentId, CancellationToken cancel) =>
        actor.Serves(await db.Documents.Where(document => document.Id == documentId).Select(document => document.UnitId).SingleAsync(cancel));

    private Task<bool> IsLive(long documentId, CancellationToken cancel) =>
        db.CatalogueEntries.AnyAsync(
            entry => entry.DocumentId == documentId
                && db.Publications.Any(publication => publication.DocumentId == documentId && publication.State == PublicationState.Live),
            cancel);
}

/// <summary>Closes earlier versions to readers.</summary>
public sealed class CloseVersions(DisclosureDb db, TimeProvider clock)
{
    /// <summary>Closes one earlier version at once.</summary>
    public Task<ActOutcome> One(Actor actor, long publicationId, WithdrawalReason reason, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (!WithdrawPublication.MayTakeDownAtOnce(actor.Roles))
            return ActOutcome.Refused("NotYourRole");
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        var found = await Earlier(db).Where(version => version.Publication.Id == publicationId).SingleOrDefaultAsync(cancel);
        if (found is null)
            return ActOutcome.Refused("NothingToDo");
        if (!actor.Serves(found.UnitId))
            return ActOutcome.Refused("NoRevision");
        var seq = await Close(db, writer, actor, found, reason, cancel);
        var epoch = await writer.Commit(changesSite: true, cancel);
        return new ActOutcome([], seq, epoch);
    });

    /// <summary>After a correction for personal data or secrecy no earlier text may be read.</summary>
    internal static async Task CloseAll(
        DisclosureDb db, LedgerWriter writer, Actor actor, RevisionTarget target, WithdrawalReason reason, CancellationToken cancel)
    {
        foreach (var version in await Earlier(db).Where(version => version.Publication.DocumentId == target.DocumentId).ToListAsync(cancel))
            await Close(db, writer, actor, version, reason, cancel);
    }

    private static IQueryable<EarlierVersion> Earlier(DisclosureDb db) =>
        from publication in db.Publications.AsNoTracking()
        join revision in db.Revisions on publication.RevisionId equals revision.Id
        join document in db.Documents on publication.DocumentId equals document.Id
        where publication.State == PublicationState.Superseded && !db.VersionClosures.Any(closure => closure.PublicationId == publication.Id)
        select new EarlierVersion { Publication = publication, DocumentKey = document.Key, UnitId = document.UnitId, No = revision.No };

    private static async Task<long> Close(
        DisclosureDb db, LedgerWriter writer, Actor actor, EarlierVersion version, WithdrawalReason reason, CancellationToken cancel)
    {
        var publication = version.Publication;
        var entry = await writer.Append(
            Acts.VersionClosed, publication.ContentHash, ActBody.Of(actor, version.DocumentKey, version.No, ("reason", Term.Of(reason))), cancel);
        db.VersionClosures.Add(new VersionClosure
        {
            PublicationId = publication.Id,
            Reason = reason,
            ById = actor.StaffId,
            ContentHash = publication.ContentHash,
            Seq = entry.Seq,
            At = writer.At,
        });
        await db.SaveChangesAsync(cancel);
        return entry.Seq;
    }

    private sealed class EarlierVersion
    {
        public required Publication Publication { get; init; }

        public required string DocumentKey { get; init; }

        public required long UnitId { get; init; }

        public required int No { get; init; }
    }
}
