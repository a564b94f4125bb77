using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Messages;
using OpenDisclosure.Domain.Messages;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Shared;

namespace OpenDisclosure.Web.Admin.Messages;

/// <summary>Reads messages for who may see them: who gives them out sees all, an office those that it was given.</summary>
internal sealed class MessageDesk(DisclosureDb db, MessageSeal seal, CurrentStaff me, TimeProvider clock)
{
    /// <summary>So many are shown of those that came to their end; open ones are all shown.</summary>
    private const int Most = 100;

    private DateOnly Today => BeijingTime.DateOf(clock.GetUtcNow());

    /// <summary>Whether the reader gives messages out.</summary>
    public bool MayAssign => MessageDuties.MayAssign(me.Actor.Roles, me.Actor.OfMainUnit);

    /// <summary>The open messages by due date, or the newest of the others.</summary>
    public async Task<MessageListPage> List(bool open, CancellationToken cancel)
    {
        var visible = Visible(db, me);
        var wanted = open
            ? visible.Open().OrderBy(message => message.DueOn).ThenBy(message => message.Id)
            : visible.Where(message => message.AnsweredAt != null || message.ClosedAt != null).OrderByDescending(message => message.Id).Take(Most);
        var messages = await wanted.AsNoTracking().ToListAsync(cancel);
        var waiting = open ? messages : await visible.Open().AsNoTracking().ToListAsync(cancel);
        var offices = await db.Offices.AsNoTracking().ToDictionaryAsync(office => office.Id, office => office.Name, cancel);
        return new MessageListPage(
            open, [.. messages.Select(message => Line(message, offices))], waiting.Count, waiting.Count(message => message.DueOn < Today),
            await TooLong(db, clock.GetUtcNow(), cancel), await MessageCounts.ByYear(db, cancel));
    }

    /// <summary>A message with what the reader may do; null when it is not his.</summary>
    public async Task<MessagePage?> Page(long messageId, CancellationToken cancel)
    {
        var message = await Visible(db, me).AsNoTracking().SingleOrDefaultAsync(found => found.Id == messageId, cancel);
        if (message is null)
            return null;
        var offices = await db.Offices.AsNoTracking().OrderBy(office => office.Position).ThenBy(office => office.Id).ToListAsync(cancel);
        var handles = await HandleMessage.Handles(db, me.Actor, message, cancel);
        return new MessagePage
        {
            Message = message,
            Content = seal.Open(message),
            Answer = seal.OpenAnswer(message),
            Office = offices.FirstOrDefault(office => office.Id == message.OfficeId)?.Name,
            Offices = [.. offices.Where(office => !office.Closed)],
            MayAssign = MayAssign && message is { AnsweredAt: null, ClosedAt: null, ErasedAt: null },
            MayAnswer = handles && message is { ClosedAt: null, ErasedAt: null },
            MayPublish = handles && me.Is(Role.Drafter) && message is { DocumentId: null, ErasedAt: null },
            MayClose = (handles || MayAssign) && message is { AnsweredAt: not null, ClosedAt: null, ErasedAt: null },
        };
    }

    /// <summary>How many messages of the whole site are unanswered for longer than 国办秘函〔2019〕19号 suffers.</summary>
    public static Task<int> TooLong(DisclosureDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var before = BeijingTime.Instant(MessageTimes.VetoBefore(BeijingTime.DateOf(now)), TimeOnly.MinValue);
        return db.Messages.Open().CountAsync(message => message.ReceivedAt < before, cancel);
    }

    /// <summary>The messages that a person may see.</summary>
    public static IQueryable<Message> Visible(DisclosureDb db, CurrentStaff me)
    {
        if (MessageDuties.MayAssign(me.Actor.Roles, me.Actor.OfMainUnit))
            return db.Messages;
        var offices = HandleMessage.OfficesOf(db, me.Actor).Select(office => (long?)office.Id);
        var answers = MessageDuties.MayAnswer(me.Actor.Roles);
        return db.Messages.Where(message => answers && offices.Contains(message.OfficeId));
    }

    private MessageLine Line(Message message, Dictionary<long, string> offices) => new(
        message, seal.Open(message)?.Subject, message.OfficeId is { } office ? offices.GetValueOrDefault(office) : null,
        message is { AnsweredAt: null, ClosedAt: null } && message.DueOn < Today,
        message is { AnsweredAt: null, ClosedAt: null } && MessageTimes.VetoAfter(BeijingTime.DateOf(message.ReceivedAt)) < Today);
}

/// <summary>A row of the list; without a subject what is personal was erased.</summary>
internal sealed record MessageLine(Message Message, string? Subject, string? Office, bool IsLate, bool IsTooLong);

/// <summary>The messages with the figures of all years.</summary>
internal sealed record MessageListPage(
    bool IsOpen, IReadOnlyList<MessageLine> Lines, int Waiting, int Late, int TooLong, IReadOnlyList<MessageYear> Years);

/// <summary>A message.</summary>
internal sealed record MessagePage
{
    public required Message Message { get; init; }

    /// <summary>Null once erased.</summary>
    public required MessageContent? Content { get; init; }

    public required string? Answer { get; init; }

    public required string? Office { get; init; }

    public required IReadOnlyList<Office> Offices { get; init; }

    public required bool MayAssign { get; init; }

    public required bool MayAnswer { get; init; }

    public required bool MayPublish { get; init; }

    public required bool MayClose { get; init; }

    public AssignForm Assign { get; init; } = new();

    public AnswerForm Reply { get; init; } = new();

    public PublicReplyForm Public { get; init; } = new();
}

/// <summary>To which office, on top of the version that was seen.</summary>
internal sealed class AssignForm
{
    public long? OfficeId { get; init; }

    public bool Complex { get; init; }

    public long Version { get; init; }
}

/// <summary>The answer to the sender.</summary>
internal sealed class AnswerForm
{
    public string? Answer { get; init; }

    public long Version { get; init; }
}

/// <summary>The answer to everybody.</summary>
internal sealed class PublicReplyForm
{
    public string? ReplyTitle { get; init; }

    public string? Question { get; init; }

    public string? PublicAnswer { get; init; }

    public long Version { get; init; }
}
