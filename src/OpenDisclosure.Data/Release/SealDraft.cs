using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Content.Comparing;
using OpenDisclosure.Content.Files;
using OpenDisclosure.Content.Markdown;
using OpenDisclosure.Content.Text;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Release;

/// <summary>
/// 送审: seals every byte that would be public into an immutable revision and hands it in. Rendering is done before the ledger's
/// lock is taken; what was rendered is what is sealed.
/// </summary>
public sealed class SealDraft(DisclosureDb db, FileStore store, ScanDraft scan, TimeProvider clock)
{
    private const string TextViewType = "text/plain; charset=utf-8";

    /// <summary>Seals and submits a draft.</summary>
    /// <param name="actor">One of its authors.</param>
    /// <param name="documentId">The document.</param>
    /// <param name="version">The version of the draft that the author saw.</param>
    /// <param name="cancel">Cancels; nothing is stored.</param>
    public Task<ActOutcome> Run(Actor actor, long documentId, long version, CancellationToken cancel) =>
        ActOutcome.Guarded(() => Seal(actor, documentId, version, cancel));

    private async Task<ActOutcome> Seal(Actor actor, long documentId, long version, CancellationToken cancel)
    {
        if (await DraftWhole.Read(db, documentId, cancel) is not { } whole)
            return ActOutcome.Refused("NoDraft");
        if (whole.Draft.Version != version)
            return ActOutcome.Refused("ChangedMeanwhile");
        if (!whole.ContributorIds.Contains(actor.StaffId))
            return ActOutcome.Refused("NotAnAuthor");
        var scanned = await scan.Run(whole, cancel);
        var problems = await Check(scanned, cancel);
        if (problems.Count > 0)
            return ActOutcome.Refused(problems);
        var html = scanned.Whole.Render(cancel).Html!;
        return await Store(actor, new Sealing(scanned, html, await TextViews(scanned, cancel)), cancel);
    }

    /// <summary>Everything that stands against sealing the draft as it is now.</summary>
    private async Task<IReadOnlyList<Problem>> Check(ScannedDraft scanned, CancellationToken cancel)
    {
        var whole = scanned.Whole;
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var released = await db.Publications.AnyAsync(publication => publication.DocumentId == whole.Document.Id, cancel);
        var problems = new List<Problem>(SubmitRules.Check(whole.Draft, whole.Document.Kind, released, today));
        if (whole.Column is { Closed: true })
            problems.Add(new Problem(nameof(Draft.ColumnId), "ColumnClosed"));
        if (whole.Draft.Topic is { } topic && await db.Topics.AnyAsync(found => found.Key == topic && found.Closed, cancel))
            problems.Add(new Problem(nameof(Draft.Topic), "TopicClosed"));
        if (whole.Document.SiteTextKey is { } key && !SiteTextKeys.HasBody(key) && whole.Fields().Count == 0)
            problems.Add(new Problem(nameof(Draft.Fields), "Required"));
        problems.AddRange(Texts(whole).Select(text => ForbiddenText.In(text.Field, text.Text)).OfType<Problem>());
        var rendered = whole.Render(cancel);
        if (rendered.Refusal is { } refusal)
            problems.Add(new Problem(nameof(Draft.Body), "Render" + refusal, rendered.Line ?? 0, rendered.Name ?? ""));
        problems.AddRange(KindRules.Check(FactsOf(scanned, rendered.Html)));
        var damaged = await Damaged(whole, cancel);
        problems.AddRange(damaged.Select(ordinal => new Problem("Files", "FileDamaged", whole.Files[ordinal - 1].Name)));

        if (await NumberTaken(whole, cancel))
            problems.Add(new Problem(nameof(Draft.DocumentNumber), "DocumentNumberTaken", whole.Draft.DocumentNumber!));
        if (scanned.Findings.Count(found => found.Stops && !damaged.Contains(found.Placed.Place.File)) is > 0 and var open)
            problems.Add(new Problem("Findings", "FindingsOpen", open));
        return problems;
    }

    /// <summary>Ordinals of the files whose bytes are not those that came in.</summary>
    private async Task<IReadOnlyList<int>> Damaged(DraftWhole whole, CancellationToken cancel)
    {
        var damaged = new List<int>();
        for (var at = 0; at < whole.Files.Count; at++)
        {
            if (!await store.IsWhole(whole.Files[at].Sha256, whole.Files[at].Size, cancel))
                damaged.Add(at + 1);
        }

        return damaged;
    }

