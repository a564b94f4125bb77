using System.Globalization;
using System.Xml;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;

namespace OpenDisclosure.Web.Site.Columns;

/// <summary>The newest documents of a column as an Atom feed (RFC 4287).</summary>
internal static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static byte[] Write(SiteFrame frame, ListQuery query, string origin, IReadOnlyList<DocumentLine> lines)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false) }))
        {
            var (address, column) = ($"{origin}{query.Address}", query.Column);
            var agency = frame.Agency(SiteTextKeys.Name);
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("id", Namespace, address);
            xml.WriteElementString("title", Namespace, $"{column.Name} - {agency}");
            xml.WriteElementString("updated", Namespace, Instant(lines.Count == 0 ? DateTimeOffset.UnixEpoch : lines.Max(line => line.FirstPublishedAt)));
            Link(xml, "self", $"{origin}{query.FileAddress("feed.atom")}");
            Link(xml, "alternate", address);
            xml.WriteStartElement("author", Namespace);
            xml.WriteElementString("name", Namespace, agency);
            xml.WriteEndElement();
            foreach (var line in lines)
                Entry(xml, origin, line);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Entry(XmlWriter xml, string origin, DocumentLine line)
    {
        var address = $"{origin}/{line.Address}";
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, address);
        xml.WriteElementString("title", Namespace, line.Title);
        xml.WriteElementString("updated", Namespace, Instant(line.FirstPublishedAt));
        xml.WriteElementString("published", Namespace, Instant(line.FirstPublishedAt));
        Link(xml, "alternate", address);
        if (line.Summary.Length > 0)
            xml.WriteElementString("summary", Namespace, line.Summary);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
