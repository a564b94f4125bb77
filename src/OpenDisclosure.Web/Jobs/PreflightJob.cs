using OpenDisclosure.Data;
using OpenDisclosure.Data.Waiting;

namespace OpenDisclosure.Web.Jobs;

/// <summary>预检: looks a day and an hour before each set release whether the text could go out as things stand.</summary>
internal sealed partial class PreflightJob(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PreflightJob> log) : BackgroundService
{
    private const string Name = "preflight";
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ClaimLength = TimeSpan.FromMinutes(3);

    private readonly Reminders reminders = new(clock);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Beats.Repeat(Beat, clock, Once, Failed, stoppingToken);

    /// <summary>Makes the looks that are due now.</summary>
    internal async Task Once(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DisclosureDb>();
        if (!await Claims.Take(db, Name, clock.GetUtcNow(), ClaimLength, cancel))
            return;
        foreach (var check in await scope.ServiceProvider.GetRequiredService<Preflight>().Run(cancel))
        {
            if (check.Problem.Length > 0)
                LogBlocked(check.DocumentId, check.ReleaseAt, check.Problem);
        }
    }

    private void Failed(Exception failure)
    {
        if (reminders.IsDue(Name))
            LogFailure(failure);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Document {DocumentId} is to go out at {ReleaseAt} and cannot: {Problem}")]
    private partial void LogBlocked(long documentId, DateTimeOffset releaseAt, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Set releases could not be looked at")]
    private partial void LogFailure(Exception failure);
}
