using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Texts;

namespace OpenDisclosure.Domain.Searching;

/// <summary>
/// A text as the search reads it: half-width, lower case, simplified, a space for all that is no letter or digit. Both sides of a search are
/// read so; a character stays where it stood, so that what was found can be marked in the text as it is.
/// </summary>
public static class SearchText
{
    private const string Table = "Simplified.txt";

    private static readonly string Folded = new(ReadTable());

    /// <summary>The folded text, of the same length.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                target[i] = char.IsSurrogate(source[i]) && !IsPaired(source, i) ? ' ' : Folded[source[i]];
        });
    }

    /// <summary>
    /// The parts of a folded text: letters and digits of ASCII together by their kind, anything else as long as no space divides it.
    /// </summary>
    public static IEnumerable<Range> Parts(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        for (var start = 0; start < folded.Length;)
        {
            var kind = KindOf(folded[start]);
            var end = start + 1;
            while (end < folded.Length && KindOf(folded[end]) == kind)
                end++;
            if (kind != PartKind.Space)
                yield return start..end;
            start = end;
        }
    }

    /// <summary>Whether a part is a word of ASCII letters or digits, which is looked for whole.</summary>
    public static bool IsWhole(ReadOnlySpan<char> part) => part.Length > 0 && KindOf(part[0]) is PartKind.Letters or PartKind.Digits;

    private static PartKind KindOf(char c) => c switch
    {
        ' ' => PartKind.Space,
        >= '0' and <= '9' => PartKind.Digits,
        < '\u0080' => PartKind.Letters,
        _ => PartKind.Writing,
    };

    /// <summary>Whether the half of a character at a place has its other half beside it.</summary>
    internal static bool IsPaired(string text, int at) => char.IsHighSurrogate(text[at])
        ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
        : at > 0 && char.IsHighSurrogate(text[at - 1]);

    private static char[] ReadTable()
    {
        var simplified = ReadSimplified();
        var table = new char[char.MaxValue + 1];
        for (var code = 0; code < table.Length; code++)
        {
            var c = Folding.Fold(Width.Narrow(((char)code).ToString())[0]);
            table[code] = char.IsSurrogate((char)code) ? (char)code : IsRead(c) ? simplified.GetValueOrDefault(c, c) : ' ';
        }

        return table;
    }

    private static bool IsRead(char c) =>
        char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.LetterNumber;

    private static Dictionary<char, char> ReadSimplified()
    {
        using var stream = typeof(SearchText).Assembly.GetManifestResourceStream(Table)
            ?? throw new InvalidOperationException("The table of simplified characters is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var pairs = new Dictionary<char, char>();
        while (reader.ReadLine() is { } line)
        {
            if (line[0] == '#')
                continue;
            foreach (var pair in line.Split(' '))
                pairs.Add(pair[0], pair[1]);
        }

        return pairs;
    }

    private enum PartKind
    {
        Space,
        Digits,
        Letters,
        Writing,
    }
}
