using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.FaultTests.Fixtures;

namespace OpenDisclosure.FaultTests.Kills;

/// <summary>People at work and readers, each until the product is gone; with a history of what they did.</summary>
internal sealed class Load
{
    private readonly Site site;
    private readonly ConcurrentQueue<Paper> cleared = new();
    private readonly ConcurrentQueue<Paper> released = new();
    private readonly ConcurrentDictionary<string, (Paper Paper, string Address)> known = new();
    private readonly List<Paper> papers = [];
    private readonly ConcurrentQueue<string> typed = new();
    private readonly Paper shared;
    private int files;
    private long reads;

    private Load(Site site, Paper shared) => (this.site, this.shared) = (site, shared);

    public History History { get; } = new();

    public long Reads => Interlocked.Read(ref reads);

    public static async Task<Load> On(Site site, int papers)
    {
        var load = new Load(site, await site.Papers.Draft());
        for (var count = 0; count < papers; count++)
            load.papers.Add(await site.Papers.Cleared());
        foreach (var paper in load.papers)
            load.cleared.Enqueue(paper);
        return load;
    }

    public async Task SignIn(Life life)
    {
        foreach (var account in new[] { Papers.Author, Papers.SecondAuthor, Papers.Releaser })
            await site.Person(account, life);
    }

    /// <summary>Everybody works until the product is gone, or until they are told to stop.</summary>
    public Task Run(Life life, CancellationToken stop = default) => Task.WhenAll(((Func<Life, Task<bool>>[])
        [Release, Withdraw, Upload, one => Type(one, Papers.Author), one => Type(one, Papers.SecondAuthor), Read, Read, ReadList]).Select(act => Until(life, act, stop)));

    /// <summary>After a kill: what nobody knew is looked up, and each page is as it now must be.</summary>
    public async Task Settle(Life life)
    {
        foreach (var paper in papers)
        {
            var there = await site.Examination.Released(paper) == Standing.All;
            Assert.True(there || !History.Was("release", paper.Title, Phase.Done), $"{paper.Title} was released and acknowledged, and is not.");
            Resolve("release", paper, there);
            if (there && !known.ContainsKey(paper.Title))
                await Know(paper);
            if (History.Was("withdraw", paper.Title, Phase.Unknown))
                Resolve("withdraw", paper, await site.Examination.Withdrawn(paper) == Standing.All);
        }

        using var reader = new Person();
        foreach (var (paper, address) in known.Values)
        {
            var begun = History.Tick();
            History.Saw(paper, (await reader.Get(life, address)).Code, begun);
        }
    }

    /// <summary>What was typed and acknowledged and is not there once; what was not acknowledged may be there once or not at all.</summary>
    public async Task<IReadOnlyList<string>> LostTyping()
    {
        await using var db = site.Open();
        var body = await db.Drafts.Where(draft => draft.DocumentId == shared.DocumentId).Select(draft => draft.Body).SingleAsync() ?? "";
        var words = body.Split('\n').CountBy(word => word).ToDictionary();
        return [.. typed.Where(word => words.GetValueOrDefault(word) is var times && times != 1 && (times > 1 || History.Was("type", word, Phase.Done)))
            .Select(word => $"{word} is there {words.GetValueOrDefault(word)} times.")];
    }

    private static async Task Until(Life life, Func<Life, Task<bool>> act, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && !life.IsOver)
        {
            try
            {
                if (!await act(life))
                    return;
            }
            catch (Exception failure) when (failure is DbException or InvalidOperationException { InnerException: DbException })
            {
                // The test itself looks into a database that is gone at the moment.
                await Rest();
            }
        }
    }

    private async Task<bool> Release(Life life)
    {
        if (!cleared.TryDequeue(out var paper))
            return await Rest();
        var reply = await History.Note("release", paper.Title, () => Flow.Of("release").Try(site, life, paper));
        if (reply.Acknowledges)
            await Know(paper);
        else
            await Rest();
        return !reply.IsLost;
    }

    /// <summary>Every other released document goes again.</summary>
    private async Task<bool> Withdraw(Life life)
    {
        if (!released.TryDequeue(out var paper))
            return await Rest();
        if (paper.DocumentId % 2 == 0)
            return true;
        return !(await History.Note("withdraw", paper.Title, () => Flow.Of("withdrawal").Try(site, life, paper))).IsLost;
    }

    private async Task<bool> Upload(Life life)
    {
        var name = $"第{Interlocked.Increment(ref files)}份.txt";
        var author = await site.Person(Papers.Author, life);
        return !(await History.Note("upload", name, () => author.PostFile(
            life, $"/admin/documents/{shared.DocumentId}/draft/files", name, Encoding.UTF8.GetBytes(Guid.NewGuid().ToString())))).IsLost;
    }

    /// <summary>Two persons type in one draft; who saves on a version that is no longer the newest is told so, and tries again.</summary>
    private async Task<bool> Type(Life life, string account)
    {
        var word = Guid.NewGuid().ToString("N");
        await using var db = site.Open();
        var body = await db.Drafts.Where(draft => draft.DocumentId == shared.DocumentId).Select(draft => draft.Body).SingleAsync();
        var form = await site.Papers.Form(shared, $"{body}\n{word}");
        if (form.Single(field => field.Name == "OpenedBody").Value != body)
            return true;
        typed.Enqueue(word);
        var person = await site.Person(account, life);
        return !(await History.Note("type", word, () => person.Post(life, $"/admin/documents/{shared.DocumentId}/draft/autosave", form))).IsLost;
    }

    private async Task<bool> Read(Life life)
    {
        if (known.IsEmpty)
            return await Rest();
        using var reader = new Person();
        foreach (var (paper, address) in known.Values)
        {
            var begun = History.Tick();
            var reply = await reader.Get(life, address);
            if (reply.IsLost)
                return false;
            // Told to wait while the database is away, a reader has seen nothing yet.
            if (reply.Code != 503)
                History.Saw(paper, reply.Code, begun);
            Interlocked.Increment(ref reads);
        }

        return true;
    }

    private async Task<bool> ReadList(Life life)
    {
        using var reader = new Person();
        var reply = await reader.Get(life, "/notices");
        History.SawList(reply.Text, papers);
        Interlocked.Increment(ref reads);
        return !reply.IsLost;
    }

    private void Resolve(string act, Paper paper, bool done)
    {
        if (History.Was(act, paper.Title, Phase.Unknown) && !History.Was(act, paper.Title, Phase.Done))
            History.Note(act, paper.Title, done ? Phase.Done : Phase.Refused);
    }

    private async Task Know(Paper paper)
    {
        known[paper.Title] = (paper, (await site.Examination.Address(paper))!);
        released.Enqueue(paper);
    }

    private static async Task<bool> Rest()
    {
        await Task.Delay(100);
        return true;
    }
}
