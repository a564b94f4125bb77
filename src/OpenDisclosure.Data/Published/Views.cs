using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Published;

/// <summary>A released version of a document with what lists and its page show of it.</summary>
public abstract class DocumentRecord
{
    public long PublicationId { get; init; }

    public long DocumentId { get; init; }

    public long RevisionId { get; init; }

    public long ColumnId { get; init; }

    public DateTimeOffset PublishedAt { get; init; }

    public DateTimeOffset FirstPublishedAt { get; init; }

    public long Seq { get; init; }

    public required byte[] ContentHash { get; init; }

    public required string Address { get; init; }

    public required string IndexNumber { get; init; }

    public required string IndexNumberKey { get; init; }

    public int No { get; init; }

    public DocumentKind Kind { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required string DocumentNumber { get; init; }

    public string? DocumentNumberKey { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public DateOnly? EffectiveOn { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public Validity? Validity { get; init; }

    public required string SubjectClass { get; init; }

    public required string Genre { get; init; }

    public string? Topic { get; init; }

    public int? StatutoryItem { get; init; }

    public required string Keywords { get; init; }

    public required string Source { get; init; }

    public required string ResponsibleOffice { get; init; }

    public required string Notice { get; init; }

    public required string ChangeNote { get; init; }

    public int FileCount { get; init; }

    /// <summary>Key of the unit that discloses.</summary>
    public required string UnitKey { get; init; }

    /// <summary>The date from which another document that is live repeals or replaces this one; null while none does.</summary>
    public DateOnly? EndedOn { get; set; }
}

/// <summary>A live document as lists and its page show it.</summary>
public sealed class PublishedDocument : DocumentRecord;

/// <summary>A version of a live document that may be read, with the time for which it was live. What ends it on a day is read beside it.</summary>
public sealed class PastDocument : DocumentRecord
{
    /// <summary>When it ceased to be live, by the ledger; null for the live one.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>That something was released or ended of a document: which, says its publication.</summary>
public sealed class PublishedChange
{
    public long DocumentId { get; init; }

    public long Seq { get; init; }
}

/// <summary>The sealed bytes of a live document.</summary>
public sealed class PublishedBody
{
    public long PublicationId { get; init; }

    public long DocumentId { get; init; }

    public required string Html { get; init; }

    public required byte[] Manifest { get; init; }
}

/// <summary>A live site text; its fields stand in the manifest.</summary>
public sealed class PublishedSiteText
{
    public long PublicationId { get; init; }

    public required string SiteTextKey { get; init; }

    public required byte[] ContentHash { get; init; }

    public DateTimeOffset PublishedAt { get; init; }

    public required string Title { get; init; }

    public required string Html { get; init; }

    public required byte[] Manifest { get; init; }
}

/// <summary>A file of a live document.</summary>
public sealed class PublishedFile
{
    public long PublicationId { get; init; }

    public int Ordinal { get; init; }

    public required string Name { get; init; }

    public required byte[] Sha256 { get; init; }

    public FileRole Role { get; init; }

    public required string MediaType { get; init; }

    public long Size { get; init; }
}

/// <summary>A version of a live document that may be read, the live one included.</summary>
public sealed class PublishedVersion
{
    public long PublicationId { get; init; }

    public long DocumentId { get; init; }

    public int No { get; init; }

    public DateTimeOffset PublishedAt { get; init; }

    public PublicationState State { get; init; }

    public required byte[] ContentHash { get; init; }

    public required string Title { get; init; }

    public required string ChangeNote { get; init; }
}

/// <summary>The text of a readable version.</summary>
public sealed class PublishedVersionBody
{
    public long PublicationId { get; init; }

    public required string Html { get; init; }

    public required byte[] Manifest { get; init; }
}

/// <summary>A relation between two live documents.</summary>
public sealed class PublishedRelation
{
    public long PublicationId { get; init; }

    public RelationKind Kind { get; init; }

    public long TargetDocumentId { get; init; }
}

/// <summary>A relation that a readable version stated to a document that is live.</summary>
public sealed class PastRelation
{
    public long PublicationId { get; init; }

    public RelationKind Kind { get; init; }

    public long TargetDocumentId { get; init; }
}

/// <summary>What remains of a document that was withdrawn: never its title or text.</summary>
public sealed class PublishedWithdrawal
{
    public long PublicationId { get; init; }

    public long DocumentId { get; init; }

    public required string Address { get; init; }

    public required string IndexNumber { get; init; }

    public WithdrawalKind Kind { get; init; }

    public WithdrawalReason Reason { get; init; }

    public DateTimeOffset At { get; init; }

    public long Seq { get; init; }

    public DateTimeOffset FirstPublishedAt { get; init; }

    /// <summary>Where a moved document's readers go; null when that is no longer live.</summary>
    public string? TargetAddress { get; init; }
}

/// <summary>A column's place in the tree; its public name is a site text.</summary>
public sealed class PublishedColumn
{
    public long Id { get; init; }

    public long? ParentId { get; init; }

    public required string Key { get; init; }

    public ColumnClass Class { get; init; }

    public int Position { get; init; }

    public int UpdateIntervalDays { get; init; }
}

/// <summary>A topic's place among the topics; its public name is a site text.</summary>
public sealed class PublishedTopic
{
    public long Id { get; init; }

    public required string Key { get; init; }

    public int Position { get; init; }
}

/// <summary>Live documents of a column by Beijing year of first release.</summary>
public sealed class PublishedCounter
{
    public long ColumnId { get; init; }

    public int Year { get; init; }

    public int Live { get; init; }
}

/// <summary>The entry of a live document's release.</summary>
public sealed class PublishedEntry
{
    public long Seq { get; init; }

    public byte[]? PrevHash { get; init; }

    public required byte[] EntryHash { get; init; }

    public required string Act { get; init; }

    public required byte[] ContentHash { get; init; }

    public DateTimeOffset At { get; init; }

    public required byte[] Body { get; init; }
}

/// <summary>A complete subtree of the Merkle tree.</summary>
public sealed class PublishedTreeNode
{
    public int TreeLevel { get; init; }

    public long TreeIndex { get; init; }

    public required byte[] Hash { get; init; }
}

/// <summary>A signed root.</summary>
public sealed class PublishedCheckpoint
{
    public long Size { get; init; }

    public required byte[] Root { get; init; }

    public required byte[] Signature { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>The newest entry and the epoch of the site.</summary>
public sealed class PublishedHead
{
    public int Id { get; init; }

    public long Epoch { get; init; }

    public long TipSeq { get; init; }

    /// <summary>How many of the two persons have confirmed that the site may open.</summary>
    public int Openings { get; init; }
}
