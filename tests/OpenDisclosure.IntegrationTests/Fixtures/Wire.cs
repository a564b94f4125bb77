using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace OpenDisclosure.IntegrationTests.Fixtures;

/// <summary>The network between one instance and PostgreSQL, which a test may freeze: what is sent does not arrive, and nobody is told.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder server;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private volatile TaskCompletionSource flowing = Flowing();

    public Wire(string connection)
    {
        server = new NpgsqlConnectionStringBuilder(connection);
        listener.Start();
        _ = Accept();
    }

    /// <summary>The same connection over this wire.</summary>
    public string Connection => new NpgsqlConnectionStringBuilder(server.ConnectionString)
    {
        Host = IPAddress.Loopback.ToString(),
        Port = ((IPEndPoint)listener.LocalEndpoint).Port,
    }.ToString();

    public void Freeze() => flowing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Thaw() => flowing.TrySetResult();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        Thaw();
    }

    private static TaskCompletionSource Flowing()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private async Task Accept()
    {
        while (!end.IsCancellationRequested)
            _ = Carry(await listener.AcceptTcpClientAsync(end.Token));
    }

    private async Task Carry(TcpClient here)
    {
        using var near = here;
        using var far = new TcpClient();
        await far.ConnectAsync(server.Host!, server.Port, end.Token);
        await Task.WhenAny(Pump(near.GetStream(), far.GetStream()), Pump(far.GetStream(), near.GetStream()));
    }

    private async Task Pump(NetworkStream source, NetworkStream target)
    {
        var buffer = new byte[16 * 1024];
        while (await source.ReadAsync(buffer, end.Token) is > 0 and var count)
        {
            await flowing.Task.WaitAsync(end.Token);
            await target.WriteAsync(buffer.AsMemory(0, count), end.Token);
        }
    }
}
