using OpenDisclosure.Data.Files;

namespace OpenDisclosure.Web.Start;

/// <summary>Whether uploads can be taken: no virus scanner is set up, or it answers. Asked at most once in a while, since everyone may ask us.</summary>
internal sealed class ScannerState(VirusScanner scanner, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Stands = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim one = new(1);
    private (long At, bool Answers)? last;

    /// <summary>Whether there is a scanner at all.</summary>
    public bool IsConfigured => scanner.IsConfigured;

    /// <summary>Whether uploads can be taken.</summary>
    public async Task<bool> IsReady(CancellationToken cancel)
    {
        if (!scanner.IsConfigured)
            return true;
        await one.WaitAsync(cancel);
        try
        {
            if (last is not { } known || clock.GetElapsedTime(known.At) > Stands)
                last = known = (clock.GetTimestamp(), await Ask(cancel));
            return known.Answers;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<bool> Ask(CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            return await scanner.Answers(patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }
}
