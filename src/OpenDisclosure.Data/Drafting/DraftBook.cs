using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Gate;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Drafting;

/// <summary>What became of a save.</summary>
public enum SaveResult
{
    Saved,
    Unchanged,
    Conflict,
    NoDraft,
}

/// <summary>The private working copies: made, saved under a version, with their files. Whoever types is an author from then on.</summary>
public sealed class DraftBook(DisclosureDb db, TimeProvider clock)
{
    /// <summary>Begins a document; the person who begins it is its first author.</summary>
    /// <returns>The id of the document.</returns>
    public async Task<long> Begin(Actor actor, DocumentKind kind, Action<Draft> fill, string? siteTextKey, CancellationToken cancel)
    {
        var now = BeijingTime.Cut(clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var documentId = await Add(actor, kind, fill, siteTextKey, now, cancel);
        await transaction.CommitAsync(cancel);
        return documentId;
    }

    /// <summary>Begins a document in the transaction of the act that wants it.</summary>
    internal async Task<long> Add(Actor actor, DocumentKind kind, Action<Draft> fill, string? siteTextKey, DateTimeOffset now, CancellationToken cancel)
    {
        var document = new Document { Key = NaturalKey.New(Document.KeyLength), UnitId = actor.UnitId, Kind = kind, SiteTextKey = siteTextKey, CreatedAt = now };
        db.Documents.Add(document);
        await db.SaveChangesAsync(cancel);
        var draft = new Draft { DocumentId = document.Id, CreatedAt = now, UpdatedAt = now, UpdatedById = actor.StaffId };
        fill(draft);
        db.Drafts.Add(draft);
        db.DraftContributors.Add(new DraftContributor { DocumentId = document.Id, StaffId = actor.StaffId, Since = now });
        await db.SaveChangesAsync(cancel);
        return document.Id;
    }

    /// <summary>
    /// Begins a document as an earlier one reads: its text and classes, without what is its own alone (number, dates, files, notice, change
    /// note).
    /// </summary>
    /// <returns>The id of the new document; null when there is no such draft of the actor's unit.</returns>
    public async Task<long?> BeginAs(Actor actor, long documentId, string office, CancellationToken cancel)
    {
        var found = await (
            from document in db.Documents
            join draft in db.Drafts on document.Id equals draft.DocumentId
            where document.Id == documentId && document.UnitId == actor.UnitId && document.SiteTextKey == null
            select new { document.Kind, Draft = draft }).AsNoTracking().SingleOrDefaultAsync(cancel);
        return found is null ? null : await Begin(actor, found.Kind, draft => Repeat(found.Draft, draft, office), siteTextKey: null, cancel);
    }

    private void Repeat(Draft earlier, Draft draft, string office)
    {
        Repeat(earlier, draft);
        (draft.ResponsibleOffice, draft.IssuedOn) = (office, BeijingTime.DateOf(clock.GetUtcNow()));
    }

    /// <summary>What documents of a kind have in common: text and classes, without what is one's own alone.</summary>
    internal static void Repeat(Draft earlier, Draft draft)
    {
        (draft.ColumnId, draft.Title, draft.Summary, draft.Body) = (earlier.ColumnId, earlier.Title, earlier.Summary, earlier.Body);
        (draft.SubjectClass, draft.Genre, draft.StatutoryItem, draft.Mode) = (earlier.SubjectClass, earlier.Genre, earlier.StatutoryItem, earlier.Mode);
        (draft.Topic, draft.Keywords, draft.Source) = (earlier.Topic, earlier.Keywords, earlier.Source);
        (draft.WhoMayApply, draft.ApplyWhere, draft.ApplyContact) = (earlier.WhoMayApply, earlier.ApplyWhere, earlier.ApplyContact);
        draft.Fields = Lasting(earlier.Fields);
    }

    private static string? Lasting(string? fields)
    {
        var kept = JsonSerializer.Deserialize<SortedDictionary<string, string>>(fields ?? "{}")!;
        foreach (var field in kept.Keys.Except(KindFields.Lasting).ToList())
            kept.Remove(field);
        return kept.Count == 0 ? null : JsonSerializer.Serialize(kept);
    }

    /// <summary>Saves what was typed on top of the version it was typed on. An unchanged save does nothing.</summary>
    /// <param name="actor">Who typed.</param>
    /// <param name="documentId">The document.</param>
    /// <param name="version">The version that he saw.</param>
    /// <param name="type">Writes the typed fields into the draft.</param>
    /// <param name="cancel">Cancels; nothing is stored.</param>
    public async Task<(SaveResult Result, Draft? Current)> Save(Actor actor, long documentId, long version, Action<Draft> type, CancellationToken cancel)
    {
        var draft = await db.Drafts.SingleOrDefaultAsync(found => found.DocumentId == documentId, cancel);
        if (draft is null)
            return (SaveResult.NoDraft, null);
        if (draft.Version != version)
            return (SaveResult.Conflict, draft);
        type(draft);
        if (!db.ChangeTracker.HasChanges())
            return (SaveResult.Unchanged, draft);
        Touch(draft, actor);
        await Contribute(documentId, actor, draft.UpdatedAt, cancel);
        return await Stored(documentId, draft, cancel);
    }

    /// <summary>Whoever hands in a site text as it was prepared is an author of it: he answers for it though he changed nothing.</summary>
    public async Task Vouch(Actor actor, long documentId, CancellationToken cancel)
    {
        if (!await db.Documents.AnyAsync(document => document.Id == documentId && document.SiteTextKey != null, cancel))
            return;
        await Contribute(documentId, actor, BeijingTime.Cut(clock.GetUtcNow()), cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Adds an inspected file to the tray.</summary>
    public async Task<SaveResult> AddFile(
        Actor actor, long documentId, ReceivedFile received, string name, string mediaType, CancellationToken cancel, string stripped = "")
    {
        var draft = await db.Drafts.SingleOrDefaultAsync(found => found.DocumentId == documentId, cancel);
        if (draft is null)
            return SaveResult.NoDraft;
        received.Keep();
        var files = await db.DraftFiles.Where(file => file.DocumentId == documentId).ToListAsync(cancel);
        if (files.FirstOrDefault(file => file.Name == name) is { } replaced)
        {
            if (replaced.Sha256.AsSpan().SequenceEqual(received.Sha256))
                return SaveResult.Unchanged;
            db.DraftFiles.Remove(replaced);
            await db.SaveChangesAsync(cancel);
        }

        Touch(draft, actor);
        db.DraftFiles.Add(new DraftFile
        {
            DocumentId = documentId,
            Ordinal = files.Count == 0 ? 1 : files.Max(file => file.Ordinal) + 1,
            Name = name,
            MediaType = mediaType,
            Stripped = stripped,
            Size = received.Size,
            Sha256 = received.Sha256,
            AddedById = actor.StaffId,
            AddedAt = draft.UpdatedAt,
        });
        await Contribute(documentId, actor, draft.UpdatedAt, cancel);
        var (result, _) = await Stored(documentId, draft, cancel);
        FaultPoints.Pass(FaultPoint.FileNamed);
        return result;
    }

    /// <summary>Takes a file out of the tray; bytes that nothing else names leave the store a day later.</summary>
    public async Task<SaveResult> RemoveFile(Actor actor, long documentId, long fileId, CancellationToken cancel)
    {
        var draft = await db.Drafts.SingleOrDefaultAsync(found => found.DocumentId == documentId, cancel);
        var file = await db.DraftFiles.SingleOrDefaultAsync(found => found.DocumentId == documentId && found.Id == fileId, cancel);
        if (draft is null || file is null)
            return SaveResult.NoDraft;
        db.DraftFiles.Remove(file);
        Touch(draft, actor);
        await Contribute(documentId, actor, draft.UpdatedAt, cancel);
        return (await Stored(documentId, draft, cancel)).Result;
    }

    /// <summary>States one relation of a kind, or takes it away; null when the reference names no document of the catalogue.</summary>
    public async Task<bool> Relate(Actor actor, long documentId, RelationKind kind, string reference, CancellationToken cancel)
    {
        var targets = await Targets(actor, reference, cancel);
        if (targets is null || targets.Contains(documentId))
            return false;
        var stated = await db.DraftRelations.Where(relation => relation.DocumentId == documentId && relation.Kind == kind).ToListAsync(cancel);
        if (stated.Select(relation => relation.TargetId).Order().SequenceEqual(targets.Order()))
            return true;
        db.DraftRelations.RemoveRange(stated.Where(relation => !targets.Contains(relation.TargetId)));
        db.DraftRelations.AddRange(targets.Except(stated.Select(relation => relation.TargetId))
            .Select(target => new DraftRelation { DocumentId = documentId, Kind = kind, TargetId = target }));
        var draft = await db.Drafts.SingleAsync(found => found.DocumentId == documentId, cancel);
        Touch(draft, actor);
        await Contribute(documentId, actor, draft.UpdatedAt, cancel);
        return (await Stored(documentId, draft, cancel)).Result == SaveResult.Saved;
    }

    /// <summary>Stores what is to be done with findings; who decides that is an author, for the sealed text depends on it.</summary>
    public async Task<SaveResult> Answer(Actor actor, long documentId, IReadOnlyDictionary<string, (FindingAnswer Answer, string Reason)> answers, CancellationToken cancel)
    {
        var draft = await db.Drafts.SingleOrDefaultAsync(found => found.DocumentId == documentId, cancel);
        if (draft is null)
            return SaveResult.NoDraft;
        var stored = await db.DraftAnswers.Where(answer => answer.DocumentId == documentId).ToDictionaryAsync(answer => answer.Key, cancel);
        var changed = answers.Where(given => stored.GetValueOrDefault(given.Key) is not { } old || (old.Answer, old.Reason) != given.Value).ToList();
        if (changed.Count == 0)
            return SaveResult.Unchanged;
        Touch(draft, actor);
        foreach (var (key, (answer, reason)) in changed)
        {
            if (!stored.TryGetValue(key, out var line))
                db.DraftAnswers.Add(new DraftAnswer { DocumentId = documentId, Key = key, Answer = answer, Reason = reason, StaffId = actor.StaffId, At = draft.UpdatedAt });
            else
                (line.Answer, line.Reason, line.StaffId, line.At) = (answer, reason, actor.StaffId, draft.UpdatedAt);
        }

        await Contribute(documentId, actor, draft.UpdatedAt, cancel);
        return (await Stored(documentId, draft, cancel)).Result;
    }

    /// <summary>How many persons could still take each duty if one more person became an author.</summary>
    public async Task<IReadOnlyDictionary<Duty, int>> PersonsLeft(long unitId, IReadOnlyCollection<long> authorIds, CancellationToken cancel)
    {
        var roles = await (
            from role in db.StaffRoles
            join staff in db.Staff on role.StaffId equals staff.Id
            where staff.Active && !authorIds.Contains(staff.Id)
            select new { role.Role, staff.UnitId, staff.Id }).ToListAsync(cancel);
        return new[] { Duty.ContentReviewer, Duty.ConfidentialityReviewer, Duty.Releaser }.ToDictionary(
            duty => duty,
            duty => roles.Count(found => found.Role == DutyRules.RoleFor(duty) && (duty != Duty.ContentReviewer || found.UnitId == unitId)));
    }

    /// <summary>The document numbers or index numbers of a reference, one a line, as ids; null when one of them names nothing.</summary>
    private async Task<IReadOnlyList<long>?> Targets(Actor actor, string reference, CancellationToken cancel)
    {
        var ids = new List<long>();
        foreach (var line in reference.Split(['\n', ';', '\uFF1B'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var index = line.ToUpperInvariant();
            var id = DocumentNumber.Parse(line) is { } number
                ? await Numbered(actor, number, cancel)
                : await db.CatalogueEntries.Where(entry => entry.IndexNumberKey == index).Select(entry => (long?)entry.DocumentId).SingleOrDefaultAsync(cancel);
            if (id is null)
                return null;
            ids.Add(id.Value);
        }

        return [.. ids.Distinct()];
    }

    /// <summary>The document with a number: one that was handed in, else a draft of the actor's own unit, so that what belongs together is drafted together.</summary>
    private async Task<long?> Numbered(Actor actor, DocumentNumber number, CancellationToken cancel)
    {
        var (key, text) = (number.Key, number.ToString());
        return await db.Revisions.Where(revision => revision.DocumentNumberKey == key).OrderByDescending(revision => revision.Id)
                .Select(revision => (long?)revision.DocumentId).FirstOrDefaultAsync(cancel)
            ?? await (
                from draft in db.Drafts
                join document in db.Documents on draft.DocumentId equals document.Id
                where draft.DocumentNumber == text && document.UnitId == actor.UnitId
                orderby document.Id descending
                select (long?)document.Id).FirstOrDefaultAsync(cancel);
    }

    private void Touch(Draft draft, Actor actor)
    {
        draft.Version++;
        draft.UpdatedAt = BeijingTime.Cut(clock.GetUtcNow());
        draft.UpdatedById = actor.StaffId;
    }

    private async Task Contribute(long documentId, Actor actor, DateTimeOffset at, CancellationToken cancel)
    {
        if (!await db.DraftContributors.AnyAsync(person => person.DocumentId == documentId && person.StaffId == actor.StaffId, cancel))
            db.DraftContributors.Add(new DraftContributor { DocumentId = documentId, StaffId = actor.StaffId, Since = at });
    }

    private async Task<(SaveResult Result, Draft? Current)> Stored(long documentId, Draft draft, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return (SaveResult.Saved, draft);
        }
        catch (DbUpdateException failure) when (DatabaseRefusal.Is(failure))
        {
            db.ChangeTracker.Clear();
            return (SaveResult.Conflict, await db.Drafts.AsNoTracking().SingleOrDefaultAsync(found => found.DocumentId == documentId, cancel));
        }
    }
}