    private static KindFacts FactsOf(ScannedDraft scanned, string? html)
    {
        var whole = scanned.Whole;
        var prose = HtmlBlocks.Read(html ?? "").Where(block => block.Kind != BlockKind.Picture).Sum(block => Letters(block.Text));
        var transcripts = scanned.Files.Zip(whole.Files).Where(pair => !Sealing.IsShown(pair.Second)).Select(pair => Letters(pair.First.Text));
        return new KindFacts(
            whole.Document.Kind, whole.Fields(), [.. whole.Relations.Select(relation => relation.Kind)], whole.Draft.IssuedOn,
            [.. whole.Files.Select(file => file.MediaType)], transcripts.Append(prose).Max());
    }

    private static int Letters(string text) => text.Count(letter => !char.IsWhiteSpace(letter));

    private static IEnumerable<(string Field, string? Text)> Texts(DraftWhole whole) =>
        Texts(whole.Draft).Concat(whole.Fields().Select(field => (KindRules.NameOf(field.Key), (string?)field.Value)));

    private static IEnumerable<(string Field, string? Text)> Texts(Draft draft) =>
    [
        (nameof(Draft.Title), draft.Title), (nameof(Draft.Summary), draft.Summary), (nameof(Draft.Keywords), draft.Keywords),
        (nameof(Draft.Source), draft.Source), (nameof(Draft.ResponsibleOffice), draft.ResponsibleOffice), (nameof(Draft.ChangeNote), draft.ChangeNote),
        (nameof(Draft.Notice), draft.Notice), (nameof(Draft.WhoMayApply), draft.WhoMayApply), (nameof(Draft.ApplyUntil), draft.ApplyUntil),
        (nameof(Draft.ApplyWhere), draft.ApplyWhere), (nameof(Draft.ApplyContact), draft.ApplyContact),
    ];

    private async Task<bool> NumberTaken(DraftWhole whole, CancellationToken cancel)
    {
        var key = DocumentNumber.Parse(whole.Draft.DocumentNumber)?.Key;
        return key is not null && await db.Publications.AnyAsync(
            publication => publication.State == PublicationState.Live && publication.DocumentNumberKey == key && publication.DocumentId != whole.Document.Id,
            cancel);
    }

    /// <summary>
    /// The text view (看文字) of each attachment that has a text: a file of its own, made before the seal and sealed with the rest, so that a
    /// phone without the program can read what was reviewed.
    /// </summary>
    private async Task<IReadOnlyList<ManifestFile>> TextViews(ScannedDraft scanned, CancellationToken cancel)
    {
        var views = new List<ManifestFile>();
        for (var at = 0; at < scanned.Files.Count; at++)
        {
            var file = scanned.Whole.Files[at];
            if (scanned.Files[at].Text is not { Length: > 0 } text || file.MediaType.StartsWith("text/", StringComparison.Ordinal))
                continue;
            await using var received = await store.Receive(new MemoryStream(Encoding.UTF8.GetBytes(text)), long.MaxValue, cancel);
            received!.Keep();
            views.Add(new ManifestFile(scanned.Files.Count + views.Count + 1, FileRole.Derived, RevisionFile.TextViewOf(file.Name), TextViewType, received.Size, received.Sha256));
        }

        return views;
    }

    private async Task<ActOutcome> Store(Actor actor, Sealing sealing, CancellationToken cancel)
    {
        var whole = sealing.Scanned.Whole;
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        if (!await TurnPage(whole, cancel))
            return ActOutcome.Refused("ChangedMeanwhile");
        FaultPoints.Pass(FaultPoint.StateChecked);
        var manifest = Manifest.Write(await ManifestOf(sealing, cancel));
        var hash = Manifest.Hash(manifest);
        var revision = Revision(whole, sealing.Files.Count, hash, await NextNo(whole.Document.Id, cancel), writer.At);
        db.Revisions.Add(revision);
        await db.SaveChangesAsync(cancel);
        AddParts(sealing, revision, manifest);
        if (whole.Draft.PlannedAt is { } planned)
            db.RevisionPlans.Add(new RevisionPlan { RevisionId = revision.Id, PlannedAt = planned });
        await db.SaveChangesAsync(cancel);
        await CancelOrders(actor, whole, writer, cancel);
        var entry = await writer.Append(Acts.Submitted, hash, ActBody.Of(actor, whole.Document.Key, revision.No), cancel);
        db.Submissions.Add(new Submission { RevisionId = revision.Id, ContentHash = hash, SubmitterId = actor.StaffId, Seq = entry.Seq, At = writer.At });
        Origins.Note(db, actor, entry.Seq, writer.At);
        var epoch = await writer.Commit(changesSite: false, cancel);
        return new ActOutcome([], entry.Seq, epoch, revision.Id);
    }

