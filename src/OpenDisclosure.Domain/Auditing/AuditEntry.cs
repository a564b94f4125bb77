using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OpenDisclosure.Domain.Auditing;

/// <summary>
/// One act in the chain. The database holds PK(seq), the key to the entry before it and CHECK prev_seq = seq − 1:
/// no fork, no gap, one genesis. Body: canonical JSON of time, actor, and natural keys; never personal data.
/// </summary>
public sealed class AuditEntry
{
    public const int HashLength = 32;
    public const int ActLength = 32;
    public const int BodyLength = 3500;

    public required long Seq { get; init; }

    public required long? PrevSeq { get; init; }

    public required byte[]? PrevHash { get; init; }

    public required byte[] EntryHash { get; init; }

    public required string Act { get; init; }

    /// <summary>Hash of the manifest that the act is about; 32 zero bytes when it is about none.</summary>
    public required byte[] ContentHash { get; init; }

    /// <summary>When it was written; also inside the body. Rows that state a time of their own cite it by key.</summary>
    public required DateTimeOffset At { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>The hash of an act that is about no manifest.</summary>
    public static byte[] NoContent { get; } = new byte[HashLength];

    /// <summary>Writes the entry that follows <paramref name="previous"/>, or the genesis when there is none.</summary>
    public static AuditEntry Following(AuditTip? previous, string act, byte[] contentHash, DateTimeOffset at, byte[] body)
    {
        var seq = previous is null ? 0 : previous.Seq + 1;
        return new AuditEntry
        {
            Seq = seq,
            PrevSeq = previous?.Seq,
            PrevHash = previous?.Hash,
            EntryHash = Hash(seq, previous?.Hash ?? NoContent, body),
            Act = act,
            ContentHash = contentHash,
            At = at,
            Body = body,
        };
    }

    /// <summary>
    /// SHA-256(0x00 ‖ seq as 8 bytes big-endian ‖ previous hash ‖ body): also the leaf hash of RFC 9162 over the same bytes.
    /// </summary>
    public static byte[] Hash(long seq, byte[] previousHash, byte[] body)
    {
        var input = new byte[1 + 8 + previousHash.Length + body.Length];
        BinaryPrimitives.WriteInt64BigEndian(input.AsSpan(1), seq);
        previousHash.CopyTo(input, 9);
        body.CopyTo(input, 9 + previousHash.Length);
        return SHA256.HashData(input);
    }
}

/// <summary>The newest entry's number and hash.</summary>
public sealed record AuditTip(long Seq, byte[] Hash);

/// <summary>The acts that are chained. Autosaves and failed sign-ins are not acts.</summary>
public static class Acts
{
    public const string Genesis = "genesis";
    public const string Submitted = "submitted";
    public const string ContentReviewed = "content-reviewed";
    public const string Referred = "referred";
    public const string Verdict = "verdict";
    public const string Ordered = "ordered";
    public const string OrderCancelled = "order-cancelled";
    public const string Released = "released";
    public const string Superseded = "superseded";
    public const string Withdrawn = "withdrawn";
    public const string TakenDown = "taken-down";
    public const string WithdrawalOrdered = "withdrawal-ordered";
    public const string WithdrawalOrderCancelled = "withdrawal-order-cancelled";
    public const string Replanned = "replanned";
    public const string VersionClosed = "version-closed";
    public const string AccountCreated = "account-created";
    public const string AccountDisabled = "account-disabled";
    public const string AccountEnabled = "account-enabled";
    public const string SetUp = "set-up";
    public const string OpeningConfirmed = "opening-confirmed";
    public const string RestoreDrilled = "restore-drilled";
    public const string FirstPasswordSet = "first-password-set";
    public const string OfficeChanged = "office-changed";
    public const string GroupChanged = "group-changed";
    public const string MeetingNoted = "meeting-noted";
    public const string LeaveTaken = "leave-taken";
    public const string LeaveEnded = "leave-ended";
    public const string PersonChanged = "person-changed";
    public const string RolesProposed = "roles-proposed";
    public const string RolesRefused = "roles-refused";
    public const string RolesChanged = "roles-changed";
    public const string PasswordReset = "password-reset";
    public const string SecondFactorReset = "second-factor-reset";
    public const string AddressChanged = "address-changed";
    public const string SessionEnded = "session-ended";
    public const string ColumnChanged = "column-changed";
    public const string TopicChanged = "topic-changed";
    public const string WordListed = "word-listed";
    public const string WordTakenOff = "word-taken-off";
    public const string VirusRefused = "virus-refused";
    public const string UnitChanged = "unit-changed";
    public const string MessageReceived = "message-received";
    public const string MessageAssigned = "message-assigned";
    public const string MessageAnswered = "message-answered";
    public const string MessageClosed = "message-closed";
    public const string MessageReplyDrafted = "message-reply-drafted";
    public const string MessagesErased = "messages-erased";
}
