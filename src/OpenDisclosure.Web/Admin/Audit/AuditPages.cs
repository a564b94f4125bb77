using OpenDisclosure.Domain.Auditing;

namespace OpenDisclosure.Web.Admin.Audit;

/// <summary>The filter, as it stands in the address.</summary>
internal sealed class AuditFilter
{
    public string? Act { get; init; }

    /// <summary>Staff key.</summary>
    public string? Person { get; init; }

    /// <summary>Number of an entry, or the beginning of a hash.</summary>
    public string? Text { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>Only entries before this number: the older part of the list.</summary>
    public long? Before { get; init; }

    /// <summary>Only entries after this number: the newer part.</summary>
    public long? After { get; init; }
}

/// <summary>An entry in words.</summary>
/// <param name="Entry">The entry itself.</param>
/// <param name="Act">What was done.</param>
/// <param name="Who">Who did it.</param>
/// <param name="Object">What it was done to.</param>
/// <param name="Whole">Whether its hash is that of its bytes.</param>
internal sealed record EntryLine(AuditEntry Entry, string Act, string Who, string Object, bool Whole);

/// <summary>A member of an entry's body, in words.</summary>
internal sealed record BodyField(string Name, string Value);

/// <summary>Where the chain stands.</summary>
internal sealed record ChainState(long Entries, bool Whole, Checkpoint? Checkpoint);

/// <summary>A page of the ledger.</summary>
internal sealed record AuditPage
{
    public required AuditFilter Filter { get; init; }

    public required ChainState Chain { get; init; }

    public required IReadOnlyList<EntryLine> Lines { get; init; }

    /// <summary>Number after which the newer part goes on; null when this is the newest.</summary>
    public required long? Newer { get; init; }

    /// <summary>Number before which the older part goes on; null when there is none.</summary>
    public required long? Older { get; init; }

    /// <summary>The acts and the people that the reader may filter by.</summary>
    public required IReadOnlyList<string> Acts { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> People { get; init; }

    public required bool MayExport { get; init; }

    /// <summary>Whether the reader sees only the acts of his own area.</summary>
    public required bool OwnArea { get; init; }
}

/// <summary>One entry with its neighbours.</summary>
internal sealed record EntryPage(EntryLine Line, IReadOnlyList<BodyField> Fields, AuditEntry? Previous, AuditEntry? Next)
{
    /// <summary>Whether the entry cites the one before it.</summary>
    public bool CitesPrevious => Previous is null ? Line.Entry.PrevSeq is null : Line.Entry.PrevHash.AsSpan().SequenceEqual(Previous.EntryHash);

    /// <summary>Whether the one after it cites the entry.</summary>
    public bool CitedByNext => Next is null || Next.PrevHash.AsSpan().SequenceEqual(Line.Entry.EntryHash);
}
