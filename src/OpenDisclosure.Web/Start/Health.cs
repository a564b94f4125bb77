using OpenDisclosure.Web.Site.Delivery;

namespace OpenDisclosure.Web.Start;

/// <summary>Answers for a supervisor: alive, and able to serve. No details: everyone may ask.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz/live", () => Results.Text("live")).AllowAnonymous();
        app.MapGet("/healthz/ready", (SiteEpoch epoch) => epoch.IsFresh
            ? Results.Text("ready")
            : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
        app.MapGet("/healthz/uploads", async (ScannerState scanner, CancellationToken cancel) => await scanner.IsReady(cancel)
            ? Results.Text("ready")
            : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
    }
}
