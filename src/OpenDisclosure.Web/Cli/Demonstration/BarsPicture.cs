using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>A PNG picture of bars, drawn without any library.</summary>
internal static class BarsPicture
{
    private const int Width = 640;
    private const int Height = 320;
    private const int Margin = 32;
    private const byte Paper = 0;
    private const byte Axis = 1;
    private const byte Bar = 2;

    /// <summary>Colours by index: paper, axis, bar.</summary>
    private static readonly byte[] Palette = [0xFF, 0xFF, 0xFF, 0x44, 0x44, 0x44, 0x1F, 0x4E, 0x8C];

    /// <summary>A bar for each value; the greatest reaches the top.</summary>
    public static byte[] Png(IReadOnlyList<int> values)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9]) = (8, 3);
        using var picture = new MemoryStream();
        picture.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(picture, "IHDR", header);
        Chunk(picture, "PLTE", Palette);
        Chunk(picture, "IDAT", Compressed(Pixels(values)));
        Chunk(picture, "IEND", []);
        return picture.ToArray();
    }

    /// <summary>Rows of palette indexes, each after the byte of its filter.</summary>
    private static byte[] Pixels(IReadOnlyList<int> values)
    {
        var pixels = new byte[(Width + 1) * Height];
        var slot = (Width - (2 * Margin)) / values.Count;
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
                pixels[(y * (Width + 1)) + 1 + x] = ColourAt(x, y, slot, values);
        }

        return pixels;
    }

    private static byte ColourAt(int x, int y, int slot, IReadOnlyList<int> values)
    {
        var floor = Height - Margin;
        if (y >= floor || x < Margin)
            return y is >= Height - Margin and < Height - Margin + 3 && x >= Margin - 3 && x < Width - Margin ? Axis : Paper;
        var at = (x - Margin) / slot;
        var inside = (x - Margin) % slot;
        if (at >= values.Count || inside < slot / 5 || inside >= slot * 4 / 5)
            return Paper;
        return floor - y <= (floor - Margin) * values[at] / values.Max() ? Bar : Paper;
    }

    private static byte[] Compressed(byte[] pixels)
    {
        using var bytes = new MemoryStream();
        using (var deflate = new ZLibStream(bytes, CompressionLevel.SmallestSize))
            deflate.Write(pixels);
        return bytes.ToArray();
    }

    private static void Chunk(MemoryStream picture, string name, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        picture.Write(number);
        byte[] marked = [.. Encoding.ASCII.GetBytes(name), .. data];
        picture.Write(marked);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(marked));
        picture.Write(number);
    }

    /// <summary>CRC-32 as PNG has it.</summary>
    private static uint Checksum(byte[] data)
    {
        var sum = uint.MaxValue;
        foreach (var b in data)
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }

        return ~sum;
    }
}
