using OpenDisclosure.Web.Cli.Demonstration;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Cli;

/// <summary>Loads the demonstration into an empty database, in Development alone.</summary>
internal sealed class SeedDemoVerb : Verb
{
    public override string Name => "seed-demo";

    public override string Purpose => "loads the demonstration agency into an empty database (Development only)";

    protected override async Task<int> Act(CommandLine line, CancellationToken cancel)
    {
        await using var app = Open(line);
        if (!app.Environment.IsDevelopment())
            return Refuse($"The demonstration is for Development; this is {app.Environment.EnvironmentName}. Set ASPNETCORE_ENVIRONMENT=Development.");
        LoadingMark.ForgetBroken(app.Services.CheckedSettings());
        await using var scope = app.Services.CreateAsyncScope();
        await Schema.Migrate(scope.ServiceProvider, cancel);
        var demonstration = new DemonstrationSite(scope.ServiceProvider);
        if (!await demonstration.IsWanted(cancel))
            return Refuse("The database holds entries already; the demonstration wants an empty one.");
        await demonstration.Load(Console.WriteLine, cancel);
        DemonstrationAccounts.Print(Console.Out);
        return Verbs.Good;
    }

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine(reason);
        return Verbs.Bad;
    }
}
