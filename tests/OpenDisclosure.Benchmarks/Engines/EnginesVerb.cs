using System.Diagnostics;
using System.Globalization;

namespace OpenDisclosure.Benchmarks.Engines;

/// <summary>The verb <c>engines</c>: the candidates for the search on laws cut into articles: relevance, speed, size, facets.</summary>
internal static class EnginesVerb
{
    private const int Rounds = 20;
    private const double Megabyte = 1024 * 1024;

    public static int Run(string[] arguments)
    {
        var options = new CommandLine(arguments, "--corpus", "--articles", "--engine");
        var articles = Corpus.Read(options.Last("--corpus") ?? throw new MeasuringException("--corpus is needed"));
        var size = options.Number("--articles", articles.Count);
        var all = Enumerable.Range(0, size).Select(at => articles[at % articles.Count]).ToList();
        Console.WriteLine(Fill($"{all.Count} articles, {all.Sum(article => (long)article.Text.Length)} characters, {Judged.All.Count} questions\n"));
        Console.WriteLine("| engine | build s | MB | hit@1 | hit@10 | MRR | none found | p50 ms | p99 ms | worst ms |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var (key, open) in Engines)
        {
            if (options.Last("--engine") is null || options.All("--engine").Contains(key))
                Measure(open, all, articles.Count);
        }

        return 0;
    }

    private static IReadOnlyList<(string Key, Func<string, IEngine> Open)> Engines { get; } =
        [("own", folder => new OwnEngine(folder)), ("fts5", folder => new FtsEngine(folder)), ("lucene", folder => new LuceneEngine(folder))];

    private static void Measure(Func<string, IEngine> open, List<Article> articles, int different)
    {
        var folder = Directory.CreateTempSubdirectory("disclosure_engines_").FullName;
        try
        {
            using var engine = open(folder);
            var watch = Stopwatch.StartNew();
            engine.Build(articles);
            var build = watch.Elapsed.TotalSeconds;
            var size = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) / Megabyte;
            var ranks = Judged.All.Select(judged => Rank(engine, judged, articles, different)).ToList();
            var times = Times(engine);
            Console.WriteLine(Fill($"| {engine.Name} | {build:0} | {size:0} | {ranks.Count(rank => rank == 1)} | {ranks.Count(rank => rank > 0)} | {ranks.Average(rank => rank > 0 ? 1.0 / rank : 0):0.00} | {Judged.All.Count(judged => engine.Search(judged.Words).Count == 0)} | {times[times.Count / 2]:0.0} | {times[times.Count * 99 / 100]:0.0} | {times[^1]:0.0} |"));
            Console.WriteLine("not among ten: " + string.Join("; ", Judged.All.Where((_, at) => ranks[at] == 0).Select(judged => judged.Words)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Where the first right answer stands among ten, from 1; 0 where none does. Copies of an article count once.</summary>
    private static int Rank(IEngine engine, Judged judged, List<Article> articles, int different)
    {
        var titles = engine.Search(judged.Words).Best.DistinctBy(found => found % different).Select(found => articles[found].Title).ToList();
        return 1 + titles.FindIndex(judged.Answers.Contains);
    }

    private static List<double> Times(IEngine engine)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var words in Judged.Log)
            {
                var watch = Stopwatch.StartNew();
                engine.Search(words);
                if (round > 0)
                    times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        times.Sort();
        return times;
    }

    private static string Fill(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
