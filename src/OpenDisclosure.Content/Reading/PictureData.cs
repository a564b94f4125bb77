using System.IO.Compression;
using System.Text;
using System.Xml;

namespace OpenDisclosure.Content.Reading;

/// <summary>
/// Reads what pictures carry beside their pixels: where, when and by whom they were made. Their text is in the pixels, so there is
/// nothing visible to read.
/// </summary>
internal static class PictureData
{
    private const int LongestFile = 64 * 1024 * 1024;
    private const int LongestText = 1024 * 1024;

    /// <summary>Texts that programs write of themselves.</summary>
    private static readonly string[] OfPrograms = ["Software", "Source", "Creation Time", "date:create", "date:modify", "date:timestamp"];

    private static readonly string[] Encoders = ["CREATOR: gd-jpeg", "Lavc", "LEAD Tech", "Intel(R)", "File written by Adobe", "Optimized by", "AppleMark", "JFIF"];

    public static void ReadJpeg(Stream content, Findings findings)
    {
        foreach (var segment in PictureSegments.OfJpeg(ReadAll(content)))
        {
            var data = segment.Data.Span;
            if (segment.Type == "E1" && data.StartsWith("Exif\0\0"u8))
                AddExif(data[6..].ToArray(), findings);
            else if (segment.Type == "E1" && data.StartsWith("http://ns.adobe.com/xap/1.0/\0"u8))
                AddXmp(data[29..].ToArray(), findings);
            else if (segment.Type == "ED")
                AddIptc(data, findings);
            else if (segment.Type == "FE")
                AddRemark("comment", Encoding.UTF8.GetString(data), findings);
            else if (segment.Type == PictureSegments.Tail && data.TrimEnd((byte)0).Length > 16)
                findings.Hide(HiddenKind.EmbeddedObject, "tail");
        }
    }

    public static void ReadPng(Stream content, Findings findings)
    {
        foreach (var segment in PictureSegments.OfPng(ReadAll(content)))
        {
            if (segment.Type == "eXIf")
                AddExif(segment.Data.ToArray(), findings);
            else if (segment.Type is "tEXt" or "zTXt" or "iTXt")
                AddText(segment, findings);
            else if (segment.Type == PictureSegments.Tail)
                findings.Hide(HiddenKind.EmbeddedObject, "tail");
        }
    }

    /// <exception cref="UnreadableException">More than a picture may have.</exception>
    internal static byte[] ReadAll(Stream content)
    {
        if (content.Length > LongestFile)
            throw UnreadableException.TooLarge();
        content.Position = 0;
        var file = new byte[content.Length];
        content.ReadExactly(file);
        return file;
    }

    private static void AddExif(byte[] tiff, Findings findings)
    {
        if (ExifData.Read(tiff) is not { } exif)
            return;
        findings.Add(PartKind.Metadata, "EXIF", string.Join('\n', exif.Texts));
        foreach (var name in exif.Names)
            findings.Hide(HiddenKind.AuthorMetadata, "EXIF", name);
        if (exif.HasPlace)
            findings.Hide(HiddenKind.Location, "EXIF");
        if (exif.HasThumbnail)
            findings.Hide(HiddenKind.Thumbnail, "EXIF");
    }

    private static void AddXmp(byte[] packet, Findings findings)
    {
        var walk = new XmpWalk(findings);
        try
        {
            using var bytes = new MemoryStream(packet, writable: false);
            walk.Run(bytes);
        }
        catch (XmlException)
        {
            // A packet that no program can read either.
        }

        findings.Add(PartKind.Metadata, "XMP", walk.Found);
        foreach (var author in walk.Authors)
            findings.Hide(HiddenKind.AuthorMetadata, "XMP", author);
        foreach (var place in walk.Places)
            findings.Hide(HiddenKind.Location, "XMP", place);
    }

    /// <summary>The captions of press pictures: data sets of record 2 that name an author, a contact or a place.</summary>
    private static void AddIptc(ReadOnlySpan<byte> data, Findings findings)
    {
        for (var at = data.IndexOf((ReadOnlySpan<byte>)[0x1C, 0x02]); at >= 0 && at + 5 <= data.Length && data[at] == 0x1C;)
        {
            var length = data[at + 3] << 8 | data[at + 4];
            if (at + 5 + length > data.Length)
                return;
            var text = Encoding.UTF8.GetString(data.Slice(at + 5, length));
            findings.Add(PartKind.Metadata, "IPTC", text);
            if (data[at + 2] is 80 or 85 or 118 or 122)
                findings.Hide(HiddenKind.AuthorMetadata, "IPTC", text);
            else if (data[at + 2] is 90 or 92 or 95)
                findings.Hide(HiddenKind.Location, "IPTC", text);
            at += 5 + length;
        }
    }

    private static void AddText(Segment segment, Findings findings)
    {
        var data = segment.Data.Span;
        var end = data.IndexOf((byte)0);
        if (end < 0)
            return;
        var keyword = Encoding.Latin1.GetString(data[..end]);
        var text = segment.Type switch
        {
            "tEXt" => Encoding.UTF8.GetString(data[(end + 1)..]),
            "zTXt" => Inflate(segment.Data[Math.Min(end + 2, data.Length)..]),
            _ => International(segment.Data[(end + 1)..]),
        };
        findings.Spend(text.Length);
        if (keyword == "XML:com.adobe.xmp")
            AddXmp(Encoding.UTF8.GetBytes(text), findings);
        else if (!OfPrograms.Contains(keyword))
            AddRemark(keyword, text, findings);
    }

    private static void AddRemark(string name, string text, Findings findings)
    {
        var trimmed = text.Trim('\0', ' ', '\n');
        findings.Add(PartKind.Metadata, name, trimmed);
        if (trimmed.Length > 0 && !Encoders.Any(encoder => trimmed.StartsWith(encoder, StringComparison.Ordinal)))
            findings.Hide(name is "Author" or "Copyright" or "Artist" ? HiddenKind.AuthorMetadata : HiddenKind.CustomData, name, trimmed);
    }

    /// <summary>After two flags and two more names, each ended by a zero.</summary>
    private static string International(ReadOnlyMemory<byte> data)
    {
        if (data.Length < 4)
            return "";
        var isPacked = data.Span[0] == 1;
        var rest = data[2..];
        for (var i = 0; i < 2 && rest.Span.IndexOf((byte)0) is >= 0 and var zero; i++)
            rest = rest[(zero + 1)..];
        return isPacked ? Inflate(rest) : Encoding.UTF8.GetString(rest.Span);
    }

    private static string Inflate(ReadOnlyMemory<byte> packed)
    {
        using var stream = new ZLibStream(new MemoryStream(packed.ToArray(), writable: false), CompressionMode.Decompress);
        var buffer = new byte[LongestText];
        return Encoding.UTF8.GetString(buffer, 0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
    }
}
