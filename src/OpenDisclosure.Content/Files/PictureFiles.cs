using System.Buffers.Binary;

namespace OpenDisclosure.Content.Files;

/// <summary>Limits that keep a small file from becoming gigabytes of pixels in a reader's browser.</summary>
internal static class PictureSize
{
    public const long LongestSide = 12_000;
    public const long MostPixels = 80_000_000;

    public static FileVerdict? Judge(long width, long height)
    {
        if (width == 0 || height == 0)
            return FileVerdict.Refused(FileRefusal.EncryptedOrDamaged);
        if (width > LongestSide || height > LongestSide)
            return FileVerdict.Refused(FileRefusal.TooLarge, LongestSide);
        return width * height > MostPixels ? FileVerdict.Refused(FileRefusal.TooLarge, MostPixels) : null;
    }
}

/// <summary>PNG: the chunks follow each other from the signature to IEND, and nothing follows that.</summary>
internal static class PngFile
{
    private const int MostChunks = 200_000;

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static FileVerdict? Judge(Stream content, byte[] head)
    {
        if (!head.AsSpan().StartsWith(Signature) || head.Length < 33 || !head.AsSpan(12).StartsWith("IHDR"u8))
            return FileVerdict.Refused(FileRefusal.ContentDoesNotMatch);
        var size = PictureSize.Judge(BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(16)), BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(20)));
        return size ?? JudgeChunks(content);
    }

    private static FileVerdict? JudgeChunks(Stream content)
    {
        long offset = Signature.Length;
        for (var i = 0; i < MostChunks; i++)
        {
            var chunk = Bytes.ReadExactly(content, offset, 8);
            offset += 12L + BinaryPrimitives.ReadUInt32BigEndian(chunk);
            if (!chunk.AsSpan(4).SequenceEqual("IEND"u8))
                continue;
            return offset == content.Length ? null : FileVerdict.Refused(FileRefusal.ContentDoesNotMatch);
        }

        return FileVerdict.Refused(FileRefusal.EncryptedOrDamaged);
    }
}

/// <summary>JPEG: segments from the start marker to a frame header; some cameras append data, so the end is not judged.</summary>
internal static class JpegFile
{
    private const int MostSegments = 2_000;

    public static FileVerdict? Judge(Stream content, byte[] head)
    {
        if (head.Length < 4 || head[0] != 0xFF || head[1] != 0xD8 || head[2] != 0xFF)
            return FileVerdict.Refused(FileRefusal.ContentDoesNotMatch);
        long offset = 2;
        for (var i = 0; i < MostSegments; i++)
        {
            var segment = Bytes.ReadExactly(content, offset, 4);
            if (segment[0] != 0xFF)
                break;
            if (segment[1] == 0xFF)
            {
                offset++;
                continue;
            }

            if (IsFrameHeader(segment[1]))
                return JudgeFrame(Bytes.ReadExactly(content, offset, 9));
            offset += 2L + BinaryPrimitives.ReadUInt16BigEndian(segment.AsSpan(2));
        }

        return FileVerdict.Refused(FileRefusal.EncryptedOrDamaged);
    }

    private static bool IsFrameHeader(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static FileVerdict? JudgeFrame(byte[] frame) =>
        PictureSize.Judge(BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(7)), BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(5)));
}
