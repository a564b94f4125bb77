using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Messages;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Messages;

/// <summary>An answer for everybody, as it goes into a draft: the question retold without personal data.</summary>
/// <param name="Title">Title of the document.</param>
/// <param name="Summary">The question in short.</param>
/// <param name="Body">Question and answer as Markdown.</param>
public sealed record PublicReply(string Title, string Summary, string Body);

/// <summary>What the staff do with messages. Entries name the message by its number, never a word of it.</summary>
public sealed class HandleMessage(
    DisclosureDb db, MessageSeal seal, DraftBook book, MessageTimes times, WorkingDayCalendar calendar, TimeProvider clock)
{
    /// <summary>The column that answers stand in, where a site has it.</summary>
    public const string Column = "replies";

    /// <summary>Gives a message to an office, or to another one; a complicated matter gets the longer time.</summary>
    public Task<ActOutcome> Assign(Actor actor, long messageId, long version, long officeId, bool isComplex, CancellationToken cancel) =>
        Act(actor, messageId, version, Acts.MessageAssigned, async (message, at) =>
        {
            if (!MessageDuties.MayAssign(actor.Roles, actor.OfMainUnit))
                return [Problem.Whole("NotYourRole")];
            if (message.AnsweredAt is not null || message.ClosedAt is not null)
                return [Problem.Whole("MessageAnswered")];
            if (await db.Offices.AsNoTracking().SingleOrDefaultAsync(office => office.Id == officeId && !office.Closed, cancel) is null)
                return [new Problem("OfficeId", "NoOffice")];
            (message.OfficeId, message.AssignedAt, message.AssignedById, message.Complex) = (officeId, at, actor.StaffId, isComplex);
            message.DueOn = times.DueOn(message.Kind, BeijingTime.DateOf(message.ReceivedAt), isComplex, calendar);
            return [];
        }, cancel);

    /// <summary>Answers a message: whoever holds number and code reads it. A later answer takes the place of the first.</summary>
    public Task<ActOutcome> Answer(Actor actor, long messageId, long version, string answer, CancellationToken cancel) =>
        Act(actor, messageId, version, Acts.MessageAnswered, async (message, at) =>
        {
            if (!await Handles(db, actor, message, cancel))
                return [Problem.Whole("NotYourRole")];
            if (message.ClosedAt is not null)
                return [Problem.Whole("MessageClosed")];
            message.SealedAnswer = seal.CloseAnswer(message.Number, answer);
            (message.AnsweredAt, message.AnsweredById) = (message.AnsweredAt ?? at, actor.StaffId);
            return [];
        }, cancel);

    /// <summary>Ends a message that was answered.</summary>
    public Task<ActOutcome> Close(Actor actor, long messageId, long version, CancellationToken cancel) =>
        Act(actor, messageId, version, Acts.MessageClosed, async (message, at) =>
        {
            if (!MessageDuties.MayAssign(actor.Roles, actor.OfMainUnit) && !await Handles(db, actor, message, cancel))
                return [Problem.Whole("NotYourRole")];
            if (message.AnsweredAt is null || message.ClosedAt is not null)
                return [Problem.Whole("MessageNotAnswered")];
            (message.ClosedAt, message.ClosedById) = (at, actor.StaffId);
            return [];
        }, cancel);

    /// <summary>Begins the document in which a message is answered publicly; it goes through the gate as any other.</summary>
    /// <returns>The outcome, and the id of the document when it was begun.</returns>
    public async Task<(ActOutcome Outcome, long DocumentId)> Publish(Actor actor, long messageId, long version, PublicReply reply, CancellationToken cancel)
    {
        var documentId = 0L;
        var outcome = await Act(actor, messageId, version, Acts.MessageReplyDrafted, async (message, at) =>
        {
            if (!await Handles(db, actor, message, cancel) || !actor.Roles.Contains(Domain.Organisation.Role.Drafter))
                return [Problem.Whole("NotYourRole")];
            if (message.DocumentId is not null)
                return [Problem.Whole("MessageHasReply")];
            var column = await db.Columns.IgnoreAutoIncludes().AsNoTracking()
                .Where(found => found.Key == Column && found.UnitId == actor.UnitId && !found.Closed).Select(found => (long?)found.Id).SingleOrDefaultAsync(cancel);
            documentId = await book.Add(actor, DocumentKind.Reply, draft => Fill(draft, reply, column, at), siteTextKey: null, at, cancel);
            message.DocumentId = documentId;
            return [];
        }, cancel);
        return (outcome, documentId);
    }

    /// <summary>Whether a person may answer a message: his office was given it.</summary>
    public static async Task<bool> Handles(DisclosureDb db, Actor actor, Message message, CancellationToken cancel) =>
        message.OfficeId is { } officeId && MessageDuties.MayAnswer(actor.Roles) && await OfficesOf(db, actor).AnyAsync(office => office.Id == officeId, cancel);

    /// <summary>The office that a person works in, by its name in his unit.</summary>
    public static IQueryable<Domain.Organisation.Office> OfficesOf(DisclosureDb db, Actor actor) =>
        from office in db.Offices
        join staff in db.Staff on new { office.UnitId, Office = office.Name } equals new { staff.UnitId, staff.Office }
        where staff.Id == actor.StaffId
        select office;

    private static void Fill(Draft draft, PublicReply reply, long? columnId, DateTimeOffset at)
    {
        (draft.Title, draft.Summary, draft.Body) = (reply.Title, reply.Summary, reply.Body);
        (draft.ColumnId, draft.IssuedOn, draft.Mode) = (columnId, BeijingTime.DateOf(at), DisclosureMode.Proactive);
    }

    private Task<ActOutcome> Act(
        Actor actor, long messageId, long version, string act, Func<Message, DateTimeOffset, Task<IReadOnlyList<Problem>>> change, CancellationToken cancel) =>
        ActOutcome.Guarded(async () =>
        {
            await using var writer = await LedgerWriter.Begin(db, clock, cancel);
            db.ChangeTracker.Clear();
            if (await db.Messages.SingleOrDefaultAsync(found => found.Id == messageId, cancel) is not { } message)
                return ActOutcome.Refused("NoMessage");
            if (message.ErasedAt is not null)
                return ActOutcome.Refused("MessageErased");
            var problems = await change(message, writer.At);
            if (problems.Count > 0)
                return ActOutcome.Refused(problems);
            if (message.Version != version)
                return ActOutcome.Refused("ChangedByOther");
            message.Version++;
            var body = new Dictionary<string, object?> { ["actor"] = actor.Key, ["message"] = message.Number, ["due"] = EntryInstant.Day(message.DueOn), ["office"] = await OfficeName(message, cancel) };
            var entry = await writer.Append(act, null, body, cancel);
            await writer.Commit(changesSite: false, cancel);
            return new ActOutcome([], entry.Seq);
        });

    private async Task<string?> OfficeName(Message message, CancellationToken cancel) =>
        message.OfficeId is { } id ? await db.Offices.Where(office => office.Id == id).Select(office => office.Name).SingleAsync(cancel) : null;
}
