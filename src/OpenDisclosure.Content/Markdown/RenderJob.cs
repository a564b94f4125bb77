namespace OpenDisclosure.Content.Markdown;

/// <summary>One rendering on a thread of its own, which gives its slot back when it really ends.</summary>
internal sealed class RenderJob(Func<RenderedText> work, SemaphoreSlim slots)
{
    private readonly TaskCompletionSource<RenderedText> _outcome = new();

    /// <summary>Starts the thread and waits for it until the token is cancelled.</summary>
    /// <exception cref="OperationCanceledException">Time is up; the thread sees the same token.</exception>
    public RenderedText Run(int stackBytes, CancellationToken cancellation)
    {
        new Thread(Work, stackBytes) { IsBackground = true, Name = "Rendering" }.Start();
        return _outcome.Task.WaitAsync(cancellation).GetAwaiter().GetResult();
    }

#pragma warning disable CA1031 // The exception is thrown again on the thread that waits.
    private void Work()
    {
        try
        {
            _outcome.SetResult(work());
        }
        catch (Exception failure)
        {
            _outcome.SetException(failure);
        }
        finally
        {
            slots.Release();
        }
    }
#pragma warning restore CA1031
}
