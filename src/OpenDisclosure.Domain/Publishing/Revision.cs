namespace OpenDisclosure.Domain.Publishing;

/// <summary>One sealed text of a document. Immutable: each submit makes one. What lists show of it stands here, its body apart.</summary>
public sealed class Revision
{
    public long Id { get; private set; }

    public required long DocumentId { get; init; }

    /// <summary>1, 2, 3 … within the document.</summary>
    public required int No { get; init; }

    public required byte[] ContentHash { get; init; }

    public required int FileCount { get; init; }

    public required int ReviewSteps { get; init; }

    public required long ColumnId { get; init; }

    public required DocumentKind Kind { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required string DocumentNumber { get; init; }

    /// <summary><see cref="Catalogue.DocumentNumber.Key"/>, or null when it has no number.</summary>
    public required string? DocumentNumberKey { get; init; }

    public required DateOnly? IssuedOn { get; init; }

    public required DateOnly? EffectiveOn { get; init; }

    public required DateOnly? ExpiresOn { get; init; }

    public required Validity? Validity { get; init; }

    public required string SubjectClass { get; init; }

    public required string Genre { get; init; }

    /// <summary>Key of its topic; null when it stands under none.</summary>
    public string? Topic { get; init; }

    public required int? StatutoryItem { get; init; }

    public required string Keywords { get; init; }

    public required string Source { get; init; }

    public required string ResponsibleOffice { get; init; }

    public required string ChangeNote { get; init; }

    public required CorrectionKind Correction { get; init; }

    public required string Notice { get; init; }

    public required DateTimeOffset SealedAt { get; init; }

    public required bool Urgent { get; init; }
}

/// <summary>The sealed bytes: the manifest, never rebuilt from columns, and the HTML that the page shows.</summary>
public sealed class RevisionBody
{
    public required long RevisionId { get; init; }

    public required byte[] Manifest { get; init; }

    /// <summary>Markdown as submitted.</summary>
    public required string Source { get; init; }

    public required string Html { get; init; }
}

/// <summary>A sealed file.</summary>
public sealed class RevisionFile
{
    /// <summary>The name of the text view (看文字) of an attachment.</summary>
    public static string TextViewOf(string name) => name + ".txt";

    public required long RevisionId { get; init; }

    /// <summary>1 … <see cref="FileCount"/>.</summary>
    public required int Ordinal { get; init; }

    public required int FileCount { get; init; }

    public required FileRole Role { get; init; }

    public required string Name { get; init; }

    public required string MediaType { get; init; }

    public required long Size { get; init; }

    public required byte[] Sha256 { get; init; }
}

/// <summary>A sealed relation.</summary>
public sealed class RevisionRelation
{
    public required long RevisionId { get; init; }

    public required RelationKind Kind { get; init; }

    public required long TargetId { get; init; }
}

/// <summary>Which duty carries a content step of this revision; copied from the column at submit.</summary>
public sealed class RevisionStep
{
    public required long RevisionId { get; init; }

    public required int Step { get; init; }

    public required Duty Duty { get; init; }
}

/// <summary>The key (revision, staff) is the separation of duties: one person, one duty on a revision.</summary>
public sealed class RevisionPerson
{
    public required long RevisionId { get; init; }

    public required long StaffId { get; init; }

    public required Duty Duty { get; init; }
}

/// <summary>One of the authors submits. No verdict can exist without this row.</summary>
public sealed class Submission
{
    public required long RevisionId { get; init; }

    public required byte[] ContentHash { get; init; }

    public required long SubmitterId { get; init; }

    public Duty Duty { get; private set; } = Duty.Author;

    public required long Seq { get; init; }

    public string Act { get; private set; } = Auditing.Acts.Submitted;

    public required DateTimeOffset At { get; init; }
}

/// <summary>Verdict of a content step; step n rests on step n − 1 having passed.</summary>
public sealed class ContentReview
{
    public const int NoteLength = 500;

    public required long RevisionId { get; init; }

    public required int Step { get; init; }

    public required byte[] ContentHash { get; init; }

    public required long ReviewerId { get; init; }

    public required Duty Duty { get; init; }

    public required ReviewOutcome Outcome { get; init; }

    public required int? PrevStep { get; init; }

    public required ReviewOutcome? PrevOutcome { get; init; }

    public required string Note { get; init; }

    public required long Seq { get; init; }

    public string Act { get; private set; } = Auditing.Acts.ContentReviewed;

    public required DateTimeOffset At { get; init; }
}

/// <summary>需报审: the question goes to the competent body before the verdict (《政府信息公开条例》第十七条).</summary>
public sealed class Referral
{
    public const int BodyLength = 100;
    public const int QuestionLength = 500;

    public long Id { get; private set; }

    public required long RevisionId { get; init; }

    public required byte[] ContentHash { get; init; }

    public required long ReviewerId { get; init; }

    public Duty Duty { get; private set; } = Duty.ConfidentialityReviewer;

    public required string ReferredTo { get; init; }

    public required string Question { get; init; }

    public required long Seq { get; init; }

    public string Act { get; private set; } = Auditing.Acts.Referred;

    public required DateTimeOffset At { get; init; }
}

/// <summary>The verdict of the confidentiality review; one a revision, on exactly its hash.</summary>
public sealed class Clearance
{
    public const int GroundLength = 100;
    public const int NoteLength = 500;
    public const int FindingsLength = 200_000;

    public long Id { get; private set; }

    public required long RevisionId { get; init; }

    public required byte[] ContentHash { get; init; }

    public required long ReviewerId { get; init; }

    public Duty Duty { get; private set; } = Duty.ConfidentialityReviewer;

    public required ClearanceOutcome Outcome { get; init; }

    public required string Ground { get; init; }

    public required string Note { get; init; }

    /// <summary>When a refusal is looked at again (第十八条), Beijing date.</summary>
    public required DateOnly? ReassessOn { get; init; }

    /// <summary>The answering body's paper after a referral; empty without one.</summary>
    public required string Answer { get; init; }

    /// <summary>Canonical JSON of the points of the check list and the findings as the reviewer answered them, with the hash of the findings that he saw.</summary>
    public required byte[] Findings { get; init; }

    public required byte[] FindingsHash { get; init; }

    public required long Seq { get; init; }

    public string Act { get; private set; } = Auditing.Acts.Verdict;

    public required DateTimeOffset At { get; init; }
}
