using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace OpenDisclosure.Benchmarks.Measuring;

/// <summary>One line of the table of goals. A ratio is what the goal is about; a fact without a reference has none.</summary>
internal sealed record GoalLine(int Goal, string What, string Reference, string Product, double? Ratio, string Limit, bool Met)
{
    /// <summary>A goal of the form "at most so many times the reference".</summary>
    public static GoalLine AtMost(int goal, string what, string unit, double reference, double product, double limit, double? ratio = null)
    {
        var times = ratio ?? product / reference;
        return new(goal, what, Number(reference, unit), Number(product, unit), times, string.Create(CultureInfo.InvariantCulture, $"≤ {limit}×"), times <= limit);
    }

    public static GoalLine AtLeast(int goal, string what, string unit, double reference, double product, double limit, double ratio) =>
        new(goal, what, Number(reference, unit), Number(product, unit), ratio, string.Create(CultureInfo.InvariantCulture, $"≥ {limit}×"), ratio >= limit);

    public static GoalLine Fact(int goal, string what, string unit, double product, double limit) =>
        new(goal, what, "", Number(product, unit), null, string.Create(CultureInfo.InvariantCulture, $"≤ {limit} {unit}").TrimEnd(), product <= limit);

    private static string Number(double value, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{(value >= 1000 ? value.ToString("N0", CultureInfo.InvariantCulture) : value.ToString("0.##", CultureInfo.InvariantCulture))} {unit}").TrimEnd();
}

/// <summary>What one server did with one address over all rounds.</summary>
internal sealed record ContenderLine(string Name, string Address, IReadOnlyList<Stretch> Rounds);

/// <summary>The result of a run as Markdown.</summary>
internal sealed class Report
{
    public List<string> Conditions { get; } = [];

    public List<GoalLine> Goals { get; } = [];

    public List<ContenderLine> Contenders { get; } = [];

    /// <summary>The processors, the system and the runtime; nothing that names the machine.</summary>
    public static string Machine()
    {
        var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        return $"{Environment.ProcessorCount} processors ({processor?.Split(": ").Last() ?? "unnamed"}), {RuntimeInformation.OSDescription}, "
            + $"{RuntimeInformation.FrameworkDescription}, load average {load} at the start";
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder("# Results of `speed`\n\n");
        foreach (var condition in Conditions)
            text.Append(CultureInfo.InvariantCulture, $"- {condition}\n");
        text.Append("\n| goal | measured | reference | product | ratio | limit | met |\n|---|---|---|---|---|---|---|\n");
        foreach (var line in Goals)
            text.Append(CultureInfo.InvariantCulture, $"| {line.Goal} | {line.What} | {line.Reference} | {line.Product} | {(line.Ratio is { } ratio ? ratio.ToString("0.00", CultureInfo.InvariantCulture) + "×" : "")} | {line.Limit} | {(line.Met ? "yes" : "**no**")} |\n");
        text.Append("\n| server | address | requests/s | CPU µs/request | p50 ms | p99 ms | unexpected answers |\n|---|---|---:|---:|---:|---:|---:|\n");
        foreach (var line in Contenders)
            text.Append(CultureInfo.InvariantCulture, $"| {line.Name} | `{line.Address}` | {Median(line.Rounds, round => round.RequestsPerSecond):N0} | {Median(line.Rounds, round => round.ProcessorPerRequest):0.0} | {Median(line.Rounds, round => round.Percentile(0.5)):0.00} | {Median(line.Rounds, round => round.Percentile(0.99)):0.00} | {line.Rounds.Sum(round => round.Unexpected)} |\n");
        return text.ToString();
    }

    public static double Median<T>(IEnumerable<T> items, Func<T, double> figure)
    {
        var sorted = items.Select(figure).Order().ToArray();
        return sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
