using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace OpenDisclosure.Content.Reading;

/// <summary>Copies an office file part by part, the properties without names.</summary>
internal static class OfficeStrip
{
    private const long LongestProperties = 256 * 1024;
    private const long Slack = 1024 * 1024;

    private static readonly string[] Removed =
    [
        "creator", "lastModifiedBy", "description", "contentStatus", "identifier", "revision", "lastPrinted", "Company", "Manager", "HyperlinkBase", "TotalTime",
        "property",
    ];

    /// <summary>Null when the properties name nobody. The file has been read before, so its container is known to be sound.</summary>
    public static byte[]? Copy(Stream content)
    {
        content.Position = 0;
        using var source = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        var properties = source.Entries.Where(IsProperties).ToDictionary(entry => entry, Strip);
        if (properties.Values.All(stripped => stripped is null))
            return null;
        // A stream that grows by doubling would hold the file three times for a moment.
        using var bytes = new MemoryStream((int)Math.Min(content.Length + Slack, int.MaxValue));
        using (var copy = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
                Write(copy, entry, properties.GetValueOrDefault(entry));
        }

        return bytes.ToArray();
    }

    private static bool IsProperties(ZipArchiveEntry entry) =>
        entry.FullName.TrimStart('/').StartsWith("docProps/", StringComparison.OrdinalIgnoreCase)
        && entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && entry.Length <= LongestProperties
        || entry.FullName == "xl/workbook.xml" && entry.Length <= LongestProperties;

    private static XDocument? Strip(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, XmlWalk.Settings);
        var properties = XDocument.Load(reader);
        var removed = properties.Root!.Elements().Where(element => Removed.Contains(element.Name.LocalName)).ToList();
        removed.ForEach(element => element.Remove());
        var paths = properties.Descendants().Where(element => element.Name.LocalName == "absPath").Attributes("url").Where(path => path.Value.Length > 0).ToList();
        paths.ForEach(path => path.Value = "");
        return removed.Count > 0 || paths.Count > 0 ? properties : null;
    }

    private static void Write(ZipArchive copy, ZipArchiveEntry entry, XDocument? instead)
    {
        var made = copy.CreateEntry(entry.FullName);
        made.LastWriteTime = entry.LastWriteTime;
        using var target = made.Open();
        if (instead is not null)
        {
            instead.Save(target);
            return;
        }

        using var source = entry.Open();
        source.CopyTo(target);
    }
}
