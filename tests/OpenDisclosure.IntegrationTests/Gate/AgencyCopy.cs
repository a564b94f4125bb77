using System.Data.Common;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Verification;
using OpenDisclosure.IntegrationTests.Fixtures;
using static OpenDisclosure.IntegrationTests.Fixtures.GateFlow;

namespace OpenDisclosure.IntegrationTests.Gate;

/// <summary>A database with what is known of it outside.</summary>
public sealed class AgencyCopy(GateFlow flow, TestDatabase database, CheckpointKey key, OutsideCheckpoint outside) : IAsyncDisposable
{
    public GateFlow Flow => flow;

    public TestDatabase Database => database;

    public CheckpointKey Key => key;

    public async Task<AgencyCopy> Copy() => new(flow, await database.Copy(), key, outside);

    /// <summary>A shell that knows neither keys nor triggers.</summary>
    public async Task<DbConnection> ForeignShell()
    {
        var shell = await database.OpenPlain(foreignKeys: false);
        await shell.DoText("pragma ignore_check_constraints = on; pragma synchronous = off");
        var triggers = new List<string>();
        await using (var command = shell.CreateCommand())
        {
            command.CommandText = "select name from sqlite_master where type = 'trigger'";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                triggers.Add(reader.GetString(0));
        }

        await shell.DoText("begin; " + string.Concat(triggers.Select(trigger => $"drop trigger {trigger}; ")) + "commit");
        return shell;
    }

    public async Task<List<Finding>> Verify(bool outside = true, string? key = null)
    {
        await using var db = database.Open();
        return await Verifier.OfDatabase(db, flow.Files, Trusting(outside, key), CancellationToken.None).ToListAsync();
    }

    public async Task<List<Finding>> VerifyExport()
    {
        await using var db = database.Open();
        using var zip = new MemoryStream();
        await LedgerExport.Write(db, flow.Files, zip, CancellationToken.None);
        zip.Position = 0;
        return await Verifier.OfExport(zip, withFiles: true, Trusting(true, null), CancellationToken.None).ToListAsync();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private Trust Trusting(bool withOutside, string? other) => new(VerifiedAgency.Origin, other ?? key.PublicPem, withOutside ? [outside] : []);
}
