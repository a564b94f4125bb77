using System.Collections.Concurrent;
using System.Globalization;
using OpenDisclosure.Data;
using OpenDisclosure.FaultTests.Fixtures;

namespace OpenDisclosure.FaultTests.Kills;

/// <summary>The figures of a run: each kill with what it hit and how long the product then took to serve again.</summary>
internal static class Tally
{
    private static readonly ConcurrentQueue<(DatabaseProvider Provider, string What, TimeSpan Recovery)> Kills = new();
    private static readonly ConcurrentQueue<string> Other = new();

    private static readonly Lock Writing = new();

    public static void Count(DatabaseProvider provider, string what, Life recovered)
    {
        Kills.Enqueue((provider, what, recovered.Recovery));
        Write();
    }

    /// <summary>A figure that is no kill.</summary>
    public static void Note(string figure)
    {
        Other.Enqueue(figure);
        Write();
    }

    /// <summary>Each time anew: who ends a test run does not wait for it to put its things in order.</summary>
    private static void Write()
    {
        string[] lines =
        [
            "| database | kills | recovery p50 | p95 | longest |", "|---|---:|---:|---:|---:|",
            .. Kills.GroupBy(kill => kill.Provider).OrderBy(group => group.Key).Select(group => Line(group.Key.ToString(), [.. group.Select(kill => kill.Recovery).Order()])),
            Line("together", [.. Kills.Select(kill => kill.Recovery).Order()]), "", "| killed | SQLite | PostgreSQL |", "|---|---:|---:|",
            .. Kills.GroupBy(kill => kill.What).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
                $"| {group.Key} | {group.Count(kill => kill.Provider == DatabaseProvider.Sqlite)} | {group.Count(kill => kill.Provider == DatabaseProvider.Postgres)} |"),
            "", .. Other.Order(StringComparer.Ordinal),
        ];
        lock (Writing)
            File.WriteAllLines(Path.Combine(Workplace.Results, "figures.md"), lines);
    }

    private static string Line(string name, IReadOnlyList<TimeSpan> times) => times.Count == 0
        ? $"| {name} | 0 | | | |"
        : string.Create(CultureInfo.InvariantCulture, $"| {name} | {times.Count} | {At(times, 0.5):0.00} s | {At(times, 0.95):0.00} s | {times[^1].TotalSeconds:0.00} s |");

    private static double At(IReadOnlyList<TimeSpan> times, double part) => times[(int)Math.Ceiling(part * times.Count) - 1].TotalSeconds;
}
