namespace OpenDisclosure.Domain.Publishing;

/// <summary>An identity that lasts; its texts are revisions.</summary>
public sealed class Document
{
    public const int KeyLength = 26;
    public const int SiteTextKeyLength = 60;

    public long Id { get; private set; }

    /// <summary>Random natural key: names the document in manifests and entries before it has an index number.</summary>
    public required string Key { get; init; }

    public required long UnitId { get; init; }

    public required DocumentKind Kind { get; init; }

    /// <summary>Which site text it is, for documents of kind <see cref="DocumentKind.SiteText"/>.</summary>
    public string? SiteTextKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The private working copy. Everything may be missing; nothing of it is public.</summary>
public sealed class Draft
{
    public const int TitleLength = 200;
    public const int SummaryLength = 500;
    public const int BodyLength = 200_000;
    public const int OfficeLength = 60;
    public const int SourceLength = 100;
    public const int KeywordsLength = 200;
    public const int NoteLength = 300;
    public const int LineLength = 200;
    public const int ClassLength = 60;
    public const int FieldsLength = 20_000;

    public required long DocumentId { get; init; }

    /// <summary>Set by the application at each save; who saves with an old one has lost the race and keeps his text.</summary>
    public long Version { get; set; } = 1;

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    public long UpdatedById { get; set; }

    public long? ColumnId { get; set; }

    public string? Title { get; set; }

    public string? Summary { get; set; }

    /// <summary>Markdown.</summary>
    public string? Body { get; set; }

    public string? SubjectClass { get; set; }

    public string? Genre { get; set; }

    /// <summary>Key of the topic (专题) that the document stands under.</summary>
    public string? Topic { get; set; }

    /// <summary>The item of 《政府信息公开条例》第二十条 that the document falls under, 1 to 15.</summary>
    public int? StatutoryItem { get; set; }

    public string? DocumentNumber { get; set; }

    /// <summary>Beijing date on which the document was made (成文日期).</summary>
    public DateOnly? IssuedOn { get; set; }

    /// <summary>Beijing date from which it holds (施行日期).</summary>
    public DateOnly? EffectiveOn { get; set; }

    /// <summary>Last Beijing date on which it holds (有效期至).</summary>
    public DateOnly? ExpiresOn { get; set; }

    public Validity? Validity { get; set; }

    public DisclosureMode Mode { get; set; }

    public string? Keywords { get; set; }

    public string? Source { get; set; }

    public string? ResponsibleOffice { get; set; }

    /// <summary>Why this revision differs from the one before; public.</summary>
    public string? ChangeNote { get; set; }

    public CorrectionKind Correction { get; set; }

    /// <summary>Notice shown first on a document that is kept although it no longer holds.</summary>
    public string? Notice { get; set; }

    public string? WhoMayApply { get; set; }

    public string? ApplyUntil { get; set; }

    public string? ApplyWhere { get; set; }

    public string? ApplyContact { get; set; }

    /// <summary>Structured data as JSON: of a site text, or of the document's kind (<see cref="KindFields"/>).</summary>
    public string? Fields { get; set; }

    /// <summary>When the drafter wants it released; sets the order of the queues.</summary>
    public DateTimeOffset? PlannedAt { get; set; }

    /// <summary>First in every queue; no step is skipped.</summary>
    public bool Urgent { get; set; }

    /// <summary>The same values in another object, to be changed without touching this one.</summary>
    public Draft Copy() => (Draft)MemberwiseClone();
}

/// <summary>Everyone who typed since the last released revision: they are the authors.</summary>
public sealed class DraftContributor
{
    public required long DocumentId { get; init; }

    public required long StaffId { get; init; }

    public required DateTimeOffset Since { get; init; }
}

/// <summary>A file of a draft. It has no public address.</summary>
public sealed class DraftFile
{
    public const int StrippedLength = 200;
    public const int NameLength = 200;
    public const int MediaTypeLength = 100;

    public long Id { get; private set; }

    public required long DocumentId { get; init; }

    public required int Ordinal { get; set; }

    public required string Name { get; set; }

    public required string MediaType { get; init; }

    public required long Size { get; init; }

    /// <summary>What was taken out of it when it came in: kinds of hidden data as terms, divided by commas; mostly empty.</summary>
    public string Stripped { get; init; } = "";

    public required byte[] Sha256 { get; init; }

    public required long AddedById { get; init; }

    public required DateTimeOffset AddedAt { get; init; }
}

/// <summary>A relation that the draft states to another document.</summary>
public sealed class DraftRelation
{
    public required long DocumentId { get; init; }

    public required RelationKind Kind { get; init; }

    public required long TargetId { get; init; }
}

/// <summary>Who has the draft, or one of its revisions, open; told to the others.</summary>
public sealed class Presence
{
    public required long DocumentId { get; init; }

    public required long StaffId { get; init; }

    /// <summary>The sealed revision that is looked at; null while the draft is open in the editor.</summary>
    public long? RevisionId { get; set; }

    public required DateTimeOffset SeenAt { get; set; }
}
