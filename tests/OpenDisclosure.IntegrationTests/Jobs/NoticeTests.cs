using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.Web.Jobs.Notices;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.IntegrationTests.Jobs;

/// <summary>People are told of waiting work, by mail and by the web hook.</summary>
public sealed class NoticeTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private const string Secret = "an-invented-secret-of-thirty-two-characters";

    [Theory, EachDatabase]
    public async Task A_releaser_is_told_once_how_many_pieces_wait_and_where_and_nothing_more(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        using var rounds = await NoticeRounds.On(site);
        var address = await rounds.Hire("told.releaser", Role.Releaser);
        await rounds.Settle();
        const string title = "关于某企业搬迁的通知";
        await site.Office.Cleared(change: draft => draft.Title = title);
        await site.Office.Cleared(change: draft => draft.Title = title);
        await rounds.Round();
        await using var db = site.Database.Open();
        var staffId = await site.Office.StaffId("told.releaser");
        var waiting = (await Data.Waiting.WaitingWork.Of(db, rounds.Clock.GetUtcNow(), default)).Count(piece => piece.StaffId == staffId);
        var message = Assert.Single(rounds.Taken(address));
        Assert.Equal($"您有{waiting}件工作待办", message.Subject);
        Assert.Contains($"现有{waiting}件工作轮到您办，其中2件是新到的。", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("：\n" + NoticeRounds.Origin + "/admin\n", message.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal("opendisclosure@gxj.example.gov.cn", message.From.Mailboxes.Single().Address);
        Assert.Equal(rounds.Clock.GetUtcNow(), message.Date);
        Assert.DoesNotContain(title, message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("员工", message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("told.releaser", message.TextBody, StringComparison.Ordinal);
        rounds.Clock.Advance(TimeSpan.FromMinutes(1));
        await rounds.Round();
        Assert.Empty(rounds.Taken(address));
    }

    [Fact]
    public async Task A_file_of_the_pickup_folder_holds_signs_of_seven_bits_alone()
    {
        var site = await fixture.Site;
        using var rounds = await NoticeRounds.On(site, new MailSettings { From = "示例局 <notice@example.gov.cn>" });
        var address = await rounds.Hire("plain.releaser", Role.Releaser);
        await site.Office.Cleared();
        await rounds.Round();
        Assert.All(Directory.GetFiles(rounds.Folder).SelectMany(File.ReadAllBytes), sign => Assert.InRange(sign, 0, 127));
        Assert.Equal("示例局", Assert.Single(rounds.Taken(address)).From.Mailboxes.Single().Name);
    }

    [Theory, EachDatabase]
    public async Task At_night_and_on_days_off_people_are_told_of_urgent_work_alone(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        using var rounds = await NoticeRounds.On(site);
        var address = await rounds.Hire("sleeping.releaser", Role.Releaser);
        await rounds.Settle();
        await site.Office.Cleared();
        foreach (var (day, hour, minute) in new[] { (0, 18, 0), (0, 23, 0), (1, 7, 59), (5, 10, 0) })
        {
            rounds.At(NoticeRounds.Monday.AddDays(day), hour, minute);
            await rounds.Round();
            Assert.Empty(rounds.Taken(address));
        }

        await site.Office.Cleared(change: draft => draft.Urgent = true);
        rounds.At(NoticeRounds.Monday.AddDays(5), 23);
        await rounds.Round();
        Assert.Contains("其中1件是新到的", Assert.Single(rounds.Taken(address)).TextBody, StringComparison.Ordinal);
        rounds.At(NoticeRounds.Monday.AddDays(7), 8);
        await rounds.Round();
        Assert.Contains("其中1件是新到的", Assert.Single(rounds.Taken(address)).TextBody, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_web_hook_names_keys_and_counts_under_a_signature_that_its_receiver_can_verify(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await using var listener = await HookListener.Start();
        using var rounds = await NoticeRounds.On(site, hook: new WebHookSettings { Address = listener.Address, Secret = Secret });
        await rounds.Settle();
        await site.Hire("hooked.releaser", "bureau", Role.Releaser);
        await rounds.Round();
        var request = listener.Requests[^1];
        var timestamp = request.Headers["OpenDisclosure-Timestamp"];
        Assert.Equal($"{rounds.Clock.GetUtcNow().ToUnixTimeSeconds()}", timestamp);
        var signed = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(timestamp + "." + Encoding.UTF8.GetString(request.Body)));
        Assert.Equal("sha256=" + Convert.ToHexStringLower(signed), request.Headers["OpenDisclosure-Signature"]);
        Assert.Equal("application/json; charset=utf-8", request.Headers["Content-Type"]);
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal(["kind", "at", "staff"], body.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal("waiting-work", body.RootElement.GetProperty("kind").GetString());
        Assert.Equal("2026-11-23T02:00:00Z", body.RootElement.GetProperty("at").GetString());
        var person = Assert.Single(body.RootElement.GetProperty("staff").EnumerateArray());
        Assert.Equal(["key", "count", "blocked"], person.EnumerateObject().Select(member => member.Name));
        await using var db = site.Database.Open();
        var staffId = await site.Office.StaffId("hooked.releaser");
        Assert.Equal(await db.Staff.Where(staff => staff.Id == staffId).Select(staff => staff.Key).SingleAsync(), person.GetProperty("key").GetString());
        Assert.Equal((await Data.Waiting.WaitingWork.Of(db, rounds.Clock.GetUtcNow(), default)).Count(piece => piece.StaffId == staffId), person.GetProperty("count").GetInt32());
        var asked = listener.Requests.Count;
        rounds.Clock.Advance(TimeSpan.FromMinutes(1));
        await rounds.Round();
        Assert.Equal(asked, listener.Requests.Count);
    }

    [Fact]
    public async Task The_web_hook_follows_no_redirect_and_waits_ten_seconds()
    {
        var site = await fixture.Site;
        await using var listener = await HookListener.Start();
        using var rounds = await NoticeRounds.On(site, hook: new WebHookSettings { Address = listener.Address, Secret = Secret });
        await rounds.Settle();
        await site.Office.Cleared();
        listener.Answer = StatusCodes.Status302Found;
        await rounds.Round();
        Assert.DoesNotContain(listener.Requests, request => request.Path == "/elsewhere");
        Assert.Contains("status 302", Assert.Single(rounds.Log.Lines), StringComparison.Ordinal);
        using var client = site.Services.GetRequiredService<IHttpClientFactory>().CreateClient(WorkHook.Client);
        Assert.Equal(TimeSpan.FromSeconds(10), client.Timeout);
    }

    [Theory, EachDatabase]
    public async Task A_way_that_fails_is_tried_again_with_growing_pauses_and_holds_the_other_not_up(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await using var listener = await HookListener.Start();
        var port = MailListener.FreePort();
        var mail = new MailSettings { From = "notice@example.gov.cn", Host = "127.0.0.1", Port = port, Security = MailSecurity.None };
        using var rounds = await NoticeRounds.On(site, mail, new WebHookSettings { Address = listener.Address, Secret = Secret });
        var address = await rounds.Hire("patient.releaser", Role.Releaser);
        await site.Office.Cleared();
        await rounds.Round();
        Assert.Single(listener.Requests);
        await using var db = site.Database.Open();
        var staffId = await site.Office.StaffId("patient.releaser");
        Assert.DoesNotContain(await Told(db, staffId), work => work.StartsWith("mail/", StringComparison.Ordinal));
        Assert.Contains(await Told(db, staffId), work => work.StartsWith("hook/", StringComparison.Ordinal));
        for (var minute = 1; minute <= 6; minute++)
        {
            rounds.Clock.Advance(TimeSpan.FromMinutes(1));
            await rounds.Round();
        }

        // At minutes 0, 1 and 3; the next is due at 7.
        Assert.Equal(3, rounds.Log.Lines.Count);
        Assert.All(rounds.Log.Lines, line => Assert.DoesNotContain("@", line, StringComparison.Ordinal));
        using var host = new MailListener(port);
        rounds.Clock.Advance(TimeSpan.FromMinutes(1));
        await rounds.Round();
        var (_, text) = Assert.Single(host.Messages, message => message.To == address);
        var message = await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(text)));
        Assert.Matches("^您有[0-9]+件工作待办$", message.Subject);
        Assert.Contains(await Told(db, staffId), work => work.StartsWith("mail/", StringComparison.Ordinal));
        Assert.Single(listener.Requests);
    }

    [Fact]
    public async Task A_refused_recipient_holds_nobody_else_up_and_his_address_is_not_logged()
    {
        var site = await fixture.Site;
        using var host = new MailListener();
        using var rounds = await NoticeRounds.On(site, new MailSettings { From = "notice@example.gov.cn", Host = "127.0.0.1", Port = host.Port, Security = MailSecurity.None });
        var unknown = await rounds.Hire("a.unknown.releaser", Role.Releaser);
        var known = await rounds.Hire("z.known.releaser", Role.Releaser);
        host.Refused = unknown;
        await site.Office.Cleared();
        await rounds.Round();
        Assert.Single(host.Messages, message => message.To == known);
        Assert.DoesNotContain(host.Messages, message => message.To == unknown);
        Assert.Contains("550", Assert.Single(rounds.Log.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain("unknown.releaser", rounds.Log.Lines[0], StringComparison.Ordinal);
        host.Refused = "";
        rounds.Clock.Advance(TimeSpan.FromMinutes(1));
        await rounds.Round();
        Assert.Single(host.Messages, message => message.To == unknown);
        Assert.Single(host.Messages, message => message.To == known);
    }

    [Fact]
    public async Task A_password_that_the_host_refuses_is_in_no_line_of_the_log()
    {
        var site = await fixture.Site;
        using var host = new MailListener();
        var mail = new MailSettings { From = "notice@example.gov.cn", Host = "127.0.0.1", Port = host.Port, Security = MailSecurity.None, User = "portal", Password = "Geheim-4711" };
        using var rounds = await NoticeRounds.On(site, mail);
        await rounds.Hire("locked.releaser", Role.Releaser);
        await site.Office.Cleared();
        await rounds.Round();
        Assert.Empty(host.Messages);
        var line = Assert.Single(rounds.Log.Lines);
        Assert.Contains("AuthenticationException", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheim", line, StringComparison.Ordinal);
        Assert.DoesNotContain("portal", line, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task While_another_instance_tells_people_this_one_does_not(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        using var rounds = await NoticeRounds.On(site);
        var address = await rounds.Hire("shared.releaser", Role.Releaser);
        await rounds.Settle();
        await site.Office.Cleared();
        await using var db = site.Database.Open();
        var until = rounds.Clock.GetUtcNow() + TimeSpan.FromMinutes(2);
        Assert.Equal(1, await db.JobClaims.Where(claim => claim.Name == "waiting-work-mail")
            .ExecuteUpdateAsync(set => set.SetProperty(claim => claim.Holder, "another").SetProperty(claim => claim.Until, until)));
        await rounds.Round();
        Assert.Empty(rounds.Taken(address));
        rounds.Clock.Advance(TimeSpan.FromMinutes(3));
        await rounds.Round();
        Assert.Single(rounds.Taken(address));
    }

    [Fact]
    public async Task A_message_that_could_not_be_written_leaves_nothing_behind_and_is_written_later()
    {
        var site = await fixture.Site;
        var taken = Path.GetTempFileName();
        using var rounds = await NoticeRounds.On(site, new MailSettings { PickupFolder = taken });
        await rounds.Hire("waiting.releaser", Role.Releaser);
        await site.Office.Cleared();
        await rounds.Round();
        Assert.Contains(nameof(IOException), Assert.Single(rounds.Log.Lines), StringComparison.Ordinal);
        File.Delete(taken);
        rounds.Clock.Advance(TimeSpan.FromMinutes(1));
        await rounds.Round();
        Assert.NotEmpty(Directory.GetFiles(taken, "*.eml"));
        Assert.Equal(Directory.GetFiles(taken).Length, Directory.GetFiles(taken, "*.eml").Length);
        Directory.Delete(taken, recursive: true);
    }

    private static async Task<List<string>> Told(DisclosureDb db, long staffId) =>
        await db.WorkNotices.AsNoTracking().Where(notice => notice.StaffId == staffId).Select(notice => notice.Work).ToListAsync();
}
