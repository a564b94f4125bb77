using System.Diagnostics;
using System.Globalization;
using OpenDisclosure.FaultTests.Fixtures;

namespace OpenDisclosure.FaultTests.Server;

/// <summary>A PostgreSQL of the test's own, durable as it comes, so that it can be stopped, started and asked what it kept.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private readonly string folder = Workplace.NewFolder("postgres");
    private readonly int port = Workplace.FreePort();

    /// <summary>The connection of its superuser.</summary>
    public string Connection => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres");

    /// <summary>What it wrote since it began.</summary>
    public string Log => File.ReadAllText(Path.Combine(folder, "log"));

    private string Data => Path.Combine(folder, "data");

    public static async Task<OwnPostgres> Begin()
    {
        var server = new OwnPostgres();
        if (Environment.IsPrivilegedProcess)
            await Run("chown", "postgres", server.folder);
        await As("initdb", "-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        await server.Start();
        return server;
    }

    public Task Start() => As("pg_ctl", "-D", Data, "-l", Path.Combine(folder, "log"), "-w", "-t", "60", "-o",
        string.Create(CultureInfo.InvariantCulture, $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=100"), "start");

    /// <summary>As a crash: sessions are cut, nothing is flushed, the next start recovers from the log.</summary>
    public Task Crash() => As("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            await Crash();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>PostgreSQL refuses root, so root runs it as the user that Debian's package made.</summary>
    private static Task As(string program, params string[] arguments)
    {
        var path = Directory.EnumerateFiles("/usr/lib/postgresql", program, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        return Environment.IsPrivilegedProcess ? Run("runuser", ["-u", "postgres", "--", path, .. arguments]) : Run(path, arguments);
    }

    private static async Task Run(string program, params string[] arguments)
    {
        // What it prints would keep a pipe open as long as the server lives.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments]) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
