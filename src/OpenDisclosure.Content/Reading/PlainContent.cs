using System.Text;
using System.Text.RegularExpressions;

namespace OpenDisclosure.Content.Reading;

/// <summary>Reads plain text and CSV, in UTF-8 or GB18030, and what other text formats say between their tags.</summary>
internal static partial class PlainContent
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static void Read(Stream content, Findings findings)
    {
        content.Position = 0;
        using var bytes = new MemoryStream();
        // Not disposed: the file is the caller's.
        var guarded = new GuardedStream(content, findings, ReadingLimits.LongestEmbedded, isXml: false);
        guarded.CopyTo(bytes);
        var text = Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        findings.Spend(text.Length);
        findings.Add(PartKind.Body, "", text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));
    }

    /// <summary>The text of HTML, RTF and the like, roughly: for the scan.</summary>
    public static string WithoutTags(byte[] bytes, Findings findings)
    {
        var text = Tag().Replace(Decode(bytes), " ");
        findings.Spend(text.Length);
        return text;
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Gb18030.GetString(bytes);
        }
    }

    [GeneratedRegex("<[^<>]{0,2000}>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
