namespace OpenDisclosure.Benchmarks.Measuring;

/// <summary>The verb <c>speed</c>: the options, and the order of what is measured.</summary>
internal static class SpeedVerb
{
    private static readonly string[] Known =
        ["--product", "--product-argument", "--folder", "--setting", "--host", "--header", "--page", "--list", "--article",
         "--connections", "--rounds", "--seconds", "--warm-up", "--cold-starts", "--memory-seconds", "--memory-connections", "--markdown"];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new CommandLine(arguments, Known);
        var run = new SpeedRun(Product(options), request: path => Request(options, path))
        {
            Pages = options.All("--page") is { Count: > 0 } pages ? pages : ["/"],
            Lists = options.All("--list"),
            Articles = options.All("--article"),
            Connections = options.Number("--connections", 16),
            Rounds = options.Number("--rounds", 5),
            Length = TimeSpan.FromSeconds(options.Number("--seconds", 3)),
            WarmUp = TimeSpan.FromSeconds(options.Number("--warm-up", 5)),
            ColdStarts = options.Number("--cold-starts", 5),
            MemoryLength = TimeSpan.FromSeconds(options.Number("--memory-seconds", 60)),
            MemoryConnections = options.Number("--memory-connections", 64),
        };
        var report = await run.MeasureAsync();
        var markdown = report.ToMarkdown();
        Console.WriteLine(markdown);
        if (options.Last("--markdown") is { } file)
            await File.WriteAllTextAsync(file, markdown);
        return 0;
    }

    private static ServerProgram Product(CommandLine options)
    {
        var path = Path.GetFullPath(options.Last("--product") ?? throw new MeasuringException("--product PATH is needed: the product's .dll, executable or folder"));
        if (Directory.Exists(path))
            path = Path.Combine(path, "OpenDisclosure.Web.dll");
        if (!File.Exists(path))
            throw new MeasuringException($"There is no {path}");
        return new ServerProgram("product", path, options.All("--product-argument"))
        {
            WorkingFolder = options.Last("--folder"),
            Settings = [.. options.All("--setting").Select(Setting)],
        };
    }

    private static KeyValuePair<string, string> Setting(string text)
    {
        var parts = text.Split('=', 2);
        return parts.Length == 2 ? new(parts[0], parts[1]) : throw new MeasuringException($"--setting needs NAME=VALUE, not {text}");
    }

    private static RequestText Request(CommandLine options, string path) => path.StartsWith('/')
        ? new RequestText(new Uri("http://site" + path).PathAndQuery, options.Last("--host"), options.All("--header"))
        : throw new MeasuringException($"An address begins with a slash: {path}");
}
