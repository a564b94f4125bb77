using System.Data.Common;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Files;

namespace OpenDisclosure.Web.Jobs;

/// <summary>Clears the store of what broken-off uploads left. Every instance does it: two may have stores of their own.</summary>
internal sealed partial class StoreJob(IServiceScopeFactory scopes, StoreSweep sweep, TimeProvider clock, ILogger<StoreJob> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(StoreSweep.Beat, clock);
        while (await timer.Next(stoppingToken))
            await Look(stoppingToken);
    }

    private async Task Look(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await sweep.Look(scope.ServiceProvider.GetRequiredService<DisclosureDb>(), cancel) is > 0 and var count)
                LogDeleted(count);
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            LogFailure(failure);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The program stops; the next one looks.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} files that nothing names were deleted from the store")]
    private partial void LogDeleted(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store could not be looked at")]
    private partial void LogFailure(Exception failure);
}
