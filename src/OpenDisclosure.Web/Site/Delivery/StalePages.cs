using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Site.Delivery;

/// <summary>
/// What the site still shows while the database does not answer: the pages of the newest epoch that it knew, for a bounded time, each
/// saying of what time it is. What cannot say so, such as a feed or a file, is not sent.
/// </summary>
internal sealed class StalePages(PageMemory memory, SiteEpoch epoch, IOptions<Settings> settings)
{
    /// <summary>Says by its value, an instant of ISO 8601, that the page is of then.</summary>
    public const string Header = "OpenDisclosure-As-Of";

    private const string Brotli = "br";
    private const string Gzip = "gzip";
    private const int Quality = 5;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly byte[] Start = "<main id=\"main\">\n"u8.ToArray();

    private Marked? marked;

    /// <summary>The marked page of a key, or the same in another view; null when none is held, or the database is gone for too long.</summary>
    public KeptPage? Find(in PageKey key)
    {
        if (epoch.Age is not { } age || age >= TimeSpan.FromHours(settings.Value.StaleHours) || epoch.SeenAt is not { } seenAt || memory.Newest is not { } pages)
            return null;
        var known = Volatile.Read(ref marked);
        if (known is null || known.SeenAt != seenAt || known.Of != pages)
            Volatile.Write(ref marked, known = new Marked(seenAt, pages));
        if (known.Pages.Pages.TryGetValue(key, out var made))
            return made;
        if (Alike(key).Select(alike => pages.Pages.GetValueOrDefault(alike)).FirstOrDefault(found => found is not null) is not { } page || Mark(page, key.Encoding, known.AsOf) is not { } fresh)
            return null;
        if (!known.Pages.IsFull)
            known.Pages.Add(key, fresh);
        return fresh;
    }

    /// <summary>The keys whose page holds the same words, the best first.</summary>
    private static IEnumerable<PageKey> Alike(PageKey key) =>
        from view in new[] { key.View, ViewChoice.Plain.Term }
        from encoding in new[] { key.Encoding, Brotli, Gzip, "" }
        select key with { View = view, Encoding = encoding };

    private static KeptPage? Mark(KeptPage page, string encoding, DateTimeOffset asOf)
    {
        var html = Plain(page);
        var at = html.AsSpan().IndexOf(Start);
        if (at < 0)
            return null;
        at += Start.Length;
        var body = Packed([.. html.AsSpan(0, at), .. Encoding.UTF8.GetBytes(Sentence(asOf)), .. html.AsSpan(at)], encoding);
        IHeaderDictionary headers = new HeaderDictionary(page.Headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase));
        headers.CacheControl = "no-store";
        headers.ETag = $"\"stale-{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"";
        headers.ContentLength = body.Length;
        headers.ContentEncoding = encoding.Length > 0 ? encoding : StringValues.Empty;
        headers[Header] = asOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new KeptPage(headers, body);
    }

    private static string Sentence(DateTimeOffset asOf)
    {
        var time = BeijingTime.Of(asOf);
        var words = Texts.Fill(PublicText.StaleNotice, Texts.Long(DateOnly.FromDateTime(time)), time.ToString("HH:mm", CultureInfo.InvariantCulture));
        return $"<div class=\"notice\" role=\"note\"><p>{Encoder.Encode(words)}</p></div>\n";
    }

    private static byte[] Plain(KeptPage page)
    {
        var encoding = page.Headers.FirstOrDefault(header => header.Key.Equals(HeaderNames.ContentEncoding, StringComparison.OrdinalIgnoreCase)).Value.ToString();
        if (encoding.Length == 0)
            return page.Body;
        using var packed = new MemoryStream(page.Body);
        using Stream reading = encoding == Brotli ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        reading.CopyTo(plain);
        return plain.ToArray();
    }

    private static byte[] Packed(byte[] plain, string encoding)
    {
        if (encoding.Length == 0)
            return plain;
        using var packed = new MemoryStream();
        using (Stream writing = encoding == Brotli ? new BrotliStream(packed, new BrotliCompressionOptions { Quality = Quality }) : new GZipStream(packed, CompressionLevel.Optimal))
            writing.Write(plain);
        return packed.ToArray();
    }

    /// <summary>The pages of one time without a database.</summary>
    private sealed class Marked(DateTimeOffset seenAt, PageGeneration of)
    {
        public DateTimeOffset SeenAt => seenAt;

        public PageGeneration Of => of;

        public PageGeneration Pages { get; } = new(of.Epoch, of.Day.DayNumber);

        /// <summary>What depends on the day was right to its end at the latest.</summary>
        public DateTimeOffset AsOf { get; } = Earlier(seenAt, BeijingTime.Instant(of.Day.AddDays(1), TimeOnly.MinValue).AddMinutes(-1));

        private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
    }
}
