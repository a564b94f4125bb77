using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace OpenDisclosure.Web.Site.Delivery;

/// <summary>
/// Gives a public page its strong ETag, over the bytes as they are sent. Stands between the cache and the compressor, so that the
/// cache keeps tag, length and compressed bytes together and answers 304 by itself.
/// </summary>
internal static class EntityTag
{
    public static async Task Add(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is not { } page || !HttpMethods.IsGet(context.Request.Method))
        {
            await next(context);
            return;
        }

        var response = context.Response;
        var client = response.Body;
        using var bytes = new MemoryStream();
        response.Body = bytes;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = client;
        }

        Describe(response, bytes, page);
        if (bytes.Length > 0)
            await client.WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), context.RequestAborted);
    }

    private static void Describe(HttpResponse response, MemoryStream bytes, PublicPageAttribute page)
    {
        if (bytes.Length > 0 || response.StatusCode == StatusCodes.Status200OK)
            response.ContentLength = bytes.Length;
        if (response.StatusCode != StatusCodes.Status200OK)
        {
            response.Headers.CacheControl = "no-store";
            return;
        }

        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = page.Viewed ? $"{HeaderNames.AcceptEncoding}, {HeaderNames.Cookie}" : HeaderNames.AcceptEncoding;
        var hash = SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        response.Headers.ETag = $"\"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}\"";
    }
}
