using OpenDisclosure.Benchmarks;
using OpenDisclosure.Benchmarks.Engines;
using OpenDisclosure.Benchmarks.Filling;
using OpenDisclosure.Benchmarks.Measuring;
using OpenDisclosure.Benchmarks.Scale;
using OpenDisclosure.Benchmarks.Servers;

var rest = args.Skip(1).ToArray();
try
{
    switch (args.FirstOrDefault())
    {
        case "speed":
            return await SpeedVerb.RunAsync(rest);
        case "compare":
            return CompareVerb.Run();
        case "engines":
            return EnginesVerb.Run(rest);
        case "fill":
            return await FillVerb.RunAsync(rest);
        case "files":
            return FilesVerb.Run();
        case "scale":
            return await ScaleVerb.RunAsync(rest);
        case "plain":
            await PlainServer.Fill(rest[1], rest[0]);
            return 0;
        case "serve-plain":
            return await PlainServer.RunAsync(rest);
        case "serve-bare":
            return await BareServer.RunAsync(rest);
        case "serve-empty-mvc":
            return await EmptyMvcServer.RunAsync();
        default:
            Console.Error.WriteLine("Verbs: speed, scale, fill, plain, engines, compare, files; see docs/performance.md");
            return 2;
    }
}
catch (MeasuringException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
