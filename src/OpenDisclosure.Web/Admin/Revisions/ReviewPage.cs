using OpenDisclosure.Content.Comparing;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Web.Admin.Revisions;

/// <summary>The review screen: the sealed bytes beside the last released ones, and the decision that the reader may take.</summary>
internal sealed record ReviewPage
{
    public required long RevisionId { get; init; }

    public required long DocumentId { get; init; }

    public required string Title { get; init; }

    public required string Number { get; init; }

    public required int No { get; init; }

    public required string Hash { get; init; }

    public required Stage Stage { get; init; }

    /// <summary>The duty that the revision waits for.</summary>
    public required Duty? Awaited { get; init; }

    /// <summary>Why the reader may not take it; null when he may.</summary>
    public required string? Hindrance { get; init; }

    public required string Submitted { get; init; }

    public required IReadOnlyList<string> Passed { get; init; }

    /// <summary>What the left side shows; null when nothing was ever released.</summary>
    public required string? Before { get; init; }

    /// <summary>The reader's own last verdict on this document, since its last release; null when he gave none.</summary>
    public required OwnVerdict? Own { get; init; }

    /// <summary>Whose suggestion the text took over; null when none.</summary>
    public required string? Adopted { get; init; }

    /// <summary>The proposed ground of a clearance.</summary>
    public required string Ground { get; init; }

    /// <summary>The points that findings touch, each with what is answered when it concerns the text.</summary>
    public required IReadOnlyDictionary<ReviewPoint, string> Touched { get; init; }

    public required TextComparison Comparison { get; init; }

    public required IReadOnlyList<SealedFileLine> Files { get; init; }

    /// <summary>Files of the released version that this one drops.</summary>
    public required IReadOnlyList<string> RemovedFiles { get; init; }

    public required IReadOnlyList<string> Referrals { get; init; }

    /// <summary>What the scanner found, a line for each key.</summary>
    public required IReadOnlyList<ReviewFinding> Findings { get; init; }

    /// <summary>How many pieces its authors had masked.</summary>
    public required int Masked { get; init; }

    /// <summary>The pieces that are marked in the text.</summary>
    public IReadOnlyList<FindingMark> Marks => ReviewFinding.Marks(Findings);

    public required VerdictForm Verdict { get; init; }

    public required ReferralForm Referral { get; init; }

    public required ContentForm Content { get; init; }

    /// <summary>The answers that were given, once there is a verdict.</summary>
    public required IReadOnlyList<string> Decision { get; init; }

    public bool MayDecide => Hindrance is null && Awaited is Duty.ContentReviewer or Duty.ConfidentialityReviewer;

    public bool IsClearance => Awaited == Duty.ConfidentialityReviewer;

    public string ShortHash => $"{Hash[..4]}\u2026{Hash[^4..]}";
}

/// <summary>That the reader judged an earlier revision.</summary>
/// <param name="No">Its number.</param>
/// <param name="Passed">Whether he passed it.</param>
/// <param name="Compared">Whether the page compares with it.</param>
internal sealed record OwnVerdict(int No, bool Passed, bool Compared);

/// <summary>A sealed file as the reviewer sees it.</summary>
/// <param name="Name">As sealed.</param>
/// <param name="Address">Of its bytes, relative to the revision.</param>
/// <param name="MediaType">As sealed.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Change">Against the released version.</param>
/// <param name="TextView">Ordinal of its sealed text view; null when it has none.</param>
internal sealed record SealedFileLine(string Name, string Address, string MediaType, long Size, string Change, int? TextView);

/// <summary>A finding as the reviewer sees it.</summary>
/// <param name="No">Its number in the list and in the text.</param>
/// <param name="Key">What an answer cites.</param>
/// <param name="Grade">What has to be done about it.</param>
/// <param name="Kind">In words.</param>
/// <param name="Text">The piece as it stands there; may be empty.</param>
/// <param name="Suggestion">The right spelling; null when there is none.</param>
/// <param name="Places">Where it stands.</param>
/// <param name="Reason">Why its author keeps it; empty when he was not asked.</param>
/// <param name="CanMask">Whether a masked form can be suggested to the author.</param>
internal sealed record ReviewFinding(int No, string Key, FindingGrade Grade, string Kind, string Text, string? Suggestion, IReadOnlyList<string> Places, string Reason, bool CanMask)
{
    /// <summary>Whether the reviewer may have it never asked again.</summary>
    public bool MayBeAcceptedForGood { get; init; }

    /// <summary>The marks of those that must be answered, longer pieces first; of equal pieces the first.</summary>
    public static IReadOnlyList<FindingMark> Marks(IEnumerable<ReviewFinding> findings) =>
    [
        .. findings.Where(found => found.Grade != FindingGrade.Note && found.Text.Length > 0).DistinctBy(found => found.Text)
            .OrderByDescending(found => found.Text.Length).Select(found => new FindingMark(found.No, found.Grade, found.Text)),
    ];
}

/// <summary>The verdict of a content step as posted.</summary>
internal sealed class ContentForm
{
    public string Hash { get; set; } = "";

    public ReviewOutcome? Outcome { get; set; }

    [System.ComponentModel.DataAnnotations.MaxLength(ContentReview.NoteLength)]
    public string? Note { get; set; }
}

/// <summary>A referral as posted.</summary>
internal sealed class ReferralForm
{
    public string Hash { get; set; } = "";

    [System.ComponentModel.DataAnnotations.MaxLength(Domain.Publishing.Referral.BodyLength)]
    public string? ReferredTo { get; set; }

    [System.ComponentModel.DataAnnotations.MaxLength(Domain.Publishing.Referral.QuestionLength)]
    public string? Question { get; set; }
}
