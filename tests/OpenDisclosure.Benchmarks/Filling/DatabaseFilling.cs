using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenDisclosure.Benchmarks.Engines;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Cli.Demonstration;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Benchmarks.Filling;

/// <summary>
/// Fills a new database: the agency of the demonstration as if it had been loaded before the first of ten years, then the documents of these
/// years. The agency goes through the real acts. The documents are sealed, reviewed and released by the same rules, and written in bulk.
/// </summary>
internal sealed class DatabaseFilling(FillRequest request, IReadOnlyList<Article> articles, Action<string> tell)
{
    private const int Years = 10;

    /// <summary>A multiple of what comes between two normative documents, so that no pair of documents is parted.</summary>
    private const int BatchSize = 2000;

    private static readonly TimeOnly Noon = new(12, 0);
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>Fills it.</summary>
    /// <exception cref="MeasuringException">The database holds something already.</exception>
    public async Task Run(CancellationToken cancel)
    {
        var now = TimeProvider.System.GetUtcNow();
        var first = new DateOnly(BeijingTime.DateOf(now).Year - Years + 1, 1, 1);
        using var program = Program(new SteppedClock(BeijingTime.Instant(first.AddDays(-1), Noon)));
        await using var scope = program.Services.CreateAsyncScope();
        await LoadAgency(scope.ServiceProvider, cancel);
        var db = scope.ServiceProvider.GetRequiredService<DisclosureDb>();
        await Fill(db, await Time(db, BeijingTime.Instant(first, TimeOnly.MinValue), now - Margin, cancel), cancel);
    }

    /// <summary>The program's services under a clock of the past.</summary>
    private IHost Program(TimeProvider clock)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"{Settings.Section}:{nameof(Settings.Provider)}"] = request.Provider.ToString(),
            [$"{Settings.Section}:{nameof(Settings.Connection)}"] = request.Connection,
            [$"{Settings.Section}:{nameof(Settings.DataFolder)}"] = request.Folder,
            [$"{Settings.Section}:{nameof(Settings.DemonstrationYear)}"] = bool.FalseString,
        });
        builder.AddSettings();
        builder.AddDatabase();
        builder.Services.AddSingleton(clock);
        return builder.Build();
    }

    private async Task LoadAgency(IServiceProvider services, CancellationToken cancel)
    {
        await Schema.Migrate(services, cancel);
        var demonstration = new DemonstrationSite(services);
        if (!await demonstration.IsWanted(cancel))
            throw new MeasuringException("The database holds entries already; fill wants an empty one.");
        await demonstration.Load(tell, cancel);
        await Schema.Check(services, cancel);
    }

    private async Task<Schedule> Time(DisclosureDb db, DateTimeOffset first, DateTimeOffset last, CancellationToken cancel)
    {
        var tip = await LedgerChain.NewestInstant(db, cancel) + Margin;
        return new Schedule(tip > first ? tip : first, last, request.Documents);
    }

    /// <summary>While one batch is written, the next is sealed.</summary>
    private async Task Fill(DisclosureDb db, Schedule schedule, CancellationToken cancel)
    {
        var agency = await FilledAgency.Read(db, cancel);
        var ids = await FirstIds.Read(db, cancel);
        var maker = new DocumentMaker(request, agency, new ArticleTexts(articles), schedule, ids);
        var acts = new ReleaseActs(agency, schedule, await LedgerChain.Read(db, cancel), await Registers.Read(db, cancel), ids);
        using var store = BulkStore.Of(db);
        await store.Open(cancel);
        var watch = Stopwatch.StartNew();
        var next = Made(maker, 0, cancel);
        for (var done = 0; done < request.Documents; done += BatchSize)
        {
            var made = await next;
            next = Made(maker, done + BatchSize, cancel);
            await store.Write(acts.Of(made), cancel);
            Tell(done + made.Sum(bundle => bundle.Count), watch);
        }

        await store.Close(cancel);
    }

    private Task<IReadOnlyList<IReadOnlyList<SealedDocument>>> Made(DocumentMaker maker, int from, CancellationToken cancel) =>
        Task.Run(() => maker.Make(from, Math.Min(BatchSize, request.Documents - from), cancel), cancel);

    private void Tell(int done, Stopwatch watch) => tell(string.Create(
        CultureInfo.InvariantCulture, $"{done} of {request.Documents} documents, {watch.Elapsed.TotalSeconds:0} s, {GC.GetTotalMemory(false) >> 20} MB held"));
}
