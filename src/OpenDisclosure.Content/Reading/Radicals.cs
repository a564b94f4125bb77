using System.Text;
using OpenDisclosure.Domain.Texts;

namespace OpenDisclosure.Content.Reading;

/// <summary>
/// Radicals (U+2E80 to U+2FD5) and Latin ligatures as the letters that they look like: fonts in PDF files name them for one another,
/// and the library's own normalisation does nothing under InvariantGlobalization.
/// </summary>
internal static class Radicals
{
    private static readonly Dictionary<char, string> Letters = ReadTable();

    public static string Fold(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u2E80', '\u2FD5') && !text.AsSpan().ContainsAnyInRange('\uF900', '\uFB06'))
            return text;
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (Letters.TryGetValue(letter, out var same))
                folded.Append(same);
            else
                folded.Append(letter);
        }

        return CanonicalForm.Compose(folded.ToString());
    }

    private static Dictionary<char, string> ReadTable()
    {
        using var table = new StreamReader(typeof(Radicals).Assembly.GetManifestResourceStream("OpenDisclosure.Content.Reading.Radicals.txt")!);
        var letters = new Dictionary<char, string>();
        while (table.ReadLine() is { } line)
            letters[line[0]] = line[2..];
        return letters;
    }
}
