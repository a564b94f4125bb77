using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Release;

/// <summary>
/// 签发: the one way by which anything becomes public. Renders nothing; checks that files and manifest still have their hashes
/// before the lock; then one transaction: entry, supersede, publication, number, files, counters, epoch.
/// </summary>
public sealed class ReleaseRevision(DisclosureDb db, FileStore store, TimeProvider clock)
{
    /// <summary>Releases a cleared revision now.</summary>
    /// <param name="actor">The releaser: he neither wrote nor cleared it.</param>
    /// <param name="seen">The revision and the hash on his page.</param>
    /// <param name="cancel">Cancels; nothing is stored.</param>
    public Task<ActOutcome> Now(Actor actor, SeenRevision seen, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (await Damage(seen.RevisionId, cancel) is { } damage)
            return damage;
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        var (target, state, refusal) = await RevisionTarget.ForDuty(db, actor, seen, Duty.Releaser, cancel);
        if (refusal is not null)
            return refusal;
        await RevisionTarget.TakeDuty(db, actor, seen.RevisionId, Duty.Releaser, state!, cancel);
        await TakeOwnStep(actor, seen, target!, state!, writer, cancel);
        return await Publish(actor, seen, target!, writer, orderSeq: null, cancel);
    });

    /// <summary>Orders the release for a set time; until then it can be called back.</summary>
    public Task<ActOutcome> At(Actor actor, SeenRevision seen, DateTimeOffset releaseAt, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (releaseAt <= clock.GetUtcNow())
            return ActOutcome.Refused([new Problem("ReleaseAt", "TimePassed")]);
        if (await Damage(seen.RevisionId, cancel) is { } damage)
            return damage;
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        var (target, state, refusal) = await RevisionTarget.ForDuty(db, actor, seen, Duty.Releaser, cancel);
        if (refusal is not null)
            return refusal;
        await RevisionTarget.TakeDuty(db, actor, seen.RevisionId, Duty.Releaser, state!, cancel);
        await TakeOwnStep(actor, seen, target!, state!, writer, cancel);
        var at = BeijingTime.Cut(releaseAt);
        var body = ActBody.Of(actor, target!.DocumentKey, target.No, ("releaseAt", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)));
        var entry = await writer.Append(Acts.Ordered, seen.ContentHash, body, cancel);
        db.ReleaseOrders.Add(new ReleaseOrder
        {
            RevisionId = seen.RevisionId,
            ContentHash = seen.ContentHash,
            ReleaserId = actor.StaffId,
            ReleaseAt = at,
            Seq = entry.Seq,
            At = writer.At,
        });
        var epoch = await writer.Commit(changesSite: false, cancel);
        return new ActOutcome([], entry.Seq, epoch, seen.RevisionId);
    });

    /// <summary>Carries out an order whose time has come, on behalf of the person who gave it. Doing it twice does it once.</summary>
    public Task<ActOutcome> Fulfil(long orderId, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        var known = await db.ReleaseOrders.AsNoTracking().SingleAsync(order => order.Id == orderId, cancel);
        var damage = await Damage(known.RevisionId, cancel);
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        var order = await db.ReleaseOrders.SingleAsync(found => found.Id == orderId, cancel);
        if (order.CancelledSeq is not null || order.ReleaseAt > writer.At || await db.Publications.AnyAsync(publication => publication.RevisionId == order.RevisionId, cancel))
            return ActOutcome.Refused("NothingToDo");
        if (damage is not null)
            return damage;
        var seen = new SeenRevision(order.RevisionId, order.ContentHash);
        var staff = await db.Staff.AsNoTracking().SingleAsync(found => found.Id == order.ReleaserId, cancel);
        var target = await Target(order.RevisionId, cancel);
        return await Publish(new Actor(staff.Id, staff.Key, staff.UnitId, new HashSet<Domain.Organisation.Role>()), seen, target, writer, order.Seq, cancel);
    });

    /// <summary>Calls an order back before its time.</summary>
    public Task<ActOutcome> CallBack(Actor actor, long orderId, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (!actor.Roles.Contains(Domain.Organisation.Role.Releaser))
            return ActOutcome.Refused("NotYourRole");
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        var order = await db.ReleaseOrders.SingleOrDefaultAsync(found => found.Id == orderId, cancel);
        if (order is null || order.CancelledSeq is not null || await db.Publications.AnyAsync(publication => publication.RevisionId == order.RevisionId, cancel))
            return ActOutcome.Refused("NothingToDo");
        var target = await Target(order.RevisionId, cancel);
        if (!actor.Serves(target.UnitId))
            return ActOutcome.Refused("NoRevision");
        var entry = await writer.Append(Acts.OrderCancelled, order.ContentHash, ActBody.Of(actor, target.DocumentKey, target.No), cancel);
        await db.SaveChangesAsync(cancel);
        order.CancelledSeq = entry.Seq;
        var epoch = await writer.Commit(changesSite: false, cancel);
        return new ActOutcome([], entry.Seq, epoch, order.RevisionId);
    });

    /// <summary>Whether the manifest or a file no longer has its hash: then nothing is released and nothing is locked.</summary>
    private async Task<ActOutcome?> Damage(long revisionId, CancellationToken cancel)
    {
        var sealedAs = await (
            from revision in db.Revisions
            join body in db.RevisionBodies on revision.Id equals body.RevisionId
            where revision.Id == revisionId
            select new { revision.ContentHash, body.Manifest, body.Html }).SingleOrDefaultAsync(cancel);
        if (sealedAs is null)
            return ActOutcome.Refused("NoRevision");
        if (!Manifest.Hash(sealedAs.Manifest).AsSpan().SequenceEqual(sealedAs.ContentHash) || !SealCheck.HtmlMatches(sealedAs.Manifest, sealedAs.Html))
            return ActOutcome.Refused("SealBroken");
        foreach (var file in await db.RevisionFiles.AsNoTracking().Where(file => file.RevisionId == revisionId).ToListAsync(cancel))
        {
            if (!await store.IsWhole(file.Sha256, file.Size, cancel))
                return ActOutcome.Refused("FileDamaged", file.Name);
        }

        return null;
    }

    /// <summary>签发即终审: where the last content step is the releaser's, signing is that step.</summary>
    private async Task TakeOwnStep(Actor actor, SeenRevision seen, RevisionTarget target, RevisionState state, LedgerWriter writer, CancellationToken cancel)
    {
        if (state.NextStep is not { } step || state.Steps[step - 1] != Duty.Releaser)
            return;
        var body = ActBody.Of(actor, target.DocumentKey, target.No, ("step", step), ("outcome", Term.Of(ReviewOutcome.Passed)));
        var entry = await writer.Append(Acts.ContentReviewed, seen.ContentHash, body, cancel);
        db.ContentReviews.Add(ReviewRevision.Review(actor, seen, step, Duty.Releaser, ReviewOutcome.Passed, "", entry.Seq, writer.At));
        await db.SaveChangesAsync(cancel);
    }

    private async Task<ActOutcome> Publish(Actor actor, SeenRevision seen, RevisionTarget target, LedgerWriter writer, long? orderSeq, CancellationToken cancel)
    {
        var revision = await db.Revisions.AsNoTracking().SingleAsync(found => found.Id == seen.RevisionId, cancel);
        var clearance = await db.Clearances.AsNoTracking().SingleOrDefaultAsync(found => found.RevisionId == seen.RevisionId, cancel);
        if (clearance is not { Outcome: ClearanceOutcome.Cleared })
            return ActOutcome.Refused("NotYourTurn");
        FaultPoints.Pass(FaultPoint.StateChecked);
        await Supersede(actor, revision, target, writer, cancel);
        var catalogue = await db.CatalogueEntries.AsNoTracking().SingleOrDefaultAsync(entry => entry.DocumentId == target.DocumentId, cancel);
        var number = catalogue is null && revision.Kind != DocumentKind.SiteText ? await NextNumber(target, writer.At, cancel) : null;
        var body = ActBody.Of(actor, target.DocumentKey, target.No, ("index", number?.ToString() ?? catalogue?.IndexNumber), ("order", orderSeq));
        var entry = await writer.Append(Acts.Released, seen.ContentHash, body, cancel);
        await db.SaveChangesAsync(cancel);
        if (number is not null)
        {
            // Before the publication: the gate compares its first release with the catalogue's.
            db.CatalogueEntries.Add(await CatalogueEntryOf(number, revision, target, entry, cancel));
            await db.SaveChangesAsync(cancel);
            FaultPoints.Pass(FaultPoint.NumberGiven);
        }

        await AddPublication(actor, revision, clearance.Id, catalogue?.FirstPublishedAt ?? writer.At, entry, cancel);
        if (revision.Kind != DocumentKind.SiteText)
            await Counters.Add(db, revision.ColumnId, catalogue?.FirstPublishedAt ?? writer.At, 1, cancel);
        FaultPoints.Pass(FaultPoint.CountersRaised);
        await ForgetAuthors(revision, cancel);
        var epoch = await writer.Commit(changesSite: true, cancel);
        return new ActOutcome([], entry.Seq, epoch, seen.RevisionId);
    }

    /// <summary>
    /// The authors of the released text have done their part, unless the draft was typed in since the seal: then all of them stay, for
    /// what they typed goes into the next text. The new version makes a save that is under way state its author anew.
    /// </summary>
    private async Task ForgetAuthors(Revision revision, CancellationToken cancel)
    {
        var untouched = await db.Drafts.Where(draft => draft.DocumentId == revision.DocumentId && draft.UpdatedAt < revision.SealedAt)
            .ExecuteUpdateAsync(set => set.SetProperty(draft => draft.Version, draft => draft.Version + 1), cancel);
        if (untouched == 1)
            await db.DraftContributors.Where(person => person.DocumentId == revision.DocumentId).ExecuteDeleteAsync(cancel);
    }

    private async Task AddPublication(Actor actor, Revision revision, long clearanceId, DateTimeOffset first, AuditEntry entry, CancellationToken cancel)
    {
        var publication = new Publication
        {
            DocumentId = revision.DocumentId,
            RevisionId = revision.Id,
            ContentHash = revision.ContentHash,
            ClearanceId = clearanceId,
            ReviewSteps = revision.ReviewSteps,
            ReleaserId = actor.StaffId,
            Seq = entry.Seq,
            PublishedAt = entry.At,
            FirstPublishedAt = first,
            ColumnId = revision.ColumnId,
            DocumentNumberKey = revision.DocumentNumberKey,
        };
        db.Publications.Add(publication);
        await db.SaveChangesAsync(cancel);
        var files = await db.RevisionFiles.AsNoTracking().Where(file => file.RevisionId == revision.Id).ToListAsync(cancel);
        db.PublicationFiles.AddRange(files.Select(file => new PublicationFile
        {
            PublicationId = publication.Id,
            RevisionId = revision.Id,
            Ordinal = file.Ordinal,
            Sha256 = file.Sha256,
            Name = file.Name,
        }));
        await db.SaveChangesAsync(cancel);
    }

    private async Task Supersede(Actor actor, Revision next, RevisionTarget target, LedgerWriter writer, CancellationToken cancel)
    {
        var live = await db.Publications.AsNoTracking()
            .SingleOrDefaultAsync(publication => publication.DocumentId == target.DocumentId && publication.State == PublicationState.Live, cancel);
        if (live is null)
            return;
        var before = await db.Revisions.AsNoTracking().Where(revision => revision.Id == live.RevisionId).Select(revision => new { revision.No, revision.Notice }).SingleAsync(cancel);
        var entry = await writer.Append(Acts.Superseded, live.ContentHash, ActBody.Of(actor, target.DocumentKey, before.No), cancel);
        await db.SaveChangesAsync(cancel);
        await Publications.End(db, live.Id, PublicationState.Superseded, entry.Seq, cancel);
        if (next.Kind != DocumentKind.SiteText)
            await Counters.Add(db, live.ColumnId, live.FirstPublishedAt, -1, cancel);
        if (next.Notice.Length > 0 && before.Notice.Length == 0)
            db.Withdrawals.Add(Kept(actor, live, entry));
        if (next.Correction != CorrectionKind.Ordinary)
            await CloseVersions.CloseAll(db, writer, actor, target, next.Correction == CorrectionKind.PersonalData ? WithdrawalReason.PersonalData : WithdrawalReason.Confidential, cancel);
    }

    private static Withdrawal Kept(Actor actor, Publication live, AuditEntry entry) => new()
    {
        PublicationId = live.Id,
        Kind = WithdrawalKind.Kept,
        Reason = WithdrawalReason.Replaced,
        TargetId = null,
        ById = actor.StaffId,
        ContentHash = live.ContentHash,
        Seq = entry.Seq,
        Act = Acts.Superseded,
        At = entry.At,
    };

    private async Task<RevisionTarget> Target(long revisionId, CancellationToken cancel) => await (
        from revision in db.Revisions
        join document in db.Documents on revision.DocumentId equals document.Id
        where revision.Id == revisionId
        select new RevisionTarget(document.Id, document.Key, document.UnitId, revision.No, revision.ContentHash)).SingleAsync(cancel);

    private async Task<IndexNumber> NextNumber(RevisionTarget target, DateTimeOffset at, CancellationToken cancel)
    {
        var year = BeijingTime.DateOf(at).Year;
        var counter = await db.IndexCounters.SingleOrDefaultAsync(found => found.UnitId == target.UnitId && found.Year == year, cancel);
        if (counter is null)
            db.IndexCounters.Add(counter = new IndexCounter { UnitId = target.UnitId, Year = year, Last = 0 });
        counter.Last++;
        var code = await db.Units.Where(unit => unit.Id == target.UnitId).Select(unit => unit.CreditCode).SingleAsync(cancel);
        return new IndexNumber(code, year, counter.Last);
    }

    private async Task<CatalogueEntry> CatalogueEntryOf(IndexNumber number, Revision revision, RevisionTarget target, AuditEntry entry, CancellationToken cancel)
    {
        var column = await db.Columns.AsNoTracking().Where(found => found.Id == revision.ColumnId).Select(found => found.Key).SingleAsync(cancel);
        var unit = await db.Units.AsNoTracking().SingleAsync(found => found.Id == target.UnitId, cancel);
        return new CatalogueEntry
        {
            DocumentId = target.DocumentId,
            IndexNumber = number.ToString(),
            IndexNumberKey = number.Key,
            Address = CatalogueEntry.AddressOf(column, unit.IsMain ? null : unit.Key, number.Year, number.Serial),
            FirstPublishedAt = entry.At,
            Seq = entry.Seq,
        };
    }
}
