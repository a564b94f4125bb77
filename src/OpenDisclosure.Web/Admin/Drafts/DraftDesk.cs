using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Content.Comparing;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Drafts;

/// <summary>Who may see and who may type in a draft, and what the editor shows of it.</summary>
internal sealed class DraftDesk(DisclosureDb db, DraftBook book, SuggestionBook suggestions, CurrentStaff me)
{
    /// <summary>The draft whole when the reader may see it, else null: not yours is not found.</summary>
    public async Task<DraftWhole?> Open(long documentId, CancellationToken cancel)
    {
        var whole = await DraftWhole.Read(db, documentId, cancel);
        return whole is not null && MaySee(whole.Document) ? whole : null;
    }

    /// <summary>Whether the reader may see drafts of the document's unit.</summary>
    public bool MaySee(Document document) =>
        MayType(document) || (me.Actor.Serves(document.UnitId) && me.Is(Role.ConfidentialityReviewer, Role.Releaser, Role.Auditor));

    /// <summary>Whether the reader may type: drafters and heads of offices of the same unit.</summary>
    public bool MayType(Document document) => me.Actor.UnitId == document.UnitId && me.Is(Role.Drafter, Role.OfficeHead);

    /// <summary>Puts what cannot be stored beside its field: what the form itself sees, and choices that no list offers.</summary>
    public async Task Check(Document document, DraftForm form, ModelStateDictionary state, CancellationToken cancel)
    {
        form.Check(state);
        if (document.SiteTextKey is null)
            CheckKind(document.Kind, form, state);
        if (!string.IsNullOrWhiteSpace(form.Topic) && !await db.Topics.AnyAsync(topic => topic.Key == form.Topic.Trim(), cancel))
            state.AddModelError(nameof(form.Topic), ProblemText.Of(new Problem(nameof(form.Topic), "NoTopic")));
        if (form.ColumnId is { } column && !await db.Columns.AnyAsync(found => found.Id == column && (found.UnitId == document.UnitId || document.SiteTextKey != null), cancel))
            state.AddModelError(nameof(form.ColumnId), ProblemText.Of(new Problem(nameof(form.ColumnId), "NoColumn")));
    }

    private static void CheckKind(DocumentKind kind, DraftForm form, ModelStateDictionary state)
    {
        form.Keep(kind);
        foreach (var (field, text) in form.Fields)
        {
            var name = KindRules.NameOf(field);
            if (text!.Length > KindFields.LengthOf(field))
                state.AddModelError(name, ProblemText.Of(new Problem(name, "FieldTooLong", KindFields.LengthOf(field))));
            if (KindFields.TermsOf(field) is { } terms && !terms.Contains(text))
                state.AddModelError(name, ProblemText.Of(new Problem(name, "NoChoice")));
            if (field == KindFields.CommentUntil && !DateText.IsDateOrEmpty(text))
                state.AddModelError(name, ProblemText.Of(new Problem(name, "NoDate")));
        }
    }

    /// <summary>The editor's page around a form.</summary>
    public async Task<EditorPage> Page(DraftWhole whole, DraftForm form, CancellationToken cancel)
    {
        var document = whole.Document;
        var authors = whole.ContributorIds.Append(me.StaffId).Distinct().ToList();
        return new EditorPage
        {
            DocumentId = document.Id,
            Kind = document.Kind,
            SiteTextKey = document.SiteTextKey,
            Form = form,
            Columns = await Columns(document.UnitId, cancel),
            Topics = await db.Topics.AsNoTracking().OrderBy(topic => topic.Position).ThenBy(topic => topic.Id)
                .Select(topic => new TopicChoice(topic.Key, topic.StaffName, topic.Closed)).ToListAsync(cancel),
            Files = await Files(document.Id, cancel),
            Returned = await Returned(document.Id, cancel),
            Suggestion = await suggestions.Open(whole, cancel) is { } suggestion ? SuggestionPanel.Of(document.Id, whole.Draft.Version, suggestion) : null,
            Authors = await db.Staff.Where(staff => whole.ContributorIds.Contains(staff.Id)).Select(staff => staff.Name).ToListAsync(cancel),
            IsAuthor = whole.ContributorIds.Contains(me.StaffId),
            PersonsLeft = await book.PersonsLeft(document.UnitId, authors, cancel),
            ReleasedBefore = await db.Publications.AnyAsync(publication => publication.DocumentId == document.Id, cancel),
            NeedsFourPersons = whole.Column?.Steps.Any(step => step.Duty == Duty.ContentReviewer) ?? false,
        };
    }

