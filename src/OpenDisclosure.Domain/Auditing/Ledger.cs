namespace OpenDisclosure.Domain.Auditing;

/// <summary>The one row that orders all writers: it is updated first in every act, and holds the tip and the site epoch.</summary>
public sealed class LedgerHead
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public long TipSeq { get; set; }

    public byte[] TipHash { get; set; } = AuditEntry.NoContent;

    /// <summary>Rises with every change of what the public sees; part of every cache key.</summary>
    public long Epoch { get; set; }

    /// <summary>Counts the writers that took the lock; updating it is the lock.</summary>
    public long Writers { get; set; }
}

/// <summary>A signed root over all entries so far: what makes a rewrite by whoever holds the database visible.</summary>
public sealed class Checkpoint
{
    public const int SignatureLength = 64;

    /// <summary>Number of entries under the root.</summary>
    public required long Size { get; init; }

    public required byte[] Root { get; init; }

    /// <summary>ECDSA P-256 over the checkpoint's text, r ‖ s.</summary>
    public required byte[] Signature { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The text that is signed: origin, size, root in base64, each on a line.</summary>
    public static string Text(string origin, long size, byte[] root) =>
        FormattableString.Invariant($"{origin}\n{size}\n{Convert.ToBase64String(root)}\n");
}

/// <summary>A running instance and the newest epoch it serves; a release is acknowledged when every live one has seen it.</summary>
public sealed class Node
{
    public const int IdLength = 64;

    public required string Id { get; init; }

    public long SeenEpoch { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}

/// <summary>Which instance does a job, until when.</summary>
public sealed class JobClaim
{
    public const int NameLength = 64;

    public required string Name { get; init; }

    public required string Holder { get; set; }

    public required DateTimeOffset Until { get; set; }
}
