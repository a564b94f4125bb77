using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OpenDisclosure.Web.Admin.Session;

/// <summary>Time-based one-time codes (RFC 6238): SHA-1, steps of 30 seconds, 6 digits, as every authenticator knows them.</summary>
internal static class OneTimeCode
{
    public const int SecretLength = 20;
    public const int Digits = 6;

    private const int StepSeconds = 30;
    private const int Modulus = 1_000_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The time step of an instant.</summary>
    public static long StepOf(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a secret at a step.</summary>
    public static string Of(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The algorithm is RFC 6238's; its strength does not rest on collisions.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0x0F)) & int.MaxValue;
        return (number % Modulus).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>The step, one early to one late, at which the code holds and which is newer than the last one taken; or null.</summary>
    public static long? Match(byte[] secret, string code, DateTimeOffset now, long lastStep)
    {
        var typed = Encoding.ASCII.GetBytes(code);
        long? found = null;
        for (var step = StepOf(now) - 1; step <= StepOf(now) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(secret, step)), typed) && step > lastStep)
                found ??= step;
        }

        return found;
    }

    /// <summary>The secret as people type it, in groups of four.</summary>
    public static IEnumerable<string> Groups(byte[] secret) => Text(secret).Chunk(4).Select(group => new string(group));

    /// <summary>The address that authenticators read.</summary>
    public static string Address(byte[] secret, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Text(secret)}&issuer={Uri.EscapeDataString(issuer)}&digits=6&period=30";

    /// <summary>Base 32 (RFC 4648) of 20 bytes: no padding is needed.</summary>
    private static string Text(byte[] secret)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < secret.Length * 8; bit += 5)
        {
            var value = 0;
            for (var offset = 0; offset < 5; offset++)
                value = (value << 1) | (secret[(bit + offset) / 8] >> (7 - ((bit + offset) % 8)) & 1);
            text.Append(Base32[value]);
        }

        return text.ToString();
    }
}
