using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Content.Text;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Admin.Documents;

/// <summary>Lists of documents and the life of one, read from its rows.</summary>
internal sealed class DocumentShelf(DisclosureDb db, CurrentStaff me)
{
    private const int PageSize = 30;
    private const int MostRecent = 5;

    /// <summary>The documents of the units that the reader serves, newest change first.</summary>
    public async Task<ShelfPage> List(string? words, string? state, int page, CancellationToken cancel)
    {
        var found = Filtered(words is not null && TextGuard.IsClean(words) ? words.Trim() : "", state);
        var total = await found.CountAsync(cancel);
        var rows = await found.OrderByDescending(row => row.UpdatedAt).ThenByDescending(row => row.DocumentId)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var states = await RevisionStates.Of(db, [.. rows.Where(row => row.NewestRevisionId != null).Select(row => row.NewestRevisionId!.Value)], cancel);
        return new ShelfPage
        {
            Words = words ?? "",
            State = state ?? "",
            Total = total,
            Page = page,
            Pages = Math.Max(1, (total + PageSize - 1) / PageSize),
            Lines = [.. rows.Select(row => new ShelfLine(
                row.DocumentId, row.Title ?? StaffText.Untitled, row.Kind, row.Column ?? "", row.IndexNumber, row.UpdatedAt, row.UpdatedBy, row.Live,
                row.NewestRevisionId is { } id && states.TryGetValue(id, out var known) ? known.Stage : null))],
        };
    }

    /// <summary>The documents that the reader handed in last, the newest first; site texts are no patterns.</summary>
    public async Task<IReadOnlyList<RecentDocument>> Recent(CancellationToken cancel)
    {
        var newest = await (
            from person in db.RevisionPersons
            join revision in db.Revisions on person.RevisionId equals revision.Id
            where person.StaffId == me.StaffId && person.Duty == Duty.Author && revision.Kind != DocumentKind.SiteText
            group person.RevisionId by revision.DocumentId into revisions
            orderby revisions.Max() descending
            select revisions.Max()).Take(MostRecent).ToListAsync(cancel);
        return await db.Revisions.Where(revision => newest.Contains(revision.Id)).OrderByDescending(revision => revision.Id)
            .Select(revision => new RecentDocument(revision.DocumentId, revision.Title, revision.Kind)).ToListAsync(cancel);
    }

    /// <summary>The templates of the reader's unit.</summary>
    public async Task<IReadOnlyList<TemplateChoice>> Templates(CancellationToken cancel) =>
        await TemplateBook.InUse(db, me.Actor.UnitId).Select(template => new TemplateChoice(template.Id, template.Name, template.Kind)).ToListAsync(cancel);

    /// <summary>The life of a document, newest revision first; null when it is none of the reader's business.</summary>
    public async Task<TimelinePage?> Timeline(long documentId, CancellationToken cancel)
    {
        var document = await db.Documents.AsNoTracking().SingleOrDefaultAsync(found => found.Id == documentId, cancel);
        if (document is null || !me.Actor.Serves(document.UnitId))
            return null;
        var revisions = await db.Revisions.AsNoTracking().Where(revision => revision.DocumentId == documentId).OrderByDescending(revision => revision.No).ToListAsync(cancel);
        var ids = revisions.Select(revision => revision.Id).ToList();
        var states = await RevisionStates.Of(db, ids, cancel);
        var draft = await db.Drafts.AsNoTracking().SingleAsync(found => found.DocumentId == documentId, cancel);
        var lines = await new LifeReader(db).Read(document, ids, cancel);
        var entry = await db.CatalogueEntries.AsNoTracking().SingleOrDefaultAsync(found => found.DocumentId == documentId, cancel);
        var live = await db.Publications.AsNoTracking().SingleOrDefaultAsync(found => found.DocumentId == documentId && found.State == PublicationState.Live, cancel);
        return new TimelinePage
        {
            DocumentId = documentId,
            Title = revisions.FirstOrDefault()?.Title ?? draft.Title ?? StaffText.Untitled,
            Number = revisions.FirstOrDefault()?.DocumentNumber ?? draft.DocumentNumber ?? "",
            IndexNumber = entry?.IndexNumber,
            PublicAddress = live is null ? null : entry?.Address,
            Live = live is not null,
            MayType = me.Actor.UnitId == document.UnitId && me.Is(Role.Drafter, Role.OfficeHead),
            MayKeep = me.Actor.UnitId == document.UnitId && document.SiteTextKey is null && me.Is(Role.Drafter, Role.OfficeHead),
            MayCopy = me.Actor.UnitId == document.UnitId && document.SiteTextKey is null && me.Is(Role.Drafter),
            WithdrawalOrder = await OrderWithdrawal.Pending(db).AsNoTracking().SingleOrDefaultAsync(order => order.DocumentId == documentId, cancel),
            MayWithdraw = live is not null && me.Is(Role.Releaser),
            MayTakeDown = live is not null && WithdrawPublication.MayTakeDownAtOnce(me.Actor.Roles),
            DraftIsNewer = revisions.Count == 0 || draft.UpdatedAt > revisions[0].SealedAt,
            DraftAt = draft.UpdatedAt,
            Revisions = [.. revisions.Select(revision => new TimelineRevision(
                revision.Id, revision.No, Manifest.Hex(revision.ContentHash), states.TryGetValue(revision.Id, out var state) ? state.Stage : Stage.ContentReview,
                [.. lines.Where(line => line.RevisionId == revision.Id).OrderByDescending(line => line.Seq)], Closable(revision.Id, states)))],
        };
    }

