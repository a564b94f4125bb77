using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Fixtures;

namespace OpenDisclosure.IntegrationTests.Http;

/// <summary>A document with its newest revision, if it was submitted.</summary>
public sealed record Paper(long DocumentId, long RevisionId = 0, string Hash = "");

/// <summary>Brings documents to a state by the program's own acts, each in a scope of its own as a request has.</summary>
public sealed partial class Office(WebSite site)
{
    public const string Author = "wangshili";
    public const string ContentReviewer = "qianshiyang";
    public const string ConfidentialityReviewer = "xuyangshu";
    public const string Releaser = "zhengyangben";

    private int papers;

    /// <summary>A complete draft; a notice has one content step by a head of office, a piece of news the releaser's own.</summary>
    public async Task<Paper> Draft(string author = Author, string column = "notices", Action<Draft>? change = null)
    {
        var actor = await Actor(author);
        await using var db = site.Database.Open();
        var unitColumn = await db.Columns.Where(found => found.Key == column).Select(found => found.Id).SingleAsync();
        var number = Interlocked.Increment(ref papers);
        var documentId = await Do<DraftBook, long>(book => book.Begin(actor, column == "news" ? DocumentKind.News : DocumentKind.Notice, draft =>
        {
            draft.Title = $"关于第{number}件事的通知";
            draft.Summary = "摘要";
            draft.Body = "正文。";
            draft.ColumnId = unitColumn;
            draft.SubjectClass = "工业、交通\\其他";
            draft.IssuedOn = new DateOnly(2026, 1, 5);
            change?.Invoke(draft);
        }, null, CancellationToken.None));
        return new Paper(documentId);
    }

    /// <summary>A save by a person, who thereby becomes an author.</summary>
    public async Task Edit(Paper paper, string account, Action<Draft> change)
    {
        var actor = await Actor(account);
        var version = await Version(paper);
        var (result, _) = await Do<DraftBook, (SaveResult, Draft?)>(book => book.Save(actor, paper.DocumentId, version, change, CancellationToken.None));
        Assert.Equal(SaveResult.Saved, result);
    }

    /// <summary>Puts a file into the tray of a draft.</summary>
    public async Task<byte[]> Attach(Paper paper, string name, string content, string author = Author, string mediaType = "application/pdf")
    {
        var actor = await Actor(author);
        var store = site.Services.GetRequiredService<FileStore>();
        await using var received = await store.Receive(new MemoryStream(Encoding.UTF8.GetBytes(content)), 1_000_000, CancellationToken.None);
        Assert.Equal(SaveResult.Saved, await Do<DraftBook, SaveResult>(book => book.AddFile(actor, paper.DocumentId, received!, name, mediaType, CancellationToken.None)));
        return received!.Sha256;
    }

