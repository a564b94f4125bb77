namespace OpenDisclosure.Domain.Messages;

/// <summary>What a visitor of the site wants.</summary>
public enum MessageKind
{
    /// <summary>A question to the agency.</summary>
    Question,

    /// <summary>Something the agency might do better.</summary>
    Suggestion,

    /// <summary>投诉举报: chosen on the form only to be told where it belongs; never stored.</summary>
    Complaint,

    /// <summary>找错: something on a page of the site is wrong.</summary>
    Fault,
}

/// <summary>Where a message stands; derived from its facts, never stored.</summary>
public enum MessageState
{
    Received,
    InHand,
    Answered,
    Closed,
}

/// <summary>
/// 留言: what a visitor sent in. His name, contact and words are held sealed (encrypted) and erased a set time after the end; what is
/// left is what a year's figures need.
/// </summary>
public sealed class Message
{
    public const int PageLength = 300;

    /// <summary>Longest sealed text in bytes; the limits of <see cref="MessageContent"/> stay far below it.</summary>
    public const int SealedLength = 60_000;

    public long Id { get; private set; }

    /// <summary>What the visitor asks after it by, see <see cref="MessageNumber"/>.</summary>
    public required string Number { get; init; }

    /// <summary>Beijing year in which it was received.</summary>
    public required int Year { get; init; }

    /// <summary>Running number within the year, without gaps.</summary>
    public required int No { get; init; }

    public required MessageKind Kind { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Beijing date by which it is to be answered.</summary>
    public required DateOnly DueOn { get; set; }

    /// <summary>Whether it was given the longer time of complicated matters.</summary>
    public bool Complex { get; set; }

    public required bool WantsReply { get; init; }

    /// <summary>The page of this site that it is about, as a path; empty for none.</summary>
    public required string Page { get; init; }

    /// <summary>Hash of the form it came with: a form that is sent twice makes one message.</summary>
    public required byte[] FormKey { get; init; }

    public required byte[] CodeSalt { get; init; }

    /// <summary>Slow hash of the code that the visitor asks after it with; the code itself is not kept.</summary>
    public required byte[] CodeHash { get; init; }

    /// <summary>The sealed <see cref="MessageContent"/>; null once erased.</summary>
    public byte[]? Sealed { get; set; }

    /// <summary>The sealed private answer; null before it was given and once erased.</summary>
    public byte[]? SealedAnswer { get; set; }

    /// <summary>The office that handles it.</summary>
    public long? OfficeId { get; set; }

    public DateTimeOffset? AssignedAt { get; set; }

    public long? AssignedById { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public long? AnsweredById { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public long? ClosedById { get; set; }

    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>The document in which it is answered publicly, through the gate; null for none.</summary>
    public long? DocumentId { get; set; }

    /// <summary>Set at each change; who acts on an old one has lost the race.</summary>
    public long Version { get; set; } = 1;

    public MessageState State => this switch
    {
        { ClosedAt: not null } => MessageState.Closed,
        { AnsweredAt: not null } => MessageState.Answered,
        { OfficeId: not null } => MessageState.InHand,
        _ => MessageState.Received,
    };
}

/// <summary>What is sealed of a message: personal data and the visitor's own words.</summary>
public sealed record MessageContent(string Subject, string Text, string Name, string Contact)
{
    public const int SubjectLength = 100;
    public const int TextLength = 3000;
    public const int NameLength = 60;
    public const int ContactLength = 100;

    /// <summary>Longest answer.</summary>
    public const int AnswerLength = 3000;
}
