using System.Buffers.Binary;
using System.Text;

namespace OpenDisclosure.Content.Reading;

/// <summary>What the EXIF of a picture says, read from its TIFF structure within bounds.</summary>
internal sealed class ExifData
{
    private const int OrientationTag = 0x0112;
    private const int ExifTag = 0x8769;
    private const int PlaceTag = 0x8825;
    private const int MostEntries = 500;

    /// <summary>Tags that name a person or one camera: artist, copyright, computer, Windows author and comment, owner, serial numbers.</summary>
    private static readonly int[] Personal = [0x013B, 0x013C, 0x8298, 0x9C9C, 0x9C9D, 0x9C9F, 0xA430, 0xA431, 0xA435];

    private static readonly int[] Scanned = [0x010E, 0x010F, 0x0110, 0x9C9B, 0x9C9E, 0x9286, .. Personal];

    private readonly byte[] tiff;
    private readonly bool isLittle;

    private ExifData(byte[] tiff)
    {
        this.tiff = tiff;
        isLittle = tiff[0] == 'I';
    }

    /// <summary>How the picture is to be turned, 1 to 8; 1 is upright.</summary>
    public int Orientation { get; private set; } = 1;

    public bool HasPlace { get; private set; }

    public bool HasThumbnail { get; private set; }

    public List<string> Texts { get; } = [];

    public List<string> Names { get; } = [];

    /// <summary>Null when it is no TIFF structure.</summary>
    public static ExifData? Read(byte[] tiff)
    {
        if (tiff.Length < 8 || !(tiff.AsSpan().StartsWith("II*\0"u8) || tiff.AsSpan().StartsWith("MM\0*"u8)))
            return null;
        var data = new ExifData(tiff);
        var second = data.ReadDirectory(data.Long(4), isFirst: true);
        data.HasThumbnail = second > 0 && second < tiff.Length - 2 && data.Short(second) > 0;
        return data;
    }

    /// <summary>A structure that says how to turn the picture, and nothing else.</summary>
    public static byte[] WithOrientation(int orientation) =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, OrientationTag >> 8, OrientationTag & 0xFF, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    private long ReadDirectory(long offset, bool isFirst)
    {
        if (offset < 8 || offset > tiff.Length - 2)
            return 0;
        var count = Math.Min(Short(offset), MostEntries);
        for (var i = 0; i < count && offset + 2 + (i * 12) + 12 <= tiff.Length; i++)
            ReadEntry(offset + 2 + (i * 12), isFirst);
        var next = offset + 2 + (count * 12L);
        return next + 4 <= tiff.Length ? Long(next) : 0;
    }

    private void ReadEntry(long entry, bool isFirst)
    {
        var tag = Short(entry);
        if (tag == OrientationTag && Short(entry + 8) is >= 1 and <= 8 and var turned)
            Orientation = turned;
        else if (tag == ExifTag && isFirst)
            ReadDirectory(Long(entry + 8), isFirst: false);
        else if (tag == PlaceTag && isFirst)
            HasPlace = Long(entry + 8) is var place && place <= tiff.Length - 2 && Short(place) > 1;
        else if (Scanned.Contains(tag))
            AddText(tag, entry);
    }

    private void AddText(int tag, long entry)
    {
        var length = (int)Math.Min(Long(entry + 4), 4_000);
        var start = length <= 4 ? entry + 8 : Long(entry + 8);
        if (start > tiff.Length - length || Short(entry + 2) is not (1 or 2 or 7))
            return;
        var bytes = tiff.AsSpan((int)start, length);
        var text = (tag is >= 0x9C9B and <= 0x9C9F ? Encoding.Unicode.GetString(bytes) : Encoding.UTF8.GetString(bytes)).Trim('\0', ' ');
        if (text.Length == 0)
            return;
        Texts.Add(text);
        if (Personal.Contains(tag))
            Names.Add(text);
    }

    private int Short(long at) => at > tiff.Length - 2
        ? 0
        : isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(tiff.AsSpan((int)at)) : BinaryPrimitives.ReadUInt16BigEndian(tiff.AsSpan((int)at));

    private long Long(long at) => at > tiff.Length - 4
        ? 0
        : isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff.AsSpan((int)at)) : BinaryPrimitives.ReadUInt32BigEndian(tiff.AsSpan((int)at));
}
