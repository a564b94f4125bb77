using Microsoft.AspNetCore.Authorization;

namespace OpenDisclosure.Web.Site.Delivery;

/// <summary>Marks an address that everyone may read, and says which answers differ. Unknown query keys make no answer of their own.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
internal sealed class PublicPageAttribute(params string[] queryKeys) : Attribute, IAllowAnonymous
{
    /// <summary>Query keys that choose among answers.</summary>
    public IReadOnlyList<string> QueryKeys { get; } = queryKeys;

    /// <summary>Whether answers are kept. Searches are not: their number has no bound.</summary>
    public bool Stored { get; init; } = true;

    /// <summary>A query key whose values have no bound: an answer that it chose is not kept.</summary>
    public string? Unkept { get; init; }

    /// <summary>Whether the answer follows the reader's view (theme, size, elder); files and feeds do not.</summary>
    public bool Viewed { get; init; } = true;

    /// <summary>Whether the answer to a request is kept.</summary>
    public bool Keeps(HttpRequest request) => Stored && (Unkept is null || !request.Query.ContainsKey(Unkept));

    /// <summary>The mark of what a request was routed to; null when that is no public page.</summary>
    public static PublicPageAttribute? Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>();
}
