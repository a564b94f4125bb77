using System.IO.Compression;
using System.Net;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.IntegrationTests.Security;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>Not one answer is older than the last acknowledged act, wherever a document stands, while readers ask for all of it without a pause.</summary>
public sealed class NoStaleAnswerTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private const int Rounds = 5;
    private const int Readers = 2;
    private const int Least = 200;

    /// <summary>Wherever a notice of the seventh statutory item is named.</summary>
    private static readonly string[] Lists =
    [
        "/", "/notices", "/policies", "/statutory", "/statutory?item=7", "/notices?genre=%E5%85%AC%E5%91%8A", "/policies?year=", "/notices/list.csv", "/notices/list.json", "/notices/list.xlsx", "/statutory/list.csv?item=7",
        "/notices/feed.atom", "/statutory/feed.atom?item=7", "/sitemap/1.xml",
    ];

    [Fact]
    public async Task Every_answer_after_a_release_or_withdrawal_shows_it()
    {
        var site = await fixture.Site;
        var releaser = await site.SignedIn(Office.Releaser);
        var reader = site.Visitor();
        var ends = PublicRoutes.EndsOfDocument(site).Where(end => !end.StartsWith("-text", StringComparison.Ordinal) && !end.StartsWith("-v", StringComparison.Ordinal)).ToList();
        var (read, year) = (0, BeijingTime.DateOf(TimeProvider.System.GetUtcNow()).Year);
        for (var round = 0; round < Rounds; round++)
        {
            var title = "即时可见的公告" + Guid.NewGuid().ToString("N")[..8];
            var paper = await site.Office.Cleared(change: draft => (draft.Title, draft.Genre, draft.StatutoryItem) = (title, "公告", 7));
            var lists = Lists.Select(path => path.EndsWith('=') ? path + year : path).Append("/search?q=" + title).Append("/search/suggest?q=" + title).ToList();
            await using var crowd = new Crowd(site, lists);
            await crowd.HasRead();
            Done(await releaser.Post("/admin/release", ("Chosen", $"{paper.RevisionId}"), ($"Hashes[{paper.RevisionId}]", paper.Hash), ("Password", WebSite.Password)));
            var shown = await All(reader, lists);
            var address = await site.Office.Address(paper);
            Assert.Empty(shown.Where(answer => !Names(answer.Answer, address)).Select(answer => answer.Path));
            var copies = await All(reader, ends.Select(end => address + end));
            Assert.Empty(copies.Where(copy => copy.Answer.Status != HttpStatusCode.OK).Select(copy => copy.Path));
            Assert.All(copies.Where(copy => copy.Path == address || copy.Path.EndsWith('x') || copy.Path.EndsWith('t')), copy => Assert.Contains(title, Readable(copy.Answer), StringComparison.Ordinal));

            crowd.Joins(ends.Select(end => address + end));
            await crowd.HasRead();
            Done(await releaser.Post($"/admin/documents/{paper.DocumentId}/withdrawal", ("Hash", paper.Hash), ("Kind", nameof(WithdrawalKind.Gone)), ("Reason", nameof(WithdrawalReason.WrongContent)), ("Password", WebSite.Password)));
            var left = await All(reader, lists);
            Assert.Empty(left.Where(answer => Names(answer.Answer, address)).Select(answer => answer.Path));
            var gone = await All(reader, ends.Select(end => address + end));
            Assert.All(gone, copy => Assert.Contains(copy.Answer.Code, new[] { 404, 410 }));
            Assert.All(gone, copy => Assert.DoesNotContain(title, copy.Answer.Text, StringComparison.Ordinal));
            read += shown.Count + copies.Count + left.Count + gone.Count;
        }

        Assert.True(read >= Least, $"Only {read} answers were read.");
    }

    private static void Done(Answer answer) => Assert.Equal(302, answer.Code);

    private static async Task<IReadOnlyList<(string Path, Answer Answer)>> All(Visitor reader, IEnumerable<string> paths) =>
        await Task.WhenAll(paths.Select(async path => (path, await reader.Get(path))));

    private static bool Names(Answer answer, string address) => Readable(answer).Contains(address, StringComparison.Ordinal);

    /// <summary>What an answer says to who opens it: of an office file the text of its parts.</summary>
    private static string Readable(Answer answer)
    {
        if (!answer.Bytes.AsSpan().StartsWith("PK"u8))
            return answer.Text;
        using var archive = new ZipArchive(new MemoryStream(answer.Bytes));
        return string.Concat(archive.Entries.Select(part => new StreamReader(part.Open()).ReadToEnd()));
    }

    /// <summary>Readers who ask for the same addresses over and over.</summary>
    private sealed class Crowd : IAsyncDisposable
    {
        private readonly CancellationTokenSource ends = new();
        private readonly List<Task> readers;
        private volatile string[] paths;
        private int rounds;

        public Crowd(WebSite site, IEnumerable<string> paths)
        {
            this.paths = [.. paths];
            readers = [.. Enumerable.Range(0, Readers).Select(_ => Task.Run(() => Read(site.Visitor())))];
        }

        public void Joins(IEnumerable<string> more) => paths = [.. paths, .. more];

        /// <summary>Each reader has asked for everything once more.</summary>
        public async Task HasRead()
        {
            var until = Volatile.Read(ref rounds) + (2 * Readers);
            while (Volatile.Read(ref rounds) < until && readers.TrueForAll(reader => !reader.IsCompleted))
                await Task.Delay(20);
        }

        public async ValueTask DisposeAsync()
        {
            await ends.CancelAsync();
            await Task.WhenAll(readers);
            ends.Dispose();
        }

        private async Task Read(Visitor reader)
        {
            while (!ends.IsCancellationRequested)
            {
                foreach (var path in paths)
                    Assert.InRange((await reader.Get(path)).Code, 200, 410);
                Interlocked.Increment(ref rounds);
            }
        }
    }
}
