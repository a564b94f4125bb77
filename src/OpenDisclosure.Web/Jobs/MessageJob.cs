using OpenDisclosure.Data;
using OpenDisclosure.Data.Messages;

namespace OpenDisclosure.Web.Jobs;

/// <summary>Erases what is personal in messages whose time is over.</summary>
internal sealed partial class MessageJob(IServiceScopeFactory scopes, TimeProvider clock, ILogger<MessageJob> log) : BackgroundService
{
    private const string Name = "messages";
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan ClaimLength = TimeSpan.FromMinutes(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Beats.Repeat(Beat, clock, Once, LogFailure, stoppingToken);

    /// <summary>Erases all that is due, unless another instance does.</summary>
    internal async Task Once(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!await Claims.Take(scope.ServiceProvider.GetRequiredService<DisclosureDb>(), Name, clock.GetUtcNow(), ClaimLength, cancel))
            return;
        var erase = scope.ServiceProvider.GetRequiredService<EraseMessages>();
        while (await erase.Run(cancel) is > 0 and var count)
            LogErased(count);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "What is personal in {Count} messages was erased")]
    private partial void LogErased(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Messages could not be erased")]
    private partial void LogFailure(Exception failure);
}
