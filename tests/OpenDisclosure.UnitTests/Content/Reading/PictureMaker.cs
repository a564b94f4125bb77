using System.Buffers.Binary;
using System.Text;
using OpenDisclosure.UnitTests.Content.Files;

namespace OpenDisclosure.UnitTests.Content.Reading;

/// <summary>Writes what cameras and programs put into pictures.</summary>
internal static class PictureMaker
{
    /// <summary>A picture of no pixels with more segments after its start.</summary>
    public static byte[] Jpeg(params byte[][] segments)
    {
        var plain = MadeFiles.Jpeg();
        return [.. plain[..2], .. segments.SelectMany(segment => segment), .. plain[2..]];
    }

    public static byte[] Segment(byte marker, string data) => Segment(marker, Encoding.Latin1.GetBytes(data));

    /// <summary>An EXIF segment; ten bytes before its TIFF structure.</summary>
    public static byte[] Exif(bool gps = false, string? artist = null, bool thumbnail = false, int orientation = 1)
    {
        var entries = new List<byte[]> { Entry(0x0112, 3, 1, (uint)orientation << 16) };
        var end = (uint)(8 + 2 + ((1 + (artist is null ? 0 : 1) + (gps ? 1 : 0)) * 12) + 4);
        byte[] name = artist is null ? [] : [.. Encoding.UTF8.GetBytes(artist), 0];
        if (artist is not null)
            entries.Add(Entry(0x013B, 2, (uint)name.Length, name.Length <= 4 ? BinaryPrimitives.ReadUInt32BigEndian([.. name, 0, 0, 0, 0]) : end));
        var place = end + (uint)name.Length;
        byte[] places = gps ? [0, 2, .. Entry(1, 2, 2, 0x4E000000), .. Entry(3, 2, 2, 0x45000000), 0, 0, 0, 0] : [];
        if (gps)
            entries.Add(Entry(0x8825, 4, 1, place));
        var second = thumbnail ? place + (uint)places.Length : 0;
        byte[] small = thumbnail ? [0, 1, .. Entry(0x0201, 4, 1, 8), 0, 0, 0, 0] : [];
        byte[] tiff = [.. "MM\0*"u8, 0, 0, 0, 8, 0, (byte)entries.Count, .. entries.SelectMany(entry => entry), .. Long(second), .. name, .. places, .. small];
        return Segment(0xE1, [.. "Exif\0\0"u8, .. tiff]);
    }

    public static byte[] Png(params (string Type, byte[] Data)[] chunks)
    {
        var plain = MadeFiles.Png();
        return [.. plain[..33], .. chunks.SelectMany(chunk => Chunk(chunk.Type, chunk.Data)), .. plain[33..]];
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Chunk(string type, byte[] data) => [.. Long((uint)data.Length), .. Encoding.Latin1.GetBytes(type), .. data, 0, 0, 0, 0];

    private static byte[] Entry(ushort tag, ushort type, uint count, uint value) => [(byte)(tag >> 8), (byte)tag, 0, (byte)type, .. Long(count), .. Long(value)];

    private static byte[] Long(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