    private bool Closable(long revisionId, IReadOnlyDictionary<long, RevisionState> states) =>
        states.TryGetValue(revisionId, out var state) && state.Stage == Stage.Superseded && WithdrawPublication.MayTakeDownAtOnce(me.Actor.Roles);

    private IQueryable<ShelfRow> Filtered(string words, string? state)
    {
        var unitId = me.Actor.UnitId;
        var everything = me.Actor.OfMainUnit && me.Is(Role.ConfidentialityReviewer, Role.Releaser, Role.Auditor, Role.SecurityAdministrator);
        var rows =
            from document in db.Documents
            join draft in db.Drafts on document.Id equals draft.DocumentId
            join editor in db.Staff on draft.UpdatedById equals editor.Id
            where everything || document.UnitId == unitId
            select new ShelfRow
            {
                DocumentId = document.Id,
                Kind = document.Kind,
                Title = draft.Title,
                Number = draft.DocumentNumber,
                UpdatedAt = draft.UpdatedAt,
                UpdatedBy = editor.Name,
                Column = db.Columns.Where(column => column.Id == draft.ColumnId).Select(column => column.StaffName).FirstOrDefault(),
                IndexNumber = db.CatalogueEntries.Where(entry => entry.DocumentId == document.Id).Select(entry => entry.IndexNumber).FirstOrDefault(),
                NewestRevisionId = db.Revisions.Where(revision => revision.DocumentId == document.Id).OrderByDescending(revision => revision.No).Select(revision => (long?)revision.Id).FirstOrDefault(),
                Live = db.Publications.Any(publication => publication.DocumentId == document.Id && publication.State == PublicationState.Live),
            };
        if (words.Length > 0)
            rows = rows.Where(row => row.Title!.Contains(words) || row.Number!.Contains(words) || row.IndexNumber == words);
        return state switch
        {
            "live" => rows.Where(row => row.Live),
            "not-live" => rows.Where(row => !row.Live),
            "site-text" => rows.Where(row => row.Kind == DocumentKind.SiteText),
            _ => rows,
        };
    }

    private sealed class ShelfRow
    {
        public long DocumentId { get; init; }

        public DocumentKind Kind { get; init; }

        public string? Title { get; init; }

        public string? Number { get; init; }

        public DateTimeOffset UpdatedAt { get; init; }

        public required string UpdatedBy { get; init; }

        public string? Column { get; init; }

        public string? IndexNumber { get; init; }

        public long? NewestRevisionId { get; init; }

        public bool Live { get; init; }
    }
}

internal sealed record ShelfPage
{
    public required string Words { get; init; }

    public required string State { get; init; }

    public required int Total { get; init; }

    public required int Page { get; init; }

    public required int Pages { get; init; }

    public required IReadOnlyList<ShelfLine> Lines { get; init; }
}

internal sealed record ShelfLine(
    long DocumentId, string Title, DocumentKind Kind, string Column, string? IndexNumber, DateTimeOffset UpdatedAt, string UpdatedBy, bool Live, Stage? Stage);

/// <summary>A document that its author may begin another one from.</summary>
internal sealed record RecentDocument(long DocumentId, string Title, DocumentKind Kind);

/// <summary>A template to begin from.</summary>
internal sealed record TemplateChoice(long Id, string Name, DocumentKind Kind);

internal sealed record TimelinePage
{
    public required long DocumentId { get; init; }

    public required string Title { get; init; }

    public required string Number { get; init; }

    public required string? IndexNumber { get; init; }

    public required string? PublicAddress { get; init; }

    public required bool Live { get; init; }

    public required bool MayType { get; init; }

    /// <summary>Whether the reader may begin another document as this one reads.</summary>
    public required bool MayCopy { get; init; }

    /// <summary>The order to withdraw it at a set time; null when there is none.</summary>
    public required WithdrawalOrder? WithdrawalOrder { get; init; }

    /// <summary>Whether the reader may keep its draft as a template of the unit.</summary>
    public required bool MayKeep { get; init; }

    public required bool MayWithdraw { get; init; }

    public required bool MayTakeDown { get; init; }

    public required bool DraftIsNewer { get; init; }

    public required DateTimeOffset DraftAt { get; init; }

    public required IReadOnlyList<TimelineRevision> Revisions { get; init; }
}

internal sealed record TimelineRevision(
    long RevisionId, int No, string Hash, Stage Stage, IReadOnlyList<TimelineLine> Lines, bool Closable);

/// <summary>An act on a revision.</summary>
/// <param name="RevisionId">The revision.</param>
/// <param name="Seq">Number of its entry.</param>
/// <param name="At">When.</param>
/// <param name="Css">Shape of the node: sealed, pass, back, pub, gone, plan.</param>
/// <param name="Heading">What.</param>
/// <param name="Text">More; may be empty.</param>
/// <param name="By">Who.</param>
/// <param name="Duty">In which duty.</param>
internal sealed record TimelineLine(long RevisionId, long Seq, DateTimeOffset At, string Css, string Heading, string Text, string By, string Duty);
