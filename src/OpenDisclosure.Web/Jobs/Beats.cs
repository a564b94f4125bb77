namespace OpenDisclosure.Web.Jobs;

/// <summary>The beat of a job.</summary>
internal static class Beats
{
    /// <summary>Waits for the next beat; false when the program stops.</summary>
    public static async Task<bool> Next(this PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
