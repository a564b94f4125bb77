using Microsoft.Extensions.Primitives;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Site.Delivery;

/// <summary>Which answer a request asks for.</summary>
/// <param name="Path">The address, in its one spelling.</param>
/// <param name="Query">The query with its mark, or nothing.</param>
/// <param name="Encoding">The one encoding that will be sent, or nothing.</param>
/// <param name="View">The reader's view.</param>
/// <param name="Safe">Whether the connection is HTTPS, on which some headers depend.</param>
internal readonly record struct PageKey(string Path, string Query, string Encoding, string View, bool Safe)
{
    /// <summary>The key of a request as it came, before it is known what its query means.</summary>
    public static PageKey AsAsked(HttpRequest request) => Of(request, request.QueryString.Value ?? "", ViewOf(request));

    /// <summary>The key under which the page's answer is kept: of the query only what chooses among answers.</summary>
    public static PageKey Of(HttpRequest request, PublicPageAttribute page) =>
        Of(request, Meaning(request.Query, page.QueryKeys), page.Viewed ? ViewOf(request) : ViewChoice.Plain.Term);

    private static PageKey Of(HttpRequest request, string query, string view) =>
        new(request.Path.Value ?? "/", query, request.Headers.AcceptEncoding.ToString(), view, request.IsHttps);

    private static string ViewOf(HttpRequest request) =>
        request.Headers.Cookie.Count == 0 ? ViewChoice.Plain.Term : ViewChoice.Of(request).Term;

    private static string Meaning(IQueryCollection query, IReadOnlyList<string> keys)
    {
        if (query.Count == 0 || keys.Count == 0)
            return "";
        var meant = keys.Where(query.ContainsKey).SelectMany(key => query[key].Select(value => KeyValuePair.Create(key, value)));
        return QueryString.Create(meant).Value ?? "";
    }
}

/// <summary>A finished answer: headers and bytes as they are sent.</summary>
internal sealed class KeptPage
{
    private readonly KeyValuePair<string, StringValues>[] headers;
    private readonly StringValues cacheControl;
    private readonly StringValues vary;

    /// <summary>Takes over what the response would send.</summary>
    public KeptPage(IHeaderDictionary headers, byte[] body)
    {
        this.headers = [.. headers];
        Body = body;
        Tag = headers.ETag.ToString();
        cacheControl = headers.CacheControl;
        vary = headers.Vary;
    }

    /// <summary>The strong tag.</summary>
    public string Tag { get; }

    public IReadOnlyList<KeyValuePair<string, StringValues>> Headers => headers;

    /// <summary>The bytes as they are sent, compressed where the reader takes that.</summary>
    public byte[] Body { get; }

    /// <summary>Sends it, or only says that the reader has it already.</summary>
    public Task Send(HttpContext context) =>
        IsKnown(context.Request.Headers.IfNoneMatch) ? SayUnchanged(context.Response) : SendWhole(context);

    private Task SendWhole(HttpContext context)
    {
        var target = context.Response.Headers;
        foreach (var (name, value) in headers)
            target[name] = value;
        // Without the token of the request, which is made for each that asks for it; the server itself ends a broken connection.
        return context.Response.Body.WriteAsync(Body, CancellationToken.None).AsTask();
    }

    /// <summary>RFC 9110 15.4.5: only what updates the reader's copy.</summary>
    private Task SayUnchanged(HttpResponse response)
    {
        response.Clear();
        response.StatusCode = StatusCodes.Status304NotModified;
        response.Headers.ETag = Tag;
        response.Headers.CacheControl = cacheControl;
        response.Headers.Vary = vary;
        return Task.CompletedTask;
    }

    /// <summary>RFC 9110 13.1.2: the comparison is weak, and a star means any.</summary>
    private bool IsKnown(StringValues tags)
    {
        foreach (var value in tags)
        {
            if (value is not null && (value.Contains(Tag, StringComparison.Ordinal) || value == "*"))
                return true;
        }

        return false;
    }
}
