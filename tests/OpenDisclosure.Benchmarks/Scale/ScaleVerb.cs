using System.Globalization;
using System.Text;
using OpenDisclosure.Benchmarks.Measuring;

namespace OpenDisclosure.Benchmarks.Scale;

/// <summary>
/// The verb <c>scale</c>: goals 3, 6, 7, 10 and 15 on filled databases, side by side. Every address is asked once, so that pages are
/// made and not taken from memory; the servers take turns.
/// </summary>
internal sealed class ScaleVerb(CommandLine options)
{
    private static readonly string[] Known = ["--product", "--folder", "--site", "--plain", "--seed", "--rounds", "--overload", "--markdown"];
    private readonly StringBuilder text = new("# Results of `scale`\n\n");

    public static Task<int> RunAsync(string[] arguments) => new ScaleVerb(new CommandLine(arguments, Known)).Run();

    private int Rounds => options.Number("--rounds", 5);

    private async Task<int> Run()
    {
        text.Append(CultureInfo.InvariantCulture, $"- {Report.Machine()}\n- medians of {Rounds} alternating rounds; articles and lists by 16 readers, searches by 2\n\n");
        var sites = new List<ScaledSite>();
        foreach (var site in options.All("--site"))
            sites.Add(await ScaledSite.Prepare(Program(site), options.Number("--seed", 1), Rounds));
        try
        {
            await Measure(sites);
        }
        finally
        {
            sites.ForEach(site => site.Dispose());
        }

        Console.WriteLine(text);
        if (options.Last("--markdown") is { } file)
            await File.WriteAllTextAsync(file, text.ToString());
        return 0;
    }

    private async Task Measure(List<ScaledSite> sites)
    {
        text.Append("| site | first page s | first list s | MiB then | article CPU ms | article p99 ms | list CPU ms | list p50 / p99 ms | search CPU ms | search p50 / p99 ms |\n|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var site in sites)
            await site.Start();
        using var plain = options.Last("--plain") is { } file ? new ChildServer(ServerProgram.OfThisProgram("plain EF MVC", "serve-plain", Path.GetFullPath(file))) : null;
        for (var round = -1; round < Rounds; round++)
        {
            Console.Error.WriteLine($"round {round + 1} of {Rounds}");
            foreach (var site in round % 2 == 0 ? sites : Enumerable.Reverse(sites))
                await site.Ask(round, plain);
        }

        foreach (var site in sites)
            text.Append(site.Line());
        text.Append("\n| site | CPU of an article to plain EF's | CPU of a list with total to plain EF's |\n|---|---|---|\n");
        foreach (var site in sites)
            text.Append(site.Ratios());
        if (options.Last("--overload") is null)
            return;
        text.Append("\n| four times saturation | answered | p99 ms | 503 | p99 ms of 503 | recovered after s |\n|---|---|---|---|---|---|\n");
        foreach (var site in sites)
            text.Append(await site.Overload());
    }

    /// <summary>A site is written as its name and settings of the product: <c>NAME|SETTING=VALUE|SETTING=VALUE</c>.</summary>
    private ServerProgram Program(string site)
    {
        var parts = site.Split('|');
        var product = Path.GetFullPath(options.Last("--product") ?? throw new MeasuringException("--product PATH is needed"));
        return new ServerProgram(parts[0], Path.Combine(product, "OpenDisclosure.Web.dll"), [])
        {
            WorkingFolder = product,
            Settings =
            [
                new("ASPNETCORE_ENVIRONMENT", "Staging"), new("OpenDisclosure__Limits__PublicPerMinute", "100000000"), new("OpenDisclosure__Limits__SearchPerMinute", "100000000"),
                new("Serilog__MinimumLevel__Default", "Warning"), .. parts[1..].Select(part => part.Split('=', 2)).Select(pair => new KeyValuePair<string, string>(pair[0], pair[1])),
            ],
        };
    }
}
