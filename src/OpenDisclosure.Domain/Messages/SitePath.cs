using OpenDisclosure.Domain.Texts;

namespace OpenDisclosure.Domain.Messages;

/// <summary>Addresses that visitors give of pages of this site.</summary>
public static class SitePath
{
    private const string Signs = "/-._~%!$&'()*+,;=:@";

    /// <summary>The path of a page of this site; null when the address is of another site, of the staff area, or no address.</summary>
    /// <param name="typed">A path, or a whole address with the site's origin. Query and fragment are left out.</param>
    /// <param name="origin">The site's public origin without slash at the end.</param>
    public static string? Of(string? typed, string origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        var address = Width.Narrow(typed ?? "").Trim();
        if (address.StartsWith(origin, StringComparison.OrdinalIgnoreCase))
            address = address.Length == origin.Length ? "/" : address[origin.Length..];
        var end = address.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? address : address[..end];
        return IsPage(path) ? path : null;
    }

    private static bool IsPage(string path) =>
        path.Length is > 0 and <= Message.PageLength && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal)
        && path.All(sign => char.IsAsciiLetterOrDigit(sign) || Signs.Contains(sign))
        && path != "/admin" && !path.StartsWith("/admin/", StringComparison.OrdinalIgnoreCase);
}
