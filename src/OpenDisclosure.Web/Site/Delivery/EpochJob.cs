using OpenDisclosure.Data;

namespace OpenDisclosure.Web.Site.Delivery;

/// <summary>Looks for what other nodes and processes released: a page is stale for at most one period.</summary>
internal sealed class EpochJob(SiteEpoch epoch, TimeProvider time, ILogger<EpochJob> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var answering = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            var failure = await epoch.Ask();
            if (answering != failure is null && !stoppingToken.IsCancellationRequested)
                Note(failure);
            answering = failure is null;
            await Task.Delay(answering ? Period : AfterFailure, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A database that is down is logged once, not each period.</summary>
    private void Note(Exception? failure)
    {
        DatabaseOptions.ForgetConnections();
        if (failure is null)
            log.LogInformation("The database answers again.");
        else
            log.LogWarning(failure, "The epoch of the site could not be read.");
    }
}
