using Microsoft.AspNetCore.Mvc.Filters;

namespace OpenDisclosure.Web.Site.Errors;

/// <summary>
/// Reads a posted form before MVC binds it: MVC turns a form that breaks the limits into an absent one, here it becomes a 400 or 413.
/// A form with files (multipart) is read here too: later the search for its token would take a disk without room for a form without one.
/// </summary>
internal sealed class ReadForm : IAsyncAuthorizationFilter
{
    /// <summary>Between the filters that set limits (900) and the one that looks for the token in the form (1000).</summary>
    public const int Order = 950;

    private const string UrlEncoded = "application/x-www-form-urlencoded";
    private const string WithFiles = "multipart/form-data";
    private const int Longest = 10 * 1024 * 1024;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (request.ContentType?.StartsWith(WithFiles, StringComparison.OrdinalIgnoreCase) == true)
        {
            await request.ReadFormAsync(context.HttpContext.RequestAborted);
            return;
        }

        if (request.ContentType?.StartsWith(UrlEncoded, StringComparison.OrdinalIgnoreCase) == true)
        {
            var cancel = context.HttpContext.RequestAborted;
            request.Body = await WithoutNul(request.Body, cancel);
            context.HttpContext.Response.RegisterForDispose(request.Body);
            await request.ReadFormAsync(cancel);
        }
    }

    /// <summary>
    /// The framework throws a form away that holds a NUL, with all that was typed. As the next control character it is refused where
    /// every other is: beside its field, with its place.
    /// </summary>
    private static async Task<Stream> WithoutNul(Stream body, CancellationToken cancel)
    {
        var buffer = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (await body.ReadAsync(piece, cancel) is > 0 and var read)
        {
            if (buffer.Length + read > Longest)
                throw new BadHttpRequestException("The form is too long.", StatusCodes.Status413PayloadTooLarge);
            buffer.Write(piece, 0, read);
        }

        var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        bytes.Replace((byte)0, (byte)1);
        for (var from = 0; bytes[from..].IndexOf("%00"u8) is >= 0 and var at; from += at + 3)
            bytes[from + at + 2] = (byte)'1';
        buffer.Position = 0;
        return buffer;
    }
}
