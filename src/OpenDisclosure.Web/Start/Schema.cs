using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Gate;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Web.Cli.Demonstration;

namespace OpenDisclosure.Web.Start;

/// <summary>What the database needs before anything is served.</summary>
internal static class Schema
{
    /// <summary>First entry of the chain of a site.</summary>
    public const string SitePurpose = "site";

    /// <summary>First entry of the chain of a demonstration; Production refuses it.</summary>
    public const string DemonstrationPurpose = "demonstration under a stepped clock";

    /// <summary>Brings the schema up to date.</summary>
    /// <returns>The migrations that were applied.</returns>
    public static async Task<IReadOnlyList<string>> Migrate(IServiceProvider services, CancellationToken cancel)
    {
        var settings = services.CheckedSettings();
        Directory.CreateDirectory(settings.DataFolder);
        var db = services.GetRequiredService<DisclosureDb>();
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
        await db.Database.MigrateAsync(cancel);
        return pending;
    }

    /// <summary>Writes the first entry when the chain is empty.</summary>
    public static Task Found(IServiceProvider services, string purpose, CancellationToken cancel) =>
        FoundLedger.Run(services.GetRequiredService<DisclosureDb>(), services.GetRequiredService<TimeProvider>(), purpose, cancel);

    /// <summary>Refuses a database that is not as the program left it.</summary>
    /// <exception cref="StartRefused">The schema is older, a key, check, trigger or view is missing or changed, or the ledger is not founded.</exception>
    public static async Task Check(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<DisclosureDb>();
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
        if (pending.Count > 0)
            throw new StartRefused($"The schema is not up to date ({string.Join(", ", pending)} not applied): run the verb 'migrate' with a login that owns the schema.");
        var differences = await CatalogueCheck.Run(db, cancel);
        if (differences.Count > 0)
            throw new StartRefused("The database's guarantees are not as they must be:" + string.Concat(differences.Select(difference => $"{Environment.NewLine}  {difference}")));
        if (!await db.LedgerHeads.AnyAsync(cancel))
            throw new StartRefused("The ledger is not founded: run the verb 'migrate'.");
    }

    /// <summary>Whether the chain began as a demonstration, or accounts with the demonstration's password are left.</summary>
    public static async Task<bool> IsDemonstration(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<DisclosureDb>();
        var genesis = await db.AuditEntries.AsNoTracking().SingleAsync(entry => entry.Seq == 0, cancel);
        using var body = JsonDocument.Parse(genesis.Body);
        return body.RootElement.GetProperty("purpose").GetString() == DemonstrationPurpose
            || await db.Users.AnyAsync(account => account.SecurityStamp!.StartsWith(DemonstrationAccounts.Stamp), cancel);
    }
}
