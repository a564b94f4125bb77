using System.Diagnostics;
using System.Globalization;
using OpenDisclosure.Benchmarks.Measuring;

namespace OpenDisclosure.Benchmarks.Scale;

/// <summary>The product on one filled database: what is asked of it, and what came of it round by round.</summary>
internal sealed class ScaledSite : IDisposable
{
    private const int Readers = 16;
    private const int Searchers = 2;
    private const double Mebibyte = 1024 * 1024;

    /// <summary>Of what is asked, so much is kept for the overload.</summary>
    private const double KeptForOverload = 0.4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    private readonly ServerProgram program;
    private readonly Questions questions;
    private readonly int rounds;
    private readonly List<CrowdResult> articles = [];
    private readonly List<CrowdResult> lists = [];
    private readonly List<CrowdResult> searches = [];
    private readonly List<double> articleRatios = [];
    private readonly List<double> listRatios = [];
    private ChildServer? server;
    private (double Page, double List, double Memory) start;

    private ScaledSite(ServerProgram program, Questions questions, int rounds)
    {
        (this.program, this.questions, this.rounds) = (program, questions, rounds);
    }

    /// <summary>Has the site's search made, and reads from it what there is to ask.</summary>
    public static async Task<ScaledSite> Prepare(ServerProgram program, int seed, int rounds)
    {
        Console.Error.WriteLine($"{program.Name}: making ready");
        using var server = new ChildServer(program);
        await server.FirstAnswerAsync(new RequestText("/healthz/live"));
        var began = Stopwatch.StartNew();
        await UntilSearchable(server);
        Console.Error.WriteLine($"{program.Name}: search ready after {began.Elapsed.TotalSeconds:0.0} s");
        return new ScaledSite(program, await Questions.Of(server, seed), rounds);
    }

    /// <summary>Starts it anew, with nothing in memory.</summary>
    public async Task Start()
    {
        server = new ChildServer(program);
        var page = await server.FirstAnswerAsync(new RequestText(questions.Articles[0]));
        var watch = Stopwatch.StartNew();
        await server.FirstAnswerAsync(new RequestText("/" + questions.Articles[0].Split('/')[1]));
        start = (page.TotalSeconds, watch.Elapsed.TotalSeconds, server.ResidentBytes / Mebibyte);
        await UntilSearchable(server);
    }

    /// <summary>A round; the one before the first warms up.</summary>
    public async Task Ask(int round, ChildServer? plain)
    {
        var article = await Crowd.Run(server!, Part(questions.Articles, round), Readers);
        var plainArticle = plain is null ? null : await Crowd.Run(plain, [.. Part(questions.Articles, round).Select(path => "/article" + path)], Readers);
        var list = await Crowd.Run(server!, Part(questions.Lists, round), Readers);
        var plainList = plain is null ? null : await Crowd.Run(plain, [.. Part(questions.Lists, round).Select((_, no) => $"/plain/list?page={1 + no % 100}")], Readers);
        var search = await Crowd.Run(server!, Part(questions.Searches, round), Searchers);
        if (round < 0)
            return;
        articles.Add(article);
        lists.Add(list);
        searches.Add(search);
        if (plainArticle is null || plainList is null)
            return;
        articleRatios.Add(article.ProcessorPerRequest / plainArticle.ProcessorPerRequest);
        listRatios.Add(list.ProcessorPerRequest / plainList.ProcessorPerRequest);
    }

    public string Line() => string.Create(CultureInfo.InvariantCulture,
        $"| {program.Name} | {start.Page:0.00} | {start.List:0.00} | {start.Memory:0} | {Cost(articles)} | {Share(articles, 0.99)} | {Cost(lists)} | {Share(lists, 0.5)} / {Share(lists, 0.99)} | {Cost(searches)} | {Share(searches, 0.5)} / {Share(searches, 0.99)} |{Wrong()}\n");

    public string Ratios() => articleRatios.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
        $"| {program.Name} | {Report.Median(articleRatios, ratio => ratio):0.00}× | {Report.Median(listRatios, ratio => ratio):0.00}× |\n");

    /// <summary>Four times as many readers as there are turns and places in the queue, then one reader until he is answered as ever.</summary>
    public async Task<string> Overload()
    {
        var kept = questions.Articles.Skip((int)(questions.Articles.Count * (1 - KeptForOverload))).ToArray();
        var crowd = await Crowd.Run(server!, kept, 4 * 36 * Environment.ProcessorCount);
        var watch = Stopwatch.StartNew();
        using var connection = await HttpConnection.OpenAsync(server!.Port);
        for (var ask = Stopwatch.StartNew(); await connection.ExchangeAsync(new RequestText("/search?q=" + ask.ElapsedTicks).For(server.Port)) != 200 || ask.ElapsedMilliseconds > 200; ask.Restart())
        {
        }

        return string.Create(CultureInfo.InvariantCulture,
            $"| {program.Name} | {crowd.Of(200)} | {crowd.Percentile(0.99):0} | {crowd.Of(503)} | {crowd.Percentile(0.99, 503):0} | {watch.Elapsed.TotalSeconds:0.0} |\n");
    }

    public void Dispose() => server?.Dispose();

    private static async Task UntilSearchable(ChildServer server)
    {
        using var connection = await HttpConnection.OpenAsync(server.Port);
        for (var watch = Stopwatch.StartNew(); await connection.ExchangeAsync(new RequestText("/search?q=%E9%80%9A%E7%9F%A5&page=" + (1 + watch.ElapsedTicks % 2)).For(server.Port)) != 200;)
        {
            if (watch.Elapsed > Patience)
                throw new MeasuringException($"{server.Name} cannot be searched");
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    private static string Cost(List<CrowdResult> results) => Report.Median(results, result => result.ProcessorPerRequest).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Share(List<CrowdResult> results, double share) => Report.Median(results, result => result.Percentile(share)).ToString("0.0", CultureInfo.InvariantCulture);

    private string[] Part(IReadOnlyList<string> all, int round)
    {
        var size = (int)(all.Count * (1 - KeptForOverload)) / (rounds + 1);
        return [.. all.Skip((round + 1) * size).Take(size)];
    }

    /// <summary>Answers that were not 200: figures with such are none.</summary>
    private string Wrong()
    {
        var wrong = articles.Concat(lists).Concat(searches).SelectMany(result => result.Replies).Where(reply => reply.Status != 200).GroupBy(reply => reply.Status);
        return string.Concat(wrong.Select(group => string.Create(CultureInfo.InvariantCulture, $" {group.Count()} × {group.Key}")));
    }
}