    public async Task<Paper> Submit(Paper paper, string author = Author)
    {
        var actor = await Actor(author);
        var version = await Version(paper);
        await using (var before = site.Database.Open())
            await Justified.Draft(before, site.Services.GetRequiredService<FileStore>(), paper.DocumentId, actor.StaffId, site.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        var outcome = await Done<SealDraft>(seal => seal.Run(actor, paper.DocumentId, version, CancellationToken.None));
        await using var db = site.Database.Open();
        var hash = await db.Revisions.Where(revision => revision.Id == outcome.RevisionId).Select(revision => revision.ContentHash).SingleAsync();
        return new Paper(paper.DocumentId, outcome.RevisionId, Convert.ToHexStringLower(hash));
    }

    public async Task<Paper> Submitted(string author = Author, string column = "notices", Action<Draft>? change = null) =>
        await Submit(await Draft(author, column, change), author);

    /// <summary>A submitted revision that has passed its content step.</summary>
    public async Task<Paper> Reviewed(string author = Author, Action<Draft>? change = null) => await Review(await Submitted(author, change: change));

    public async Task<Paper> Review(Paper paper, string account = ContentReviewer, ReviewOutcome outcome = ReviewOutcome.Passed, string note = "")
    {
        var actor = await Actor(account);
        await Done<ReviewRevision>(review => review.Content(actor, Seen(paper), outcome, note, CancellationToken.None));
        return paper;
    }

    public async Task<Paper> Judge(Paper paper, ClearanceOutcome outcome = ClearanceOutcome.Cleared, string note = "", string account = ConfidentialityReviewer)
    {
        var actor = await Actor(account);
        await using var db = site.Database.Open();
        var questions = (await RevisionFindings.Of(db, paper.RevisionId, CancellationToken.None)).Questions;
        var verdict = new Verdict
        {
            Outcome = outcome,
            Ground = "第十九条" + note,
            Note = note,
            ReassessOn = outcome == ClearanceOutcome.Refused ? new DateOnly(2030, 1, 1) : null,
            Findings = new ReviewFindings(Enum.GetValues<ReviewPoint>().ToDictionary(point => point, _ => ReviewFindings.NotConcerned)) { Accepted = questions },
        };
        await Done<ReviewRevision>(review => review.Verdict(actor, Seen(paper), verdict, CancellationToken.None));
        return paper;
    }

    /// <summary>Cleared: only the signature is missing.</summary>
    public async Task<Paper> Cleared(string author = Author, Action<Draft>? change = null) => await Judge(await Reviewed(author, change));

    public async Task<Paper> Release(Paper paper, string account = Releaser)
    {
        var actor = await Actor(account);
        await Shown(await Done<ReleaseRevision>(release => release.Now(actor, Seen(paper), CancellationToken.None)));
        return paper;
    }

    public async Task<Paper> Live(Action<Draft>? change = null) => await Release(await Cleared(change: change));

    /// <summary>An edited and released newer version.</summary>
    public async Task<Paper> Revise(Paper paper, Action<Draft> change)
    {
        await Edit(paper, Author, draft =>
        {
            draft.ChangeNote = "修订";
            change(draft);
        });
        return await Release(await Judge(await Review(await Submit(paper))));
    }

    public async Task Order(Paper paper, TimeSpan fromNow)
    {
        var at = site.Services.GetRequiredService<TimeProvider>().GetUtcNow() + fromNow;
        var actor = await Actor(Releaser);
        await Done<OrderRelease>(orders => orders.At(actor, [Seen(paper)], at, CancellationToken.None));
    }

    public async Task Withdraw(Paper paper, long? target = null)
    {
        var actor = await Actor(Releaser);
        await Shown(await Done<WithdrawPublication>(withdraw =>
            withdraw.Withdraw(actor, paper.DocumentId, Convert.FromHexString(paper.Hash), WithdrawalReason.WrongContent, target, CancellationToken.None)));
    }

    /// <summary>Closes the version that a revision was released as.</summary>
    public async Task Close(Paper paper)
    {
        var actor = await Actor(Releaser);
        await using var db = site.Database.Open();
        var id = await db.Publications.Where(publication => publication.RevisionId == paper.RevisionId).Select(publication => publication.Id).SingleAsync();
        await Shown(await Done<CloseVersions>(close => close.One(actor, id, WithdrawalReason.WrongContent, CancellationToken.None)));
    }

    /// <summary>The public address of a document, with a slash; it stays after a withdrawal.</summary>
    public async Task<string> Address(Paper paper)
    {
        await using var db = site.Database.Open();
        return "/" + await db.CatalogueEntries.Where(entry => entry.DocumentId == paper.DocumentId).Select(entry => entry.Address).SingleAsync();
    }

    public async Task<long> Version(Paper paper)
    {
        await using var db = site.Database.Open();
        return await db.Drafts.Where(draft => draft.DocumentId == paper.DocumentId).Select(draft => draft.Version).SingleAsync();
    }

    public async Task<long> StaffId(string account)
    {
        await using var db = site.Database.Open();
        return await db.Users.Where(user => user.UserName == account).Select(user => user.StaffId).SingleAsync();
    }

    private static SeenRevision Seen(Paper paper) => new(paper.RevisionId, Convert.FromHexString(paper.Hash));

    private async Task<Actor> Actor(string account)
    {
        await using var db = site.Database.Open();
        var staffId = await db.Users.Where(user => user.UserName == account).Select(user => user.StaffId).SingleAsync();
        var staff = await db.Staff.SingleAsync(found => found.Id == staffId);
        var main = await db.Units.Where(unit => unit.Id == staff.UnitId).Select(unit => unit.IsMain).SingleAsync();
        var roles = await db.StaffRoles.Where(role => role.StaffId == staffId).Select(role => role.Role).ToListAsync();
        return new Actor(staffId, staff.Key, staff.UnitId, roles.ToHashSet()) { OfMainUnit = main };
    }

    private async Task<ActOutcome> Done<TAct>(Func<TAct, Task<ActOutcome>> act)
        where TAct : notnull
    {
        var outcome = await Do(act);
        Assert.True(outcome.Done, string.Join(", ", outcome.Problems.Select(problem => $"{problem.Field} {problem.Code}")));
        return outcome;
    }

    private Task<bool> Shown(ActOutcome outcome) => Do<Acknowledgement, bool>(async acknowledgement =>
    {
        await acknowledgement.Await(outcome.Epoch, CancellationToken.None);
        return true;
    });

    private async Task<TResult> Do<TAct, TResult>(Func<TAct, Task<TResult>> act)
        where TAct : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TAct>());
    }
}