    /// <summary>
    /// The draft goes on under a new version: the same page cannot be handed in twice, and whoever saves later was shown the draft
    /// after the seal, so that his time of saving says so.
    /// </summary>
    private async Task<bool> TurnPage(DraftWhole whole, CancellationToken cancel) =>
        await db.Drafts.Where(draft => draft.DocumentId == whole.Document.Id && draft.Version == whole.Draft.Version)
            .ExecuteUpdateAsync(set => set.SetProperty(draft => draft.Version, draft => draft.Version + 1), cancel) == 1;

    private async Task<int> NextNo(long documentId, CancellationToken cancel) =>
        (await db.Revisions.Where(revision => revision.DocumentId == documentId).MaxAsync(revision => (int?)revision.No, cancel) ?? 0) + 1;

    private void AddParts(Sealing sealing, Revision revision, byte[] manifest)
    {
        var whole = sealing.Scanned.Whole;
        var findings = sealing.Scanned.Record.ToBytes();
        db.RevisionScans.Add(new RevisionScan { RevisionId = revision.Id, Findings = findings, FindingsHash = SHA256.HashData(findings) });
        db.RevisionBodies.Add(new RevisionBody { RevisionId = revision.Id, Manifest = manifest, Source = TextGuard.Normalise(whole.Draft.Body ?? ""), Html = sealing.Html });
        db.RevisionSteps.AddRange(whole.Column!.Steps.Select(step => new RevisionStep { RevisionId = revision.Id, Step = step.Step, Duty = step.Duty }));
        db.RevisionPersons.AddRange(whole.ContributorIds.Select(id => new RevisionPerson { RevisionId = revision.Id, StaffId = id, Duty = Duty.Author }));
        db.RevisionRelations.AddRange(whole.Relations.Select(relation => new RevisionRelation { RevisionId = revision.Id, Kind = relation.Kind, TargetId = relation.TargetId }));
        db.RevisionFiles.AddRange(sealing.Files.Select(file => new RevisionFile
        {
            RevisionId = revision.Id,
            Ordinal = file.Ordinal,
            FileCount = revision.FileCount,
            Role = file.Role,
            Name = file.Name,
            MediaType = file.MediaType,
            Size = file.Size,
            Sha256 = file.Sha256,
        }));
    }

    /// <summary>A newer text overtakes an order to release an older one: the older can never go out again, nor its bundle without it.</summary>
    private async Task CancelOrders(Actor actor, DraftWhole whole, LedgerWriter writer, CancellationToken cancel)
    {
        var overtaken = await (
            from order in OrderRelease.Pending(db)
            join revision in db.Revisions on order.RevisionId equals revision.Id
            where revision.DocumentId == whole.Document.Id
            select order.BundleSeq).Distinct().ToListAsync(cancel);
        foreach (var bundleSeq in overtaken)
            await OrderRelease.Cancel(db, actor, bundleSeq, writer, cancel);
    }

    private async Task<ManifestContent> ManifestOf(Sealing sealing, CancellationToken cancel)
    {
        var whole = sealing.Scanned.Whole;
        var keys = await db.Staff.Where(staff => whole.ContributorIds.Contains(staff.Id)).Select(staff => staff.Key).ToListAsync(cancel);
        var unit = await db.Units.Where(found => found.Id == whole.Document.UnitId).Select(found => found.Key).SingleAsync(cancel);
        var targets = whole.Relations.Select(relation => relation.TargetId).ToList();
        var targetKeys = await db.Documents.Where(document => targets.Contains(document.Id)).ToDictionaryAsync(document => document.Id, document => document.Key, cancel);
        return ContentOf(whole, sealing.Html, sealing.Files, await NextNo(whole.Document.Id, cancel), new SealKeys(unit, keys, targetKeys));
    }

