using System.Buffers.Binary;

namespace OpenDisclosure.Content.Files;

/// <summary>Recognises MP3 by its tag or first frame and MP4 by its brand.</summary>
internal static class MediaFile
{
    private static readonly string[] Brands =
    [
        "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash", "3gp4", "3gp5",
    ];

    public static FileVerdict? JudgeMp3(byte[] head) =>
        head.AsSpan().StartsWith("ID3"u8) && head.Length > 10 && head[3] is >= 2 and <= 4 || IsFrame(head)
            ? null
            : FileVerdict.Refused(FileRefusal.ContentDoesNotMatch);

    public static FileVerdict? JudgeMp4(byte[] head)
    {
        if (head.Length < 16 || !head.AsSpan(4).StartsWith("ftyp"u8))
            return FileVerdict.Refused(FileRefusal.ContentDoesNotMatch);
        var size = BinaryPrimitives.ReadUInt32BigEndian(head);
        var brand = System.Text.Encoding.Latin1.GetString(head, 8, 4);
        return size is >= 16 and <= 1024 && Brands.Contains(brand) ? null : FileVerdict.Refused(FileRefusal.ContentDoesNotMatch);
    }

    /// <summary>Eleven sync bits, MPEG 1 or 2, layer III, a bit rate and a sampling rate that exist.</summary>
    private static bool IsFrame(byte[] head) =>
        head.Length > 4 && head[0] == 0xFF && (head[1] & 0xE0) == 0xE0 && (head[1] & 0x18) != 0x08 && (head[1] & 0x06) == 0x02
        && (head[2] & 0xF0) is not (0 or 0xF0) && (head[2] & 0x0C) != 0x0C;
}
