using System.Diagnostics;
using System.Globalization;
using OpenDisclosure.Benchmarks.Engines;
using OpenDisclosure.Data;

namespace OpenDisclosure.Benchmarks.Filling;

/// <summary>The verb <c>fill</c>: a new database with an agency and many released documents, for measuring.</summary>
internal static class FillVerb
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new CommandLine(arguments, "--documents", "--provider", "--connection", "--folder", "--seed", "--corpus");
        var request = new FillRequest(
            Provider(Needed(options, "--provider")), Needed(options, "--connection"), Needed(options, "--folder"),
            options.Number("--documents", 1000), options.Number("--seed", 1));
        var watch = Stopwatch.StartNew();
        await new DatabaseFilling(request, Corpus.Read(Needed(options, "--corpus")), Console.WriteLine).Run(CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{request.Documents} documents in {watch.Elapsed.TotalSeconds:0} s"));
        return 0;
    }

    private static DatabaseProvider Provider(string text) =>
        Enum.TryParse<DatabaseProvider>(text, out var provider) && provider != DatabaseProvider.SqlServer
            ? provider
            : throw new MeasuringException($"--provider is Sqlite or Postgres, not {text}");

    private static string Needed(CommandLine options, string name) => options.Last(name) ?? throw new MeasuringException($"{name} is needed");
}
