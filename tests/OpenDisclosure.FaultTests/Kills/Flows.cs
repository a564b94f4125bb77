using System.Globalization;
using OpenDisclosure.Data.Release;
using OpenDisclosure.FaultTests.Fixtures;

namespace OpenDisclosure.FaultTests.Kills;

/// <summary>What a member of the staff does by one form, and how it is seen afterwards whether it was done.</summary>
internal abstract class Flow
{
    private static readonly Flow[] All = [new ReleaseFlow(), new OrderFlow(), new WithdrawalFlow(), new SubmitFlow(), new UploadFlow()];

    public static IEnumerable<string> Names => All.Select(flow => flow.Name);

    public string Name => GetType().Name.Replace("Flow", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>The points that one act passes once each, in their order.</summary>
    public abstract IReadOnlyList<FaultPoint> Points { get; }

    /// <summary>The first point at which the act is done, whether or not anybody was told.</summary>
    public virtual FaultPoint DoneAt => FaultPoint.AfterCommit;

    public static Flow Of(string name) => All.Single(flow => flow.Name == name);

    /// <summary>A document on which the act can be tried.</summary>
    public abstract Task<Paper> Prepare(Papers papers);

    public abstract Task<Reply> Try(Site site, Life life, Paper paper);

    public abstract Task<Standing> Look(Examination examination, Paper paper);

    /// <summary>What is wrong with what the public sees of the document, if anything.</summary>
    public virtual Task<string?> Wrong(Site site, Life life, Paper paper, Standing standing) => Task.FromResult<string?>(null);

    protected static async Task<string?> Differs(Site site, Life life, Paper paper, int code)
    {
        var address = await site.Examination.Address(paper);
        if (address is null)
            return code == 404 ? null : $"{paper.Title} has no address.";
        using var reader = new Person();
        var page = await reader.Get(life, address);
        if (page.Code != code)
            return $"{address} answers {page.Code} and not {code}.";
        return page.Text.Contains(paper.Title, StringComparison.Ordinal) == (code == 200) ? null : $"{address} ({code}) has the wrong text.";
    }
}

/// <summary>签发, now.</summary>
internal sealed class ReleaseFlow : Flow
{
    public override IReadOnlyList<FaultPoint> Points =>
    [
        FaultPoint.TransactionBegun, FaultPoint.StateChecked, FaultPoint.NumberGiven, FaultPoint.CountersRaised, FaultPoint.EntryWritten,
        FaultPoint.BeforeCommit, FaultPoint.AfterCommit, FaultPoint.BeforeAnswer,
    ];

    public override Task<Paper> Prepare(Papers papers) => papers.Cleared();

    public override async Task<Reply> Try(Site site, Life life, Paper paper) => await (await site.Person(Papers.Releaser, life)).Post(
        life, "/admin/release", ("Chosen", $"{paper.RevisionId}"), ($"Hashes[{paper.RevisionId}]", paper.Hash), ("Password", Person.Password));

    public override Task<Standing> Look(Examination examination, Paper paper) => examination.Released(paper);

    public override Task<string?> Wrong(Site site, Life life, Paper paper, Standing standing) => Differs(site, life, paper, standing == Standing.All ? 200 : 404);
}

/// <summary>签发 for a time far away: nothing becomes public.</summary>
internal sealed class OrderFlow : Flow
{
    public override IReadOnlyList<FaultPoint> Points => [FaultPoint.TransactionBegun, FaultPoint.EntryWritten, FaultPoint.BeforeCommit, FaultPoint.AfterCommit, FaultPoint.BeforeAnswer];

    public override Task<Paper> Prepare(Papers papers) => papers.Cleared();

    public override async Task<Reply> Try(Site site, Life life, Paper paper) => await (await site.Person(Papers.Releaser, life)).Post(
        life, "/admin/release", ("Chosen", $"{paper.RevisionId}"), ($"Hashes[{paper.RevisionId}]", paper.Hash), ("Password", Person.Password),
        ("Later", "true"), ("On", TimeProvider.System.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("Time", "09:00"));

    public override Task<Standing> Look(Examination examination, Paper paper) => examination.Ordered(paper);

    public override Task<string?> Wrong(Site site, Life life, Paper paper, Standing standing) => Differs(site, life, paper, 404);
}

/// <summary>撤下.</summary>
internal sealed class WithdrawalFlow : Flow
{
    public override IReadOnlyList<FaultPoint> Points =>
    [
        FaultPoint.TransactionBegun, FaultPoint.StateChecked, FaultPoint.CountersRaised, FaultPoint.EntryWritten, FaultPoint.BeforeCommit,
        FaultPoint.AfterCommit, FaultPoint.BeforeAnswer,
    ];

    public override Task<Paper> Prepare(Papers papers) => papers.Live();

    public override async Task<Reply> Try(Site site, Life life, Paper paper) => await (await site.Person(Papers.Releaser, life)).Post(
        life, $"/admin/documents/{paper.DocumentId}/withdrawal", ("Hash", paper.Hash), ("Kind", "Gone"), ("Reason", "WrongContent"), ("Password", Person.Password));

    public override Task<Standing> Look(Examination examination, Paper paper) => examination.Withdrawn(paper);

    public override Task<string?> Wrong(Site site, Life life, Paper paper, Standing standing) => Differs(site, life, paper, standing == Standing.All ? 410 : 200);
}

/// <summary>送审 of a draft with a table, whose text view is kept before the seal.</summary>
internal sealed class SubmitFlow : Flow
{
    public override IReadOnlyList<FaultPoint> Points =>
    [
        FaultPoint.FileReceived, FaultPoint.FileKept, FaultPoint.TransactionBegun, FaultPoint.StateChecked, FaultPoint.EntryWritten,
        FaultPoint.BeforeCommit, FaultPoint.AfterCommit,
    ];

    public override Task<Paper> Prepare(Papers papers) => papers.DraftWithTable();

    /// <summary>On a machine that does ten things at once a file may take too long to read: the author is led to the findings, and tries again.</summary>
    public override async Task<Reply> Try(Site site, Life life, Paper paper)
    {
        var author = await site.Person(Papers.Author, life);
        for (var tries = 0; ; tries++)
        {
            var reply = await author.Post(life, $"/admin/documents/{paper.DocumentId}/draft", [.. await site.Papers.Form(paper), ("then", "submit")]);
            if (reply.Location?.EndsWith("findings", StringComparison.Ordinal) != true || tries == 10)
                return reply;
        }
    }

    public override Task<Standing> Look(Examination examination, Paper paper) => examination.Submitted(paper);

    public override Task<string?> Wrong(Site site, Life life, Paper paper, Standing standing) => Differs(site, life, paper, 404);
}

/// <summary>A file for the tray of a draft.</summary>
internal sealed class UploadFlow : Flow
{
    public override IReadOnlyList<FaultPoint> Points => [FaultPoint.FileReceived, FaultPoint.FileKept, FaultPoint.FileNamed];

    public override FaultPoint DoneAt => FaultPoint.FileNamed;

    public override Task<Paper> Prepare(Papers papers) => papers.Draft();

    public override async Task<Reply> Try(Site site, Life life, Paper paper) => await (await site.Person(Papers.Author, life)).PostFile(
        life, $"/admin/documents/{paper.DocumentId}/draft/files", "表.txt", System.Text.Encoding.UTF8.GetBytes(paper.Title));

    public override Task<Standing> Look(Examination examination, Paper paper) => examination.Attached(paper);
}
