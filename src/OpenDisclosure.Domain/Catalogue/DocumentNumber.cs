using System.Globalization;
using System.Text.RegularExpressions;
using OpenDisclosure.Domain.Texts;

namespace OpenDisclosure.Domain.Catalogue;

/// <summary>
/// 发文字号: prefix of the agency, year in hexagonal brackets, running number (《党政机关公文处理工作条例》第九条).
/// Reads any bracket style and writes the one right form.
/// </summary>
public sealed partial record DocumentNumber(string Prefix, int Year, int Number)
{
    public const int Length = 60;

    private const char Open = '\u3014';
    private const char Close = '\u3015';
    private const char NumberSign = '\u53F7';

    /// <summary>The right form: hexagonal brackets, no leading zero.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Open}{Year}{Close}{Number}{NumberSign}");

    /// <summary>The form by which two spellings of one number are equal; unique among live documents.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Prefix.ToUpperInvariant()}{Year}#{Number}");

    /// <summary>Reads a number in any bracket style, width and spacing; null when it is none.</summary>
    public static DocumentNumber? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Length * 2)
            return null;
        var plain = Spaces().Replace(Width.Narrow(text), "");
        var match = Shape().Match(plain);
        return match.Success
            ? new DocumentNumber(
                match.Groups["prefix"].Value,
                int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture),
                int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?<prefix>[^0-9\[\]()\u3014\u3015\u3010\u3011]{1,20})[\[(\u3014\u3010](?<year>(19|20)[0-9]{2})[\])\u3015\u3011]\u7B2C?0*(?<number>[1-9][0-9]{0,4})\u53F7?$")]
    private static partial Regex Shape();
}
