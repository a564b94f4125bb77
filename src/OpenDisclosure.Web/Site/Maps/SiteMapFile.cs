using System.Globalization;
using System.Text;
using System.Xml;

namespace OpenDisclosure.Web.Site.Maps;

/// <summary>A page as search engines are told of it.</summary>
/// <param name="Address">With its origin.</param>
/// <param name="ChangedOn">Beijing date of its last change, where it is known.</param>
internal readonly record struct MappedPage(string Address, DateOnly? ChangedOn);

/// <summary>Files of the protocol that search engines read (sitemaps.org, version 0.9).</summary>
internal static class SiteMapFile
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>A file that names pages.</summary>
    public static byte[] OfPages(IEnumerable<MappedPage> pages) => Written("urlset", "url", pages);

    /// <summary>A file that names such files.</summary>
    public static byte[] OfFiles(IEnumerable<string> addresses) => Written("sitemapindex", "sitemap", addresses.Select(address => new MappedPage(address, null)));

    private static byte[] Written(string root, string each, IEnumerable<MappedPage> pages)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement(root, Namespace);
            foreach (var page in pages)
            {
                xml.WriteStartElement(each, Namespace);
                xml.WriteElementString("loc", Namespace, page.Address);
                if (page.ChangedOn is { } day)
                    xml.WriteElementString("lastmod", Namespace, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }
}
