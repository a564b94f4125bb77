namespace OpenDisclosure.Domain.Privacy;

/// <summary>The check characters of the numbers that the scanner tells apart.</summary>
internal static class CheckDigits
{
    /// <summary>The value that stands for the X of an identity number.</summary>
    public const int X = 10;

    private const string CodeAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static ReadOnlySpan<byte> IdentityWeights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private static ReadOnlySpan<byte> IdentityChecks => [1, 0, X, 9, 8, 7, 6, 5, 4, 3, 2];

    private static ReadOnlySpan<byte> CodeWeights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    // The first two digits of GB/T 2260; 81 to 83 are the residence permits of Hong Kong, Macao and Taiwan, 91 to 99 those of foreigners.
    private static ReadOnlySpan<byte> Provinces =>
    [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81,
        82, 83, 91, 92, 93, 94, 95, 96, 97, 98, 99,
    ];

    /// <summary>Whether the first two digits are a province's.</summary>
    public static bool HasProvince(ReadOnlySpan<sbyte> digits) => Provinces.Contains((byte)Number(digits[..2]));

    /// <summary>Whether 18 values have the shape of an identity number with a real day of birth (GB 11643).</summary>
    public static bool HasIdentityShape(ReadOnlySpan<sbyte> digits) =>
        digits.Length == 18
        && digits[0] != 0
        && digits[..17].IndexOf((sbyte)X) < 0
        && IsDay(Number(digits[6..10]), Number(digits[10..12]), Number(digits[12..14]));

    /// <summary>Whether the last of 18 values is the check character of the others (ISO 7064, MOD 11-2).</summary>
    public static bool HasIdentityCheck(ReadOnlySpan<sbyte> digits)
    {
        var sum = 0;
        for (var i = 0; i < IdentityWeights.Length; i++)
            sum += digits[i] * IdentityWeights[i];
        return digits[17] == IdentityChecks[sum % 11];
    }

    /// <summary>Whether 15 digits have the shape of an identity number of before 1999.</summary>
    public static bool HasOldIdentityShape(ReadOnlySpan<sbyte> digits) =>
        digits.Length == 15
        && HasProvince(digits)
        && IsDay(1900 + Number(digits[6..8]), Number(digits[8..10]), Number(digits[10..12]));

    /// <summary>Whether the last digit is the check digit of the others by Luhn's rule (ISO/IEC 7812-1).</summary>
    public static bool HasLuhn(ReadOnlySpan<sbyte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var doubled = digits[digits.Length - 1 - i] << (i % 2);
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }

    /// <summary>Whether 18 characters are a unified social credit code (GB 32100).</summary>
    public static bool IsCreditCode(ReadOnlySpan<char> code)
    {
        if (code.Length != 18)
            return false;
        var sum = 0;
        for (var i = 0; i < CodeWeights.Length; i++)
        {
            var value = CodeAlphabet.IndexOf(char.ToUpperInvariant(code[i]), StringComparison.Ordinal);
            if (value < 0)
                return false;
            sum += value * CodeWeights[i];
        }

        return CodeAlphabet[(31 - (sum % 31)) % 31] == char.ToUpperInvariant(code[17]);
    }

    /// <summary>The number that digits make.</summary>
    public static int Number(ReadOnlySpan<sbyte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = (number * 10) + digit;
        return number;
    }

    /// <summary>Whether a day of the years 1900 to 2099 exists.</summary>
    public static bool IsDay(int year, int month, int day) =>
        year is >= 1900 and <= 2099 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
