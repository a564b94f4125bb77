using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace OpenDisclosure.Content.Reading;

/// <summary>
/// Blanks the names in the properties of a PDF where they stand, byte for byte, so that nothing in the file moves. Where they stand
/// packed or more than once, the file is left alone.
/// </summary>
internal static class PdfStrip
{
    private static readonly string[] Keys = ["/Author", "/Company", "/Manager", "/LastModifiedBy", "/SourceModifiedBy"];

    /// <summary>Null when there is nothing to blank, or no safe way to.</summary>
    public static byte[]? Copy(Stream content)
    {
        content.Position = 0;
        var file = new byte[content.Length];
        content.ReadExactly(file);
        if (PdfRevisions.Earlier(file).Count > 0 || InformationOf(file) is not { } information)
            return null;
        var changed = false;
        foreach (var key in Keys)
            changed |= Blank(file.AsSpan(information), key);
        changed |= BlankXmp(file);
        return changed ? file : null;
    }

    /// <summary>Where the object of the properties stands; null when it is packed or cannot be told.</summary>
    private static Range? InformationOf(byte[] file)
    {
        using var document = PdfDocument.Open(file);
        if (document.Structure.Trailer.Info is not IndirectReferenceToken { Data: var reference })
            return null;
        var head = Encoding.Latin1.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{reference.ObjectNumber} {reference.Generation} obj"));
        var start = -1;
        for (var from = 0; file.AsSpan(from).IndexOf(head) is >= 0 and var at; from += at + head.Length)
        {
            if (from + at > 0 && char.IsAsciiDigit((char)file[from + at - 1]))
                continue;
            if (start >= 0)
                return null;
            start = from + at;
        }

        var length = start < 0 ? -1 : file.AsSpan(start).IndexOf("endobj"u8);
        return length < 0 ? null : start..(start + length);
    }

    private static bool Blank(Span<byte> information, string key)
    {
        var at = information.IndexOf(Encoding.Latin1.GetBytes(key));
        if (at < 0)
            return false;
        at += key.Length;
        while (at < information.Length && information[at] is 0x20 or 0x0A or 0x0D or 0x09)
            at++;
        if (at >= information.Length || information[at] is not ((byte)'(' or (byte)'<'))
            return false;
        var end = information[at] == (byte)'(' ? EndOfLiteral(information, at) : at + information[at..].IndexOf((byte)'>');
        if (end <= at + 1)
            return false;
        var isHex = information[at] == (byte)'<';
        for (var i = at + 1; i < end; i++)
            information[i] = isHex ? (byte)"20"[(i - at - 1) % 2] : (byte)' ';
        return true;
    }

    private static int EndOfLiteral(Span<byte> text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == (byte)'\\')
                i++;
            else if (text[i] == (byte)'(')
                depth++;
            else if (text[i] == (byte)')' && --depth == 0)
                return i;
        }

        return -1;
    }

    /// <summary>The list of authors in a packet that is not packed, as it should be.</summary>
    private static bool BlankXmp(byte[] file)
    {
        var start = file.AsSpan().IndexOf("<dc:creator>"u8);
        var length = start < 0 ? -1 : file.AsSpan(start).IndexOf("</dc:creator>"u8);
        if (length is < 0 or > 10_000)
            return false;
        var list = file.AsSpan(start, length);
        var isInTag = false;
        for (var i = 0; i < list.Length; i++)
        {
            if (list[i] is (byte)'<' or (byte)'>')
                isInTag = list[i] == (byte)'<';
            else if (!isInTag)
                list[i] = (byte)' ';
        }

        return true;
    }
}
