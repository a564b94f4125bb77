using System.Diagnostics;

namespace OpenDisclosure.Content.Markdown;

/// <summary>
/// The time one rendering has. It is asked, and needs no timer: timers run on the thread pool and come late just when a server is busy.
/// On a machine whose processors others hold, a plain text would look costly; so what passed counts as used only as far as this process
/// worked in it, up to ten times the limit.
/// </summary>
/// <param name="limit">The time of an unhindered rendering.</param>
/// <param name="cancellation">Whether anybody still waits.</param>
/// <param name="worked">Processor time of this process; its own unless a test says otherwise.</param>
internal sealed class RenderDeadline(TimeSpan limit, CancellationToken cancellation, Func<TimeSpan>? worked = null)
{
    private const int Patience = 10;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    private readonly Func<TimeSpan> _worked = worked ?? OfThisProcess;
    private readonly TimeSpan _workedBefore = (worked ?? OfThisProcess)();
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>The time left, never negative.</summary>
    public TimeSpan Left
    {
        get
        {
            var elapsed = Stopwatch.GetElapsedTime(_start);
            if (elapsed < limit)
                return limit - elapsed;
            var used = _worked() - _workedBefore;
            return elapsed >= limit * Patience || used >= limit ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Max(Moment.Ticks, (limit - used).Ticks));
        }
    }

    /// <summary>Ends the work when its time is up or nobody waits for it.</summary>
    /// <exception cref="TimeoutException">The time is up.</exception>
    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    public void Check()
    {
        cancellation.ThrowIfCancellationRequested();
        if (Left == TimeSpan.Zero)
            throw new TimeoutException();
    }

    private static TimeSpan OfThisProcess() => Environment.CpuUsage.TotalTime;
}
