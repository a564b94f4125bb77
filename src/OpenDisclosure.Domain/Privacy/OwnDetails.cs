namespace OpenDisclosure.Domain.Privacy;

/// <summary>The agency's own telephones, addresses and staff, in the spelling of the scanner.</summary>
internal sealed class OwnDetails(ScanLists lists)
{
    private const int ShortestNumber = 7;

    private readonly HashSet<string> numbers = [.. lists.OwnNumbers.Select(Digits).Where(number => number.Length >= ShortestNumber)];
    private readonly string[] addresses = [.. lists.OwnAddresses.Select(Plain).Where(address => address.Length > 0)];
    private readonly HashSet<string> names = [.. lists.OwnNames.Select(Plain)];

    /// <summary>Whether a value of a kind is the agency's own.</summary>
    public bool Holds(FindingKind kind, string value) => kind switch
    {
        FindingKind.Mobile or FindingKind.Telephone => HasNumber(value),
        FindingKind.Email => addresses.Any(address => HasBox(address, value)),
        FindingKind.Address => addresses.Any(address => HasAddress(address, Plain(value))),
        _ => false,
    };

    /// <summary>Whether somebody is a member of staff.</summary>
    public bool HasName(string name) => names.Contains(name);

    /// <summary>A listed number may leave out the area code, a found one too.</summary>
    private bool HasNumber(string digits) =>
        numbers.Contains(digits)
        || (digits[0] == '0' && (numbers.Contains(digits[^ShortestNumber..]) || numbers.Contains(digits[^(ShortestNumber + 1)..])));

    private static bool HasBox(string own, string found) => own[0] == '@' ? found.EndsWith(own, StringComparison.Ordinal) : found == own;

    private static bool HasAddress(string own, string found) =>
        own.Contains(found, StringComparison.Ordinal) || found.Contains(own, StringComparison.Ordinal);

    private static string Plain(string text) => FoldedText.Of(text).Text.Replace(" ", "", StringComparison.Ordinal);

    private static string Digits(string text) =>
        string.Concat(FoldedText.Of(text).Digits.Where(digit => digit >= 0).Select(digit => (char)('0' + digit)));
}
