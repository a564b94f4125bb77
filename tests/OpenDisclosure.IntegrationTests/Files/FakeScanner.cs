using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace OpenDisclosure.IntegrationTests.Files;

/// <summary>What sits on a scanner's socket and is none: takes the whole file, then says what a test wants, or nothing.</summary>
internal sealed class FakeScanner : IDisposable
{
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string path;

    /// <param name="path">The socket.</param>
    /// <param name="reply">What it says; null for nothing, with the line held open.</param>
    /// <param name="afterBytes">It answers after so many bytes without waiting for the rest, and hangs up.</param>
    /// <param name="meanwhile">What is looked at before it answers.</param>
    public FakeScanner(string path, string? reply, int? afterBytes = null, Action? meanwhile = null)
    {
        this.path = path;
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.Listen();
        _ = Serve(reply, afterBytes, meanwhile);
    }

    public void Dispose()
    {
        socket.Dispose();
        File.Delete(path);
    }

    private async Task Serve(string? reply, int? afterBytes, Action? meanwhile)
    {
        try
        {
            while (true)
                await Answer(await socket.AcceptAsync(), reply, afterBytes, meanwhile);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
        {
            // Disposed, or left alone.
        }
    }

    private static async Task Answer(Socket caller, string? reply, int? afterBytes, Action? meanwhile)
    {
        using var line = new NetworkStream(caller, ownsSocket: true);
        await Take(line, afterBytes ?? int.MaxValue);
        meanwhile?.Invoke();
        var rest = new byte[4096];
        while (reply is null && await line.ReadAsync(rest) > 0)
        {
        }

        await line.WriteAsync(Encoding.Latin1.GetBytes(reply ?? ""));
    }

    /// <summary>A command, and the pieces of a file up to the empty one; or as much of it as wanted.</summary>
    private static async Task Take(NetworkStream line, int most)
    {
        var command = new byte["zINSTREAM\0".Length];
        await line.ReadExactlyAsync(command.AsMemory(0, "zPING\0".Length));
        if (command.AsSpan().StartsWith("zPING\0"u8))
            return;
        await line.ReadExactlyAsync(command.AsMemory("zPING\0".Length));
        var size = new byte[4];
        for (var taken = command.Length; taken < most; taken += size.Length)
        {
            await line.ReadExactlyAsync(size);
            var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(size)];
            if (piece.Length == 0)
                return;
            await line.ReadExactlyAsync(piece);
            taken += piece.Length;
        }
    }
}
