using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Messages;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Messages;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.IntegrationTests.Site;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>What the staff do with messages, and what the public sees of it.</summary>
public sealed class MessageWorkTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private const string All = "/admin/messages";

    [Theory]
    [EachDatabase]
    public async Task A_message_is_given_out_answered_and_ended_each_with_an_entry_without_a_word_of_it(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var sent = await SentMessage.Send(site.Visitor(), ("Name", "李雷"));
        var place = await MessageDesk.Assign(site, sent, isComplex: true);
        var row = await sent.Row(site);
        var calendar = site.Services.GetRequiredService<WorkingDayCalendar>();
        Assert.Equal(calendar.Add(BeijingTime.DateOf(row.ReceivedAt), 15), row.DueOn);
        var clerk = await site.SignedIn(Office.Author);
        Assert.Contains("李雷", (await clerk.Get(place)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("技改", (await clerk.Get(place)).Page.Title, StringComparison.Ordinal);
        var entries = await Entries.From(site.Database);
        Assert.Equal(place, (await clerk.Fill(place, place + "/answer", ("Answer", "三月份申报，李雷您好。"))).Location);
        var found = await sent.Ask(site.Visitor());
        Assert.Equal("已答复", found.Page.QuerySelector("#state")!.TextContent);
        Assert.Contains("三月份申报，李雷您好。", SentMessage.Shown(found), StringComparison.Ordinal);
        Assert.Equal(place, (await clerk.Fill(place, place + "/closure")).Location);
        Assert.Equal("已办结", (await sent.Ask(site.Visitor())).Page.QuerySelector("#state")!.TextContent);
        Assert.Equal([Acts.MessageAnswered, Acts.MessageClosed], await entries.Acts());
        Assert.All(await entries.Since(), entry =>
        {
            Assert.Contains($"\"message\":\"{sent.Number}\"", entry.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("李雷", entry.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("三月份", entry.Body, StringComparison.Ordinal);
        });
    }

    [Theory]
    [EachDatabase]
    public async Task A_public_answer_goes_through_the_gate_and_then_stands_in_the_list_and_at_the_message(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var sent = await SentMessage.Send(site.Visitor(), ("Name", "韩梅梅"));
        var place = await MessageDesk.Assign(site, sent);
        var clerk = await site.SignedIn(Office.Author);
        var begun = await clerk.Fill(place, place + "/reply", ("ReplyTitle", "关于技改资金申报时间的答复" + sent.Number), ("Question", "技改资金什么时候申报？"), ("PublicAnswer", "每年三月申报。"));
        Assert.Matches("^/admin/documents/[0-9]+/draft$", begun.Location);
        var paper = new Paper((await sent.Row(site)).DocumentId!.Value);
        await using (var db = site.Database.Open())
            Assert.Equal(DocumentKind.Reply, (await db.Documents.SingleAsync(document => document.Id == paper.DocumentId)).Kind);
        var visitor = site.Visitor();
        Assert.DoesNotContain(sent.Number, (await visitor.Get("/messages")).Text, StringComparison.Ordinal);
        var submitted = await site.Office.Judge(await site.Office.Review(await site.Office.Submit(paper)));
        Assert.DoesNotContain(sent.Number, (await visitor.Get("/messages")).Text, StringComparison.Ordinal);
        Assert.Null((await sent.Ask(visitor)).Page.QuerySelector("main article a[href^='/replies/']"));

        await site.Office.Release(submitted);
        var address = await site.Office.Address(paper);
        Assert.StartsWith("/replies/", address, StringComparison.Ordinal);
        var list = (await visitor.Get("/messages")).Page;
        Assert.NotNull(list.QuerySelector($"main .feed a[href='{address}']"));
        Assert.NotNull((await visitor.Get($"/messages?year={BeijingTime.DateOf(TimeProvider.System.GetUtcNow()).Year}")).Page.QuerySelector($"main .feed a[href='{address}']"));
        Assert.NotNull((await sent.Ask(visitor)).Page.QuerySelector($"main article a[href='{address}']"));
        var document = (await visitor.Get(address)).Text;
        Assert.Contains("每年三月申报", document, StringComparison.Ordinal);
        Assert.DoesNotContain("韩梅梅", document, StringComparison.Ordinal);

        await using var counted = site.Database.Open();
        var received = (await sent.Row(site)).Year;
        var year = (await MessageCounts.ByYear(counted, CancellationToken.None)).Single(found => found.Year == received);
        Assert.Equal(await counted.Messages.CountAsync(message => message.Year == received), year.Received);
        Assert.Equal(1, year.Public);
    }

    [Theory]
    [EachDatabase]
    public async Task Only_who_gives_out_and_the_office_that_was_given_see_a_message(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var sent = await SentMessage.Send(site.Visitor(), ("Subject", "canaryoffice"));
        var id = (await sent.Row(site)).Id;
        var place = $"{All}/{id}";
        Assert.Equal(404, (await (await site.SignedIn(Office.Author)).Get(place)).Code);
        await MessageDesk.Assign(site, sent);
        Assert.Equal(200, (await (await site.SignedIn(Office.Author)).Get(place)).Code);
        Assert.Equal(200, (await (await site.SignedIn(Office.Releaser)).Get(place)).Code);
        Assert.Equal(404, (await (await site.SignedIn("b.drafter")).Get(place)).Code);
        Assert.Equal(404, (await (await site.SignedIn("b.releaser")).Get(place)).Code);
        Assert.DoesNotContain("canaryoffice", (await (await site.SignedIn("b.drafter")).Get(All)).Text, StringComparison.Ordinal);
        foreach (var account in new[] { Office.ConfidentialityReviewer, "heyangqian", "zhouyangli", "wushigao" })
            Assert.Equal(403, (await (await site.SignedIn(account)).Get(place)).Code);
        var before = await Stored.Of(site.Database);
        Assert.Equal(403, (await (await site.SignedIn(Office.Author)).Post(place + "/assignment", ("OfficeId", "1"), ("Version", "2"))).Code);
        Assert.Equal(403, (await (await site.SignedIn(Office.Releaser)).Post(place + "/answer", ("Answer", "x"), ("Version", "2"))).Code);
        Assert.Equal(404, (await (await site.SignedIn("b.drafter")).Post(place + "/answer", ("Answer", "x"), ("Version", "2"))).Code);
        Assert.Equal(409, (await (await site.SignedIn(Office.Author)).Post(place + "/answer", ("Answer", "x"), ("Version", "1"))).Code);
        Assert.Equal(409, (await (await site.SignedIn(Office.Author)).Post(place + "/closure", ("Version", "2"))).Code);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    [Theory]
    [EachDatabase]
    public async Task What_is_personal_is_erased_when_its_time_is_over_with_an_entry_and_the_figures_stay(DatabaseProvider provider)
    {
        await using var site = await WebSite.Start(provider);
        var (done, open) = (await SentMessage.Send(site.Visitor()), await SentMessage.Send(site.Visitor()));
        var place = await MessageDesk.Assign(site, done);
        await (await site.SignedIn(Office.Author)).Fill(place, place + "/answer", ("Answer", "三月份申报。"));
        Assert.Equal(0, await Erased(site, 179));
        var entries = await Entries.From(site.Database);
        Assert.Equal(1, await Erased(site, 181));
        Assert.Contains(done.Number, await entries.Only(Acts.MessagesErased), StringComparison.Ordinal);
        var row = await done.Row(site);
        Assert.Null(row.Sealed);
        Assert.Null(row.SealedAnswer);
        Assert.NotNull((await open.Row(site)).Sealed);
        var found = SentMessage.Shown(await done.Ask(site.Visitor()));
        Assert.Contains("已经按期删除", found, StringComparison.Ordinal);
        Assert.DoesNotContain("三月份", found, StringComparison.Ordinal);
        Assert.Equal(409, (await (await site.SignedIn(Office.Author)).Post(place + "/answer", ("Answer", "x"), ("Version", "4"))).Code);
        await using var db = site.Database.Open();
        var year = Assert.Single(await MessageCounts.ByYear(db, CancellationToken.None));
        Assert.Equal((2, 1, 0), (year.Received, year.Answered, year.Public));
    }

    [Fact]
    public async Task A_message_unanswered_for_three_months_is_told_on_the_first_page_of_the_staff()
    {
        await using var site = await WebSite.Start(DatabaseProvider.Sqlite);
        var sent = await SentMessage.Send(site.Visitor());
        await using (var db = site.Database.Open())
        {
            var (received, due) = (BeijingTime.Cut(TimeProvider.System.GetUtcNow().AddDays(-95)), BeijingTime.DateOf(TimeProvider.System.GetUtcNow().AddDays(-90)));
            await db.Messages.ExecuteUpdateAsync(set => set.SetProperty(message => message.ReceivedAt, received).SetProperty(message => message.DueOn, due));
        }

        var releaser = await site.SignedIn(Office.Releaser);
        Assert.Contains("超过三个月未答复的留言1件", (await releaser.Get("/admin")).Text, StringComparison.Ordinal);
        var list = (await releaser.Get(All)).Text;
        Assert.Contains("国办秘函〔2019〕19号", list, StringComparison.Ordinal);
        Assert.Contains(sent.Number, list, StringComparison.Ordinal);
        Assert.Contains(sent.Number, (await releaser.Get($"/admin/calendar?month={BeijingTime.DateOf(TimeProvider.System.GetUtcNow().AddDays(-90)):yyyy-MM}")).Text, StringComparison.Ordinal);
    }

    /// <summary>Erases as on a day so long from now.</summary>
    private static async Task<int> Erased(WebSite site, int days)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(days));
        return await new EraseMessages(scope.ServiceProvider.GetRequiredService<DisclosureDb>(), new MessageTimes(5, 15, 180), clock).Run(CancellationToken.None);
    }
}
