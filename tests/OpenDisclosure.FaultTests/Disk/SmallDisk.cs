using System.Diagnostics;
using System.Globalization;
using OpenDisclosure.FaultTests.Fixtures;

namespace OpenDisclosure.FaultTests.Disk;

/// <summary>
/// A disk of its own, in memory and small, that a test fills. Mounting needs root or a sudo without a password; without either the test
/// fails and says so, for a full disk that was not tried is not a full disk that was survived.
/// </summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string filler;

    private SmallDisk(string folder) => (Folder, filler) = (folder, Path.Combine(folder, "filler"));

    public string Folder { get; }

    public static async Task<SmallDisk> Mount(int megabytes)
    {
        var folder = Workplace.NewFolder("disk");
        await Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", folder);
        return new SmallDisk(folder);
    }

    /// <summary>Takes all room but so much.</summary>
    public void Fill(long left)
    {
        var room = new DriveInfo(Folder).AvailableFreeSpace - left;
        using var file = new FileStream(filler, FileMode.Append);
        var bytes = new byte[4096];
        for (; room >= bytes.Length; room -= bytes.Length)
            file.Write(bytes);
    }

    /// <summary>Somebody makes room.</summary>
    public void MakeRoom() => File.Delete(filler);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static async Task Run(params string[] command)
    {
        string[] all = Environment.IsPrivilegedProcess ? command : ["sudo", "-n", .. command];
        using var process = Process.Start(new ProcessStartInfo(all[0], all[1..]) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', all)}: {said}A full disk can be tried as root, or with a sudo that asks for no password.");
    }
}
