using OpenDisclosure.Data;
using OpenDisclosure.Data.Gate;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Cli;

/// <summary>Brings the schema up to date and founds the ledger. Run with a login that owns the schema.</summary>
internal sealed class MigrateVerb : Verb
{
    public override string Name => "migrate";

    public override string Purpose => "brings the schema up to date, founds the ledger and tries the gate; run with a login that owns the schema";

    protected override async Task<int> Act(CommandLine line, CancellationToken cancel)
    {
        await using var app = Open(line);
        await using var scope = app.Services.CreateAsyncScope();
        var applied = await Schema.Migrate(scope.ServiceProvider, cancel);
        Console.WriteLine(applied.Count == 0 ? "The schema was up to date." : $"Applied: {string.Join(", ", applied)}.");
        await Schema.Found(scope.ServiceProvider, Schema.SitePurpose, cancel);
        Console.WriteLine("The ledger is founded.");
        await Schema.Check(scope.ServiceProvider, cancel);
        Console.WriteLine("Every key, check, trigger and view is in its place.");
        var open = await GateSelfTest.Run(scope.ServiceProvider.GetRequiredService<DisclosureDb>(), cancel);
        foreach (var finding in open)
            Console.Error.WriteLine($"The gate stands open: {finding}");
        if (open.Count > 0)
            return Verbs.Bad;
        Console.WriteLine("Every illegal statement of the self-test was refused.");
        var key = scope.ServiceProvider.CheckedSettings().CheckpointKeyFile;
        var isNew = !File.Exists(key);
        using var checkpoints = new CheckpointKey(key, mayCreate: true);
        Console.WriteLine(isNew ? $"A key that signs checkpoints was made at {key}. Its public half, to be kept outside:" : "The key that signs checkpoints has this public half:");
        Console.WriteLine(checkpoints.PublicPem);
        return Verbs.Good;
    }
}
