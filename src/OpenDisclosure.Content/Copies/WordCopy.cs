using System.IO.Compression;
using System.Text;
using System.Xml;

namespace OpenDisclosure.Content.Copies;

/// <summary>
/// A copy as a Word file (ISO/IEC 29500): an official document on the page of GB/T 9704-2012, anything else plainly. It names no person, no
/// program and no time but that of the release, and its parts stand in one order with one date: the same copy gives the same bytes.
/// </summary>
public static class WordCopy
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The earliest date that a ZIP can name.</summary>
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The bytes of the file; the same for the same copy.</summary>
    public static byte[] Write(DocumentCopy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in WordParts.Fixed(copy.IsOfficial))
                Add(zip, name, xml => xml.WriteRaw(text));
            Add(zip, "word/styles.xml", xml => new WordLooks(xml, copy.IsOfficial).Write());
            Add(zip, "word/document.xml", xml => new WordBody(xml, copy.IsOfficial).Write(CopyBlocks.Of(copy)));
            Add(zip, "docProps/core.xml", xml => WordParts.Properties(xml, copy));
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoDate;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineChars = "\n" });
        xml.WriteStartDocument(standalone: true);
        write(xml);
    }
}
