using System.Collections.Concurrent;
using Microsoft.Net.Http.Headers;

namespace OpenDisclosure.Web.Site.Delivery;

/// <summary>
/// Brings equal requests into one form before the cache sees them: HEAD becomes GET without a body, Accept-Encoding becomes the one
/// encoding that will be sent, and an address has one spelling.
/// </summary>
internal static class OneRequest
{
    private const string Brotli = "br";
    private const string Gzip = "gzip";
    private const int MostRemembered = 64;

    /// <summary>What was chosen for the headers that browsers send: they are few.</summary>
    private static readonly ConcurrentDictionary<string, string?> Remembered = new();

    /// <summary>A HEAD is answered as the GET is, so that both share one cache entry; its body goes nowhere.</summary>
    public static async Task Head(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
            context.Response.Body = body;
        }
    }

    /// <summary>Writes the one encoding that will be used into the request: brotli before gzip before none.</summary>
    public static Task Encoding(HttpContext context, RequestDelegate next)
    {
        var header = context.Request.Headers.AcceptEncoding;
        if (header.Count > 0)
            context.Request.Headers.AcceptEncoding = Remember(header.ToString());
        return next(context);
    }

    /// <summary>Sends a public page's other spellings (capitals, a slash at the end) to the one that is cached.</summary>
    public static Task Spelling(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "/";
        if (PublicPageAttribute.Of(context) is not { Stored: true } || IsOne(path))
            return next(context);
        var one = path.TrimEnd('/').ToLowerInvariant();
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = (one.Length == 0 ? "/" : one) + context.Request.QueryString.ToUriComponent();
        return Task.CompletedTask;
    }

    /// <summary>
    /// An address that leads nowhere is not found, and a method it does not know is refused, rather than denied to those who have not
    /// signed in.
    /// </summary>
    public static Task Known(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint is RouteEndpoint)
            return next(context);
        if (endpoint?.RequestDelegate is { } refusal)
            return refusal(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool IsOne(string path) =>
        path == "/" || (!path.EndsWith('/') && !path.Any(char.IsAsciiLetterUpper));

    private static string? Remember(string header)
    {
        if (header is Brotli or Gzip)
            return header;
        if (Remembered.TryGetValue(header, out var known))
            return known;
        var chosen = Chosen(header);
        if (Remembered.Count < MostRemembered)
            Remembered[header] = chosen;
        return chosen;
    }

    private static string? Chosen(string header)
    {
        if (!StringWithQualityHeaderValue.TryParseList(header.Split(','), out var accepted))
            return null;
        return Accepts(accepted, Brotli) ? Brotli : Accepts(accepted, Gzip) ? Gzip : null;
    }

    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string encoding)
    {
        var named = accepted.FirstOrDefault(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(value => value.Value == "*");
        return named is not null && named.Quality is null or > 0;
    }
}
