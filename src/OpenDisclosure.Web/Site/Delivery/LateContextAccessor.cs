namespace OpenDisclosure.Web.Site.Delivery;

/// <summary>
/// The ambient request that the sign-in manager of Identity asks for. The server would set it for every request, which costs more than
/// finding a page in memory; so it is set behind the memory.
/// </summary>
internal sealed class LateContextAccessor : IHttpContextAccessor
{
    private readonly HttpContextAccessor inner = new();

    public HttpContext? HttpContext
    {
        get => inner.HttpContext;
        set
        {
            // The server's own setting: too early.
        }
    }

    /// <summary>Holds the request for what follows.</summary>
    public async Task Hold(HttpContext context, RequestDelegate next)
    {
        inner.HttpContext = context;
        try
        {
            await next(context);
        }
        finally
        {
            inner.HttpContext = null;
        }
    }
}
