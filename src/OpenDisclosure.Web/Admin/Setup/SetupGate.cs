using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Admin.Setup;

/// <summary>While the site is not set up, every address answers with the one page that says what to do, and nothing else is served.</summary>
internal sealed class SetupGate(SetupState state)
{
    private static readonly string[] Served = ["/healthz", "/css", "/js", "/img", "/csp-report", "/view"];

    public async Task Check(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        if (!path.StartsWithSegments(SetupController.Address) && !Served.Any(part => path.StartsWithSegments(part)) && !await state.IsDone(context.RequestAborted))
        {
            context.Request.Method = HttpMethods.Get;
            context.Request.Path = SetupController.Address;
            context.Request.QueryString = QueryString.Empty;
        }

        await next(context);
    }
}
