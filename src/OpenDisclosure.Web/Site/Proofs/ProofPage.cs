using System.Text;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;

namespace OpenDisclosure.Web.Site.Proofs;

/// <summary>That a document's release stands in the signed ledger, with everything that a check needs.</summary>
internal sealed record ProofPage : SitePage
{
    public required string Heading { get; init; }

    public required IReadOnlyList<Fact> Document { get; init; }

    /// <summary>The entry, byte for byte as it is hashed; empty while no checkpoint covers it.</summary>
    public required string EntryBody { get; init; }

    public required IReadOnlyList<Fact> Entry { get; init; }

    /// <summary>Hashes from the entry up to the root, lowest first.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    public required IReadOnlyList<Fact> Checkpoint { get; init; }

    /// <summary>Said instead of a proof while no checkpoint covers the entry.</summary>
    public required bool IsPending { get; init; }

    /// <summary>Whether the path leads to the root, computed for this page.</summary>
    public required bool Leads { get; init; }

    public required IReadOnlyList<NavLink> Downloads { get; init; }

    public IReadOnlyList<string> Steps { get; } =
        [PublicText.ProofStep1, PublicText.ProofStep2, PublicText.ProofStep3, PublicText.ProofStep4, PublicText.ProofStep5];

    public static ProofPage Of(DocumentRecord document, InclusionProof? proof, string origin, Surround around) => new()
    {
        Around = around,
        Heading = Texts.Fill(PublicText.ProofTitle, document.Title),
        Document =
        [
            new Fact(PublicText.ProofVersion, Texts.Fill(PublicText.VersionName, document.No)),
            new Fact(PublicText.FactIndexNumber, document.IndexNumber),
            new Fact(PublicText.ProofHash, Manifest.Hex(document.ContentHash), Wide: true),
        ],
        Entry = proof is null ? [] : EntryOf(proof.Entry),
        EntryBody = proof is null ? "" : Encoding.UTF8.GetString(proof.Entry.Body),
        Path = proof is null ? [] : [.. proof.Path.Select(Manifest.Hex)],
        Checkpoint = proof is null ? [] : CheckpointOf(proof.Checkpoint, origin),
        IsPending = proof is null,
        Leads = proof is not null && MerkleTree.Leads(proof.Entry.EntryHash, proof.Entry.Seq, proof.Checkpoint.Size, proof.Path, proof.Checkpoint.Root),
        Downloads =
        [
            new NavLink(PublicText.DownloadManifest, $"/{document.Address}-manifest"),
            new NavLink(PublicText.DownloadHtml, $"/{document.Address}-html"),
            new NavLink(PublicText.DownloadCheckpoints, "/ledger/checkpoints.txt"),
            new NavLink(PublicText.DownloadKey, "/ledger/key.pem"),
        ],
    };

    private static Fact[] EntryOf(PublishedEntry entry) =>
    [
        new(PublicText.Entry, Texts.Fill("{0}", entry.Seq)),
        new(PublicText.EntryAt, Texts.Minute(BeijingTime.Of(entry.At))),
        new(PublicText.EntryHash, Manifest.Hex(entry.EntryHash), Wide: true),
        new(PublicText.EntryPrevious, Manifest.Hex(entry.PrevHash ?? AuditEntry.NoContent), Wide: true),
    ];

    private static Fact[] CheckpointOf(PublishedCheckpoint checkpoint, string origin) =>
    [
        new(PublicText.CheckpointOrigin, origin),
        new(PublicText.CheckpointSize, Texts.Fill("{0}", checkpoint.Size)),
        new(PublicText.CheckpointRoot, Manifest.Hex(checkpoint.Root), Wide: true),
        new(PublicText.CheckpointSignature, Convert.ToBase64String(checkpoint.Signature), Wide: true),
        new(PublicText.CheckpointAt, Texts.Minute(BeijingTime.Of(checkpoint.At))),
    ];
}
