using System.Text.RegularExpressions;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>What an authenticator on a telephone does with the page that offers a secret.</summary>
internal static partial class Authenticator
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The sealed offer that the form sends back, and the secret as the page shows it.</summary>
    public static (string Offer, byte[] Secret) Offered(Answer page) =>
        (Visitor.Fields(page.Page, "/admin/second-factor").Single(field => field.Name == "Offer").Value,
            Bytes(Secret().Match(System.Net.WebUtility.HtmlDecode(page.Text)).Groups[1].Value));

    private static byte[] Bytes(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString(Base32.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2))];
    }

    [GeneratedRegex("secret=([A-Z2-7]{32})")]
    private static partial Regex Secret();
}
