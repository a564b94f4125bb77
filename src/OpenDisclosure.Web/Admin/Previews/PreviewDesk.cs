using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Content;
using OpenDisclosure.Content.Files;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Revisions;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Setup;
using OpenDisclosure.Web.Shared.Pages;

namespace OpenDisclosure.Web.Admin.Previews;

/// <summary>A page as it would be public, with the words above it that say what it is.</summary>
internal sealed record PreviewPage(string Sentence, string Back, string Hash, DocumentPage Page, IReadOnlyList<Fact> SiteTextFields);

/// <summary>Builds the citizen's page from a draft or a sealed revision.</summary>
internal sealed class PreviewDesk(DisclosureDb db, TimeProvider clock)
{
    /// <summary>What a submit would seal now.</summary>
    public async Task<PreviewPage> OfDraft(DraftWhole whole, CancellationToken cancel)
    {
        var draft = whole.Draft;
        var fields = whole.Document.SiteTextKey is { } key ? SiteTextFacts(key, whole.Fields()) : [];
        return new PreviewPage(StaffText.Preview_Draft, $"/admin/documents/{whole.Document.Id}/draft", "", new DocumentPage
        {
            TitleParts = TitleBreaks.Parts(draft.Title ?? StaffText.Untitled),
            DocumentNumber = DocumentNumber.Parse(draft.DocumentNumber)?.ToString() ?? "",
            Validity = ValidityTag.On(Today, draft.Validity, draft.EffectiveOn, draft.ExpiresOn),
            Notices = Present(draft.Notice),
            Byline = [.. KindWords.Byline(whole.Document.Kind, whole.Fields())],
            Facts = [.. await Facts(draft, cancel), .. KindWords.Facts(whole.Document.Kind, whole.Fields())],
            Errand =
            [
                .. KindWords.Errand(whole.Document.Kind, whole.Fields()),
                .. DocumentPage.ErrandOf(draft.WhoMayApply ?? "", draft.ApplyUntil ?? "", draft.ApplyWhere ?? "", draft.ApplyContact ?? ""),
            ],
            NoInterpretation = whole.Fields().GetValueOrDefault(KindFields.NoInterpretation, ""),
            Body = new SealedHtml(whole.Render(cancel).Html!),
            Sources = await Sources(whole.Relations.Where(relation => relation.Kind == RelationKind.Interprets).Select(relation => relation.TargetId), cancel),
            Attachments = [.. whole.Files.Where(file => !StoredFile.IsShown(file.MediaType)).Select(file => DocumentPage.Attachment(file.Name, file.Size, SealedFile.Address(file.Sha256, file.Name)))],
        }, fields);
    }

    /// <summary>The very bytes of a sealed revision.</summary>
    public async Task<PreviewPage> OfRevision(SealedRevision open, CancellationToken cancel)
    {
        var (revision, body) = (open.Revision, open.Body);
        using var manifest = JsonDocument.Parse(body.Manifest);
        var files = await db.RevisionFiles.AsNoTracking().Where(file => file.RevisionId == revision.Id).OrderBy(file => file.Ordinal).ToListAsync(cancel);
        var targets = await db.RevisionRelations.Where(relation => relation.RevisionId == revision.Id && relation.Kind == RelationKind.Interprets)
            .Select(relation => relation.TargetId).ToListAsync(cancel);
        return new PreviewPage(Texts.Fill(StaffText.Preview_Sealed, revision.No), $"/admin/revisions/{revision.Id}", Manifest.Hex(revision.ContentHash), new DocumentPage
        {
            TitleParts = TitleBreaks.Parts(revision.Title),
            DocumentNumber = revision.DocumentNumber,
            Validity = ValidityTag.On(Today, revision.Validity, revision.EffectiveOn, revision.ExpiresOn),
            Notices = Present(revision.Notice),
            Byline = [.. KindWords.Byline(revision.Kind, Fields(manifest))],
            Facts = [.. await Facts(revision, cancel), .. KindWords.Facts(revision.Kind, Fields(manifest))],
            Errand =
            [
                .. KindWords.Errand(revision.Kind, Fields(manifest)),
                .. DocumentPage.ErrandOf(Text(manifest, "whoMayApply"), Text(manifest, "applyUntil"), Text(manifest, "applyWhere"), Text(manifest, "applyContact")),
            ],
            NoInterpretation = Fields(manifest).GetValueOrDefault(KindFields.NoInterpretation, ""),
            Body = new SealedHtml(body.Html),
            Sources = await Sources(targets, cancel),
            Attachments = [.. files.Where(file => DocumentPage.IsAttachment(file.Role)).Select(file => DocumentPage.Attachment(file.Name, file.Size, SealedFile.Address(file.Sha256, file.Name)))],
        }, open.Document.SiteTextKey is { } key ? SiteTextFacts(key, Fields(manifest)) : []);
    }

