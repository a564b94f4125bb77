using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenDisclosure.Benchmarks.Measuring;

/// <summary>What came back: the status, the header block as text, and the body as sent (not decompressed).</summary>
internal sealed record Answer(int Status, string Head, byte[] Body)
{
    /// <summary>The value of a header field, or null.</summary>
    public string? Header(string name)
    {
        foreach (var line in Head.Split("\r\n").Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line.AsSpan(0, colon).Equals(name, StringComparison.OrdinalIgnoreCase))
                return line[(colon + 1)..].Trim();
        }
        return null;
    }
}

/// <summary>
/// One keep-alive connection of HTTP/1.1 on loopback, on a bare socket: the load generator shares the processors
/// with the server it measures, so it must do little.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;

    public static async Task<HttpConnection> OpenAsync(int port)
    {
        var connection = new HttpConnection();
        try
        {
            await connection._socket.ConnectAsync(IPAddress.Loopback, port);
            return connection;
        }
        catch (SocketException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Sends the request and reads the whole answer; returns its status.</summary>
    public async ValueTask<int> ExchangeAsync(ReadOnlyMemory<byte> request, Stream? body = null)
    {
        await _socket.SendAsync(request);
        var head = await ReadHeadAsync();
        var (status, length, chunked) = Read(_buffer.AsSpan(_start, head));
        Take(head, null);
        if (chunked)
            await ReadChunksAsync(body);
        else
            await ReadBodyAsync(length, body);
        return status;
    }

    /// <summary>Sends the request and keeps the answer.</summary>
    public async Task<Answer> FetchAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var length = await ReadHeadAsync();
        var head = Encoding.Latin1.GetString(_buffer, _start, length);
        var (status, bodyLength, chunked) = Read(_buffer.AsSpan(_start, length));
        Take(length, null);
        using var body = new MemoryStream();
        if (chunked)
            await ReadChunksAsync(body);
        else
            await ReadBodyAsync(bodyLength, body);
        return new Answer(status, head, body.ToArray());
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask<int> ReadHeadAsync()
    {
        while (true)
        {
            var found = _buffer.AsSpan(_start, _end - _start).IndexOf(EndOfHead);
            if (found >= 0)
                return found + EndOfHead.Length;
            await FillAsync();
        }
    }

    private async ValueTask ReadBodyAsync(int length, Stream? body)
    {
        while (length > 0)
        {
            if (_start == _end)
                await FillAsync();
            var part = Math.Min(length, _end - _start);
            Take(part, body);
            length -= part;
        }
    }

    private async ValueTask ReadChunksAsync(Stream? body)
    {
        while (true)
        {
            int line;
            while ((line = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8)) < 0)
                await FillAsync();
            var size = int.Parse(Encoding.ASCII.GetString(_buffer, _start, line).Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            Take(line + 2, null);
            await ReadBodyAsync(size, body);
            await ReadBodyAsync(2, null);
            if (size == 0)
                return;
        }
    }

    private void Take(int count, Stream? body)
    {
        body?.Write(_buffer, _start, count);
        _start += count;
        if (_start == _end)
            _start = _end = 0;
    }

    private async ValueTask FillAsync()
    {
        if (_end == _buffer.Length)
        {
            if (_start == 0)
                Array.Resize(ref _buffer, _buffer.Length * 2);
            Array.Copy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }
        var received = await _socket.ReceiveAsync(_buffer.AsMemory(_end));
        if (received == 0)
            throw new IOException("The server closed the connection.");
        _end += received;
    }

    private static (int Status, int Length, bool Chunked) Read(ReadOnlySpan<byte> head)
    {
        var status = (head[9] - '0') * 100 + (head[10] - '0') * 10 + head[11] - '0';
        if (status is 204 or 304)
            return (status, 0, false);
        var at = head.IndexOf("Content-Length:"u8);
        if (at < 0)
            return (status, 0, head.IndexOf("Transfer-Encoding: chunked"u8) >= 0);
        var length = 0;
        foreach (var digit in head[(at + 15)..])
        {
            if (digit is >= (byte)'0' and <= (byte)'9')
                length = length * 10 + digit - '0';
            else if (digit != ' ')
                break;
        }
        return (status, length, false);
    }
}
