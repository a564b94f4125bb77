using Microsoft.AspNetCore.Mvc.Filters;

namespace OpenDisclosure.Web.Site.Errors;

/// <summary>
/// Reads a posted form before MVC binds it: MVC turns a form that breaks the limits into an absent one, here it becomes a 400 or 413.
/// Runs after the filters that change limits. Uploads (multipart) are left to their actions, which may stream them.
/// </summary>
internal sealed class ReadForm : IAsyncResourceFilter
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.ContentType?.StartsWith(UrlEncoded, StringComparison.OrdinalIgnoreCase) == true)
            await request.ReadFormAsync(context.HttpContext.RequestAborted);
        await next();
    }
}
