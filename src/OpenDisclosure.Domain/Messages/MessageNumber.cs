using System.Globalization;
using System.Text.RegularExpressions;
using OpenDisclosure.Domain.Texts;

namespace OpenDisclosure.Domain.Messages;

/// <summary>The number and the code of a receipt, as they are written and as people type them.</summary>
public static partial class MessageNumber
{
    public const int Length = 16;

    /// <summary>Letters and digits of a code: 80 bits.</summary>
    public const int CodeLength = 16;

    private const int LettersOfGroup = 4;

    /// <summary>The number of a message, such as LY-2026-0007.</summary>
    public static string Of(int year, int no) => string.Create(CultureInfo.InvariantCulture, $"LY-{year:0000}-{no:0000}");

    /// <summary>The number that was typed in any width, case and spacing; null when it is none.</summary>
    public static string? Parse(string? typed)
    {
        var match = Shape().Match(Plain(typed).ToUpperInvariant());
        return match.Success
            ? Of(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>A code as the receipt shows it, in groups of four.</summary>
    public static string Spaced(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return string.Join(' ', code.Chunk(LettersOfGroup).Select(letters => new string(letters)));
    }

    /// <summary>A code that was typed in any width, case and spacing, cut to what a code can have.</summary>
    public static string Code(string? typed)
    {
        var plain = Plain(typed).ToLowerInvariant();
        return plain.Length <= CodeLength ? plain : plain[..CodeLength];
    }

    private static string Plain(string? typed) =>
        string.Concat(Width.Narrow(typed ?? "").Where(char.IsAsciiLetterOrDigit));

    [GeneratedRegex(@"\ALY(\d{4})(\d{4,7})\z")]
    private static partial Regex Shape();
}
