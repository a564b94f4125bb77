using OpenDisclosure.Data.Release;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Cli;

/// <summary>Signs the ledger now and prints the signed text, to be kept outside: on paper, in a mirror, at the foot of a report.</summary>
internal sealed class SignCheckpointVerb : Verb
{
    public override string Name => "sign-checkpoint";

    public override string Purpose => "signs the ledger as it is now and prints the checkpoint, the signature and the public key";

    protected override async Task<int> Act(CommandLine line, CancellationToken cancel)
    {
        await using var app = Open(line);
        await using var scope = app.Services.CreateAsyncScope();
        var settings = scope.ServiceProvider.CheckedSettings();
        if (!File.Exists(settings.CheckpointKeyFile) && app.Environment.IsProduction())
            return Fail($"There is no key at {settings.CheckpointKeyFile}: run 'migrate', which makes it.");
        var checkpoint = await scope.ServiceProvider.GetRequiredService<SignCheckpoint>().Run(settings.LogOrigin, cancel);
        Console.Write(Domain.Auditing.Checkpoint.Text(settings.LogOrigin, checkpoint.Size, checkpoint.Root));
        Console.WriteLine(Convert.ToBase64String(checkpoint.Signature));
        Console.WriteLine(scope.ServiceProvider.GetRequiredService<CheckpointKey>().PublicPem);
        return Verbs.Good;
    }
}
