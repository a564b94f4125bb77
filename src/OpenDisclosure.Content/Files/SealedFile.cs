using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenDisclosure.Content.Files;

/// <summary>How sealed HTML names a file: relative, by its content, so that the bytes do not change when the document gets its address.</summary>
public static partial class SealedFile
{
    /// <summary>The relative address `files/{sha256}/{name}` of a file.</summary>
    /// <param name="sha256">The SHA-256 of its bytes, 32 bytes.</param>
    /// <param name="name">Its name; percent-encoded as UTF-8.</param>
    public static string Address(ReadOnlySpan<byte> sha256, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sha256.Length, 32);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return string.Create(CultureInfo.InvariantCulture, $"files/{Convert.ToHexStringLower(sha256)}/{Uri.EscapeDataString(name)}");
    }

    /// <summary>True for what <see cref="Address"/> can give and nothing else.</summary>
    public static bool IsAddress(string address) => AddressForm().IsMatch(address);

    /// <summary>The file name in an address made by <see cref="Address"/>.</summary>
    public static string NameOf(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Uri.UnescapeDataString(address[(address.LastIndexOf('/') + 1)..]);
    }

    [GeneratedRegex(@"\Afiles/[0-9a-f]{64}/(?!\.{1,2}\z)(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+\z", RegexOptions.CultureInvariant)]
    private static partial Regex AddressForm();
}
