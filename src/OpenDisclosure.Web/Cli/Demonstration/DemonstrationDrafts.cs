using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>Writes the working copies that the acts then seal, review and release.</summary>
internal sealed class DemonstrationDrafts(DisclosureDb db, FileStore store, DemonstrationColumns columns, TimeProvider clock)
{
    private const long MostBytes = 1 << 20;

    /// <summary>The office that a subordinate unit's news come from.</summary>
    private const string UnitOffice = "业务科";

    private readonly Dictionary<string, long> documents = [];
    private readonly Dictionary<long, string> unitNames = [];
    private readonly DemonstrationFiles files = new();

    /// <summary>The document that a step made, by the step's name.</summary>
    public long Id(string name) => documents[name];

    /// <summary>A working copy from a text; a text that revises another changes that document's copy.</summary>
    public async Task<Draft> Write(DemonstrationText text, Actor author, CancellationToken cancel)
    {
        var issuedOn = text.Date("issued", Today) ?? Today;
        var kind = Term.Parse<DocumentKind>(text.Needed("kind"));
        var draft = text.Fact("revises") is { } revised
            ? await Reopen(documents[revised], author, cancel)
            : await Add(kind, text.Fact("site-text"), author, cancel);
        documents[text.Name] = draft.DocumentId;
        Fill(draft, text, kind, issuedOn);
        draft.UpdatedById = author.StaffId;
        draft.UpdatedAt = Now;
        foreach (var relation in text.Facts("relation").Select(relation => relation.Split(' ')))
            db.DraftRelations.Add(new DraftRelation { DocumentId = draft.DocumentId, Kind = Term.Parse<RelationKind>(relation[0]), TargetId = documents[relation[1]] });
        foreach (var (name, ordinal) in text.Facts("file").Select((name, at) => (name, at + 1)))
            await Attach(draft.DocumentId, name, ordinal, author, cancel);
        return await Saved(draft, cancel);
    }

    /// <summary>The public names: of columns, topics and subordinate units.</summary>
    public IEnumerable<NameText> SiteTexts(IEnumerable<Unit> units) =>
    [
        .. columns.Texts.Where(column => column.IsPublic).Select(column =>
            new NameText(SiteTextKeys.Column(column.Key), column.StaffName, column.Description, column.Keywords)),
        .. columns.Topics.Select(topic => new NameText(SiteTextKeys.Topic(topic.Key), topic.Name, topic.Description, null)),
        .. units.Select(unit => new NameText(SiteTextKeys.Unit(unit.Key), unit.Name, null, null)),
    ];

    /// <summary>The working copy of a public name.</summary>
    public async Task<Draft> Write(NameText text, Actor author, CancellationToken cancel)
    {
        var draft = await Add(DocumentKind.SiteText, text.Key, author, cancel);
        draft.ColumnId = columns.Id(DemonstrationSite.SiteTexts);
        draft.Title = text.Name;
        var fields = new Dictionary<string, string?>
        {
            [SiteTextKeys.Name] = text.Name,
            [SiteTextKeys.Description] = text.Description,
            [SiteTextKeys.Keywords] = text.Keywords,
        };
        draft.Fields = JsonSerializer.Serialize(fields.Where(field => field.Value is not null).ToDictionary());
        return await Saved(draft, cancel);
    }

    /// <summary>The working copy of a piece of news.</summary>
    public async Task<Draft> Write(NewsItem item, Actor author, CancellationToken cancel)
    {
        var draft = await Add(Term.Parse<DocumentKind>(item.Kind), null, author, cancel);
        draft.ColumnId = columns.Id(item.Column);
        (draft.Title, draft.Summary, draft.Body, draft.Keywords) = (item.Title, item.Summary, item.Body, item.Keywords);
        (draft.Genre, draft.SubjectClass, draft.Topic, draft.ResponsibleOffice) = (item.Genre, item.Subject, item.Topic, item.Unit == DemonstrationAccounts.MainUnit ? item.Office : UnitOffice);
        (draft.IssuedOn, draft.Source) = (item.On, await UnitName(author.UnitId, cancel));
        return await Saved(draft, cancel);
    }

    private async Task<string> UnitName(long unitId, CancellationToken cancel)
    {
        if (!unitNames.TryGetValue(unitId, out var name))
            unitNames[unitId] = name = await db.Units.Where(unit => unit.Id == unitId).Select(unit => unit.Name).SingleAsync(cancel);
        return name;
    }

