using System.Text;
using OpenDisclosure.Data.Files;

namespace OpenDisclosure.IntegrationTests.Files;

/// <summary>What a real daemon says is understood; whatever else sits on its socket, no file is called clean by it.</summary>
public sealed class VirusScannerTests(Clamd clamd) : IClassFixture<Clamd>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("scanner_").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_real_daemon_passes_a_clean_file_and_names_what_it_finds()
    {
        var scanner = new VirusScanner(clamd.Socket);

        Assert.True(await scanner.Answers(CancellationToken.None));
        Assert.Equal(new VirusAnswer(VirusVerdict.Clean, ""), await Scan(scanner, "关于印发示例办法的通知"));
        Assert.Equal(new VirusAnswer(VirusVerdict.Clean, ""), await Scan(scanner, ""));
        Assert.Equal(new VirusAnswer(VirusVerdict.Clean, ""), await Scan(scanner, new string('a', 900_000)));
        Assert.Equal(new VirusAnswer(VirusVerdict.Infected, Clamd.Found), await Scan(scanner, Clamd.TestFile));
        Assert.Equal(new VirusAnswer(VirusVerdict.Infected, Clamd.Found), await Scan(scanner, new string(' ', 700_000) + Clamd.TestFile));
    }

    [Fact]
    public async Task A_file_longer_than_the_daemon_takes_is_not_clean() =>
        Assert.Equal(VirusVerdict.Unknown, (await Scan(new VirusScanner(clamd.Socket), new string('a', 5_000_000))).Verdict);

    [Theory]
    [InlineData("garbage")]
    [InlineData("")]
    [InlineData("OK\0")]
    [InlineData("stream: OK")]
    [InlineData("stream: ok\0")]
    [InlineData("stream: OK\n")]
    [InlineData("stream: OK stream: OK\0")]
    [InlineData("stream:  FOUND\0")]
    [InlineData("stream: FOUND\0")]
    [InlineData("stream: Access denied. ERROR\0")]
    [InlineData("INSTREAM size limit exceeded. ERROR\0")]
    [InlineData("UNKNOWN COMMAND\0")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n\0")]
    public async Task A_reply_that_is_not_plainly_clean_is_not_clean(string reply)
    {
        using var fake = new FakeScanner(Socket, reply);
        Assert.Equal(VirusVerdict.Unknown, (await Scan(new VirusScanner(Socket), "text")).Verdict);
    }

    [Fact]
    public async Task A_reply_before_the_file_was_taken_is_no_pass()
    {
        using var fake = new FakeScanner(Socket, "stream: OK\0", afterBytes: 10);
        Assert.Equal(VirusVerdict.Unknown, (await Scan(new VirusScanner(Socket), new string('a', 5_000_000))).Verdict);
    }

    [Fact]
    public async Task A_reply_without_an_end_is_cut_off()
    {
        using var fake = new FakeScanner(Socket, new string('a', 1_000_000));
        Assert.Equal(VirusVerdict.Unknown, (await Scan(new VirusScanner(Socket), "text")).Verdict);
    }

    [Fact]
    public async Task One_that_says_nothing_is_not_waited_for_without_end()
    {
        using var fake = new FakeScanner(Socket, null);
        var scanner = new VirusScanner(Socket) { Patience = TimeSpan.FromMilliseconds(300) };

        Assert.Equal(new VirusAnswer(VirusVerdict.Unknown, "timeout"), await Scan(scanner, "text"));
        Assert.False(await scanner.Answers(CancellationToken.None));
    }

    [Theory]
    [InlineData("/nowhere/clamd.sock")]
    [InlineData("127.0.0.1:1")]
    public async Task One_that_is_not_there_gives_no_verdict(string address)
    {
        var scanner = new VirusScanner(address);

        Assert.Equal(new VirusAnswer(VirusVerdict.Unknown, "unreachable"), await Scan(scanner, "text"));
        Assert.False(await scanner.Answers(CancellationToken.None));
    }

    [Fact]
    public async Task What_it_calls_a_finding_reaches_a_log_without_line_ends()
    {
        using var fake = new FakeScanner(Socket, "stream: Bad\nLine\u001b[31m FOUND\0");
        Assert.Equal(new VirusAnswer(VirusVerdict.Infected, "BadLine[31m"), await Scan(new VirusScanner(Socket), "text"));
    }

    [Theory]
    [InlineData("/run/clamav/clamd.ctl", true)]
    [InlineData("127.0.0.1:3310", true)]
    [InlineData("[::1]:3310", true)]
    [InlineData("clamd", false)]
    [InlineData(":3310", false)]
    [InlineData("host:0", false)]
    [InlineData("host:99999", false)]
    public void An_address_is_a_path_or_a_host_with_a_port(string address, bool right) => Assert.Equal(right, VirusScanner.IsAddress(address));

    private string Socket => Path.Combine(folder, "s");

    private static async Task<VirusAnswer> Scan(VirusScanner scanner, string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await scanner.Scan(content, CancellationToken.None);
    }
}
