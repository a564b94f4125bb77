using OpenDisclosure.Web.Admin.Session;

namespace OpenDisclosure.BrowserTests.Fixtures;

/// <summary>What an authenticator on a telephone does with a secret that was typed into it.</summary>
internal static class Authenticator
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The digits that it shows now.</summary>
    /// <param name="secret">The secret as the page shows it, in groups.</param>
    public static string Code(string secret) => OneTimeCode.Of(Bytes(secret), OneTimeCode.StepOf(TimeProvider.System.GetUtcNow()));

    private static byte[] Bytes(string secret)
    {
        var letters = secret.Where(letter => !char.IsWhiteSpace(letter));
        var bits = string.Concat(letters.Select(letter => Convert.ToString(Base32.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2))];
    }
}
