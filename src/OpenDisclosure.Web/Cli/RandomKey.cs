using System.Security.Cryptography;

namespace OpenDisclosure.Web.Cli;

/// <summary>Random natural keys of lower-case base 32 characters.</summary>
internal static class RandomKey
{
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>A key of a length in characters, five bits each.</summary>
    public static string Of(int length) => RandomNumberGenerator.GetString(Base32, length);
}