    /// <summary>A file of a revision by hash and name.</summary>
    public Task<RevisionFile?> File(long revisionId, string sha256, string name, CancellationToken cancel)
    {
        var hash = new byte[32];
        return Convert.FromHexString(sha256, hash, out _, out _) == System.Buffers.OperationStatus.Done
            ? db.RevisionFiles.AsNoTracking().FirstOrDefaultAsync(file => file.RevisionId == revisionId && file.Sha256 == hash && file.Name == name, cancel)
            : Task.FromResult<RevisionFile?>(null);
    }

    private DateOnly Today => BeijingTime.DateOf(clock.GetUtcNow());

    private async Task<IReadOnlyList<Fact>> Facts(Draft draft, CancellationToken cancel) => new DocumentFacts
    {
        IndexNumber = await IndexNumber(draft.DocumentId, cancel),
        Issuer = "",
        SubjectClass = draft.SubjectClass ?? "",
        Genre = draft.Genre ?? "",
        Topic = await Topic(draft.Topic, cancel),
        DocumentNumber = DocumentNumber.Parse(draft.DocumentNumber)?.ToString() ?? "",
        IssuedOn = draft.IssuedOn,
        EffectiveOn = draft.EffectiveOn,
        ExpiresOn = draft.ExpiresOn,
        ResponsibleOffice = draft.ResponsibleOffice ?? "",
        Source = draft.Source ?? "",
        Keywords = draft.Keywords ?? "",
        Summary = draft.Summary ?? "",
    }.Lines();

    private async Task<IReadOnlyList<Fact>> Facts(Revision revision, CancellationToken cancel) => new DocumentFacts
    {
        IndexNumber = await IndexNumber(revision.DocumentId, cancel),
        Issuer = "",
        SubjectClass = revision.SubjectClass,
        Genre = revision.Genre,
        Topic = await Topic(revision.Topic, cancel),
        DocumentNumber = revision.DocumentNumber,
        IssuedOn = revision.IssuedOn,
        EffectiveOn = revision.EffectiveOn,
        ExpiresOn = revision.ExpiresOn,
        ResponsibleOffice = revision.ResponsibleOffice,
        Source = revision.Source,
        Keywords = revision.Keywords,
        Summary = revision.Summary,
    }.Lines();

    /// <summary>The number is given at the first release; until then the page says so.</summary>
    private async Task<string> IndexNumber(long documentId, CancellationToken cancel) =>
        await db.CatalogueEntries.Where(entry => entry.DocumentId == documentId).Select(entry => entry.IndexNumber).SingleOrDefaultAsync(cancel)
        ?? StaffText.Preview_NumberLater;

    private async Task<string> Topic(string? key, CancellationToken cancel) => key is null ? "" : await ManageTopics.PublicName(db, key, cancel);

    private async Task<IReadOnlyList<RelationLine>> Sources(IEnumerable<long> documentIds, CancellationToken cancel)
    {
        var ids = documentIds.ToList();
        var titles = await db.Drafts.Where(draft => ids.Contains(draft.DocumentId)).Select(draft => draft.Title).ToListAsync(cancel);
        return [.. titles.Select(title => new RelationLine(Labels.Of(RelationKind.Interprets), title ?? "", null, ""))];
    }

    private static IReadOnlyList<Fact> SiteTextFacts(string key, IReadOnlyDictionary<string, string> fields) =>
        [.. SiteTextKeys.FieldsOf(key).Where(fields.ContainsKey).Select(field => new Fact(SiteTextLabels.Of(key, field), fields[field], Wide: true))];

    private static Dictionary<string, string> Fields(JsonDocument manifest) =>
        manifest.RootElement.TryGetProperty("fields", out var fields)
            ? fields.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString() ?? "")
            : [];

    private static string Text(JsonDocument manifest, string member) =>
        manifest.RootElement.TryGetProperty(member, out var value) ? value.GetString() ?? "" : "";

    private static IReadOnlyList<string> Present(string? text) => string.IsNullOrEmpty(text) ? [] : [text];
}
