using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.IntegrationTests.Fixtures;

/// <summary>An agency with its people, and its acts through the program's own classes, each in a context of its own as a request has.</summary>
public sealed partial class GateFlow : IDisposable
{
    private static readonly DateTimeOffset Start = new(2022, 11, 22, 1, 0, 0, TimeSpan.Zero);
    private readonly string folder = Path.Combine(Path.GetTempPath(), "disclosure_files_" + Guid.NewGuid().ToString("N"));
    private int documents;

    private GateFlow(TestDatabase database)
    {
        Database = database;
        Files = new FileStore(folder);
    }

    public TestDatabase Database { get; }

    public FakeTimeProvider Clock { get; } = new(Start);

    public FileStore Files { get; }

    public string Folder => folder;

    public Actor Author { get; private set; } = null!;

    public Actor SecondAuthor { get; private set; } = null!;

    public Actor ContentReviewer { get; private set; } = null!;

    public Actor SecondContentReviewer { get; private set; } = null!;

    public Actor ConfidentialityReviewer { get; private set; } = null!;

    public Actor Releaser { get; private set; } = null!;

    public Actor SecondReleaser { get; private set; } = null!;

    public Actor SecurityAdministrator { get; private set; } = null!;

    /// <summary>Holds every role that a person may hold together: only the keys separate him.</summary>
    public Actor Everything { get; private set; } = null!;

    /// <summary>A head of office in another unit.</summary>
    public Actor Stranger { get; private set; } = null!;

    public long MainUnit { get; private set; }

    public long OtherUnit { get; private set; }

    /// <summary>One content step by an office head: four people.</summary>
    public long Notices { get; private set; }

    /// <summary>The releaser's own step: three people.</summary>
    public long News { get; private set; }

    /// <summary>Two content steps.</summary>
    public long Policies { get; private set; }

    /// <summary>Founds the ledger, hires the staff and lays out the columns.</summary>
    public static async Task<GateFlow> On(TestDatabase database)
    {
        var flow = new GateFlow(database);
        WarmUpRenderer();
        await using var db = database.Open();
        await FoundLedger.Run(db, flow.Clock, "test", CancellationToken.None);
        var bureau = new Unit { Key = "bureau", Name = "某局", CreditCode = "11410000MB0001234X", NumberPrefix = "某", IsMain = true };
        var centre = new Unit { Key = "centre", Name = "某中心", CreditCode = "12410000MB0001235Y", NumberPrefix = "某中", IsMain = false };
        db.AddRange(bureau, centre);
        await db.SaveChangesAsync();
        (flow.MainUnit, flow.OtherUnit) = (bureau.Id, centre.Id);
        flow.Notices = await AddColumn(db, bureau, "notices", Duty.ContentReviewer);
        flow.News = await AddColumn(db, bureau, "news", Duty.Releaser);
        flow.Policies = await AddColumn(db, bureau, "policies", Duty.ContentReviewer, Duty.ContentReviewer);
        flow.Author = await Hire(db, bureau, "author", Role.Drafter);
        flow.SecondAuthor = await Hire(db, bureau, "author2", Role.Drafter);
        flow.ContentReviewer = await Hire(db, bureau, "head", Role.OfficeHead);
        flow.SecondContentReviewer = await Hire(db, bureau, "head2", Role.OfficeHead);
        flow.ConfidentialityReviewer = await Hire(db, bureau, "secrecy", Role.ConfidentialityReviewer);
        flow.Releaser = await Hire(db, bureau, "releaser", Role.Releaser);
        flow.SecondReleaser = await Hire(db, bureau, "releaser2", Role.Releaser);
        flow.SecurityAdministrator = await Hire(db, bureau, "security", Role.SecurityAdministrator);
        flow.Everything = await Hire(db, bureau, "all", Role.Drafter, Role.OfficeHead, Role.ConfidentialityReviewer, Role.Releaser);
        flow.Stranger = await Hire(db, centre, "stranger", Role.OfficeHead, Role.Drafter);
        return flow;
    }

