using System.Globalization;
using OpenDisclosure.Domain.Privacy.Labels;
using OpenDisclosure.Domain.Texts;

namespace OpenDisclosure.Domain.Privacy;

/// <summary>
/// One character as the scanner reads it: the many spellings of a letter, dash or space as one. A table of our own, because the
/// compatibility forms of the library do nothing under InvariantGlobalization.
/// </summary>
internal static class Folding
{
    /// <summary>Stands for a character that a reader does not see.</summary>
    public const char None = '\0';

    private const char KangxiStart = '\u2F00';
    private const char CompatibilityStart = '\uF900';
    private const char CompatibilityEnd = '\uFAFF';

    private static readonly Dictionary<char, char> Letters = ReadLetters();
    private static readonly Dictionary<char, sbyte> Words = ReadWords();

    /// <summary>The character as it is read; <see cref="None"/> for an invisible one.</summary>
    public static char Fold(char c)
    {
        if (c is >= '\u4E00' and <= '\u9FFF')
            return c;
        if (c < '\u0080')
            return c is '\n' or '\t' or '\r' or >= ' ' and not '\u007F' ? char.ToLowerInvariant(c) : None;
        if (IsInvisible(c) || IsAttached(c))
            return None;
        if (IsSpace(c))
            return ' ';
        if (c is (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE58' or '\uFE63' or '\u2500' or '\u30FC')
            return '-';
        return Letters.GetValueOrDefault(c) is var letter and not '\0' ? letter : FoldCompatible(c);
    }

    /// <summary>Whether the character sits on the one before it: an accent, a ring of a key cap, a choice of its form.</summary>
    public static bool IsAttached(char c) => c is (>= '\u0300' and <= '\u036F') or (>= '\u20D0' and <= '\u20FF') or (>= '\uFE00' and <= '\uFE0F');

    /// <summary>The value of a digit in figures, plain or in a circle, or -1; <paramref name="plain"/> says which.</summary>
    public static int Digit(string text, int index, out bool plain)
    {
        var c = text[index];
        plain = c < '\u0080' || CharUnicodeInfo.GetDecimalDigitValue(text, index) >= 0;
        return c < '\u0080' ? (char.IsAsciiDigit(c) ? c - '0' : -1) : CharUnicodeInfo.GetDigitValue(text, index);
    }

    /// <summary>The value of a digit in words, or -1.</summary>
    public static sbyte WordDigit(char folded) => Words.TryGetValue(folded, out var digit) ? digit : (sbyte)-1;

    private static bool IsSpace(char c) =>
        c is '\u00A0' or '\u1680' or '\u202F' or '\u205F' or '\u3000' or (>= '\u2000' and <= '\u200A');

    private static bool IsInvisible(char c) =>
        c is '\u00AD' or '\u034F' or '\u061C' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u3164' or '\uFEFF' or '\uFFA0'
            or (>= '\u0080' and <= '\u009F') or (>= '\u180B' and <= '\u180F') or (>= '\u200B' and <= '\u200F')
            or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFFF9' and <= '\uFFFB');

    private static char FoldCompatible(char c)
    {
        if (c is >= CompatibilityStart and <= CompatibilityEnd && CanonicalForm.Compose(c.ToString()) is [var composed])
            return composed;
        return char.ToLowerInvariant(c);
    }

    private static Dictionary<char, char> ReadLetters()
    {
        var letters = new Dictionary<char, char>
        {
            ['\u2022'] = '\u00B7',
            ['\u2027'] = '\u00B7',
            ['\u22C5'] = '\u00B7',
            ['\u30FB'] = '\u00B7',
            ['\uFF65'] = '\u00B7',
            ['\u3014'] = '(',
            ['\u3015'] = ')',
            ['\u3010'] = '[',
            ['\u3011'] = ']',
        };
        for (var i = 0; i < Characters.Kangxi.Length; i++)
            letters[(char)(KangxiStart + i)] = Characters.Kangxi[i];
        for (var i = 0; i < Characters.Radicals.Length; i += 2)
            letters[Characters.Radicals[i]] = Characters.Radicals[i + 1];
        foreach (var star in Characters.Stars)
            letters[star] = Characters.Star;
        return letters;
    }

    private static Dictionary<char, sbyte> ReadWords()
    {
        var words = new Dictionary<char, sbyte>();
        foreach (var row in Characters.DigitRows)
        {
            for (var digit = 0; digit < row.Length; digit++)
                words[row[digit]] = (sbyte)digit;
        }

        words.Remove('\u3000');
        return words;
    }
}
