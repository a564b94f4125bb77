using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace OpenDisclosure.Data.Files;

/// <summary>What the scanner says of a file.</summary>
public enum VirusVerdict
{
    /// <summary>It knows nothing in it.</summary>
    Clean,

    /// <summary>It found something.</summary>
    Infected,

    /// <summary>It did not say either: not reached, too slow, or not understood.</summary>
    Unknown,
}

/// <summary>A verdict and its reason.</summary>
/// <param name="Verdict">What the scanner says.</param>
/// <param name="Reason">The name of what was found, or of what went wrong; printable ASCII.</param>
public sealed record VirusAnswer(VirusVerdict Verdict, string Reason);

/// <summary>ClamAV over the socket of its daemon (INSTREAM). Whatever is not plainly "OK" is not clean.</summary>
/// <param name="address">A full path of a socket, or host:port; empty for no scanner.</param>
public sealed class VirusScanner(string address)
{
    private const int Chunk = 64 * 1024;
    private const int LongestReply = 4096;
    private const int LongestReason = 100;
    private const string Found = " FOUND";
    private const string Prefix = "stream: ";
    private const string HungUp = "hung-up";

    /// <summary>So long may one file take, however large.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether there is a scanner at all.</summary>
    public bool IsConfigured => address.Length > 0;

    /// <summary>Whether an address can be one of a scanner.</summary>
    public static bool IsAddress(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Path.IsPathRooted(address) || HostAndPort(address) is not null;
    }

    /// <summary>Whether the scanner is there and answers.</summary>
    public async Task<bool> Answers(CancellationToken cancel) =>
        (await Ask(async (stream, ending) => await stream.WriteAsync("zPING\0"u8.ToArray(), ending), cancel)).Reply == "PONG";

    /// <summary>Scans a file; reads it from where it stands to its end.</summary>
    public async Task<VirusAnswer> Scan(Stream content, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(content);
        var (reply, failure) = await Ask((stream, ending) => Send(content, stream, ending), cancel);
        if (reply == Prefix + "OK" && failure != HungUp)
            return new VirusAnswer(VirusVerdict.Clean, "");
        if (reply.StartsWith(Prefix, StringComparison.Ordinal) && reply.EndsWith(Found, StringComparison.Ordinal) && reply.Length > Prefix.Length + Found.Length)
            return new VirusAnswer(VirusVerdict.Infected, Printable(reply[Prefix.Length..^Found.Length]));
        return new VirusAnswer(VirusVerdict.Unknown, Printable(reply.Length > 0 ? reply : failure));
    }

    private static async Task Send(Stream content, Stream stream, CancellationToken cancel)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        var buffer = new byte[4 + Chunk];
        int read;
        do
        {
            read = await content.ReadAsync(buffer.AsMemory(4, Chunk), cancel);
            BinaryPrimitives.WriteInt32BigEndian(buffer, read);
            await stream.WriteAsync(buffer.AsMemory(0, 4 + read), cancel);
        }
        while (read > 0);
    }

    private async Task<(string Reply, string Failure)> Ask(Func<Stream, CancellationToken, Task> say, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            using var socket = await Connect(patience.Token);
            await using var stream = new NetworkStream(socket);
            var failure = "no-reply";
            try
            {
                await say(stream, patience.Token);
            }
            catch (IOException)
            {
                // It hung up before it had the whole file, for one that is larger than it takes; it may have said so.
                failure = HungUp;
            }

            return (await Reply(stream, patience.Token), failure);
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return ("", "unreachable");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return ("", "timeout");
        }
    }

    private async Task<Socket> Connect(CancellationToken cancel)
    {
        var isLocal = Path.IsPathRooted(address);
        var socket = isLocal ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (isLocal)
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(address), cancel);
            else if (HostAndPort(address) is var (host, port))
                await socket.ConnectAsync(host, port, cancel);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A reply ends with a zero; half of one is none.</summary>
    private static async Task<string> Reply(NetworkStream stream, CancellationToken cancel)
    {
        var buffer = new byte[LongestReply];
        var length = 0;
        int read;
        while (length < buffer.Length && (read = await stream.ReadAsync(buffer.AsMemory(length), cancel)) > 0)
        {
            length += read;
            if (buffer[length - 1] == 0)
                return Encoding.Latin1.GetString(buffer, 0, length - 1);
        }

        return "";
    }

    private static (string Host, int Port)? HostAndPort(string address)
    {
        var colon = address.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(address.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? (address[..colon].Trim('[', ']'), port)
            : null;
    }

    private static string Printable(string text) => new([.. text.Where(letter => letter is >= ' ' and <= '~').Take(LongestReason)]);
}
