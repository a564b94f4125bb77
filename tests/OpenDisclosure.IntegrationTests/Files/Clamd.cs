using System.Diagnostics;
using OpenDisclosure.Data.Files;
using OpenDisclosure.IntegrationTests.Programs;

namespace OpenDisclosure.IntegrationTests.Files;

/// <summary>A real daemon of ClamAV on a socket of its own, with one signature: that of the agreed harmless test file.</summary>
public sealed class Clamd : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("clamd_").FullName;
    private Process? process;

    /// <summary>The test file of EICAR, put together so that no scanner takes this source for it.</summary>
    public static string TestFile => @"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    /// <summary>The name that its finding gets here.</summary>
    public const string Found = "OpenDisclosure.Test.UNOFFICIAL";

    public string Socket => Path.Combine(folder, "clamd.sock");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder, "db"));
        var signature = Convert.ToHexStringLower(System.Text.Encoding.ASCII.GetBytes(TestFile[10..]));
        await File.WriteAllTextAsync(Path.Combine(folder, "db", "test.ndb"), $"OpenDisclosure.Test:0:*:{signature}\n");
        var settings = Path.Combine(folder, "clamd.conf");
        await File.WriteAllTextAsync(settings, $"""
            LocalSocket {Socket}
            DatabaseDirectory {folder}/db
            TemporaryDirectory {folder}
            Foreground yes
            StreamMaxLength 1M
            SelfCheck 0

            """);
        process = Process.Start(new ProcessStartInfo(Needed.VirusDaemon, [$"--config-file={settings}"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var scanner = new VirusScanner(Socket);
        for (var tries = 0; tries < 300; tries++)
        {
            if (await scanner.Answers(CancellationToken.None))
                return;
            Assert.False(process.HasExited, process.HasExited ? string.Concat(await said) : "");
            await Task.Delay(100);
        }

        Assert.Fail("The daemon of ClamAV did not answer within half a minute.");
    }

    public Task DisposeAsync()
    {
        process?.Kill(entireProcessTree: true);
        process?.WaitForExit(5000);
        process?.Dispose();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }
}
