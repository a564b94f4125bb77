using System.Globalization;
using System.Text.Json;

namespace OpenDisclosure.Data.Programs;

/// <summary>
/// What a program made of a file, kept beside the store by the file's hash: the same file reads alike on the page of findings and at the
/// seal, and costs its minute once. It may be deleted at any time and is made anew.
/// </summary>
internal sealed class KeptCopies(string folder, TimeProvider clock)
{
    /// <summary>So long a failure stands: a file that no program can read is not tried at every click, nor a busy hour kept for good.</summary>
    private static readonly TimeSpan FailureStands = TimeSpan.FromHours(1);

    /// <summary>A converted copy; empty for a file that could not be converted a while ago, null when it has not been tried.</summary>
    public async Task<byte[]?> Copy(byte[] sha256, string extension, CancellationToken cancel)
    {
        var path = PathOf(sha256, extension);
        if (!File.Exists(path))
            return null;
        var copy = await File.ReadAllBytesAsync(path, cancel);
        return copy.Length == 0 && File.GetLastWriteTimeUtc(path) < clock.GetUtcNow().UtcDateTime - FailureStands ? null : copy;
    }

    /// <summary>Keeps a converted copy, or that there is none.</summary>
    public Task KeepCopy(byte[] sha256, string extension, byte[]? copy, CancellationToken cancel) => Write(PathOf(sha256, extension), copy ?? [], cancel);

    /// <summary>The texts of the pages that were read; an empty one was tried in vain.</summary>
    public async Task<Dictionary<int, string>> Pages(byte[] sha256, CancellationToken cancel)
    {
        var path = PathOf(sha256, "json");
        if (!File.Exists(path) || Read(await File.ReadAllBytesAsync(path, cancel)) is not { } pages)
            return [];
        var stands = File.GetLastWriteTimeUtc(path) >= clock.GetUtcNow().UtcDateTime - FailureStands;
        return stands ? pages : pages.Where(page => page.Value.Length > 0).ToDictionary();
    }

    /// <summary>Keeps the texts of pages.</summary>
    public Task KeepPages(byte[] sha256, Dictionary<int, string> pages, CancellationToken cancel) =>
        Write(PathOf(sha256, "json"), JsonSerializer.SerializeToUtf8Bytes(pages), cancel);

    private static Dictionary<int, string>? Read(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<int, string>>(json);
        }
        catch (JsonException)
        {
            // Damaged on the disk: it is made anew.
            return null;
        }
    }

    private static async Task Write(string path, byte[] bytes, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var whole = path + "." + Guid.NewGuid().ToString("N");
        await File.WriteAllBytesAsync(whole, bytes, cancel);
        File.Move(whole, path, overwrite: true);
    }

    private string PathOf(byte[] sha256, string extension)
    {
        var name = Convert.ToHexStringLower(sha256);
        return Path.Combine(folder, name[..2], string.Create(CultureInfo.InvariantCulture, $"{name}.{extension}"));
    }
}
