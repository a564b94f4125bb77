using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using OpenDisclosure.Content.Files;
using OpenDisclosure.Content.Text;

namespace OpenDisclosure.Content.Markdown;

/// <summary>Decides where a link may lead: http, https, mailto, tel, a place on this page or site, an attachment of this document.</summary>
internal static partial class LinkTarget
{
    private static readonly SearchValues<char> Unsafe = SearchValues.Create(" \"<>`{}|^");

    /// <summary>The address to write for an author's link target, or null when only the text of the link may stay.</summary>
    public static string? Resolve(string target, Func<string, string?> fileAddress)
    {
        var address = Encode(target);
        return IsAllowed(address) ? address : FileOf(target, fileAddress);
    }

    /// <summary>The address of an attachment named as the author typed it, plainly or percent-encoded; null when there is none.</summary>
    public static string? FileOf(string name, Func<string, string?> fileAddress)
    {
        if (name.Length == 0)
            return null;
        var address = fileAddress(name) ?? fileAddress(TextGuard.Normalise(Uri.UnescapeDataString(name)));
        return address is not null && SealedFile.IsAddress(address) ? address : null;
    }

    /// <summary>True for an address that may stand in sealed HTML as it is.</summary>
    public static bool IsAllowed(string address)
    {
        if (address.Length == 0 || address.AsSpan().ContainsAny(Unsafe) || HidesSomething(address))
            return false;
        if (address[0] == '#')
            return address.Length > 1;
        if (address[0] == '/')
            return !address.StartsWith("//", StringComparison.Ordinal);
        var scheme = SchemeForm().Match(address);
        return scheme.Success ? IsAllowedAbsolute(address, scheme.Groups[1].Value) : SealedFile.IsAddress(address);
    }

    /// <summary>True for a link that leaves the site.</summary>
    public static bool IsExternal(string address) =>
        address.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    private static bool IsAllowedAbsolute(string address, string scheme) => scheme.ToUpperInvariant() switch
    {
        "HTTP" or "HTTPS" => WebForm().IsMatch(address) && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.Host.Length > 0 && uri.UserInfo.Length == 0,
        "MAILTO" => MailForm().IsMatch(address),
        "TEL" => TelephoneForm().IsMatch(address),
        _ => false,
    };

    /// <summary>Control and direction characters, plain or percent-encoded, and backslashes, which browsers read as slashes.</summary>
    private static bool HidesSomething(string address) =>
        address.Contains('\\', StringComparison.Ordinal) || address.AsSpan().ContainsAny('\t', '\n', '\r')
        || address.Contains("%5c", StringComparison.OrdinalIgnoreCase)
        || !TextGuard.IsClean(address) || !IsCleanDecoded(Uri.UnescapeDataString(address));

    private static bool IsCleanDecoded(string text) => !text.AsSpan().ContainsAny('\t', '\n', '\r') && TextGuard.IsClean(text);

    private static string Encode(string target)
    {
        var trimmed = target.Trim(' ');
        if (!trimmed.AsSpan().ContainsAny(Unsafe))
            return trimmed;
        var result = new StringBuilder(trimmed.Length + 16);
        foreach (var letter in trimmed)
        {
            if (Unsafe.Contains(letter))
                result.Append('%').Append(((int)letter).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            else
                result.Append(letter);
        }

        return result.ToString();
    }

    [GeneratedRegex(@"\A([A-Za-z][A-Za-z0-9+.-]*):", RegexOptions.CultureInvariant)]
    private static partial Regex SchemeForm();

    [GeneratedRegex(@"\Ahttps?://[^/?#@:]+(:[0-9]{1,5})?([/?#].*)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WebForm();

    [GeneratedRegex(@"\Amailto:[^@?&%/]+@[^@?&%/]+\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MailForm();

    [GeneratedRegex(@"\Atel:\+?[0-9()*#,;.-]+\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TelephoneForm();
}
