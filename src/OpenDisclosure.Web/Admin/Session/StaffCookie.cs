namespace OpenDisclosure.Web.Admin.Session;

/// <summary>
/// The cookies of the staff area: unreadable to scripts, never sent from another site. In Production they are bound to this host and to
/// HTTPS by their names, so that no neighbour under the same domain can plant one.
/// </summary>
internal static class StaffCookie
{
    private const string BoundToHost = "__Host-";

    /// <summary>Shapes a cookie.</summary>
    /// <param name="cookie">What is shaped.</param>
    /// <param name="name">Its name without prefix.</param>
    /// <param name="production">Whether only HTTPS is spoken. Elsewhere the cookie stays below the staff area.</param>
    public static void Shape(CookieBuilder cookie, string name, bool production)
    {
        cookie.Name = production ? BoundToHost + name : name;
        cookie.Path = production ? "/" : "/admin";
        cookie.SecurePolicy = production ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
    }
}
