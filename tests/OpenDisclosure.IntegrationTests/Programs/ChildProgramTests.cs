using System.Diagnostics;
using System.Text;
using OpenDisclosure.Data.Programs;

namespace OpenDisclosure.IntegrationTests.Programs;

/// <summary>A program that reads a stranger's file is bounded, and knows nothing of us.</summary>
public sealed class ChildProgramTests : IDisposable
{
    private static readonly ProgramBounds Bounds = new(TimeSpan.FromSeconds(2), 256L << 20, 1 << 20);
    private readonly string folder = Directory.CreateTempSubdirectory("child_program_").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_gets_its_input_and_gives_its_output() =>
        Assert.Equal("abc", Encoding.UTF8.GetString((await Run("cat", "abc"u8.ToArray()))!));

    [Fact]
    public async Task A_failure_is_no_output() => Assert.Null(await Run("echo a; exit 3"));

    [Fact]
    public async Task One_that_hangs_is_ended_with_all_that_it_started()
    {
        var begun = Stopwatch.GetTimestamp();
        Assert.Null(await Run("sleep 61.731 & (sleep 61.731 &) ; sleep 61.731"));

        Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(20));
        for (var tries = 0; Sleeping("61.731") && tries < 50; tries++)
            await Task.Delay(200);
        Assert.False(Sleeping("61.731"));
    }

    [Fact]
    public async Task One_whose_reader_has_gone_is_ended()
    {
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ChildProgram.Run("/bin/sh", ["-c", "sleep 62.917"], folder, default, Bounds with { Time = TimeSpan.FromSeconds(60) }, gone.Token));

        for (var tries = 0; Sleeping("62.917") && tries < 50; tries++)
            await Task.Delay(200);
        Assert.False(Sleeping("62.917"));
    }

    [Fact]
    public async Task One_that_takes_too_much_memory_fails() =>
        Assert.Null(await Run("head -c 900000000 /dev/zero | tail -c 800000000 > /dev/null"));

    [Fact]
    public async Task One_that_says_too_much_is_ended() => Assert.Null(await Run("head -c 3000000 /dev/zero"));

    [Fact]
    public async Task One_that_writes_too_large_a_file_fails() => Assert.Null(await Run("head -c 3000000 /dev/zero > large && echo done"));

    [Fact]
    public async Task It_knows_nothing_of_our_environment()
    {
        Environment.SetEnvironmentVariable("OpenDisclosure__Planted", "a-secret-connection");
        var known = Encoding.UTF8.GetString((await Run("env"))!);

        Assert.DoesNotContain("a-secret-connection", known, StringComparison.Ordinal);
        Assert.Contains($"HOME={folder}", known, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_no_failure_of_ours() =>
        Assert.Null(await ChildProgram.Run("/nowhere/program", [], folder, default, Bounds, CancellationToken.None));

    [Fact]
    public async Task Who_comes_while_too_many_wait_is_told_so_at_once()
    {
        using var turns = new ProgramTurns(1, TimeSpan.FromMilliseconds(200));
        using var first = await turns.Take(CancellationToken.None);
        var second = turns.Take(CancellationToken.None);

        Assert.NotNull(first);
        Assert.Null(await turns.Take(CancellationToken.None));
        Assert.Null(await second);
        first.Dispose();
        using var next = await turns.Take(CancellationToken.None);
        Assert.NotNull(next);
    }

    private Task<byte[]?> Run(string script, byte[]? input = null) => ChildProgram.Run("/bin/sh", ["-c", script], folder, input, Bounds, CancellationToken.None);

    private static bool Sleeping(string seconds) => Process.GetProcessesByName("sleep").Any(process =>
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline").Contains(seconds, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    });
}
