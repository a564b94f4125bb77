using System.Diagnostics;
using System.Globalization;
using System.Text;
using OpenDisclosure.Content.Comparing;

namespace OpenDisclosure.Benchmarks.Measuring;

/// <summary>The verb <c>compare</c>: how long two texts of 200,000 letters take, which a reviewer waits for. The goal is one second.</summary>
internal static class CompareVerb
{
    private const int Length = 200_000;
    private const int Tries = 5;

    public static int Run()
    {
        Console.WriteLine("| texts | median ms | limit | met |\n|---|---:|---:|---|");
        foreach (var (name, before, after) in Pairs())
        {
            var milliseconds = Median(before, after);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {milliseconds:0} | 1000 | {(milliseconds <= 1000 ? "yes" : "**no**")} |"));
        }

        return 0;
    }

    private static double Median(TextBlock[] before, TextBlock[] after)
    {
        TextComparison.Compare(before, after);
        var times = new List<double>();
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var watch = Stopwatch.StartNew();
            TextComparison.Compare(before, after);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return times[Tries / 2];
    }

    private static IEnumerable<(string Name, TextBlock[] Before, TextBlock[] After)> Pairs()
    {
        var text = Letters(1, 3_000);
        var other = Letters(2, 3_000);
        yield return ("one letter changed wherever it stands, a sentence added", Split(text, 300), Split(text.Replace('\u4E10', '\u5E10').Insert(Length / 2, "新增一段。"), 300));
        yield return ("written anew, few different letters", Split(Letters(1, 30), 400), Split(Letters(2, 30), 400));
        yield return ("another text of short lines", Split(text, 40), Split(other, 40));
        yield return ("another text without a paragraph", Split(text, Length), Split(other, Length));
    }

    private static TextBlock[] Split(string text, int length) => [.. text.Chunk(length).Select(part => new TextBlock(BlockKind.Paragraph, new string(part)))];

    private static string Letters(int seed, int alphabet)
    {
#pragma warning disable CA5394 // The same letters on every machine.
        var random = new Random(seed);
        var text = new StringBuilder(Length);
        for (var i = 0; i < Length; i++)
            text.Append((char)(0x4E00 + random.Next(alphabet)));
#pragma warning restore CA5394
        return text.ToString();
    }
}
