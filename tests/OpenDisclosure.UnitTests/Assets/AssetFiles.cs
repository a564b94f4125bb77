using System.IO.Compression;
using System.Text;

namespace OpenDisclosure.UnitTests.Assets;

/// <summary>The files that the browser is sent, and those they are made from.</summary>
internal static class AssetFiles
{
    /// <summary>A file below wwwroot.</summary>
    public static string Path(params string[] parts) => Source(["wwwroot", .. parts]);

    /// <summary>A file of the project of the web site.</summary>
    public static string Source(params string[] parts) => System.IO.Path.Combine([Root(), .. parts]);

    public static int Brotli(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var room = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        Assert.True(BrotliEncoder.TryCompress(bytes, room, out var written, quality: 11, window: 22));
        return written;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "OpenDisclosure.sln"))) folder = folder.Parent;
        Assert.NotNull(folder);
        return System.IO.Path.Combine(folder.FullName, "src", "OpenDisclosure.Web");
    }
}
