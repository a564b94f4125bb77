using OpenDisclosure.Data;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.IntegrationTests.Site;

namespace OpenDisclosure.IntegrationTests.Security;

/// <summary>What a visitor wrote, and what he was answered, stands in no line of the log and in no entry of the ledger, also when it could not be stored.</summary>
public sealed class QuietLogTests
{
    private const string Mark = "canary";

    private static readonly (string, string)[] Typed =
        [("Subject", Mark + "subject"), ("Text", Mark + "text"), ("Name", Mark + "name"), ("Contact", Mark + "@mail.example"), ("WantsReply", "true")];

    /// <summary>The log as an operator sees it, a step more talkative than it is delivered.</summary>
    private static readonly (string, string)[] Logged =
    [
        ("Serilog:Using:0", "OpenDisclosure.IntegrationTests"), ("Serilog:WriteTo:0", nameof(KeptLines.Kept)), ("Serilog:MinimumLevel:Default", "Debug"),
        ("Serilog:MinimumLevel:Override:Microsoft", "Information"), ("Serilog:MinimumLevel:Override:Microsoft.AspNetCore", "Information"),
    ];

    [Theory]
    [EachDatabase]
    public async Task A_message_its_answer_and_its_code_are_in_no_line_of_the_log_and_in_no_entry(DatabaseProvider provider)
    {
        KeptLines.Take();
        var secrets = new List<string> { Mark };
        await using (var site = await WebSite.Start(provider, Logged))
        {
            var entries = await Entries.From(site.Database);
            var sent = await SentMessage.Send(site.Visitor(), Typed);
            var other = await SentMessage.Send(site.Visitor(), [("Kind", "fault"), ("Page", "/news"), .. Typed]);
            secrets.AddRange([sent.Code, sent.Code.Replace(" ", "", StringComparison.Ordinal)]);
            Assert.Equal(422, (await site.Visitor().Fill(SentMessage.Form, SentMessage.Address, SentMessage.Fields([.. Typed, ("Consents", ""), ("Ticket", Mark)]))).Code);
            Assert.Equal(200, (await sent.Ask(site.Visitor())).Code);
            Assert.Equal(422, (await (sent with { Number = Mark, Code = Mark + sent.Code }).Ask(site.Visitor())).Code);
            await Handle(site, sent);
            var place = await MessageDesk.Assign(site, other);

            await Refuse(site.Database);
            Assert.Equal(503, (await site.Visitor().Fill(SentMessage.Form, SentMessage.Address, SentMessage.Fields(Typed))).Code);
            Assert.Equal(409, (await (await site.SignedIn(Office.Author)).Fill(place, place + "/answer", ("Answer", Mark + "second"))).Code);
            var written = await entries.Since();
            Assert.Contains(written, entry => entry.Act == Acts.MessageReceived);
            Assert.Contains(written, entry => entry.Act == Acts.MessageAnswered);
            Assert.DoesNotContain(written, entry => secrets.Exists(secret => entry.Body.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        }

        var lines = KeptLines.Take();
        foreach (var told in new[] { "failed with 503", "POST /messages 503", "POST /messages 200", "/answer 409" })
            Assert.Contains(lines, line => line.Contains(told, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => secrets.Exists(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Given to an office, answered, and an answer that is refused.</summary>
    private static async Task Handle(WebSite site, SentMessage sent)
    {
        var place = await MessageDesk.Assign(site, sent);
        var clerk = await site.SignedIn(Office.Author);
        Assert.Contains(Mark + "text", (await clerk.Get(place)).Text, StringComparison.Ordinal);
        Assert.Equal(422, (await clerk.Fill(place, place + "/answer", ("Answer", Mark + "\u0007"))).Code);
        Assert.Equal(place, (await clerk.Fill(place, place + "/answer", ("Answer", Mark + "answer"))).Location);
    }

    /// <summary>From now on no message can be stored or changed; the staff are told so as of every refusal of the database.</summary>
    private static async Task Refuse(TestDatabase database)
    {
        await using var connection = await database.OpenPlain();
        if (database.Provider == DatabaseProvider.Postgres)
        {
            await connection.DoText("alter table message add constraint planted check (no < 0) not valid");
            return;
        }

        foreach (var act in new[] { "insert", "update" })
            await connection.DoText($"create trigger planted_{act} before {act} on message begin select raise(abort, 'planted'); end");
    }
}
