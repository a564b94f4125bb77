using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace OpenDisclosure.Content.Markdown;

/// <summary>The text of inline elements as a reader sees it, without marks.</summary>
internal static class PlainText
{
    public static string Of(ContainerInline container)
    {
        var result = new StringBuilder();
        foreach (var inline in container.Descendants<Inline>())
            result.Append(Of(inline));
        return result.ToString();
    }

    /// <summary>True when the text before a line end is written without spaces between words.</summary>
    public static bool EndsWide(Inline? inline) => Leaf(inline, last: true) is { Length: > 0 } text && IsWide(text[^1]);

    /// <summary>True when the text after a line end is written without spaces between words.</summary>
    public static bool StartsWide(Inline? inline) => Leaf(inline, last: false) is { Length: > 0 } text && IsWide(text[0]);

    private static string Of(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => " ",
        _ => "",
    };

    private static string Leaf(Inline? inline, bool last)
    {
        while (inline is ContainerInline container)
            inline = last ? container.LastChild : container.FirstChild;
        return inline is null ? "" : Of(inline);
    }

    /// <summary>Ideographs, kana, full-width forms and Chinese punctuation; a surrogate here is an ideograph of planes 2 and 3 or an emoji.</summary>
    private static bool IsWide(char letter) =>
        letter is (>= '\u2E80' and < '\uAC00') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE4F')
            or (>= '\uFF00' and <= '\uFFEF') or '\u2014' or '\u2018' or '\u2019' or '\u201C' or '\u201D' or '\u2026'
        || char.IsSurrogate(letter);
}
