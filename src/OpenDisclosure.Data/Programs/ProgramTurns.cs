namespace OpenDisclosure.Data.Programs;

/// <summary>One program at a time: who comes while too many wait, or waits for too long, is told so instead of waiting on.</summary>
internal sealed class ProgramTurns(int mostWaiting, TimeSpan patience) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private int waiting;

    /// <summary>The turn, to be disposed of; null when others are before.</summary>
    public async Task<IDisposable?> Take(CancellationToken cancel)
    {
        if (Interlocked.Increment(ref waiting) > mostWaiting + 1)
        {
            Interlocked.Decrement(ref waiting);
            return null;
        }

        try
        {
            return await one.WaitAsync(patience, cancel) ? new Turn(one) : null;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    public void Dispose() => one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
