namespace OpenDisclosure.Benchmarks.Servers;

/// <summary>
/// The least that Kestrel can do: sends the bytes of file n at <c>/n</c>, or 304 to a request with If-None-Match. No routing.
/// </summary>
internal static class BareServer
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new CommandLine(arguments, "--bytes", "--encoding", "--type");
        var bodies = options.All("--bytes").Select(File.ReadAllBytes).ToArray();
        var encoding = options.Last("--encoding");
        var type = options.Last("--type") ?? "text/html; charset=utf-8";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(context => AnswerAsync(context, bodies, type, encoding));
        await app.RunAsync();
        return 0;
    }

    private static Task AnswerAsync(HttpContext context, byte[][] bodies, string type, string? encoding)
    {
        var response = context.Response;
        var path = context.Request.Path.Value!;
        var number = path.Length == 2 ? path[1] - '0' : -1;
        if (number < 0 || number >= bodies.Length)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        response.Headers.ETag = "\"bare\"";
        response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.IfNoneMatch.Count > 0)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        response.ContentType = type;
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        response.ContentLength = bodies[number].Length;
        return response.Body.WriteAsync(bodies[number]).AsTask();
    }
}
