using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenDisclosure.Domain.Searching;

/// <summary>Numbers in words and in figures: who asks for the one means the other too.</summary>
public static partial class Numerals
{
    private const string Digits = "\u3007\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D";
    private const string Units = "\u5341\u767E\u5343";
    private const char Nought = '\u96F6';
    private const int YearLength = 4;

    /// <summary>The folded text with its numbers written in the other way; the same text when it holds none.</summary>
    public static string Other(string folded) => Words().IsMatch(folded)
        ? Words().Replace(folded, found => Figures(found.Value))
        : Figure().Replace(folded, found => InWords(found.Value));

    private static string Figures(string words) => words.Any(Units.Contains) ? Counted(words) : string.Concat(words.Select(DigitOf));

    private static string Counted(string words)
    {
        var (sum, digit) = (0, 1);
        foreach (var c in words)
        {
            if (Units.IndexOf(c, StringComparison.Ordinal) is >= 0 and var unit)
            {
                sum += digit * (int)Math.Pow(10, unit + 1);
                digit = 0;
            }
            else
            {
                digit = DigitOf(c);
            }
        }

        return (sum + (Units.Contains(words[^1]) ? 0 : digit)).ToString(CultureInfo.InvariantCulture);
    }

    private static int DigitOf(char c) => c == Nought ? 0 : Digits.IndexOf(c, StringComparison.Ordinal);

    private static string InWords(string figures) =>
        figures.Length == YearLength ? string.Concat(figures.Select(c => Digits[c - '0'])) : CountedInWords(int.Parse(figures, CultureInfo.InvariantCulture));

    private static string CountedInWords(int number)
    {
        if (number < 10)
            return Digits[number].ToString();
        var words = new StringBuilder();
        for (int unit = Units.Length, rest = number; rest > 0; unit--)
        {
            var size = (int)Math.Pow(10, unit);
            var digit = rest / size;
            if (digit > 0)
                words.Append(Digits[digit]).Append(unit > 0 ? Units[unit - 1].ToString() : "");
            else if (words.Length > 0 && words[^1] != Nought)
                words.Append(Nought);
            rest %= size;
        }

        return number is >= 10 and < 20 ? words.ToString(1, words.Length - 1) : words.ToString();
    }

    /// <summary>A number in words: of two digits and more, or counted in tens, hundreds and thousands.</summary>
    [GeneratedRegex("[\u3007\u96F6\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341\u767E\u5343]{2,8}|\u5341")]
    private static partial Regex Words();

    [GeneratedRegex("(?<![0-9])[0-9]{1,4}(?![0-9])")]
    private static partial Regex Figure();
}
