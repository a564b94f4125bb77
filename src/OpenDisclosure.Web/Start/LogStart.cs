using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace OpenDisclosure.Web.Start;

/// <summary>
/// The log: compact JSON on the console in Production, readable lines in Development. No personal data: no query strings, no user
/// names, no addresses of visitors; a request is found by its id.
/// </summary>
internal static class LogStart
{
    private const string Readable = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static void AddLog(this IHostApplicationBuilder builder) => builder.Services.AddSerilog(
        configuration =>
        {
            configuration
                .MinimumLevel.Information()
                .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
                // It writes nothing above Information, and while it might it prepares a trace for each request.
                .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)
                .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Warning)
                .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
                .MinimumLevel.Override("System", LogEventLevel.Warning)
                .Enrich.FromLogContext()
                .ReadFrom.Configuration(builder.Configuration);
            if (builder.Environment.IsDevelopment())
                configuration.WriteTo.Console(outputTemplate: Readable, formatProvider: System.Globalization.CultureInfo.InvariantCulture);
            else
                configuration.WriteTo.Console(new CompactJsonFormatter());
        },
        preserveStaticLogger: true);

    public static void UseLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
        options.IncludeQueryInRequestPath = false;
        options.MessageTemplate = "{RequestMethod} {RequestPath} {StatusCode} in {Elapsed:0.0} ms";
        options.GetLevel = Level;
        options.EnrichDiagnosticContext = (entry, context) => entry.Set("RequestId", context.TraceIdentifier);
    });

    private static LogEventLevel Level(HttpContext context, double elapsed, Exception? error) => context.Response.StatusCode switch
    {
        _ when error is not null => LogEventLevel.Error,
        >= 500 => LogEventLevel.Error,
        _ when context.Request.Path.StartsWithSegments("/healthz") => LogEventLevel.Debug,
        _ => LogEventLevel.Information,
    };
}
