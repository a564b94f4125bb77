namespace OpenDisclosure.Domain.Publishing;

/// <summary>
/// What makes a revision public. Every reference is a composite key, so that the row cannot exist without a cleared verdict on the
/// same bytes, the last content step passed, and a releaser who did nothing else on the revision. It only ever ends.
/// </summary>
public sealed class Publication
{
    public long Id { get; private set; }

    public required long DocumentId { get; init; }

    public required long RevisionId { get; init; }

    public required byte[] ContentHash { get; init; }

    public required long ClearanceId { get; init; }

    public ClearanceOutcome Outcome { get; private set; } = ClearanceOutcome.Cleared;

    public required int ReviewSteps { get; init; }

    public ReviewOutcome ReviewOutcome { get; private set; } = ReviewOutcome.Passed;

    public required long ReleaserId { get; init; }

    public Duty Duty { get; private set; } = Duty.Releaser;

    public required long Seq { get; init; }

    public string Act { get; private set; } = Auditing.Acts.Released;

    public PublicationState State { get; private set; } = PublicationState.Live;

    public long? EndedSeq { get; private set; }

    /// <summary>The true time: held equal to the entry's by a key, so that nobody can date back.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Time of the document's first release; lists are ordered by it.</summary>
    public required DateTimeOffset FirstPublishedAt { get; init; }

    public required long ColumnId { get; init; }

    public required string? DocumentNumberKey { get; init; }
}

/// <summary>A file that the page offers. The download route joins only this to live publications.</summary>
public sealed class PublicationFile
{
    public required long PublicationId { get; init; }

    public required long RevisionId { get; init; }

    public required int Ordinal { get; init; }

    public required byte[] Sha256 { get; init; }

    public required string Name { get; init; }
}

/// <summary>How and why a publication ended other than by a newer revision.</summary>
public sealed class Withdrawal
{
    public required long PublicationId { get; init; }

    public required WithdrawalKind Kind { get; init; }

    public required WithdrawalReason Reason { get; init; }

    /// <summary>The live document that readers are sent to, when moved.</summary>
    public required long? TargetId { get; init; }

    public required long ById { get; init; }

    public required byte[] ContentHash { get; init; }

    public required long Seq { get; init; }

    /// <summary><see cref="Auditing.Acts.Withdrawn"/>, or <see cref="Auditing.Acts.TakenDown"/> by one person at once.</summary>
    public required string Act { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>An earlier version that may no longer be read.</summary>
public sealed class VersionClosure
{
    public required long PublicationId { get; init; }

    public required WithdrawalReason Reason { get; init; }

    public required long ById { get; init; }

    public required byte[] ContentHash { get; init; }

    public required long Seq { get; init; }

    public string Act { get; private set; } = Auditing.Acts.VersionClosed;

    public required DateTimeOffset At { get; init; }
}
