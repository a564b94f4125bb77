namespace OpenDisclosure.Web.Admin.Shared;

/// <summary>Nothing of the staff area is kept by anyone on the way, and no address of it is told to another site.</summary>
internal sealed class StaffHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/admin"))
        {
            // As the forms' token wants them, which else overwrites both and logs it.
            context.Response.Headers.Pragma = "no-cache";
            context.Response.Headers.CacheControl = "no-cache, no-store";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            context.Response.Headers["X-Robots-Tag"] = "noindex";
        }

        return next(context);
    }
}
