using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Drafting;

/// <summary>Writes down that a file with malicious contents was sent and not taken. The entry names its hash, never its name or bytes.</summary>
public sealed class RefuseVirus(DisclosureDb db, TimeProvider clock)
{
    /// <summary>Writes the entry.</summary>
    /// <param name="actor">Who sent the file, mostly without knowing.</param>
    /// <param name="documentKey">The document it was meant for.</param>
    /// <param name="sha256">The hash of its bytes, by which it is found again.</param>
    /// <param name="found">What the scanner calls it.</param>
    /// <param name="cancel">Cancels; nothing is written.</param>
    public Task<ActOutcome> Run(Actor actor, string documentKey, byte[] sha256, string found, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        var body = new Dictionary<string, object?> { ["actor"] = actor.Key, ["document"] = documentKey, ["file"] = Manifest.Hex(sha256), ["virus"] = found };
        var entry = await writer.Append(Acts.VirusRefused, null, body, cancel);
        await writer.Commit(changesSite: false, cancel);
        return new ActOutcome([], entry.Seq);
    });
}
