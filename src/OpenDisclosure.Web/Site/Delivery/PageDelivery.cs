using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace OpenDisclosure.Web.Site.Delivery;

/// <summary>
/// How a public page reaches its reader: from memory before anything else is done for the request, else made once however many wait,
/// given its strong tag over the bytes as they are sent, and kept. While the database does not answer, nothing is made: what is held is
/// sent marked, the rest is asked to wait.
/// </summary>
internal sealed class PageDelivery(PageMemory memory, SiteEpoch epoch, StalePages stale, PageTurns turns)
{
    private readonly ConcurrentDictionary<PageKey, Task> making = new();

    /// <summary>Stands first: a page that is kept is sent without routing, logging or limits.</summary>
    public Task FromMemory(HttpContext context, RequestDelegate next) =>
        HttpMethods.IsGet(context.Request.Method) && epoch.IsCertain && memory.Find(PageKey.AsAsked(context.Request)) is { } page ? page.Send(context) : next(context);

    /// <summary>
    /// Stands behind routing, where it is known which parts of the query mean something, and before the limiter: what is kept costs
    /// nothing, and who waits for another's page does not make one.
    /// </summary>
    public async Task Once(HttpContext context, RequestDelegate next)
    {
        if (!RestsOnTheDatabase(context))
        {
            await next(context);
            return;
        }

        if (!await epoch.BecomesCertain())
        {
            await Without(context);
            return;
        }

        if (PageOf(context) is not { } page || !page.Keeps(context.Request))
        {
            await turns.Take(context, next);
            return;
        }

        var key = PageKey.Of(context.Request, page);
        if (memory.Find(key) is { } kept)
        {
            await kept.Send(context);
            return;
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = making.GetOrAdd(key, done.Task);
        if (first != done.Task)
        {
            await first.WaitAsync(context.RequestAborted);
            await (memory.Find(key) is { } made ? made.Send(context) : turns.Take(context, next));
            return;
        }

        try
        {
            await turns.Take(context, next);
        }
        finally
        {
            making.TryRemove(key, out _);
            done.SetResult();
        }
    }

    /// <summary>Stands around the compressor: gives the finished answer its tag and keeps it.</summary>
    public async Task Finish(HttpContext context, RequestDelegate next)
    {
        if (PageOf(context) is not { } page)
        {
            await next(context);
            return;
        }

        var state = memory.State;
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
        if (page.Keeps(context.Request) && response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0)
        {
            var made = new KeptPage(response.Headers, bytes.ToArray());
            memory.Keep(state, PageKey.Of(context.Request, page), made);
            await made.Send(context);
            return;
        }

        if (bytes.Length > 0)
            await client.WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), context.RequestAborted);
    }

    /// <summary>The database does not answer: a page that is held is sent marked; an empty 503 becomes a page in plain words.</summary>
    private Task Without(HttpContext context)
    {
        if (PageOf(context) is { } page && page.Keeps(context.Request) && stale.Find(PageKey.Of(context.Request, page)) is { } marked)
            return marked.Send(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    /// <summary>Whether everyone may read it and it comes from the database. What somebody typed is taken on to its form.</summary>
    private static bool RestsOnTheDatabase(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()?.Metadata is { } marks
        && (marks.GetMetadata<PublicPageAttribute>() is not null || marks.GetMetadata<PublicFormAttribute>() is not null || marks.GetMetadata<FileAddressAttribute>() is not null);

    private static PublicPageAttribute? PageOf(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) ? PublicPageAttribute.Of(context) : null;

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
