using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace OpenDisclosure.FaultTests.Fixtures;

/// <summary>One process of the product, from its start to its end, which is usually a violent one.</summary>
internal sealed class Life : IAsyncDisposable
{
    /// <summary>What a shell would report of a process that SIGKILL ended.</summary>
    public const int KilledStatus = 128 + 9;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly StringBuilder said = new();
    private readonly Process process;
    private readonly long begun = Stopwatch.GetTimestamp();

    public Life(ProcessStartInfo start)
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Workplace.FreePort()}"));
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        process = Process.Start(start) ?? throw new InvalidOperationException("The product did not start.");
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public int ProcessId => process.Id;

    public bool IsOver => process.HasExited;

    /// <summary>From the start of the process to the first answer that it can serve.</summary>
    public TimeSpan Recovery { get; private set; }

    /// <summary>Everything it wrote.</summary>
    public string Log
    {
        get
        {
            lock (said)
                return said.ToString();
        }
    }

    /// <summary>Waits until it serves.</summary>
    public async Task Serves()
    {
        using var reader = new Person();
        while (Stopwatch.GetElapsedTime(begun) < Patience)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The product ended with {process.ExitCode}:\n{LastWords}");
            if ((await reader.Get(this, "/healthz/ready")).Code == 200)
            {
                Recovery = Stopwatch.GetElapsedTime(begun);
                return;
            }

            await Task.Delay(20);
        }

        throw new TimeoutException($"The product did not serve in {Patience}:\n{LastWords}");
    }

    /// <summary>Waits for it to be dead, by SIGKILL and nothing else.</summary>
    public async Task Dies(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The product was to die and lives on:\n{LastWords}");
        }

        Assert.True(process.ExitCode == KilledStatus, $"It ended with {process.ExitCode}:\n{LastWords}");
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Kill();
        process.Dispose();
    }

    private string LastWords => Log is { Length: > 3000 } log ? log[^3000..] : Log;

    private void Note(string? line)
    {
        lock (said)
            said.AppendLine(line);
    }
}
