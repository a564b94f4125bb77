using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace OpenDisclosure.Content.Reading;

/// <summary>A segment of a JPEG or a chunk of a PNG.</summary>
/// <param name="Type">The marker of a JPEG segment, 0 for what follows the header; or the name of a PNG chunk.</param>
/// <param name="Whole">All its bytes, as they stand in the file.</param>
/// <param name="Data">What is in it.</param>
internal sealed record Segment(string Type, ReadOnlyMemory<byte> Whole, ReadOnlyMemory<byte> Data);

/// <summary>Takes pictures apart without looking at a pixel.</summary>
internal static class PictureSegments
{
    /// <summary>What follows the end of a picture.</summary>
    public const string Tail = "tail";

    /// <summary>The pixels of a JPEG, in one piece with what describes them.</summary>
    public const string Scan = "scan";

    private const int MostSegments = 200_000;

    /// <exception cref="UnreadableException">Not built like a JPEG.</exception>
    public static List<Segment> OfJpeg(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        if (!bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
            throw UnreadableException.Damaged();
        var segments = new List<Segment>();
        var at = 2;
        while (at + 4 <= bytes.Length && bytes[at] == 0xFF && bytes[at + 1] is not (0xDA or 0xD9) && segments.Count < MostSegments)
        {
            if (bytes[at + 1] == 0xFF)
            {
                at++;
                continue;
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 4 || at + length > bytes.Length)
                throw UnreadableException.Damaged();
            segments.Add(new Segment(bytes[at + 1].ToString("X2", CultureInfo.InvariantCulture), file.Slice(at, length), file.Slice(at + 4, length - 4)));
            at += length;
        }

        var end = EndOfScan(bytes, at);
        segments.Add(new Segment(Scan, file[at..end], file[at..end]));
        if (end < bytes.Length)
            segments.Add(new Segment(Tail, file[end..], file[end..]));
        return segments;
    }

    /// <exception cref="UnreadableException">Not built like a PNG.</exception>
    public static List<Segment> OfPng(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        if (!bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            throw UnreadableException.Damaged();
        var segments = new List<Segment>();
        for (long at = 8; at + 12 <= bytes.Length && segments.Count < MostSegments;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[(int)at..]);
            if (at + 12 + length > bytes.Length)
                throw UnreadableException.Damaged();
            var type = Encoding.Latin1.GetString(bytes.Slice((int)at + 4, 4));
            segments.Add(new Segment(type, file.Slice((int)at, (int)length + 12), file.Slice((int)at + 8, (int)length)));
            at += 12 + length;
            if (type == "IEND" && at < bytes.Length)
                segments.Add(new Segment(Tail, file[(int)at..], file[(int)at..]));
            if (type == "IEND")
                break;
        }

        return segments;
    }

    /// <summary>After the end marker: in the pixels 0xFF is followed by 0 or a restart, elsewhere by a marker with a length.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> bytes, int at)
    {
        while (at + 1 < bytes.Length)
        {
            var next = bytes[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= bytes.Length)
                return bytes.Length;
            at += next;
            var marker = bytes[at + 1];
            if (marker == 0xD9)
                return at + 2;
            if (marker is 0 or 0xFF or (>= 0xD0 and <= 0xD7))
                at += marker == 0xFF ? 1 : 2;
            else
                at += at + 4 <= bytes.Length ? 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]) : 2;
        }

        return bytes.Length;
    }
}
