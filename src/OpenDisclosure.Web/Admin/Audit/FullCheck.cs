using Microsoft.Extensions.Options;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Verification;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Admin.Audit;

/// <summary>What a full verification found.</summary>
/// <param name="Findings">The first of them, enough to act on.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Took">How long it took.</param>
internal sealed record VerificationPage(IReadOnlyList<Finding> Findings, int Total, TimeSpan Took);

/// <summary>Runs the verifier over the database and the store of files, as the verb does.</summary>
internal sealed class FullCheck(DisclosureDb db, FileStore store, CheckpointKey key, IOptions<Settings> settings, TimeProvider clock)
{
    private const int MostShown = 200;

    /// <summary>Verifies everything.</summary>
    public async Task<VerificationPage> Run(CancellationToken cancel)
    {
        var start = clock.GetTimestamp();
        var shown = new List<Finding>();
        var total = 0;
        await foreach (var finding in Verifier.OfDatabase(db, store, new Trust(settings.Value.LogOrigin, key.PublicPem, []), cancel))
        {
            total++;
            if (shown.Count < MostShown)
                shown.Add(finding);
        }

        return new VerificationPage(shown, total, clock.GetElapsedTime(start));
    }
}
