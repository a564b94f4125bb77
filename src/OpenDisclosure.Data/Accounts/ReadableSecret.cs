using System.Security.Cryptography;

namespace OpenDisclosure.Data.Accounts;

/// <summary>Secrets that a person reads from a page or a sheet of paper and types.</summary>
public static class ReadableSecret
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>A new secret of a length in characters, five bits each, without letters and digits that look alike.</summary>
    public static string New(int length) => RandomNumberGenerator.GetString(Letters, length);

    /// <summary>Whether every character is one that <see cref="New"/> gives.</summary>
    public static bool CouldBe(string text) => text.All(Letters.Contains);
}
