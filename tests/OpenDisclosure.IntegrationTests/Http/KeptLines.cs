using System.Collections.Concurrent;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;

namespace OpenDisclosure.IntegrationTests.Http;

/// <summary>The log as an operator reads it, with every value and exception. A site writes here whose settings name this assembly and method.</summary>
public static class KeptLines
{
    private static readonly ConcurrentQueue<string> Lines = new();

    /// <summary>What was logged since it was last asked for.</summary>
    public static IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (Lines.TryDequeue(out var line))
            taken.Add(line);
        return taken;
    }

    /// <summary>The sink by the name of this method.</summary>
    public static LoggerConfiguration Kept(this LoggerSinkConfiguration sinks)
    {
        ArgumentNullException.ThrowIfNull(sinks);
        return sinks.Sink(new Keeper());
    }

    private sealed class Keeper : ILogEventSink
    {
        private static readonly MessageTemplateTextFormatter Words = new("{Message:lj} ", System.Globalization.CultureInfo.InvariantCulture);
        private static readonly CompactJsonFormatter Whole = new();

        public void Emit(LogEvent logEvent)
        {
            using var writer = new StringWriter();
            Words.Format(logEvent, writer);
            Whole.Format(logEvent, writer);
            Lines.Enqueue(writer.ToString());
        }
    }
}
