using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.IntegrationTests.Programs;

namespace OpenDisclosure.IntegrationTests.Files;

/// <summary>A site whose uploads a scanner has to pass.</summary>
public sealed class GuardedSite : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("guarded_").FullName;
    private WebSite? site;

    public string Socket => Path.Combine(folder, "s");

    public WebSite Site => site!;

    public async Task InitializeAsync() => site = await WebSite.Start(DatabaseProvider.Sqlite, ("OpenDisclosure:VirusScanner", Socket));

    /// <summary>Sends a file into the tray of a new draft, as a browser does.</summary>
    public async Task<(Answer Answer, long DocumentId)> Send(string name, byte[] bytes)
    {
        var author = await Site.SignedIn(Office.Author);
        var paper = await Site.Office.Draft();
        var editor = $"/admin/documents/{paper.DocumentId}/draft";
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in Visitor.Fields((await author.Get(editor)).Page, editor + "/files").Where(field => field.Name != "files"))
            form.Add(new StringContent(value), field);
        using var file = new ByteArrayContent(bytes);
        // The client of .NET refuses names that a hostile one sends.
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"files\"; filename*=UTF-8''{Uri.EscapeDataString(name)}");
        form.Add(file);
        return (await author.Send(HttpMethod.Post, editor + "/files", form), paper.DocumentId);
    }

    /// <summary>Every file of the site that is not in a database, by its path below the folder.</summary>
    public IReadOnlyList<string> Stored() =>
        [.. Directory.GetFiles(Site.Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Site.Folder, path)).Order(StringComparer.Ordinal)];

    public async Task DisposeAsync()
    {
        await Site.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>An upload stands in quarantine until it has been inspected, scanned and read; what is refused or broken off leaves nothing.</summary>
public sealed class UploadTests(GuardedSite guarded, Clamd clamd, OldFiles old) : IClassFixture<GuardedSite>, IClassFixture<Clamd>, IClassFixture<OldFiles>
{
    private const string Clean = "stream: OK\0";

    private WebSite Site => guarded.Site;

    [Fact]
    public async Task Nothing_enters_the_store_before_the_scanner_has_passed_it()
    {
        var (kept, waiting) = (-1, 0);
        var before = Kept().Count;
        using var fake = new FakeScanner(guarded.Socket, Clean, meanwhile: () => (kept, waiting) = (Kept().Count, Quarantined().Count));
        var (answer, documentId) = await Send("a.txt", "一件新的附件"u8.ToArray());

        Assert.Equal(302, answer.Code);
        Assert.Equal((before, 1), (kept, waiting));
        Assert.Equal(before + 1, Kept().Count);
        Assert.Empty(Quarantined());
        Assert.Equal(1, await Tray(documentId));
    }

    [Fact]
    public async Task What_the_real_daemon_finds_is_refused_and_becomes_an_entry_without_its_name()
    {
        using var link = Linked();
        var before = Kept();
        var (answer, documentId) = await Send("张三的材料.txt", Encoding.ASCII.GetBytes(Clamd.TestFile));

        Assert.Equal(422, answer.Code);
        Assert.Contains("含有病毒或者恶意内容", answer.Text, StringComparison.Ordinal);
        Assert.Equal(before, Kept());
        Assert.Empty(Quarantined());
        Assert.Equal(0, await Tray(documentId));
        await using var db = Site.Database.Open();
        var entry = await db.AuditEntries.AsNoTracking().OrderBy(found => found.Seq).LastAsync();
        var body = Encoding.UTF8.GetString(entry.Body);
        Assert.Equal(Acts.VirusRefused, entry.Act);
        Assert.Contains(Clamd.Found, body, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", body, StringComparison.Ordinal);
        Assert.Equal(302, (await Send("干净的.txt", "通知"u8.ToArray())).Answer.Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("garbage")]
    [InlineData("stream: OK")]
    [InlineData("INSTREAM size limit exceeded. ERROR\0")]
    public async Task Without_a_clear_verdict_nothing_comes_in_and_the_page_says_what_to_do(string? reply)
    {
        using var fake = reply is null ? null : new FakeScanner(guarded.Socket, reply);
        var before = Kept();
        var (answer, documentId) = await Send("附件.txt", "通知"u8.ToArray());

        Assert.Equal(422, answer.Code);
        Assert.Contains("暂时无法对“附件.txt”做病毒扫描，没有接收", answer.Text, StringComparison.Ordinal);
        Assert.Equal(before, Kept());
        Assert.Empty(Quarantined());
        Assert.Equal(0, await Tray(documentId));
    }

    [Fact]
    public async Task The_supervisor_and_the_check_list_are_told_whether_the_scanner_answers()
    {
        await using var beside = Site.Beside();
        Assert.Equal(503, (await beside.Visitor().Get("/healthz/uploads")).Code);
        Assert.True(await IsSoonReady(beside));
        using var fake = new FakeScanner(guarded.Socket, "PONG\0");
        await using var other = Site.Beside();
        Assert.Equal(200, (await other.Visitor().Get("/healthz/uploads")).Code);
        Assert.Contains("已设置病毒扫描程序，并有应答", (await (await other.SignIn("b.system")).Get("/admin/opening")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_file_is_found_out_on_the_page_of_findings_and_its_text_is_sealed_beside_it()
    {
        using var fake = new FakeScanner(guarded.Socket, Clean);
        var author = await Site.SignedIn(Office.Author);
        var (bad, badId) = await Send("名册.doc", old.Of("doc: A hidden text"));
        Assert.Equal(302, bad.Code);
        var findings = await author.Get($"/admin/documents/{badId}/draft/findings");
        Assert.Contains(OldFiles.Secret, findings.Text, StringComparison.Ordinal);
        Assert.Contains("隐藏文字", findings.Text, StringComparison.Ordinal);

        var (clean, cleanId) = await Send("办法.wps", old.Of("wps: A paragraph"));
        Assert.Equal(302, clean.Code);
        Assert.Empty((await author.Get($"/admin/documents/{cleanId}/draft/findings")).Page.QuerySelectorAll("[data-row]"));
        var paper = await Site.Office.Submit(new Paper(cleanId));
        await using var db = Site.Database.Open();
        Assert.Empty((await RevisionFindings.Of(db, paper.RevisionId, CancellationToken.None)).Findings);
        Assert.Equal(FileRole.Derived, (await db.RevisionFiles.SingleAsync(file => file.RevisionId == paper.RevisionId && file.Name == "办法.wps.txt")).Role);
    }

    [Fact]
    public async Task A_body_that_trickles_is_cut_off_and_one_that_is_broken_off_leaves_nothing()
    {
        await using var site = Site.BesideOnSocket();
        var paper = await Site.Office.Draft();
        var (_, head) = await Opening(site, paper.DocumentId);
        using (var broken = await Begin(site.Port, head, 300_000))
        {
            await broken.GetStream().WriteAsync(new byte[200_000]);
            await Task.Delay(300);
        }

        using var slow = await Begin(site.Port, head, 300_000);
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        var reading = Drain(slow);
        while (!reading.IsCompleted && System.Diagnostics.Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(60))
            await Trickle(slow);

        Assert.True(reading.IsCompleted, "A body of one byte a second was taken for a minute.");
        Assert.DoesNotContain("HTTP/1.1 5", await reading, StringComparison.Ordinal);
        for (var tries = 0; Buffered().Any() && tries < 50; tries++)
            await Task.Delay(100);
        Assert.Empty(Buffered());
        Assert.Empty(Quarantined());
        Assert.Equal(0, await Tray(paper.DocumentId));
        Assert.Equal(200, (await Site.Visitor().Get("/")).Code);
    }

    private Task<(Answer Answer, long DocumentId)> Send(string name, byte[] bytes) => guarded.Send(name, bytes);

    /// <summary>The real daemon under the address that the site knows.</summary>
    private Link Linked()
    {
        File.CreateSymbolicLink(guarded.Socket, clamd.Socket);
        return new Link(guarded.Socket);
    }

    private async Task<int> Tray(long documentId)
    {
        await using var db = Site.Database.Open();
        return await db.DraftFiles.CountAsync(file => file.DocumentId == documentId);
    }

    /// <summary>An instance is ready once it has seen what is published, a moment after its start.</summary>
    private static async Task<bool> IsSoonReady(WebSite site)
    {
        for (var tried = 0; tried < 100; tried++, await Task.Delay(100))
        {
            if ((await site.Visitor().Get("/healthz/ready")).Code == 200)
                return true;
        }

        return false;
    }

    private List<string> Kept() => Files("files");

    private List<string> Quarantined() => Files("incoming");

    private List<string> Files(string part) => Directory.Exists(Path.Combine(Site.Folder, "store", part))
        ? [.. Directory.GetFiles(Path.Combine(Site.Folder, "store", part), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>What the framework keeps of uploads that are not whole yet.</summary>
    private static IEnumerable<string> Buffered() => Directory.EnumerateFiles(Path.GetTempPath(), "ASPNETCORE_*");

    /// <summary>The start of an upload by somebody who is signed in, as a browser sends it.</summary>
    private static async Task<(string Cookies, string Head)> Opening(WebSite site, long documentId)
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{site.Port}") };
        var author = new Visitor(client);
        var signedIn = await author.Fill("/admin/sign-in", "/admin/sign-in", ("Account", Office.Author), ("Password", WebSite.Password));
        Assert.Equal("/admin", signedIn.Location);
        var cookie = cookies.GetCookieHeader(client.BaseAddress);
        return (cookie, $"POST /admin/documents/{documentId}/draft/files HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\nContent-Type: multipart/form-data; boundary=b\r\n");
    }

    private static async Task<TcpClient> Begin(int port, string head, int length)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"{head}Content-Length: {length}\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\n"));
        return client;
    }

    private static async Task Trickle(TcpClient client)
    {
        try
        {
            await client.GetStream().WriteAsync("a"u8.ToArray());
        }
        catch (IOException)
        {
            // Cut off: that is what is waited for.
        }

        await Task.Delay(500);
    }

    private static async Task<string> Drain(TcpClient client)
    {
        using var answer = new MemoryStream();
        try
        {
            await client.GetStream().CopyToAsync(answer);
        }
        catch (IOException)
        {
            // Reset: nothing more comes.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    private sealed record Link(string Path) : IDisposable
    {
        public void Dispose() => File.Delete(Path);
    }
}
