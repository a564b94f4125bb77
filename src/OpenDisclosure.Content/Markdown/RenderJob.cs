using System.Runtime.ExceptionServices;

namespace OpenDisclosure.Content.Markdown;

/// <summary>One rendering on a thread of its own, which gives its slot back when it really ends.</summary>
internal sealed class RenderJob(Func<RenderedText> work, SemaphoreSlim slots)
{
    private RenderedText? _outcome;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Starts the thread and waits for it; null when it has not ended in time. The thread sees the same deadline.</summary>
    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    public RenderedText? Run(int stackBytes, RenderDeadline deadline, CancellationToken cancellation)
    {
        var thread = new Thread(Work, stackBytes) { IsBackground = true, Name = "Rendering" };
        thread.Start();
        while (!thread.Join(deadline.Left))
        {
            cancellation.ThrowIfCancellationRequested();
            if (deadline.Left == TimeSpan.Zero)
                return null;
        }

        _failure?.Throw();
        return _outcome;
    }

#pragma warning disable CA1031 // The exception is thrown again on the thread that waits.
    private void Work()
    {
        try
        {
            _outcome = work();
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }
        finally
        {
            slots.Release();
        }
    }
#pragma warning restore CA1031
}
