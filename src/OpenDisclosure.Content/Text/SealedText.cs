using System.Net;
using System.Text;

namespace OpenDisclosure.Content.Text;

/// <summary>The text of sealed HTML, blocks apart by line ends. For HTML of our own renderer, which closes what it opens and escapes what it must.</summary>
public static class SealedText
{
    private static readonly string[] Inline = ["a", "b", "strong", "em", "i", "code", "sup", "sub", "span", "u", "s", "del"];

    /// <summary>Reads the text; what stands in tags and comments is no part of it.</summary>
    public static string Of(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var text = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0)
                tag = html.Length;
            text.Append(html, at, tag - at);
            var end = tag < html.Length ? html.IndexOf('>', tag) : -1;
            if (end < 0)
                break;
            if (!IsInline(html.AsSpan(tag + 1, end - tag - 1)))
                text.Append('\n');
            at = end + 1;
        }

        return WebUtility.HtmlDecode(text.ToString());
    }

    private static bool IsInline(ReadOnlySpan<char> tag)
    {
        var name = tag.TrimStart('/');
        var length = name.IndexOfAny(" \n/");
        name = length < 0 ? name : name[..length];
        foreach (var inline in Inline)
        {
            if (name.SequenceEqual(inline))
                return true;
        }

        return false;
    }
}
