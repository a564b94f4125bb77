namespace OpenDisclosure.Benchmarks.Measuring;

/// <summary>
/// Goals 1, 2, 10, 11 and 12, side by side in one run: the compared servers are started together and take turns, so that what
/// else the machine does falls on all of them.
/// </summary>
internal sealed class SpeedRun(ServerProgram product, Func<string, RequestText> request)
{
    private const double Mebibyte = 1024 * 1024;
    private static readonly ServerProgram EmptyMvc = ServerProgram.OfThisProgram("empty MVC", "serve-empty-mvc");
    private readonly Report _report = new();

    public required IReadOnlyList<string> Pages { get; init; }

    public required IReadOnlyList<string> Lists { get; init; }

    public required IReadOnlyList<string> Articles { get; init; }

    public required int Connections { get; init; }

    public required int Rounds { get; init; }

    public required TimeSpan Length { get; init; }

    public required TimeSpan WarmUp { get; init; }

    public required int ColdStarts { get; init; }

    public required TimeSpan MemoryLength { get; init; }

    public required int MemoryConnections { get; init; }

    public async Task<Report> MeasureAsync()
    {
        _report.Conditions.Add(Report.Machine());
        _report.Conditions.Add($"{Connections} connections, {Rounds} alternating rounds of {Length.TotalSeconds:0} s after {WarmUp.TotalSeconds:0} s of warming up; medians of the rounds");
        await MeasureStartsAsync();
        var folder = Directory.CreateTempSubdirectory("disclosure-speed-");
        try
        {
            await MeasurePagesAsync(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        _report.Goals.Sort((one, other) => one.Goal.CompareTo(other.Goal));
        return _report;
    }

    private async Task MeasureStartsAsync()
    {
        var starts = new List<(double EmptySeconds, double EmptyMemory, double Seconds, double Memory)>();
        // The first pair fills the system's file cache and is thrown away; then the two take turns in being first.
        for (var i = 0; i <= ColdStarts; i++)
        {
            Say($"cold start {i} of {ColdStarts}");
            var early = i % 2 == 0 ? await StartAsync(product, request(Pages[0])) : default;
            var empty = await StartAsync(EmptyMvc, new RequestText("/"));
            var own = i % 2 == 0 ? early : await StartAsync(product, request(Pages[0]));
            if (i > 0)
                starts.Add((empty.Seconds, empty.Memory, own.Seconds, own.Memory));
        }
        _report.Goals.Add(GoalLine.AtMost(10, $"cold start to the first 200, median of {ColdStarts}; reference: empty MVC", "s",
            Report.Median(starts, s => s.EmptySeconds), Report.Median(starts, s => s.Seconds), 1.5, Report.Median(starts, s => s.Seconds / s.EmptySeconds)));
        _report.Goals.Add(GoalLine.AtMost(11, "resident memory after the first request; reference: empty MVC", "MiB",
            Report.Median(starts, s => s.EmptyMemory), Report.Median(starts, s => s.Memory), 1.5, Report.Median(starts, s => s.Memory / s.EmptyMemory)));
    }

    private static async Task<(double Seconds, double Memory)> StartAsync(ServerProgram program, RequestText first)
    {
        using var server = new ChildServer(program);
        var time = await server.FirstAnswerAsync(first);
        return (time.TotalSeconds, server.ResidentBytes / Mebibyte);
    }

    private async Task MeasurePagesAsync(string folder)
    {
        using var own = new ChildServer(product);
        using var empty = new ChildServer(EmptyMvc);
        await own.FirstAnswerAsync(request(Pages[0]));
        await empty.FirstAnswerAsync(new RequestText("/"));
        var answers = new List<Answer>();
        foreach (var page in Pages)
            answers.Add(await WarmAnswerAsync(own, request(page)));
        using var bare = await StartBareAsync(answers, folder);
        for (var i = 0; i < Pages.Count; i++)
            await MeasurePageAsync(own, bare, empty, Pages[i], $"/{i}", answers[i]);
        await MeasureFirstViewsAsync(own);
        await MeasureMemoryAsync(own, empty);
    }

    // The second answer: the first may come from before a cache was filled.
    private static async Task<Answer> WarmAnswerAsync(ChildServer server, RequestText page)
    {
        using var connection = await HttpConnection.OpenAsync(server.Port);
        await connection.FetchAsync(page.For(server.Port));
        var answer = await connection.FetchAsync(page.For(server.Port));
        return answer.Status == 200 ? answer : throw new MeasuringException($"{page.Path} answered {answer.Status}, not 200");
    }

    private static async Task<ChildServer> StartBareAsync(List<Answer> answers, string folder)
    {
        var arguments = new List<string> { "serve-bare" };
        foreach (var answer in answers)
        {
            var file = Path.Combine(folder, $"{arguments.Count}.bytes");
            await File.WriteAllBytesAsync(file, answer.Body);
            arguments.AddRange(["--bytes", file]);
        }
        if (answers[0].Header("Content-Encoding") is { } encoding)
            arguments.AddRange(["--encoding", encoding]);
        var bare = new ChildServer(ServerProgram.OfThisProgram("bare Kestrel", [.. arguments]));
        await bare.FirstAnswerAsync(new RequestText("/0"));
        return bare;
    }

    private async Task MeasurePageAsync(ChildServer own, ChildServer bare, ChildServer empty, string page, string barePath, Answer answer)
    {
        var tag = answer.Header("ETag");
        _report.Conditions.Add($"`{page}`: {answer.Body.Length:N0} bytes, Content-Encoding {answer.Header("Content-Encoding") ?? "none"}, {(tag is null ? "no ETag" : "with ETag")}");
        var turns = new List<Turn>
        {
            new("bare Kestrel, same bytes", page, bare, new RequestText(barePath), 200),
            new("product", page, own, request(page), 200),
            new("empty MVC", "/", empty, new RequestText("/"), 200),
        };
        if (tag is not null)
        {
            turns.Add(new("bare Kestrel, 304", page, bare, new RequestText(barePath).With("If-None-Match: \"bare\""), 304));
            turns.Add(new("product, 304", page, own, request(page).With($"If-None-Match: {tag}"), 304));
        }
        await TakeTurnsAsync(turns);
        _report.Contenders.AddRange(turns.Select(turn => new ContenderLine(turn.Name, turn.Address, turn.Rounds)));
        Compare(1, $"CPU a request, `{page}`; reference: bare Kestrel, same bytes", turns[0], turns[1], 1.25);
        _report.Goals.Add(GoalLine.AtLeast(1, $"requests/s, `{page}`; reference: bare Kestrel, same bytes", "", turns[0].Median(s => s.RequestsPerSecond),
            turns[1].Median(s => s.RequestsPerSecond), 0.8, turns[1].MedianRatio(turns[0], s => s.RequestsPerSecond)));
        if (tag is null)
            _report.Goals.Add(new GoalLine(2, $"conditional GET, `{page}`", "", "no ETag to ask with", null, "≤ 1.5×", false));
        else
            Compare(2, $"CPU a conditional GET, `{page}`; reference: bare 304", turns[3], turns[4], 1.5);
    }

    private async Task TakeTurnsAsync(List<Turn> turns)
    {
        foreach (var turn in turns)
        {
            Say($"warming up: {turn.Name}");
            await Load.RunAsync(turn.Server, turn.Request, turn.Status, Connections, WarmUp);
        }
        for (var round = 0; round < Rounds; round++)
        {
            Say($"round {round + 1} of {Rounds}");
            // Every other round goes backwards, so that no server always follows the same one.
            foreach (var turn in round % 2 == 0 ? turns : turns.AsEnumerable().Reverse())
                turn.Rounds.Add(await Load.RunAsync(turn.Server, turn.Request, turn.Status, Connections, Length));
        }
    }

    private void Compare(int goal, string what, Turn reference, Turn own, double limit)
    {
        var line = GoalLine.AtMost(goal, what, "µs", reference.Median(s => s.ProcessorPerRequest), own.Median(s => s.ProcessorPerRequest), limit,
            own.MedianRatio(reference, s => s.ProcessorPerRequest));
        // An answer that was refused is cheap: it does not count as fast.
        _report.Goals.Add(own.Rounds.Any(round => round.Unexpected > 0) ? line with { Met = false } : line);
    }

    private async Task MeasureFirstViewsAsync(ChildServer own)
    {
        foreach (var (kind, address, limit) in Lists.Select(a => ("list", a, 14.0)).Concat(Articles.Select(a => ("article", a, 10.0))))
        {
            var view = await FirstView.MeasureAsync(own, request(address));
            var note = view.Uncompressed > 0 ? $" ({view.Uncompressed} of its parts came without brotli)" : "";
            _report.Goals.Add(GoalLine.Fact(12, $"first view, {kind}, HTML + CSS, `{address}`{note}", "KB", view.Bytes / 1000.0, limit));
            _report.Goals.Add(GoalLine.Fact(12, $"requests of the first view, `{address}`", "", view.Requests, 3));
            _report.Goals.Add(GoalLine.Fact(12, $"requests to other sites, `{address}`", "", view.Foreign, 0));
        }
    }

    private async Task MeasureMemoryAsync(ChildServer own, ChildServer empty)
    {
        Say($"memory: {MemoryLength.TotalSeconds:0} s each at {MemoryConnections} connections");
        await Load.RunAsync(empty, new RequestText("/"), 200, MemoryConnections, MemoryLength);
        await Load.RunAsync(own, request(Pages[0]), 200, MemoryConnections, MemoryLength);
        _report.Goals.Add(GoalLine.AtMost(11, $"resident memory after {MemoryLength.TotalSeconds:0} s at {MemoryConnections} connections; reference: empty MVC after the same", "MiB",
            empty.ResidentBytes / Mebibyte, own.ResidentBytes / Mebibyte, 3));
    }

    private static void Say(string what) => Console.Error.WriteLine(what);

    /// <summary>One server and one request, which take their turn in every round.</summary>
    private sealed record Turn(string Name, string Address, ChildServer Server, RequestText Request, int Status)
    {
        public List<Stretch> Rounds { get; } = [];

        public double Median(Func<Stretch, double> figure) => Report.Median(Rounds, figure);

        public double MedianRatio(Turn reference, Func<Stretch, double> figure) =>
            Report.Median(Rounds.Zip(reference.Rounds), pair => figure(pair.First) / figure(pair.Second));
    }
}
