using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace OpenDisclosure.Data.Programs;

/// <summary>What a program may take.</summary>
/// <param name="Time">After so long it is killed, with all that it started.</param>
/// <param name="Memory">Bytes of address space.</param>
/// <param name="Output">Bytes that it may write to its output, and to any one file.</param>
internal sealed record ProgramBounds(TimeSpan Time, long Memory, long Output);

/// <summary>
/// Another program as a child process that reads a file of a stranger: within bounds, in a folder of its own, with nothing of our
/// environment and, where the system lets us, without a network.
/// </summary>
internal static class ChildProgram
{
    private const int BufferSize = 81_920;
    private static readonly TimeSpan Mercy = TimeSpan.FromSeconds(5);
    private static readonly Lazy<Task<string[]>> Apart = new(FindApart);

    /// <summary>Where a program stands: a path as it is, a name as the search path has it; null when there is none.</summary>
    public static string? Find(string program)
    {
        if (program.Length == 0)
            return null;
        if (Path.IsPathRooted(program))
            return File.Exists(program) ? program : null;
        string[] names = OperatingSystem.IsWindows() ? [program + ".exe", program] : [program];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments; no shell sees them.</param>
    /// <param name="folder">Its working folder, home and place for temporary files.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="bounds">What it may take.</param>
    /// <param name="cancel">Kills it.</param>
    /// <returns>What it wrote; null when it could not be started, failed, or passed a bound.</returns>
    public static async Task<byte[]?> Run(
        string program, IReadOnlyList<string> arguments, string folder, ReadOnlyMemory<byte> input, ProgramBounds bounds, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var process = await Start(program, arguments, folder, bounds);
        if (process is null)
            return null;
        patience.CancelAfter(bounds.Time);
        try
        {
            var output = Take(process.StandardOutput.BaseStream, bounds.Output, patience.Token);
            var errors = Skip(process.StandardError.BaseStream, patience.Token);
            await Feed(process, input, patience.Token);
            if (await output is not { } written)
                return null;
            await errors;
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode == 0 ? written : null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            await Kill(process);
        }
    }

    private static async Task<Process?> Start(string program, IReadOnlyList<string> arguments, string folder, ProgramBounds bounds)
    {
        string[] line = [.. Guard(bounds), .. await Apart.Value, program, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var path = Environment.GetEnvironmentVariable("PATH");
        // Connection strings and passwords stand in our environment.
        start.Environment.Clear();
        foreach (var (name, value) in new[] { ("PATH", path), ("HOME", folder), ("TMPDIR", folder), ("TMP", folder), ("LANG", "C.UTF-8"), ("OMP_THREAD_LIMIT", "1") })
            start.Environment[name] = value;
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Bounds that hold even when this process is gone: time by timeout(1), memory, processor time and files by prlimit(1).</summary>
    private static IEnumerable<string> Guard(ProgramBounds bounds)
    {
        if (!OperatingSystem.IsLinux())
            return [];
        var seconds = (int)bounds.Time.TotalSeconds;
        string[] timeout = Find("timeout") is { } ender ? [ender, "--signal=KILL", (seconds + (int)Mercy.TotalSeconds).ToString(CultureInfo.InvariantCulture)] : [];
        string[] limits = Find("prlimit") is { } limiter
            ?
            [
                limiter, string.Create(CultureInfo.InvariantCulture, $"--as={bounds.Memory}"), string.Create(CultureInfo.InvariantCulture, $"--cpu={seconds}"),
                string.Create(CultureInfo.InvariantCulture, $"--fsize={bounds.Output}"), "--core=0", "--nofile=1024",
            ]
            : [];
        return [.. timeout, .. limits];
    }

    /// <summary>Namespaces of its own: no network, and processes that end with the first of them. Some hosts forbid them to users.</summary>
    private static async Task<string[]> FindApart()
    {
        if (!OperatingSystem.IsLinux() || Find("unshare") is not { } unshare || Find("true") is not { } nothing)
            return [];
        string[] line = [unshare, "--user", "--map-current-user", "--net", "--pid", "--fork", "--kill-child"];
        using var trial = Process.Start(new ProcessStartInfo(unshare, [.. line[1..], nothing]) { RedirectStandardError = true });
        if (trial is null)
            return [];
        await trial.WaitForExitAsync();
        return trial.ExitCode == 0 ? line : [];
    }

    private static async Task Feed(Process process, ReadOnlyMemory<byte> input, CancellationToken cancel)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all: its exit status tells.
        }
    }

    private static async Task<byte[]?> Take(Stream source, long most, CancellationToken cancel)
    {
        using var taken = new MemoryStream();
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await source.ReadAsync(buffer, cancel)) > 0)
        {
            if (taken.Length + read > most)
                return null;
            taken.Write(buffer, 0, read);
        }

        return taken.ToArray();
    }

    private static async Task Skip(Stream source, CancellationToken cancel)
    {
        var buffer = new byte[BufferSize];
        while (await source.ReadAsync(buffer, cancel) > 0)
        {
        }
    }

    private static async Task Kill(Process process)
    {
        if (process.HasExited)
            return;
        process.Kill(entireProcessTree: true);
        using var patience = new CancellationTokenSource(Mercy);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // A process in the kernel's hands ends when that lets go of it; timeout(1) has it too.
        }
    }
}