    /// <summary>A new document with a complete draft.</summary>
    public async Task<long> Draft(long? column = null, string? title = null, string? number = null, Actor? author = null, string? siteText = null, long? unit = null)
    {
        await using var db = Database.Open();
        documents++;
        var document = new Document
        {
            Key = "doc" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..20],
            UnitId = unit ?? MainUnit,
            Kind = siteText is null ? DocumentKind.News : DocumentKind.SiteText,
            SiteTextKey = siteText,
            CreatedAt = Clock.GetUtcNow(),
        };
        db.Documents.Add(document);
        await db.SaveChangesAsync();
        db.Drafts.Add(new Draft
        {
            DocumentId = document.Id,
            CreatedAt = Clock.GetUtcNow(),
            UpdatedAt = Clock.GetUtcNow(),
            UpdatedById = (author ?? Author).StaffId,
            ColumnId = column ?? Notices,
            Title = title ?? $"关于第 {documents} 件事的通知",
            Summary = "摘要",
            Body = "正文。",
            IssuedOn = new DateOnly(2022, 11, 1),
            DocumentNumber = number,
            Fields = siteText is null ? null : """{"name":"某局"}""",
        });
        db.DraftContributors.Add(new DraftContributor { DocumentId = document.Id, StaffId = (author ?? Author).StaffId, Since = Clock.GetUtcNow() });
        await db.SaveChangesAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));
        return document.Id;
    }

    /// <summary>A save of the draft by a person, who thereby becomes an author.</summary>
    public async Task Edit(long documentId, Actor actor, Action<Draft> change)
    {
        await using var db = Database.Open();
        var draft = await db.Drafts.SingleAsync(found => found.DocumentId == documentId);
        change(draft);
        draft.Version++;
        draft.UpdatedAt = Clock.GetUtcNow();
        draft.UpdatedById = actor.StaffId;
        if (!await db.DraftContributors.AnyAsync(person => person.DocumentId == documentId && person.StaffId == actor.StaffId))
            db.DraftContributors.Add(new DraftContributor { DocumentId = documentId, StaffId = actor.StaffId, Since = Clock.GetUtcNow() });
        await db.SaveChangesAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));
    }

    /// <summary>Attaches a file to a draft.</summary>
    public async Task<byte[]> Attach(long documentId, string name, string content)
    {
        await using var received = await Files.Receive(new MemoryStream(Encoding.UTF8.GetBytes(content)), 1_000_000, CancellationToken.None);
        received!.Keep();
        await using var db = Database.Open();
        db.DraftFiles.Add(new DraftFile
        {
            DocumentId = documentId,
            Ordinal = 1 + await db.DraftFiles.CountAsync(file => file.DocumentId == documentId),
            Name = name,
            MediaType = "application/pdf",
            Size = received.Size,
            Sha256 = received.Sha256,
            AddedById = Author.StaffId,
            AddedAt = Clock.GetUtcNow(),
        });
        await db.SaveChangesAsync();
        return received.Sha256;
    }

    /// <summary>States a relation of a draft to another document.</summary>
    public async Task Relate(long documentId, RelationKind kind, long targetId)
    {
        await using var db = Database.Open();
        db.DraftRelations.Add(new DraftRelation { DocumentId = documentId, Kind = kind, TargetId = targetId });
        await db.SaveChangesAsync();
    }

    public async Task<ActOutcome> Submit(long documentId, Actor? actor = null, long? version = null)
    {
        await using var db = Database.Open();
        version ??= await db.Drafts.Where(draft => draft.DocumentId == documentId).Select(draft => draft.Version).SingleAsync();
        await Justified.Draft(db, Files, documentId, (actor ?? Author).StaffId, Clock.GetUtcNow());
        return Tick(await new SealDraft(db, Files, new ScanDraft(db, Files), Clock).Run(actor ?? Author, documentId, version.Value, CancellationToken.None));
    }

    /// <summary>What a reviewer has on his page.</summary>
    public async Task<SeenRevision> Seen(long revisionId)
    {
        await using var db = Database.Open();
        return new SeenRevision(revisionId, await db.Revisions.Where(revision => revision.Id == revisionId).Select(revision => revision.ContentHash).SingleAsync());
    }

    public async Task<ActOutcome> Review(SeenRevision seen, Actor? actor = null, ReviewOutcome outcome = ReviewOutcome.Passed)
    {
        await using var db = Database.Open();
        return Tick(await new ReviewRevision(db, Clock).Content(actor ?? ContentReviewer, seen, outcome, "", CancellationToken.None));
    }

    public async Task<ActOutcome> Clear(SeenRevision seen, Actor? actor = null, ClearanceOutcome outcome = ClearanceOutcome.Cleared)
    {
        await using var db = Database.Open();
        var scan = await db.RevisionScans.Where(found => found.RevisionId == seen.RevisionId).Select(found => found.Findings).SingleOrDefaultAsync();
        var verdict = new Verdict
        {
            Outcome = outcome,
            Ground = "第十九条",
            Note = "说明",
            ReassessOn = outcome == ClearanceOutcome.Refused ? new DateOnly(2023, 11, 1) : null,
            Findings = new ReviewFindings(Enum.GetValues<ReviewPoint>().ToDictionary(point => point, _ => ReviewFindings.NotConcerned)) { Accepted = scan is null ? [] : ScanRecord.Read(scan).Questions },
        };
        return Tick(await new ReviewRevision(db, Clock).Verdict(actor ?? ConfidentialityReviewer, seen, verdict, CancellationToken.None));
    }

    public async Task<ActOutcome> Refer(SeenRevision seen, Actor? actor = null)
    {
        await using var db = Database.Open();
        return Tick(await new ReviewRevision(db, Clock).Refer(actor ?? ConfidentialityReviewer, seen, "上级机关", "可否公开", CancellationToken.None));
    }

    public async Task<ActOutcome> Release(SeenRevision seen, Actor? actor = null)
    {
        await using var db = Database.Open();
        return Tick(await new ReleaseRevision(db, Files, Clock).Now(actor ?? Releaser, seen, CancellationToken.None));
    }

    private OrderRelease Orders(DisclosureDb db) => new(db, new ReleaseRevision(db, Files, Clock), Clock);

    public async Task<ActOutcome> Order(SeenRevision seen, DateTimeOffset at, Actor? actor = null)
    {
        await using var db = Database.Open();
        return Tick(await Orders(db).At(actor ?? Releaser, [seen], at, CancellationToken.None));
    }

    public async Task<ActOutcome> Fulfil(long revisionId)
    {
        await using var db = Database.Open();
        var order = await db.ReleaseOrders.Where(found => found.RevisionId == revisionId).OrderByDescending(found => found.Id).Select(found => found.Id).FirstAsync();
        return Tick(await Orders(db).Fulfil(order, CancellationToken.None));
    }

    public async Task<ActOutcome> CallBack(long revisionId, Actor? actor = null)
    {
        await using var db = Database.Open();
        var order = await db.ReleaseOrders.Where(found => found.RevisionId == revisionId).OrderByDescending(found => found.Id).Select(found => found.Id).FirstAsync();
        return Tick(await Orders(db).CallBack(actor ?? Releaser, order, CancellationToken.None));
    }

    public async Task<ActOutcome> Withdraw(long documentId, byte[] hash, Actor? actor = null, long? target = null)
    {
        await using var db = Database.Open();
        return Tick(await new WithdrawPublication(db, Clock).Withdraw(actor ?? Releaser, documentId, hash, WithdrawalReason.WrongContent, target, CancellationToken.None));
    }

    public async Task<ActOutcome> TakeDown(long documentId, byte[] hash, Actor? actor = null)
    {
        await using var db = Database.Open();
        return Tick(await new WithdrawPublication(db, Clock).TakeDown(actor ?? SecurityAdministrator, documentId, hash, WithdrawalReason.PersonalData, CancellationToken.None));
    }

    public async Task<ActOutcome> Close(long publicationId, Actor? actor = null)
    {
        await using var db = Database.Open();
        return Tick(await new CloseVersions(db, Clock).One(actor ?? Releaser, publicationId, WithdrawalReason.PersonalData, CancellationToken.None));
    }

    /// <summary>Submitted, reviewed and cleared: only the signature is missing.</summary>
    public async Task<SeenRevision> Ready(long documentId)
    {
        var seen = await Submitted(documentId);
        await using (var db = Database.Open())
        {
            foreach (var step in await db.RevisionSteps.AsNoTracking().Where(step => step.RevisionId == seen.RevisionId).OrderBy(step => step.Step).ToListAsync())
            {
                if (step.Duty == Duty.ContentReviewer)
                    Must(await Review(seen, step.Step == 1 ? ContentReviewer : SecondContentReviewer));
            }
        }

        Must(await Clear(seen));
        return seen;
    }

    public async Task<SeenRevision> Submitted(long documentId)
    {
        await using var db = Database.Open();
        var author = await db.DraftContributors.Where(person => person.DocumentId == documentId).OrderBy(person => person.StaffId).Select(person => person.StaffId).FirstAsync();
        var actor = Actors().Single(person => person.StaffId == author);
        return await Seen(Must(await Submit(documentId, actor)).RevisionId);
    }

    /// <summary>A new live document.</summary>
    public async Task<(long DocumentId, SeenRevision Seen)> Live(long? column = null, string? number = null, string? siteText = null)
    {
        var documentId = await Draft(column, number: number, siteText: siteText);
        return (documentId, await ReleaseNext(documentId));
    }

    /// <summary>The draft as it is, through every duty to the public.</summary>
    public async Task<SeenRevision> ReleaseNext(long documentId)
    {
        var seen = await Ready(documentId);
        Must(await Release(seen));
        return seen;
    }

    /// <summary>Edits and releases a newer version.</summary>
    public async Task<SeenRevision> Revise(long documentId, Action<Draft>? change = null)
    {
        await Edit(documentId, Author, draft =>
        {
            draft.Body += "修订。";
            draft.ChangeNote = "修订";
            change?.Invoke(draft);
        });
        return await ReleaseNext(documentId);
    }

    /// <summary>Every table that an act may touch, counted; and the head. Equal before and after a refused act.</summary>
    public async Task<string> Stored()
    {
        await using var db = Database.Open();
        await using var connection = await Database.OpenPlain();
        var text = new StringBuilder();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct().Order(StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{table} {await Count(connection, table)}; ");
        var head = await db.LedgerHeads.AsNoTracking().SingleAsync();
        text.Append(CultureInfo.InvariantCulture, $"head {head.TipSeq} {Convert.ToHexStringLower(head.TipHash)} epoch {head.Epoch}");
        return text.ToString();
    }

    public static ActOutcome Must(ActOutcome outcome)
    {
        Assert.True(outcome.Done, string.Join(", ", outcome.Problems.Select(problem => $"{problem.Field} {problem.Code}")));
        return outcome;
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private IEnumerable<Actor> Actors() =>
        [Author, SecondAuthor, ContentReviewer, SecondContentReviewer, ConfidentialityReviewer, Releaser, SecondReleaser, SecurityAdministrator, Everything, Stranger];

    /// <summary>The first rendering compiles the renderer, which on a busy machine takes longer than its time limit.</summary>
    private static void WarmUpRenderer()
    {
        for (var attempt = 0; attempt < 20 && OpenDisclosure.Content.Markdown.MarkdownRenderer.Render("正文。", _ => null, CancellationToken.None).Html is null; attempt++)
            Thread.Yield();
    }

    private ActOutcome Tick(ActOutcome outcome)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        return outcome;
    }

    private static async Task<long> Count(System.Data.Common.DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name comes from the model.
        command.CommandText = "select count(*) from " + table;
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static async Task<long> AddColumn(DisclosureDb db, Unit unit, string key, params Duty[] steps)
    {
        var column = new Column
        {
            UnitId = unit.Id,
            Key = key,
            StaffName = key,
            Class = ColumnClass.Catalogue,
            DefaultKind = DocumentKind.News,
            Position = 1,
            UpdateIntervalDays = 0,
        };
        for (var i = 0; i < steps.Length; i++)
            column.Steps.Add(new ColumnStep { Step = i + 1, Duty = steps[i] });
        db.Columns.Add(column);
        await db.SaveChangesAsync();
        return column.Id;
    }

    private static async Task<Actor> Hire(DisclosureDb db, Unit unit, string name, params Role[] roles)
    {
        var staff = new Staff { Key = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(name)))[..8], Name = name, UnitId = unit.Id, Office = "办公室" };
        db.Staff.Add(staff);
        await db.SaveChangesAsync();
        db.StaffRoles.AddRange(roles.Select(role => new StaffRole(staff.Id, role)));
        await db.SaveChangesAsync();
        return new Actor(staff.Id, staff.Key, unit.Id, roles.ToHashSet());
    }
}