    /// <summary>What the manifest of a draft holds, under a new salt.</summary>
    internal static ManifestContent ContentOf(DraftWhole whole, string html, IReadOnlyList<ManifestFile> files, int no, SealKeys keys)
    {
        var draft = whole.Draft;
        return new ManifestContent
        {
            DocumentKey = whole.Document.Key,
            No = no,
            Kind = whole.Document.Kind,
            UnitKey = keys.Unit,
            ColumnKey = whole.Column!.Key,
            SiteTextKey = whole.Document.SiteTextKey,
            Title = Clean(draft.Title),
            Summary = Clean(draft.Summary),
            Source = TextGuard.Normalise(draft.Body ?? ""),
            Html = html,
            Renderer = MarkdownRenderer.Version,
            SubjectClass = Clean(draft.SubjectClass),
            Genre = Clean(draft.Genre),
            Topic = draft.Topic ?? "",
            StatutoryItem = draft.StatutoryItem,
            DocumentNumber = Number(draft),
            IssuedOn = draft.IssuedOn,
            EffectiveOn = draft.EffectiveOn,
            ExpiresOn = draft.ExpiresOn,
            Validity = draft.Validity,
            Mode = draft.Mode,
            Keywords = Clean(draft.Keywords),
            Origin = Clean(draft.Source),
            ResponsibleOffice = Clean(draft.ResponsibleOffice),
            ChangeNote = Clean(draft.ChangeNote),
            Correction = draft.Correction,
            Notice = Clean(draft.Notice),
            WhoMayApply = Clean(draft.WhoMayApply),
            ApplyUntil = Clean(draft.ApplyUntil),
            ApplyWhere = Clean(draft.ApplyWhere),
            ApplyContact = Clean(draft.ApplyContact),
            Fields = whole.Fields(),
            Relations = [.. whole.Relations.Select(relation => new ManifestRelation(relation.Kind, keys.Targets[relation.TargetId]))],
            Files = files,
            AuthorKeys = keys.Authors,
            Steps = [.. whole.Column!.Steps.OrderBy(step => step.Step).Select(step => step.Duty)],
            Salt = RandomNumberGenerator.GetBytes(Manifest.SaltLength),
        };
    }

    /// <summary>Everything that the seal will cover.</summary>
    private sealed record Sealing(ScannedDraft Scanned, string Html, IReadOnlyList<ManifestFile> TextViews)
    {
        /// <summary>The files of the tray in their order, then the text views.</summary>
        public IReadOnlyList<ManifestFile> Files { get; } =
        [
            .. Scanned.Whole.Files.Select((file, index) => new ManifestFile(
                index + 1,
                Html.Contains(SealedFile.Address(file.Sha256, file.Name), StringComparison.Ordinal) && IsShown(file) ? FileRole.Inline : FileRole.Original,
                file.Name, file.MediaType, file.Size, file.Sha256)),
            .. TextViews,
        ];

        /// <summary>A picture or recording that the page itself shows is not listed as an attachment once more.</summary>
        public static bool IsShown(DraftFile file) =>
            file.MediaType.StartsWith("image/", StringComparison.Ordinal) || file.MediaType.StartsWith("audio/", StringComparison.Ordinal)
            || file.MediaType.StartsWith("video/", StringComparison.Ordinal);
    }

    internal static Revision Revision(DraftWhole whole, int fileCount, byte[] hash, int no, DateTimeOffset at)
    {
        var draft = whole.Draft;
        return new Revision
        {
            DocumentId = whole.Document.Id,
            No = no,
            ContentHash = hash,
            FileCount = fileCount,
            ReviewSteps = whole.Column!.Steps.Count,
            ColumnId = whole.Column.Id,
            Kind = whole.Document.Kind,
            Title = Clean(draft.Title),
            Summary = Clean(draft.Summary),
            DocumentNumber = Number(draft),
            DocumentNumberKey = DocumentNumber.Parse(draft.DocumentNumber)?.Key,
            IssuedOn = draft.IssuedOn,
            EffectiveOn = draft.EffectiveOn,
            ExpiresOn = draft.ExpiresOn,
            Validity = draft.Validity,
            SubjectClass = Clean(draft.SubjectClass),
            Genre = Clean(draft.Genre),
            Topic = draft.Topic,
            StatutoryItem = draft.StatutoryItem,
            Keywords = Clean(draft.Keywords),
            Source = Clean(draft.Source),
            ResponsibleOffice = Clean(draft.ResponsibleOffice),
            ChangeNote = Clean(draft.ChangeNote),
            Correction = draft.Correction,
            Notice = Clean(draft.Notice),
            SealedAt = at,
            Urgent = draft.Urgent,
        };
    }

    private static string Number(Draft draft) => DocumentNumber.Parse(draft.DocumentNumber)?.ToString() ?? "";

    private static string Clean(string? text) => TextGuard.Normalise((text ?? "").Trim());
}

/// <summary>The natural keys by which a manifest names what a draft knows by ids.</summary>
/// <param name="Unit">Of the unit.</param>
/// <param name="Authors">Of the authors.</param>
/// <param name="Targets">Of the documents that it is related to, by id.</param>
internal sealed record SealKeys(string Unit, IReadOnlyList<string> Authors, IReadOnlyDictionary<long, string> Targets);
