using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace OpenDisclosure.Web.Jobs;

/// <summary>The beat of a job.</summary>
internal static class Beats
{
    /// <summary>Does a piece of work at once and at each beat until the program stops. What passes by itself ends the piece, not the job.</summary>
    /// <param name="beat">Between two beats.</param>
    /// <param name="clock">Beats.</param>
    /// <param name="work">The piece.</param>
    /// <param name="failed">Is told of a failure that passes.</param>
    /// <param name="stop">The program stops.</param>
    /// <param name="mayPass">Failures that pass beside those of <see cref="Passes"/>.</param>
    public static async Task Repeat(
        TimeSpan beat, TimeProvider clock, Func<CancellationToken, Task> work, Action<Exception> failed, CancellationToken stop, Func<Exception, bool>? mayPass = null)
    {
        using var timer = new PeriodicTimer(beat, clock);
        do
        {
            try
            {
                await work(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (Passes(failure) || mayPass?.Invoke(failure) == true)
            {
                failed(failure);
            }
        }
        while (await timer.Next(stop));
    }

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

    /// <summary>Whether a failure is of the database, the disk or the network, which come back.</summary>
    private static bool Passes(Exception failure) =>
        failure is DbException or DbUpdateException or InvalidOperationException or IOException or TimeoutException;
}
