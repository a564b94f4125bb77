using OpenDisclosure.Data;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Verification;

namespace OpenDisclosure.Web.Cli;

/// <summary>Writes everything that the verifier needs into one zip.</summary>
internal sealed class ExportVerb : Verb
{
    public override string Name => "export";

    public override string Arguments => "FILE.zip [--files yes|no]";

    public override string Purpose => "writes the ledger and everything sealed into a zip for 'verify'; it holds what was refused too and is not for the public";

    protected override async Task<int> Act(CommandLine line, CancellationToken cancel)
    {
        if (line.Words is not [var path])
            return Fail($"Usage: {Name} {Arguments}");
        await using var app = Open(line);
        await using var scope = app.Services.CreateAsyncScope();
        var store = line["files"] == "no" ? null : scope.ServiceProvider.GetRequiredService<FileStore>();
        try
        {
            await using (var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
                await LedgerExport.Write(scope.ServiceProvider.GetRequiredService<DisclosureDb>(), store, target, cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Fail($"{path} could not be written: {failure.Message}");
        }

        Console.WriteLine($"Written: {path}");
        return Verbs.Good;
    }
}
