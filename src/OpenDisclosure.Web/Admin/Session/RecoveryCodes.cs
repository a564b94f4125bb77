using System.Security.Cryptography;
using System.Text;

namespace OpenDisclosure.Web.Admin.Session;

/// <summary>
/// Codes for the day the telephone is lost: shown once, kept as slow hashes under one salt, each good for one sign-in.
/// Stored as <c>salt;hash;hash…</c> in base 64.
/// </summary>
internal static class RecoveryCodes
{
    public const int Count = 10;

    /// <summary>Without 0, 1, i, l, o: people copy them by hand.</summary>
    private const string Characters = "abcdefghjkmnpqrstuvwxyz23456789";

    private const int Length = 12;
    private const int Rounds = 100_000;
    private const int SaltLength = 16;
    private const int HashLength = 32;

    /// <summary>New codes as they are shown, in groups of four.</summary>
    public static IReadOnlyList<string> Make() =>
        [.. Enumerable.Range(0, Count).Select(_ => string.Join('-', RandomNumberGenerator.GetString(Characters, Length).Chunk(4).Select(group => new string(group))))];

    /// <summary>What is stored of them.</summary>
    public static string Store(IEnumerable<string> codes)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return string.Join(';', codes.Select(code => Hash(code, salt)).Prepend(salt).Select(Convert.ToBase64String));
    }

    /// <summary>What remains to be stored once the code is used; null when it is none of them.</summary>
    public static string? Without(string stored, string typed)
    {
        var parts = stored.Split(';');
        var hash = Hash(typed, Convert.FromBase64String(parts[0]));
        var found = parts.Skip(1).FirstOrDefault(part => CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(part), hash));
        return found is null ? null : string.Join(';', parts.Where(part => part != found));
    }

    /// <summary>How many are left.</summary>
    public static int Left(string? stored) => stored is null ? 0 : stored.Split(';').Length - 1;

    /// <summary>Whether the text could be one; tells it from a one-time code.</summary>
    public static bool LooksLikeOne(string typed) => Plain(typed).Length == Length;

    private static byte[] Hash(string code, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(Plain(code)), salt, Rounds, HashAlgorithmName.SHA256, HashLength);

    private static string Plain(string code) => new([.. code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
}
