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
    public Task<ActOutcome> Now(Actor actor, SeenRevision seen, CancellationToken cancel) => Together(actor, [seen], cancel);

    /// <summary>Releases a bundle, such as a policy with its interpretations, in one transaction: all of it or nothing.</summary>
    /// <param name="actor">The releaser: he neither wrote nor cleared any of it.</param>
    /// <param name="bundle">The revisions and their hashes on his page; one at least.</param>
    /// <param name="cancel">Cancels; nothing is stored.</param>
    /// <returns>A refusal names the revision that holds the bundle up.</returns>
    public Task<ActOutcome> Together(Actor actor, IReadOnlyList<SeenRevision> bundle, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (await Damage(bundle, cancel) is { } damage)
            return damage;
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        var (targets, refusal) = await Sign(actor, bundle, writer, cancel);
        return refusal ?? await Publish([.. targets.Select((target, at) => new Signed(actor, bundle[at], target, null))], writer, cancel);
    });

    /// <summary>The duty of the releaser on each revision of a bundle, and with it the last content step where that is his.</summary>
    internal async Task<(IReadOnlyList<RevisionTarget> Targets, ActOutcome? Refusal)> Sign(
        Actor actor, IReadOnlyList<SeenRevision> bundle, LedgerWriter writer, CancellationToken cancel)
    {
        var targets = new List<RevisionTarget>();
        foreach (var seen in bundle)
        {
            var (target, state, refusal) = await RevisionTarget.ForDuty(db, actor, seen, Duty.Releaser, cancel);
            if (refusal is not null)
                return ([], refusal with { RevisionId = seen.RevisionId });
            await RevisionTarget.TakeDuty(db, actor, seen.RevisionId, Duty.Releaser, state!, cancel);
            await TakeOwnStep(actor, seen, target!, state!, writer, cancel);
            targets.Add(target!);
        }

        return (targets, null);
    }

    /// <summary>Makes signed revisions public and commits; a bundle of several is named in its entries by the first of them.</summary>
    internal async Task<ActOutcome> Publish(IReadOnlyList<Signed> bundle, LedgerWriter writer, CancellationToken cancel)
    {
        long? bundleSeq = bundle.Count > 1 ? writer.NextSeq : null;
        var outcome = ActOutcome.Refused("NothingToDo");
        foreach (var signed in bundle)
        {
            outcome = await Publish(signed, bundleSeq, writer, cancel);
            if (!outcome.Done)
                return outcome with { RevisionId = signed.Seen.RevisionId };
        }

        foreach (var signed in bundle)
        {
            if (await InterpretationRule.Hindrance(db, signed.Seen.RevisionId, [], cancel) is { } hindrance)
                return ActOutcome.Refused([hindrance]) with { RevisionId = signed.Seen.RevisionId };
        }

        return outcome with { Epoch = await writer.Commit(changesSite: true, cancel) };
    }

    /// <summary>The first revision of which the manifest or a file no longer has its hash: then nothing is released and nothing is locked.</summary>
    internal async Task<ActOutcome?> Damage(IReadOnlyList<SeenRevision> bundle, CancellationToken cancel)
    {
        foreach (var seen in bundle)
        {
            if (await Damage(seen.RevisionId, cancel) is { } damage)
                return damage with { RevisionId = seen.RevisionId };
        }

        return null;
    }

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

    private async Task<ActOutcome> Publish(Signed signed, long? bundleSeq, LedgerWriter writer, CancellationToken cancel)
    {
        var (actor, seen, target, orderSeq) = signed;
        var revision = await db.Revisions.AsNoTracking().SingleAsync(found => found.Id == seen.RevisionId, cancel);
        var clearance = await db.Clearances.AsNoTracking().SingleOrDefaultAsync(found => found.RevisionId == seen.RevisionId, cancel);
        if (clearance is not { Outcome: ClearanceOutcome.Cleared })
            return ActOutcome.Refused("NotYourTurn");
        FaultPoints.Pass(FaultPoint.StateChecked);
        await Supersede(actor, revision, target, writer, cancel);
        var catalogue = await db.CatalogueEntries.AsNoTracking().SingleOrDefaultAsync(entry => entry.DocumentId == target.DocumentId, cancel);
        var number = catalogue is null && revision.Kind != DocumentKind.SiteText ? await NextNumber(target, writer.At, cancel) : null;
        var body = ActBody.Of(actor, target.DocumentKey, target.No, ("index", number?.ToString() ?? catalogue?.IndexNumber), ("order", orderSeq), ("bundle", bundleSeq));
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
        return new ActOutcome([], entry.Seq, RevisionId: seen.RevisionId);
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

/// <summary>A revision that its releaser has signed.</summary>
/// <param name="Releaser">Who signed.</param>
/// <param name="Seen">The revision and its hash.</param>
/// <param name="Target">Its document.</param>
/// <param name="OrderSeq">The entry of the order that is being carried out; null when he releases it himself.</param>
internal sealed record Signed(Actor Releaser, SeenRevision Seen, RevisionTarget Target, long? OrderSeq);