    private DateTimeOffset Now => BeijingTime.Cut(clock.GetUtcNow());

    private DateOnly Today => BeijingTime.DateOf(clock.GetUtcNow());

    private async Task<Draft> Add(DocumentKind kind, string? siteText, Actor author, CancellationToken cancel)
    {
        var document = new Document { Key = NaturalKey.New(Document.KeyLength), UnitId = author.UnitId, Kind = kind, SiteTextKey = siteText, CreatedAt = Now };
        db.Documents.Add(document);
        await db.SaveChangesAsync(cancel);
        var draft = new Draft { DocumentId = document.Id, CreatedAt = Now, UpdatedAt = Now, UpdatedById = author.StaffId };
        db.Drafts.Add(draft);
        db.DraftContributors.Add(new DraftContributor { DocumentId = document.Id, StaffId = author.StaffId, Since = Now });
        return draft;
    }

    private async Task<Draft> Reopen(long documentId, Actor author, CancellationToken cancel)
    {
        var draft = await db.Drafts.SingleAsync(found => found.DocumentId == documentId, cancel);
        draft.Version++;
        if (!await db.DraftContributors.AnyAsync(person => person.DocumentId == documentId && person.StaffId == author.StaffId, cancel))
            db.DraftContributors.Add(new DraftContributor { DocumentId = documentId, StaffId = author.StaffId, Since = Now });
        return draft;
    }

    private void Fill(Draft draft, DemonstrationText text, DocumentKind kind, DateOnly issuedOn)
    {
        string? Dated(string name) => text.Fact(name) is { } value ? DemonstrationText.Dated(value, issuedOn) : null;
        var fields = text.Facts("field").Select(field => field.Split(" = ", 2)).ToDictionary(field => field[0], field => DemonstrationText.Dated(field[1], issuedOn));
        if (text.Date("comment-until", issuedOn) is { } until)
            fields[KindFields.CommentUntil] = until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        draft.ColumnId = columns.Id(text.Needed("column"));
        draft.Title = Dated("title");
        draft.Summary = Dated("summary");
        draft.Body = kind == DocumentKind.SiteText && fields.Count > 0 ? null : DemonstrationText.Dated(text.Body, issuedOn);
        draft.Fields = fields.Count > 0 ? JsonSerializer.Serialize(new SortedDictionary<string, string>(fields, StringComparer.Ordinal)) : null;
        draft.ChangeNote = Dated("change-note");
        draft.Keywords = text.Fact("keywords");
        if (kind == DocumentKind.SiteText)
            return;
        draft.DocumentNumber = Dated("number");
        draft.IssuedOn = issuedOn;
        draft.EffectiveOn = text.Date("effective", issuedOn);
        draft.ExpiresOn = text.Date("expires", issuedOn);
        draft.Validity = text.Fact("validity") is { } validity ? Term.Parse<Validity>(validity) : null;
        draft.SubjectClass = text.Fact("subject");
        draft.Genre = text.Fact("genre");
        draft.Topic = text.Fact("topic");
        draft.StatutoryItem = text.Number("item");
        draft.Source = text.Fact("source");
        draft.ResponsibleOffice = text.Fact("office");
        draft.WhoMayApply = Dated("who");
        draft.ApplyUntil = Dated("until");
        draft.ApplyWhere = Dated("where");
        draft.ApplyContact = Dated("contact");
    }

    private async Task Attach(long documentId, string name, int ordinal, Actor author, CancellationToken cancel)
    {
        var (bytes, mediaType) = files.Make(name);
        using var source = new MemoryStream(bytes);
        await using var received = await store.Receive(source, MostBytes, cancel)
            ?? throw new InvalidOperationException($"{name} is too large.");
        received.Keep();
        db.DraftFiles.Add(new DraftFile
        {
            DocumentId = documentId,
            Ordinal = ordinal,
            Name = name,
            MediaType = mediaType,
            Size = received.Size,
            Sha256 = received.Sha256,
            AddedById = author.StaffId,
            AddedAt = Now,
        });
    }

    private async Task<Draft> Saved(Draft draft, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return draft;
    }
}

/// <summary>A public name that is a site text.</summary>
internal sealed record NameText(string Key, string Name, string? Description, string? Keywords);
