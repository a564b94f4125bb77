using System.Diagnostics;

namespace OpenDisclosure.Benchmarks.Measuring;

/// <summary>One stretch of load: what the server did in it.</summary>
/// <param name="Requests">Requests answered.</param>
/// <param name="Unexpected">Answers with another status than was asked for.</param>
/// <param name="Elapsed">How long the stretch took.</param>
/// <param name="Processor">Processor time the server used in it.</param>
/// <param name="Latencies">Microseconds of every request, sorted.</param>
internal sealed record Stretch(long Requests, long Unexpected, TimeSpan Elapsed, TimeSpan Processor, int[] Latencies)
{
    public double RequestsPerSecond => Requests / Elapsed.TotalSeconds;

    /// <summary>Processor time of the server for one request, in microseconds.</summary>
    public double ProcessorPerRequest => Processor.TotalMicroseconds / Math.Max(1, Requests);

    /// <summary>The latency that the given share of requests stays within, in milliseconds.</summary>
    public double Percentile(double share) =>
        Latencies.Length == 0 ? 0 : Latencies[(int)Math.Min(Latencies.Length - 1, share * Latencies.Length)] / 1000.0;
}

/// <summary>A closed loop: each connection sends its next request when the last one is answered.</summary>
internal static class Load
{
    public static async Task<Stretch> RunAsync(ChildServer server, RequestText request, int expected, int connections, TimeSpan length)
    {
        var bytes = request.For(server.Port);
        var open = new List<HttpConnection>();
        try
        {
            for (var i = 0; i < connections; i++)
                open.Add(await HttpConnection.OpenAsync(server.Port));
            var processor = server.ProcessorTime;
            var started = Stopwatch.GetTimestamp();
            var workers = await Task.WhenAll(open.Select(connection => Task.Run(() => LoopAsync(connection, bytes, expected, started, length))));
            var elapsed = Stopwatch.GetElapsedTime(started);
            var used = server.ProcessorTime - processor;
            int[] latencies = [.. workers.SelectMany(worker => worker.Latencies)];
            Array.Sort(latencies);
            return new Stretch(latencies.Length, workers.Sum(worker => worker.Unexpected), elapsed, used, latencies);
        }
        finally
        {
            open.ForEach(connection => connection.Dispose());
        }
    }

    private static async Task<(List<int> Latencies, long Unexpected)> LoopAsync(
        HttpConnection connection, byte[] request, int expected, long started, TimeSpan length)
    {
        var latencies = new List<int>(16 * 1024);
        var unexpected = 0L;
        var before = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started, before) < length)
        {
            if (await connection.ExchangeAsync(request) != expected)
                unexpected++;
            var after = Stopwatch.GetTimestamp();
            latencies.Add((int)Stopwatch.GetElapsedTime(before, after).TotalMicroseconds);
            before = after;
        }
        return (latencies, unexpected);
    }
}
