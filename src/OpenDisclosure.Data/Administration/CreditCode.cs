namespace OpenDisclosure.Data.Administration;

/// <summary>The unified social credit code (GB 32100-2015): 18 characters, the last one a check over the others.</summary>
public static class CreditCode
{
    public const int Length = 18;

    private const string Characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const int Modulus = 31;

    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>Whether the text is one, in capitals.</summary>
    public static bool IsValid(string text)
    {
        if (text.Length != Length || text.Any(c => !Characters.Contains(c)))
            return false;
        var sum = 0;
        for (var index = 0; index < Weights.Length; index++)
            sum += Characters.IndexOf(text[index]) * Weights[index];
        return Characters[(Modulus - (sum % Modulus)) % Modulus] == text[^1];
    }
}
