using System.Buffers.Binary;

namespace OpenDisclosure.Content.Reading;

/// <summary>Copies pictures without what is not needed to show them; how they are to be turned stays.</summary>
internal static class PictureStrip
{
    private static readonly string[] PngRemarks = ["tEXt", "zTXt", "iTXt", "eXIf", "tIME", PictureSegments.Tail];

    /// <summary>Null when there is nothing to leave out.</summary>
    public static byte[]? CopyJpeg(ReadOnlyMemory<byte> file)
    {
        var segments = PictureSegments.OfJpeg(file);
        var kept = segments.Where(IsNeeded).ToList();
        var orientation = segments.Select(OrientationOf).FirstOrDefault(turned => turned > 1);
        if (kept.Count == segments.Count)
            return null;
        using var copy = new MemoryStream();
        copy.Write([0xFF, 0xD8]);
        foreach (var segment in kept.TakeWhile(segment => segment.Type == "E0"))
            copy.Write(segment.Whole.Span);
        if (orientation > 1)
            WriteExif(copy, ExifData.WithOrientation(orientation));
        foreach (var segment in kept.SkipWhile(segment => segment.Type == "E0"))
            copy.Write(segment.Whole.Span);
        return copy.ToArray();
    }

    /// <summary>Null when there is nothing to leave out.</summary>
    public static byte[]? CopyPng(ReadOnlyMemory<byte> file)
    {
        var segments = PictureSegments.OfPng(file);
        if (!segments.Exists(segment => PngRemarks.Contains(segment.Type)))
            return null;
        var orientation = segments.Where(segment => segment.Type == "eXIf").Select(segment => ExifData.Read(segment.Data.ToArray())?.Orientation ?? 1).FirstOrDefault();
        using var copy = new MemoryStream();
        copy.Write(file.Span[..8]);
        foreach (var segment in segments.Where(segment => !PngRemarks.Contains(segment.Type)))
        {
            if (segment.Type == "IDAT" && orientation > 1)
                WriteChunk(copy, "eXIf"u8, ExifData.WithOrientation(orientation));
            if (segment.Type == "IDAT")
                orientation = 1;
            copy.Write(segment.Whole.Span);
        }

        return copy.ToArray();
    }

    /// <summary>The tables, the frame and the pixels; of the application segments those that tell how colours are meant.</summary>
    private static bool IsNeeded(Segment segment) => segment.Type switch
    {
        "E0" or "EE" => true,
        "E2" => segment.Data.Span.StartsWith("ICC_PROFILE\0"u8),
        "FE" or PictureSegments.Tail => false,
        _ => segment.Type[0] != 'E',
    };

    private static int OrientationOf(Segment segment) =>
        segment.Type == "E1" && segment.Data.Span.StartsWith("Exif\0\0"u8) ? ExifData.Read(segment.Data[6..].ToArray())?.Orientation ?? 1 : 1;

    private static void WriteExif(Stream copy, byte[] tiff)
    {
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(tiff.Length + 8));
        copy.Write([0xFF, 0xE1]);
        copy.Write(length);
        copy.Write("Exif\0\0"u8);
        copy.Write(tiff);
    }

    private static void WriteChunk(Stream copy, ReadOnlySpan<byte> type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        copy.Write(number);
        copy.Write(type);
        copy.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum([.. type, .. data]));
        copy.Write(number);
    }

    /// <summary>CRC-32 as PNG has it.</summary>
    private static uint Checksum(byte[] bytes)
    {
        var checksum = uint.MaxValue;
        foreach (var value in bytes)
        {
            checksum ^= value;
            for (var bit = 0; bit < 8; bit++)
                checksum = (checksum & 1) != 0 ? checksum >> 1 ^ 0xEDB88320 : checksum >> 1;
        }

        return ~checksum;
    }
}
