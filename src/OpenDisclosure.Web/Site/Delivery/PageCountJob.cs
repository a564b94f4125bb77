namespace OpenDisclosure.Web.Site.Delivery;

/// <summary>Pages sent from memory are not logged one by one; once a minute the log says how many they were.</summary>
internal sealed class PageCountJob(PageMemory memory, TimeProvider time, ILogger<PageCountJob> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Period, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (memory.TakeCount() is > 0 and var count)
                log.LogInformation("{Count} pages were sent from memory in the last minute.", count);
        }
    }
}
