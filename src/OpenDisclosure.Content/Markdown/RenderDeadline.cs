using System.Diagnostics;

namespace OpenDisclosure.Content.Markdown;

/// <summary>
/// The time one rendering has. It is asked, and needs no timer: timers run on the thread pool and come late just when a server is busy.
/// </summary>
internal sealed class RenderDeadline(TimeSpan limit, CancellationToken cancellation)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>The time left, never negative.</summary>
    public TimeSpan Left => Stopwatch.GetElapsedTime(_start) is var elapsed && elapsed < limit ? limit - elapsed : TimeSpan.Zero;

    /// <summary>Ends the work when its time is up or nobody waits for it.</summary>
    /// <exception cref="TimeoutException">The time is up.</exception>
    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    public void Check()
    {
        cancellation.ThrowIfCancellationRequested();
        if (Left == TimeSpan.Zero)
            throw new TimeoutException();
    }
}
