using System.Security.Cryptography;
using OpenDisclosure.Data.Release;

namespace OpenDisclosure.Data.Files;

/// <summary>
/// Files by the hash of their bytes, in a folder. A file is written to a temporary name, flushed, and renamed, and its folder
/// is flushed: it is whole or absent, also after the power was gone. What no row names goes by and by (<see cref="StoreSweep"/>).
/// </summary>
public sealed class FileStore(string folder)
{
    private const int BufferSize = 81_920;

    internal StoreFolders Folders { get; } = new(folder);

    /// <summary>Where files stand until they are inspected, scanned and read: nothing serves them from there.</summary>
    public string QuarantineFolder => Folders.Incoming;

    /// <summary>Where programs that read a file work.</summary>
    internal string WorkFolder => Folders.Work;

    /// <summary>Where is kept what they made of it.</summary>
    internal string KeptCopiesFolder => Folders.Copies;

    /// <summary>Whether the store holds a file of this hash.</summary>
    public bool Has(byte[] sha256) => File.Exists(PathOf(sha256));

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="FileNotFoundException">The store does not hold it.</exception>
    public Stream Open(byte[] sha256) =>
        new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);

    /// <summary>Whether the stored bytes still have the hash they are named by.</summary>
    public async Task<bool> IsWhole(byte[] sha256, long size, CancellationToken cancel)
    {
        if (!Has(sha256))
            return false;
        await using var stream = Open(sha256);
        return stream.Length == size && (await SHA256.HashDataAsync(stream, cancel)).AsSpan().SequenceEqual(sha256);
    }

    /// <summary>Receives an upload into a temporary file, counting as it streams.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="limit">The most bytes that are taken.</param>
    /// <param name="cancel">Cancels; nothing remains.</param>
    /// <returns>The received file, or null when it is longer than the limit.</returns>
    public async Task<ReceivedFile?> Receive(Stream source, long limit, CancellationToken cancel)
    {
        var path = Folders.NewIncoming();
        var received = new ReceivedFile(this, path);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using (var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, FileOptions.Asynchronous))
            {
                var buffer = new byte[BufferSize];
                int read;
                while ((read = await source.ReadAsync(buffer, cancel)) > 0)
                {
                    received.Size += read;
                    if (received.Size > limit)
                        break;
                    hash.AppendData(buffer, 0, read);
                    await target.WriteAsync(buffer.AsMemory(0, read), cancel);
                }

                target.Flush(flushToDisk: true);
            }

            FaultPoints.Pass(FaultPoint.FileReceived);

            if (received.Size > limit)
            {
                await received.DisposeAsync();
                return null;
            }

            received.Sha256 = hash.GetHashAndReset();
            return received;
        }
        catch
        {
            await received.DisposeAsync();
            throw;
        }
    }

    internal void Take(string path, byte[] sha256)
    {
        Folders.Take(path, Convert.ToHexStringLower(sha256));
        FaultPoints.Pass(FaultPoint.FileKept);
    }

    internal string PathOf(byte[] sha256) => Folders.PathOf(Convert.ToHexStringLower(sha256));
}

/// <summary>A file that has arrived and is not yet kept. Disposing deletes it unless it was kept.</summary>
public sealed class ReceivedFile(FileStore store, string path) : IAsyncDisposable
{
    public long Size { get; internal set; }

    public byte[] Sha256 { get; internal set; } = [];

    /// <summary>The received bytes, to be inspected.</summary>
    public Stream Open() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);

    /// <summary>Gives the file its place in the store.</summary>
    public void Keep() => store.Take(path, Sha256);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (File.Exists(path))
            File.Delete(path);
        return ValueTask.CompletedTask;
    }
}
