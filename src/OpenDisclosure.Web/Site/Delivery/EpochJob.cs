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
            var answered = await Read(answering, stoppingToken);
            if (answered && !answering)
            {
                DatabaseOptions.ForgetConnections();
                log.LogInformation("The database answers again.");
            }

            answering = answered;
            await Task.Delay(answered ? Period : AfterFailure, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A database that is down must not end the job; it is logged once, not each period.</summary>
    private async Task<bool> Read(bool answering, CancellationToken cancel)
    {
        try
        {
            await epoch.Read(cancel);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            if (answering)
            {
                DatabaseOptions.ForgetConnections();
                log.LogWarning(failure, "The epoch of the site could not be read.");
            }

            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}
