using System.Globalization;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Gate;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Verification;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Cli;

/// <summary>
/// Verifies the database, or an export on a machine that knows nothing else: chain, signatures, seals, duties, files. What is trusted
/// comes from outside.
/// </summary>
internal sealed class VerifyVerb : Verb
{
    public override string Name => "verify";

    public override string Arguments => "[EXPORT.zip] [--origin HOST] [--public-key FILE.pem] [--checkpoint SIZE:ROOT] [--files yes|no]";

    public override string Purpose => "verifies the database, or an export alone; exit status 0 nothing found, 1 something is wrong, 2 could not look";

    protected override async Task<int> Act(CommandLine line, CancellationToken cancel)
    {
        var words = line.Words;
        if (words.Count > 1)
            return Fail($"Usage: {Name} {Arguments}");
        if (!TryOutside(line["checkpoint"], out var outside))
            return Fail("A checkpoint kept outside is written as its size, a colon and its root in base 64.");
        try
        {
            var pem = line["public-key"] is { } file ? await File.ReadAllTextAsync(file, cancel) : null;
            return words is [var export]
                ? await VerifyExport(export, line, pem, outside, cancel)
                : await VerifyDatabase(line, pem, outside, cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            return Fail(failure.Message);
        }
    }

    private static async Task<int> VerifyExport(string path, CommandLine line, string? pem, IReadOnlyList<OutsideCheckpoint> outside, CancellationToken cancel)
    {
        if (line["origin"] is not { Length: > 0 } origin)
            return Fail("An export needs --origin: the host of the site, first line of its checkpoints.");
        await using var export = new FileStream(path, FileMode.Open, FileAccess.Read);
        return await Tell(Verifier.OfExport(export, WithFiles(line), new Trust(origin, pem, outside), cancel), pem);
    }

    private static async Task<int> VerifyDatabase(
        CommandLine line, string? pem, IReadOnlyList<OutsideCheckpoint> outside, CancellationToken cancel)
    {
        await using var app = Open(line);
        await using var scope = app.Services.CreateAsyncScope();
        var settings = scope.ServiceProvider.CheckedSettings();
        if (pem is null && File.Exists(settings.CheckpointKeyFile))
            pem = scope.ServiceProvider.GetRequiredService<CheckpointKey>().PublicPem;
        var store = WithFiles(line) ? scope.ServiceProvider.GetRequiredService<FileStore>() : null;
        var trust = new Trust(line["origin"] ?? settings.LogOrigin, pem, outside);
        var db = scope.ServiceProvider.GetRequiredService<DisclosureDb>();

        // An export is dead rows; a database is asked as well what it refuses.
        var open = await GateSelfTest.Run(db, cancel);
        foreach (var finding in open)
            Console.WriteLine($"The gate stands open: {finding}");
        return await Tell(Verifier.OfDatabase(db, store, trust, cancel), pem, open.Count);
    }

    private static async Task<int> Tell(IAsyncEnumerable<Finding> findings, string? pem, int count = 0)
    {
        await foreach (var finding in findings)
        {
            count++;
            Console.WriteLine(finding);
        }

        if (pem is null)
            Console.WriteLine("Signatures were not looked at: name the public key with --public-key.");
        Console.WriteLine(count == 0 ? "Nothing is wrong." : string.Create(CultureInfo.InvariantCulture, $"{count} findings."));
        return count == 0 ? Verbs.Good : Verbs.Bad;
    }

    private static bool WithFiles(CommandLine line) => line["files"] != "no";

    private static bool TryOutside(string? text, out IReadOnlyList<OutsideCheckpoint> outside)
    {
        outside = [];
        if (text is null)
            return true;
        var root = new byte[32];
        if (text.Split(':') is not [var size, var base64] || !long.TryParse(size, CultureInfo.InvariantCulture, out var known)
            || !Convert.TryFromBase64String(base64, root, out var length) || length != root.Length)
            return false;
        outside = [new OutsideCheckpoint(known, root)];
        return true;
    }
}