    /// <summary>The columns of a unit, for choosing.</summary>
    public async Task<IReadOnlyList<ColumnChoice>> Columns(long unitId, CancellationToken cancel)
    {
        var columns = await db.Columns.AsNoTracking().Where(column => column.UnitId == unitId).OrderBy(column => column.Position).ThenBy(column => column.Id).ToListAsync(cancel);
        var named = await (
            from publication in db.Publications
            join document in db.Documents on publication.DocumentId equals document.Id
            where publication.State == PublicationState.Live && document.SiteTextKey != null
            select document.SiteTextKey).ToListAsync(cancel);
        return [.. columns.Where(column => column.Steps.Count > 0).Select(column => new ColumnChoice(
            column.Id, NameOf(column), column.Steps.Count, column.Steps.Any(step => step.Duty == Duty.ContentReviewer), column.Closed))];

        // Without a released name a column is not on the site, and neither are its documents: the drafter is told when he chooses.
        string NameOf(Column column) => column.Key == StandardColumns.SiteTexts || named.Contains(SiteTextKeys.Column(column.Key))
            ? column.StaffName
            : Texts.Fill(Resources.StaffText.Column_Unnamed, column.StaffName);
    }

    /// <summary>By relation the documents that the draft relates to, one a line: by index number, before the first release by document number.</summary>
    public async Task<IReadOnlyDictionary<RelationKind, string>> Relations(long documentId, CancellationToken cancel)
    {
        var found = await (
            from relation in db.DraftRelations
            where relation.DocumentId == documentId
            orderby relation.TargetId
            select new
            {
                relation.Kind,
                Index = db.CatalogueEntries.Where(entry => entry.DocumentId == relation.TargetId).Select(entry => entry.IndexNumber).FirstOrDefault(),
                Number = db.Drafts.Where(draft => draft.DocumentId == relation.TargetId).Select(draft => draft.DocumentNumber).FirstOrDefault(),
            }).ToListAsync(cancel);
        return found.GroupBy(relation => relation.Kind)
            .ToDictionary(kind => kind.Key, kind => string.Join('\n', kind.Select(relation => relation.Index ?? relation.Number).Where(number => number is not null)));
    }

    /// <summary>Whether a revision lacks what it needs to be released beside its reviews: an interpretation, or the reason for none.</summary>
    public async Task<bool> Uninterpreted(long revisionId, CancellationToken cancel) =>
        await InterpretationRule.Hindrance(db, revisionId, [], cancel) is not null;

    /// <summary>Both texts for the one who saved second: his own stays, under the version that now stands.</summary>
    public async Task<ComparePage> Compare(Document document, DraftForm mine, Draft current, CancellationToken cancel)
    {
        var (documentId, kind) = (document.Id, document.Kind);
        var theirs = DraftForm.From(current, await Relations(documentId, cancel));
        var body = ThreeWay.Compare(mine.OpenedBody ?? "", mine.Body ?? "", theirs.Body ?? "");
        mine.Version = current.Version;
        mine.OpenedBody = theirs.Body;
        mine.Body = body.Suggestion;
        return new ComparePage
        {
            DocumentId = documentId,
            OtherName = current.UpdatedById == me.StaffId ? null : await db.Staff.Where(staff => staff.Id == current.UpdatedById).Select(staff => staff.Name).SingleAsync(cancel),
            OtherAt = current.UpdatedAt,
            Form = mine,
            Fields = [.. mine.Named().Concat(mine.OfKind(kind)).Zip(theirs.Named().Concat(theirs.OfKind(kind)), (own, other) => new CompareField(DraftLabels.Of(own.Field), other.Text, own.Text)).Where(field => field.Theirs != field.Mine)],
            Body = body,
        };
    }

    private async Task<IReadOnlyList<TrayFile>> Files(long documentId, CancellationToken cancel)
    {
        var files = await (
            from file in db.DraftFiles
            join staff in db.Staff on file.AddedById equals staff.Id
            where file.DocumentId == documentId
            orderby file.Ordinal
            select new { file, staff.Name }).AsNoTracking().ToListAsync(cancel);
        return [.. files.Select(found => new TrayFile(
            found.file.Id, found.file.Name, found.file.Size, found.Name, found.file.AddedAt, Manifest.Hex(found.file.Sha256), found.file.MediaType))];
    }

    private async Task<ReturnedNote?> Returned(long documentId, CancellationToken cancel)
    {
        var newest = await db.Revisions.Where(revision => revision.DocumentId == documentId).OrderByDescending(revision => revision.No)
            .Select(revision => revision.Id).FirstOrDefaultAsync(cancel);
        var verdict = await (
            from clearance in db.Clearances
            join staff in db.Staff on clearance.ReviewerId equals staff.Id
            where clearance.RevisionId == newest && clearance.Outcome == ClearanceOutcome.Returned
            select new ReturnedNote(staff.Name, clearance.At, clearance.Note)).SingleOrDefaultAsync(cancel);
        return verdict ?? await (
            from review in db.ContentReviews
            join staff in db.Staff on review.ReviewerId equals staff.Id
            where review.RevisionId == newest && review.Outcome == ReviewOutcome.Returned
            select new ReturnedNote(staff.Name, review.At, review.Note)).SingleOrDefaultAsync(cancel);
    }
}
