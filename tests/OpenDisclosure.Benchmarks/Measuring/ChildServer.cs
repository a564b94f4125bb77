using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenDisclosure.Benchmarks.Measuring;

/// <summary>How a server is started: a .dll runs under dotnet, anything else by itself.</summary>
internal sealed record ServerProgram(string Name, string File, IReadOnlyList<string> Arguments)
{
    /// <summary>Environment variables beside the address; where its working folder is.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    public string? WorkingFolder { get; init; }

    /// <summary>A verb of this program itself.</summary>
    public static ServerProgram OfThisProgram(string name, params string[] arguments) =>
        new(name, typeof(ServerProgram).Assembly.Location, arguments);
}

/// <summary>A server process on a free port of loopback, started by and ended with the benchmark.</summary>
internal sealed class ChildServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly long _started = Stopwatch.GetTimestamp();

    public ChildServer(ServerProgram program)
    {
        Name = program.Name;
        Port = FreePort();
        _process = Process.Start(Describe(program, Port)) ?? throw new MeasuringException($"{program.File} did not start");
        // What a server logs is read and dropped: a full pipe would stop it.
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) => { lock (_errors) _errors.AppendLine(line.Data); };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Name { get; }

    public int Port { get; }

    /// <summary>Resident memory now, in bytes (VmRSS).</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>User and system time since the start (utime and stime of /proc/PID/stat).</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Asks until the first 200 and returns how long after the start of the process it came.</summary>
    /// <exception cref="MeasuringException">The process ended, or there was no 200 within a minute.</exception>
    public async Task<TimeSpan> FirstAnswerAsync(RequestText request)
    {
        var bytes = request.For(Port);
        var last = "no connection";
        while (Stopwatch.GetElapsedTime(_started) < Patience)
        {
            if (_process.HasExited)
                throw new MeasuringException($"{Name} ended with {_process.ExitCode}:\n{Errors()}");
            try
            {
                using var connection = await HttpConnection.OpenAsync(Port);
                var status = await connection.ExchangeAsync(bytes);
                if (status == 200)
                    return Stopwatch.GetElapsedTime(_started);
                last = $"status {status}";
            }
            catch (Exception problem) when (problem is SocketException or IOException)
            {
                last = problem.Message;
            }
            await Task.Delay(1);
        }
        throw new MeasuringException($"{Name} gave no 200 for {request.Path} within {Patience.TotalSeconds:0} s ({last})\n{Errors()}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Errors()
    {
        lock (_errors)
            return _errors.ToString();
    }

    private static ProcessStartInfo Describe(ServerProgram program, int port)
    {
        var isAssembly = program.File.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isAssembly ? DotNet() : program.File)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = program.WorkingFolder ?? Path.GetDirectoryName(program.File)!,
        };
        if (isAssembly)
            start.ArgumentList.Add(program.File);
        foreach (var argument in program.Arguments)
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var setting in program.Settings)
            start.Environment[setting.Key] = setting.Value;
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        return start;
    }

    private static string DotNet() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? Environment.ProcessPath!
            : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A GET request with its header lines; brotli is always accepted.</summary>
internal sealed record RequestText(string Path, string? Host = null, IReadOnlyList<string>? Lines = null)
{
    public RequestText With(string line) => this with { Lines = [.. Lines ?? [], line] };

    public byte[] For(int port)
    {
        var text = new StringBuilder($"GET {Path} HTTP/1.1\r\nHost: {Host ?? $"127.0.0.1:{port}"}\r\nAccept-Encoding: br\r\n");
        foreach (var line in Lines ?? [])
            text.Append(line).Append("\r\n");
        return Encoding.ASCII.GetBytes(text.Append("\r\n").ToString());
    }
}
