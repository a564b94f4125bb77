using System.Net.Sockets;
using System.Text;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Security;

/// <summary>Requests that no browser makes, written to the socket: refused or answered, never a failure, and nothing of them in a header.</summary>
public sealed class RawRequestTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private static readonly (string Name, string Request)[] Requests =
    [
        ("a line end in a header", "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: a\r\rSet-Cookie: b=c\r\nConnection: close\r\n\r\n"),
        ("an encoded line end in the path", "GET /%0d%0aSet-Cookie:%20b=c HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
        ("an encoded line end to return to", "POST /view HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 42\r\nConnection: close\r\n\r\ntheme=dark&back=%2Fa%0d%0aSet-Cookie:b%3Dc"),
        ("two lengths", "POST /view HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 7\r\nConnection: close\r\n\r\nabcdefg"),
        ("a length and pieces", "POST /view HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\nGET /admin HTTP/1.1\r\n\r\n"),
        ("a negative length", "POST /view HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\nConnection: close\r\n\r\n"),
        ("no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"),
        ("two hosts", "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n"),
        ("an address of another site", "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
        ("two slashes", "GET //evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
        ("a slash and a backslash", "GET /\\evil.example HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
        ("a way upwards", "GET /css/../../appsettings.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
        ("an encoded way upwards", "GET /css/%2e%2e/%2e%2e/appsettings.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
        ("an unknown method", "BREW / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
        ("an old version", "GET / HTTP/0.9\r\n\r\n"),
        ("bytes that are no text", "GET /\u00ff\u00fe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
        ("a very long header", "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: " + new string('a', 70_000) + "\r\nConnection: close\r\n\r\n"),
        ("two hundred headers", "GET / HTTP/1.1\r\nHost: localhost\r\n" + string.Concat(Enumerable.Range(0, 200).Select(number => $"X-{number}: a\r\n")) + "Connection: close\r\n\r\n"),
        ("a hundred tags", "GET / HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: " + string.Join(", ", Enumerable.Repeat("\"a\"", 100)) + "\r\nConnection: close\r\n\r\n"),
        ("not HTTP at all", "\u0016\u0003\u0001 nonsense\r\n\r\n"),
    ];

    [Fact]
    public async Task No_request_on_the_socket_is_a_failure_or_writes_a_header()
    {
        await using var site = (await fixture.Site).BesideOnSocket();
        foreach (var (name, request) in Requests)
        {
            var answer = await Send(site.Port, request);
            var status = answer.Length == 0 ? "closed" : answer.Split(' ')[1];
            Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal), $"{name}: {answer[..Math.Min(80, answer.Length)]}");
            Assert.False(status.StartsWith('5') && status != "505", $"{name}: {status}");
            var head = answer.Split("\r\n\r\n")[0];
            Assert.DoesNotContain("\nSet-Cookie: b=c", head, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("evil.example", head, StringComparison.Ordinal);
            Assert.DoesNotContain("ConnectionStrings", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("\"OpenDisclosure\"", answer, StringComparison.Ordinal);
        }

        Assert.StartsWith("HTTP/1.1 200", await Send(site.Port, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
    }

    private static async Task<string> Send(int port, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(System.Net.IPAddress.Loopback, port);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var stream = client.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), patience.Token);
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (IOException)
        {
            // The server may close before it has read all: what it sent until then counts.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
