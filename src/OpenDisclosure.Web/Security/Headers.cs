namespace OpenDisclosure.Web.Security;

/// <summary>
/// The headers of every answer. Nothing inline is allowed, so no view may hold a script, a style element or a style attribute.
/// Written first, so that an endpoint with stricter needs writes its own over them.
/// </summary>
internal static class Headers
{
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; report-uri " + ContentReports.Address;

    /// <summary>For files that people sent in: nothing in them may act, whatever they turn out to be.</summary>
    public const string FilePolicy = "default-src 'none'; sandbox";

    /// <summary>Everything that a browser would ask its user about, or that touches a device; of the rest no page makes use either.</summary>
    public const string Permissions =
        "accelerometer=(), bluetooth=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), "
        + "local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

    private const string SameOrigin = "same-origin";

    public static Task Write(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
        headers["Cross-Origin-Resource-Policy"] = SameOrigin;
        headers["Permissions-Policy"] = Permissions;
        headers["Referrer-Policy"] = SameOrigin;
        headers.XContentTypeOptions = "nosniff";
        return next(context);
    }
}
