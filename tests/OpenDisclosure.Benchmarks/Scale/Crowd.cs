using System.Diagnostics;
using OpenDisclosure.Benchmarks.Measuring;

namespace OpenDisclosure.Benchmarks.Scale;

/// <summary>One answer: its status and how long it took, in milliseconds.</summary>
internal readonly record struct Reply(int Status, double Milliseconds);

/// <summary>What a stretch of readers got, and what it cost the server.</summary>
internal sealed record CrowdResult(IReadOnlyList<Reply> Replies, TimeSpan Processor, TimeSpan Elapsed)
{
    public double ProcessorPerRequest => Processor.TotalMilliseconds / Math.Max(1, Replies.Count);

    public int Of(int status) => Replies.Count(reply => reply.Status == status);

    /// <summary>Milliseconds that a share of the answers with a status stayed within.</summary>
    public double Percentile(double share, int status = 200)
    {
        double[] times = [.. Replies.Where(reply => reply.Status == status).Select(reply => reply.Milliseconds).Order()];
        return times.Length == 0 ? double.NaN : times[(int)Math.Min(times.Length - 1, share * times.Length)];
    }
}

/// <summary>Readers who ask for different addresses, each address once, the next as soon as the last is answered.</summary>
internal static class Crowd
{
    public static async Task<CrowdResult> Run(ChildServer server, IReadOnlyList<string> paths, int connections)
    {
        var requests = paths.Select(path => new RequestText(path).For(server.Port)).ToArray();
        var next = -1;
        var (processor, started) = (server.ProcessorTime, Stopwatch.GetTimestamp());
        var replies = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => Read(server, requests, () => Interlocked.Increment(ref next)))));
        return new CrowdResult([.. replies.SelectMany(some => some)], server.ProcessorTime - processor, Stopwatch.GetElapsedTime(started));
    }

    private static async Task<List<Reply>> Read(ChildServer server, byte[][] requests, Func<int> next)
    {
        using var connection = await HttpConnection.OpenAsync(server.Port);
        var replies = new List<Reply>();
        for (var turn = next(); turn < requests.Length; turn = next())
        {
            var before = Stopwatch.GetTimestamp();
            var status = await connection.ExchangeAsync(requests[turn]);
            replies.Add(new Reply(status, Stopwatch.GetElapsedTime(before).TotalMilliseconds));
        }

        return replies;
    }
}
