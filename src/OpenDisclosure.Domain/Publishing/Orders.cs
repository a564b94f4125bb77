namespace OpenDisclosure.Domain.Publishing;

/// <summary>
/// When a revision is wanted to be released. A wish and no part of the seal: it may be moved on the calendar until somebody signs.
/// </summary>
public sealed class RevisionPlan
{
    public required long RevisionId { get; init; }

    public required DateTimeOffset? PlannedAt { get; set; }
}

/// <summary>The releaser's order to release at a set time; the job acts on his behalf.</summary>
public sealed class ReleaseOrder
{
    public long Id { get; private set; }

    public required long RevisionId { get; init; }

    public required byte[] ContentHash { get; init; }

    public required long ReleaserId { get; init; }

    public Duty Duty { get; private set; } = Duty.Releaser;

    public required DateTimeOffset ReleaseAt { get; init; }

    /// <summary>Orders of one bundle share the number of its first entry; they are carried out and called back together.</summary>
    public required long BundleSeq { get; init; }

    public required long Seq { get; init; }

    public string Act { get; private set; } = Auditing.Acts.Ordered;

    public required DateTimeOffset At { get; init; }

    /// <summary>The entry that called it back, or that found it could not be carried out.</summary>
    public long? CancelledSeq { get; set; }
}

/// <summary>
/// The releaser's order to withdraw a document at a set time, for what may be read for a while only, such as lists of persons during
/// their 公示期. It holds for the document: a correction in between does not outlive it.
/// </summary>
public sealed class WithdrawalOrder
{
    public long Id { get; private set; }

    public required long DocumentId { get; init; }

    /// <summary>Of the version that was live when the order was given.</summary>
    public required byte[] ContentHash { get; init; }

    public required WithdrawalReason Reason { get; init; }

    public required long ById { get; init; }

    public required DateTimeOffset WithdrawAt { get; init; }

    public required long Seq { get; init; }

    public string Act { get; private set; } = Auditing.Acts.WithdrawalOrdered;

    public required DateTimeOffset At { get; init; }

    /// <summary>The entry that carried it out, called it back, or withdrew the document before its time.</summary>
    public long? EndedSeq { get; set; }
}
