using System.Buffers.Binary;

namespace OpenDisclosure.Content.Files;

/// <summary>Reading bounded pieces of a file.</summary>
internal static class Bytes
{
    /// <summary>The end record of a zip: 22 bytes and a comment of up to 65,535.</summary>
    public const int LongestZipEnd = 22 + 65_535;

    private static ReadOnlySpan<byte> ZipEnd => "PK\x05\x06"u8;

    /// <summary>Up to <paramref name="count"/> bytes from an offset; fewer at the end of the file.</summary>
    public static byte[] Read(Stream content, long offset, int count)
    {
        content.Position = offset;
        var buffer = new byte[(int)Math.Max(0, Math.Min(count, content.Length - offset))];
        content.ReadExactly(buffer);
        return buffer;
    }

    /// <summary>Exactly so many bytes.</summary>
    /// <exception cref="EndOfStreamException">The file is shorter.</exception>
    public static byte[] ReadExactly(Stream content, long offset, int count)
    {
        if (offset < 0 || offset > content.Length - count)
            throw new EndOfStreamException();
        return Read(content, offset, count);
    }

    /// <summary>The offset of a zip end record whose comment ends with the file, or -1.</summary>
    public static long ZipEndOffset(Stream content)
    {
        var start = Math.Max(0, content.Length - LongestZipEnd);
        var tail = Read(content, start, LongestZipEnd);
        for (var i = tail.Length - 22; i >= 0; i--)
        {
            if (tail.AsSpan(i).StartsWith(ZipEnd) && i + 22 + BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(i + 20)) == tail.Length)
                return start + i;
        }

        return -1;
    }

    /// <summary>True for a file that unpackers would open as a zip, whatever it begins with.</summary>
    public static bool EndsAsZip(Stream content) => ZipEndOffset(content) >= 0;
}
