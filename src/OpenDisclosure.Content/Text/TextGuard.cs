using System.Text;
using OpenDisclosure.Domain.Texts;

namespace OpenDisclosure.Content.Text;

/// <summary>Why a character may stand in no text field.</summary>
public enum TextProblemKind
{
    /// <summary>NUL or another C0 or C1 control character except tab and line end.</summary>
    ControlCharacter,

    /// <summary>Half of a surrogate pair: no character at all.</summary>
    LoneSurrogate,

    /// <summary>A character that changes the direction of writing, so that a reader sees another order than the bytes have.</summary>
    BidiControl,

    /// <summary>A code point that Unicode never assigns.</summary>
    Noncharacter,
}

/// <summary>The first forbidden character of a text.</summary>
/// <param name="Kind">Why it is forbidden.</param>
/// <param name="Position">1-based, counted in characters as a reader counts (an Ext-B letter is one, CR LF is one).</param>
/// <param name="CodePoint">The code point, or the surrogate's code unit.</param>
public readonly record struct TextProblem(TextProblemKind Kind, int Position, int CodePoint);

/// <summary>Finds what no text field may contain, and brings texts into the one form that is stored and hashed.</summary>
public static class TextGuard
{
    /// <summary>The first problem of a text, or null. Letters of any plane, · in names, emoji and joiners are no problem.</summary>
    public static TextProblem? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var position = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' && i > 0 && text[i - 1] == '\r')
                continue;
            position++;
            if (!Rune.TryGetRuneAt(text, i, out var rune))
                return new TextProblem(TextProblemKind.LoneSurrogate, position, text[i]);
            if (Judge(rune.Value) is { } kind)
                return new TextProblem(kind, position, rune.Value);
            i += rune.Utf16SequenceLength - 1;
        }

        return null;
    }

    /// <summary>True when <see cref="Find"/> finds nothing.</summary>
    public static bool IsClean(string text) => Find(text) is null;

    /// <summary>NFC with LF line ends. Never throws: what is no character stays as it is, for <see cref="Find"/> to name.</summary>
    public static string Normalise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text;
        return CanonicalForm.Compose(lines);
    }

    /// <summary>The number of characters as a reader counts them, for limits and counters of form fields.</summary>
    public static int Length(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }

    private static TextProblemKind? Judge(int code) => code switch
    {
        '\t' or '\n' or '\r' => null,
        < 0x20 or (>= 0x7F and <= 0x9F) => TextProblemKind.ControlCharacter,
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => TextProblemKind.BidiControl,
        >= 0xFDD0 and <= 0xFDEF => TextProblemKind.Noncharacter,
        _ when (code & 0xFFFE) == 0xFFFE => TextProblemKind.Noncharacter,
        _ => null,
    };
}
