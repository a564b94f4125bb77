using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Messages;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Messages;

/// <summary>What a form was given when it was opened: a random mark, and the code its receipt will show.</summary>
public sealed record MessageSecret(byte[] Mark, string Code)
{
    private const int MarkLength = 16;

    /// <summary>A new one.</summary>
    public static MessageSecret New() => new(RandomNumberGenerator.GetBytes(MarkLength), ReadableSecret.New(MessageNumber.CodeLength));
}

/// <summary>What a visitor takes away: nothing else tells him of his message.</summary>
public sealed record MessageReceipt(string Number, string Code, DateOnly DueOn);

/// <summary>Takes a visitor's message in. The one thing that the public site writes.</summary>
public sealed class LeaveMessage(DisclosureDb db, MessageSeal seal, MessageTimes times, WorkingDayCalendar calendar, TimeProvider clock)
{
    /// <summary>
    /// Stores a checked message with its entry, which holds its number and kind alone. The same form sent twice, as by a double click,
    /// makes one message; sent again with another text it makes another.
    /// </summary>
    public async Task<MessageReceipt> Run(NewMessage message, MessageSecret secret, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(secret);
        if (MessageRules.Check(message).Count > 0)
            throw new ArgumentException("The message was not checked.", nameof(message));

        // Slow, and so before the ledger's lock.
        var salt = MessageCode.NewSalt();
        var (first, second) = (MessageCode.Hash(secret.Code, salt), MessageSecret.New());
        var otherwise = MessageCode.Hash(second.Code, salt);
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        var key = SHA256.HashData(secret.Mark);
        var earlier = await db.Messages.AsNoTracking().SingleOrDefaultAsync(found => found.FormKey == key, cancel);
        if (earlier is not null && seal.Open(earlier) == message.Content)
            return new MessageReceipt(earlier.Number, secret.Code, earlier.DueOn);
        var (given, hash) = earlier is null ? (secret, first) : (second, otherwise);
        var stored = await Add(message, given, (salt, hash), writer.At, cancel);
        var body = new Dictionary<string, object?> { ["message"] = stored.Number, ["messageKind"] = Term.Of(stored.Kind) };
        await writer.Append(Acts.MessageReceived, null, body, cancel);
        await writer.Commit(changesSite: false, cancel);
        return new MessageReceipt(stored.Number, given.Code, stored.DueOn);
    }

    private async Task<Message> Add(NewMessage message, MessageSecret secret, (byte[] Salt, byte[] Hash) code, DateTimeOffset at, CancellationToken cancel)
    {
        var today = BeijingTime.DateOf(at);
        var no = 1 + (await db.Messages.Where(found => found.Year == today.Year).MaxAsync(found => (int?)found.No, cancel) ?? 0);
        var number = MessageNumber.Of(today.Year, no);
        var kind = message.Kind!.Value;
        var stored = new Message
        {
            Number = number,
            Year = today.Year,
            No = no,
            Kind = kind,
            ReceivedAt = at,
            DueOn = times.DueOn(kind, today, isComplex: false, calendar),
            WantsReply = message.WantsReply,
            Page = message.Page!,
            FormKey = SHA256.HashData(secret.Mark),
            CodeSalt = code.Salt,
            CodeHash = code.Hash,
            Sealed = seal.Close(number, message.Content),
        };
        db.Messages.Add(stored);
        return stored;
    }
}

/// <summary>What the holder of number and code is shown.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ReceivedAt">UTC.</param>
/// <param name="DueOn">Beijing date by which it is to be answered.</param>
/// <param name="AnsweredAt">UTC; null before the answer.</param>
/// <param name="ClosedAt">UTC; null before the end.</param>
/// <param name="Answer">The answer; null before it was given and once erased.</param>
/// <param name="IsErased">Whether text and answer were erased.</param>
/// <param name="PublicAddress">Where it is answered publicly, without a slash before it; null while nothing of it is live.</param>
public sealed record MessageStatus(
    string Number, MessageKind Kind, MessageState State, DateTimeOffset ReceivedAt, DateOnly DueOn, DateTimeOffset? AnsweredAt, DateTimeOffset? ClosedAt,
    string? Answer, bool IsErased, string? PublicAddress);

/// <summary>Looks a message up for whoever holds its number and its code.</summary>
public sealed class FindMessage(DisclosureDb db, MessageSeal seal)
{
    /// <summary>The message; null alike for a number that does not exist and for a wrong code, after the same work.</summary>
    public async Task<MessageStatus?> Run(string? number, string code, CancellationToken cancel)
    {
        var message = await db.Messages.AsNoTracking().SingleOrDefaultAsync(found => found.Number == (number ?? ""), cancel);
        if (!MessageCode.Opens(message, code) || message is null)
            return null;
        var address = message.DocumentId is { } documentId ? await PublicAddress(db, documentId, cancel) : null;
        return new MessageStatus(
            message.Number, message.Kind, message.State, message.ReceivedAt, message.DueOn, message.AnsweredAt, message.ClosedAt,
            seal.OpenAnswer(message), message.ErasedAt is not null, address);
    }

    /// <summary>The address of a live document; null when it is not live.</summary>
    public static Task<string?> PublicAddress(DisclosureDb db, long documentId, CancellationToken cancel) => (
        from publication in db.Publications
        join entry in db.CatalogueEntries on publication.DocumentId equals entry.DocumentId
        where publication.DocumentId == documentId && publication.State == PublicationState.Live
        select entry.Address).FirstOrDefaultAsync(cancel);
}
