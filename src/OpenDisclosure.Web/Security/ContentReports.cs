using System.Text.Json;

namespace OpenDisclosure.Web.Security;

/// <summary>Takes browsers' reports of what the content policy stopped. Only directive and address without query are logged.</summary>
internal static class ContentReports
{
    public const string Address = "/csp-report";

    private const int Longest = 16 * 1024;

    public static void MapContentReports(this IEndpointRouteBuilder routes) => routes.MapPost(Address, Receive).AllowAnonymous();

    private static async Task<IResult> Receive(HttpRequest request, ILoggerFactory logs, CancellationToken cancel)
    {
        if (request.ContentLength is null or > Longest)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        try
        {
            using var reports = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancel);
            var log = logs.CreateLogger(typeof(ContentReports));
            if (reports.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("csp-report", out var body) && body.ValueKind == JsonValueKind.Object)
                log.LogWarning("The content policy stopped {Directive} at {Blocked}.", Text(body, "effective-directive"), WithoutQuery(Text(body, "blocked-uri")));
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }

        return Results.NoContent();
    }

    private static string Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Short(value.GetString()!) : "";

    private static string WithoutQuery(string address) => address.Split('?', '#')[0];

    private static string Short(string text) => text.Length > 200 ? text[..200] : text;
}
