using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Content.Markdown;
using OpenDisclosure.Content.Tables;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.FaultTests.Fixtures;

/// <summary>A document with its newest revision, if it was submitted.</summary>
internal sealed record Paper(long DocumentId, string Title, long RevisionId = 0, string Hash = "")
{
    public SeenRevision Seen => new(RevisionId, Convert.FromHexString(Hash));
}

/// <summary>Brings documents to where a fault is to strike, by the program's own acts in this process.</summary>
internal sealed class Papers(Site site)
{
    public const string Author = "wangshili";
    public const string SecondAuthor = "sunyangzhang";
    public const string ContentReviewer = "qianshiyang";
    public const string ConfidentialityReviewer = "xuyangshu";
    public const string Releaser = "zhengyangben";

    public async Task<Paper> Draft(bool urgent = false)
    {
        await using var db = site.Open();
        var column = await db.Columns.Where(found => found.Key == "notices").Select(found => found.Id).SingleAsync();
        var title = $"关于{Guid.NewGuid():N}的通知";
        var actor = await Actor(db, Author);
        var documentId = await new DraftBook(db, TimeProvider.System).Begin(actor, DocumentKind.Notice, draft =>
        {
            (draft.Title, draft.Summary, draft.Body) = (title, "摘要", "正文。");
            (draft.ColumnId, draft.SubjectClass, draft.IssuedOn) = (column, "工业、交通\\其他", new DateOnly(2026, 1, 5));
            draft.Urgent = urgent;
        }, null, CancellationToken.None);
        return new Paper(documentId, title);
    }

    /// <summary>A draft with a table, whose text view is made and kept when it is handed in.</summary>
    public async Task<Paper> DraftWithTable()
    {
        var paper = await Draft();
        await using var db = site.Open();
        var actor = await Actor(db, Author);
        await using var received = await site.Store.Receive(new MemoryStream(Table(paper.Title)), 1_000_000, CancellationToken.None);
        var result = await new DraftBook(db, TimeProvider.System).AddFile(
            actor, paper.DocumentId, received!, "表.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", CancellationToken.None);
        Assert.Equal(SaveResult.Saved, result);
        return paper;
    }

    public static byte[] Table(string text) =>
        SheetReader.Write(new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> { ["表"] = [["事项"], [text]] });

    /// <summary>The form of a draft as its page would send it back.</summary>
    public async Task<(string Name, string Value)[]> Form(Paper paper, string body = "正文。")
    {
        await using var db = site.Open();
        var draft = await db.Drafts.AsNoTracking().SingleAsync(found => found.DocumentId == paper.DocumentId);
        return
        [
            ("Version", $"{draft.Version}"), ("OpenedBody", draft.Body!), ("Title", draft.Title!), ("Summary", draft.Summary!), ("Body", body),
            ("ColumnId", $"{draft.ColumnId}"), ("SubjectClass", draft.SubjectClass!), ("IssuedOn", "2026-01-05"),
        ];
    }

    public async Task<Paper> Submitted(bool urgent = false)
    {
        var paper = await Draft(urgent);
        Warm();
        await using var db = site.Open();
        var version = await db.Drafts.Where(draft => draft.DocumentId == paper.DocumentId).Select(draft => draft.Version).SingleAsync();
        var outcome = Done(await new SealDraft(db, site.Store, new ScanDraft(db, site.Store), TimeProvider.System).Run(await Actor(db, Author), paper.DocumentId, version, CancellationToken.None));
        var hash = await db.Revisions.Where(revision => revision.Id == outcome.RevisionId).Select(revision => revision.ContentHash).SingleAsync();
        return paper with { RevisionId = outcome.RevisionId, Hash = Convert.ToHexStringLower(hash) };
    }

    /// <summary>Only the signature is missing.</summary>
    public async Task<Paper> Cleared()
    {
        var paper = await Submitted();
        await using var db = site.Open();
        var review = new ReviewRevision(db, TimeProvider.System);
        Done(await review.Content(await Actor(db, ContentReviewer), paper.Seen, ReviewOutcome.Passed, "", CancellationToken.None));
        var verdict = new Verdict
        {
            Outcome = ClearanceOutcome.Cleared,
            Ground = "第十九条",
            Note = "",
            Findings = new ReviewFindings(Enum.GetValues<ReviewPoint>().ToDictionary(point => point, _ => ReviewFindings.NotConcerned)),
        };
        Done(await review.Verdict(await Actor(db, ConfidentialityReviewer), paper.Seen, verdict, CancellationToken.None));
        return paper;
    }

    public async Task<Paper> Live()
    {
        var paper = await Cleared();
        await using var db = site.Open();
        Done(await new ReleaseRevision(db, site.Store, TimeProvider.System).Now(await Actor(db, Releaser), paper.Seen, CancellationToken.None));
        return paper;
    }

    /// <summary>Orders the release of a cleared paper for the next moment; on a busy machine a moment is longer.</summary>
    public async Task OrderSoon(Paper paper)
    {
        await using var db = site.Open();
        var (actor, orders) = (await Actor(db, Releaser), Orders(db));
        for (var gap = TimeSpan.FromMilliseconds(300); ; gap *= 2)
        {
            var outcome = await orders.At(actor, [paper.Seen], TimeProvider.System.GetUtcNow() + gap, CancellationToken.None);
            if (outcome.Problems is not [{ Code: "TimePassed" }])
            {
                Done(outcome);
                return;
            }
        }
    }

    /// <summary>Orders the release of a cleared paper.</summary>
    public async Task Order(Paper paper, DateTimeOffset at)
    {
        await using var db = site.Open();
        Done(await Orders(db).At(await Actor(db, Releaser), [paper.Seen], at, CancellationToken.None));
    }

    private OrderRelease Orders(DisclosureDb db) => new(db, new ReleaseRevision(db, site.Store, TimeProvider.System), TimeProvider.System);

    private static async Task<Actor> Actor(DisclosureDb db, string account)
    {
        var staffId = await db.Users.Where(user => user.UserName == account).Select(user => user.StaffId).SingleAsync();
        var staff = await db.Staff.AsNoTracking().SingleAsync(found => found.Id == staffId);
        var roles = await db.StaffRoles.Where(role => role.StaffId == staffId).Select(role => role.Role).ToListAsync();
        return new Actor(staffId, staff.Key, staff.UnitId, roles.ToHashSet()) { OfMainUnit = true };
    }

    private static ActOutcome Done(ActOutcome outcome)
    {
        Assert.True(outcome.Done, string.Join(", ", outcome.Problems.Select(problem => $"{problem.Field} {problem.Code}")));
        return outcome;
    }

    /// <summary>The first rendering compiles the renderer, which may take longer than a text is allowed to.</summary>
    private static void Warm()
    {
        for (var tries = 0; tries < 20 && MarkdownRenderer.Render("正文。", _ => null, CancellationToken.None).Html is null; tries++)
            Thread.Yield();
    }
}
