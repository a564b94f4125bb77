using System.Security.Cryptography;

namespace OpenDisclosure.Data;

/// <summary>Random natural keys: what names a thing outside the database, where its id must not be seen.</summary>
public static class NaturalKey
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>A new key of a length in characters, five bits each.</summary>
    public static string New(int length) => RandomNumberGenerator.GetString(Letters, length);
}
