using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenDisclosure.IntegrationTests.Jobs;

/// <summary>A request as the other system received it.</summary>
internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>The other system: keeps what it is sent, and answers as the test wants.</summary>
internal sealed class HookListener : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Received> received = new();

    private HookListener(WebApplication app) => this.app = app;

    public IReadOnlyList<Received> Requests => [.. received];

    public int Answer { get; set; } = StatusCodes.Status204NoContent;

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/waiting";

    public static async Task<HookListener> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var listener = new HookListener(builder.Build());
        listener.app.Run(listener.Keep);
        await listener.app.StartAsync();
        return listener;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Keep(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        received.Enqueue(new Received(
            context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        context.Response.StatusCode = Answer;
        if (Answer == StatusCodes.Status302Found)
            context.Response.Headers.Location = "/elsewhere";
    }
}

/// <summary>A mail host: takes messages, refuses recipients and passwords as the test wants.</summary>
internal sealed class MailListener : IDisposable
{
    private readonly TcpListener listener;
    private readonly ConcurrentQueue<(string To, string Text)> taken = new();

    public MailListener(int port = 0)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _ = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The recipient that is not known here.</summary>
    public string Refused { get; set; } = "";

    public IReadOnlyList<(string To, string Text)> Messages => [.. taken];

    /// <summary>A port on which nobody listens.</summary>
    public static int FreePort()
    {
        using var free = new MailListener();
        return free.Port;
    }

    public void Dispose() => listener.Dispose();

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await Talk(client);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 here");
        var to = "";
        while (await reader.ReadLineAsync() is { } line)
        {
            var word = line.Split(' ', ':')[0].ToUpperInvariant();
            if (word == "RCPT")
                to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
            await writer.WriteLineAsync(word switch
            {
                "EHLO" => "250-here\r\n250 AUTH PLAIN",
                "AUTH" => "535 5.7.8 no such user and password",
                "RCPT" when to == Refused => $"550 5.1.1 <{to}> is not known here",
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 done",
            });
            if (word == "QUIT")
                return;
            if (word != "DATA")
                continue;
            taken.Enqueue((to, await Text(reader)));
            await writer.WriteLineAsync("250 taken");
        }
    }

    private static async Task<string> Text(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            text.Append(line).Append("\r\n");
        return text.ToString();
    }
}
