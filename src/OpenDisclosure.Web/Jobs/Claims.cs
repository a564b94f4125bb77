using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Auditing;

namespace OpenDisclosure.Web.Jobs;

/// <summary>Lets one instance of several do a job. The acts stay correct without it; it only spares the others the work.</summary>
internal static class Claims
{
    /// <summary>This instance: machine and process.</summary>
    public static string Holder { get; } = Cut($"{Environment.MachineName}-{Environment.ProcessId}");

    /// <summary>Takes or prolongs the claim; false while another instance holds it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="name">The job.</param>
    /// <param name="now">This moment.</param>
    /// <param name="length">How long the claim holds without being prolonged.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<bool> Take(DisclosureDb db, string name, DateTimeOffset now, TimeSpan length, CancellationToken cancel)
    {
        var until = now + length;
        var taken = await db.JobClaims.Where(claim => claim.Name == name && (claim.Holder == Holder || claim.Until <= now || claim.Until > until))
            .ExecuteUpdateAsync(set => set.SetProperty(claim => claim.Holder, Holder).SetProperty(claim => claim.Until, until), cancel);
        if (taken == 1)
            return true;
        if (await db.JobClaims.AnyAsync(claim => claim.Name == name, cancel))
            return false;
        db.JobClaims.Add(new JobClaim { Name = name, Holder = Holder, Until = until });
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private static string Cut(string name) => name.Length <= Node.IdLength ? name : name[^Node.IdLength..];
}
