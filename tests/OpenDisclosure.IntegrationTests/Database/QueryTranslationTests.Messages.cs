using Microsoft.AspNetCore.DataProtection;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Data.Messages;
using OpenDisclosure.Domain.Messages;
using OpenDisclosure.Web.Admin.Messages;
using OpenDisclosure.Web.Admin.Shared;
using static OpenDisclosure.IntegrationTests.Database.Translation;

namespace OpenDisclosure.IntegrationTests.Database;

/// <summary>The queries about messages.</summary>
public sealed partial class QueryTranslationTests
{
    private static readonly MessageSeal Sealing = new(new EphemeralDataProtectionProvider());
    private static readonly MessageTimes Times = new(5, 15, 180);

    private static readonly Dictionary<string, Func<DisclosureDb, CurrentStaff, Task>> OfMessages = new()
    {
        ["open messages"] = (db, me) => new MessageDesk(db, Sealing, me, Clock).List(open: true, default),
        ["messages at their end"] = (db, me) => new MessageDesk(db, Sealing, me, Clock).List(open: false, default),
        ["a message"] = (db, me) => new MessageDesk(db, Sealing, me, Clock).Page(1, default),
        ["a message of one's office"] = (db, me) => HandleMessage.Handles(db, me.Actor, Stored(), default),
        ["messages unanswered too long"] = (db, _) => MessageDesk.TooLong(db, Clock.GetUtcNow(), default),
        ["messages by year"] = (db, _) => MessageCounts.ByYear(db, default),
        ["find a message"] = (db, _) => new FindMessage(db, Sealing).Run("LY-2022-0001", "code", default),
        ["address of a public answer"] = (db, _) => FindMessage.PublicAddress(db, 1, default),
        ["leave a message"] = (db, _) => new LeaveMessage(db, Sealing, Times, HolidayList.Calendar(), Clock).Run(
            new NewMessage(MessageKind.Question, new MessageContent("s", "t", "", ""), false, "", true), MessageSecret.New(), default),
        ["assign a message"] = (db, _) => Handling(db).Assign(Everybody, 1, 1, 1, true, default),
        ["answer a message"] = (db, _) => Handling(db).Answer(Everybody, 1, 1, "a", default),
        ["close a message"] = (db, _) => Handling(db).Close(Everybody, 1, 1, default),
        ["answer a message publicly"] = (db, _) => Handling(db).Publish(Everybody, 1, 1, new PublicReply("t", "q", "b"), default),
        ["erase messages"] = (db, _) => new EraseMessages(db, Times, Clock).Run(default),
    };

    public static TheoryData<string> MessageQueries => [.. OfMessages.Keys];

    [Theory]
    [MemberData(nameof(MessageQueries))]
    public Task A_query_about_messages_translates_for_SQL_Server(string name) => Translates(async rows =>
    {
        await using var db = ForStaff();
        var me = await SignedIn();
        var connection = Record(db, rows);
        await Run(() => OfMessages[name](db, me));
        return connection.Commands;
    });

    private static HandleMessage Handling(DisclosureDb db) => new(db, Sealing, new DraftBook(db, Clock), Times, HolidayList.Calendar(), Clock);

    private static Message Stored() => new()
    {
        Number = "LY-2022-0001",
        Year = 2022,
        No = 1,
        Kind = MessageKind.Question,
        ReceivedAt = Clock.GetUtcNow(),
        DueOn = new DateOnly(2022, 11, 29),
        WantsReply = false,
        Page = "",
        FormKey = [],
        CodeSalt = [],
        CodeHash = [],
        OfficeId = 1,
    };
}
