using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>Sessions: begun by a sign-in, seen and ended by their owner and by the security administrator, and then over.</summary>
[Collection(SharedSite.Name)]
public sealed partial class SessionTests(WebFixture fixture)
{
    private const string Security = "zhouyangli";
    private const string Account = "/admin/account";
    private const string Others = "/admin/account/sessions/others/ending";
    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36";
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0";

    [Theory]
    [EachDatabase]
    public async Task A_cookie_stolen_before_the_sign_out_is_a_strangers_after_it(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Hire("session.stolen", "bureau", Role.Drafter);
        var (owner, cookie) = await SignIn(site, "session.stolen");
        Assert.Equal(200, (await site.Visitor().Get("/admin", ("Cookie", cookie))).Code);
        Assert.Equal(302, (await owner.Post("/admin/sign-out")).Code);
        IsStranger(await site.Visitor().Get("/admin", ("Cookie", cookie)));
    }

    [Fact]
    public async Task A_cookie_that_names_no_session_is_a_strangers()
    {
        var site = await fixture.Site;
        await site.Hire("session.forged", "bureau", Role.Drafter);
        Assert.Equal(200, (await site.Visitor().Get("/admin", ("Cookie", await Forged(site, await Begun(site, "session.forged"))))).Code);
        IsStranger(await site.Visitor().Get("/admin", ("Cookie", await Forged(site, null))));
        IsStranger(await site.Visitor().Get("/admin", ("Cookie", await Forged(site, new string('a', StaffSession.KeyLength)))));
        await site.Hire("session.neighbour", "bureau", Role.Drafter);
        IsStranger(await site.Visitor().Get("/admin", ("Cookie", await Forged(site, await Begun(site, "session.neighbour")))));
    }

    [Theory]
    [EachDatabase]
    public async Task Ending_another_session_ends_it_with_its_next_request_and_the_ledger_has_the_entry(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Hire("session.two", "bureau", Role.Drafter);
        var (here, _) = await SignIn(site, "session.two", Chrome);
        var (there, _) = await SignIn(site, "session.two", Firefox);
        var page = (await here.Get(Account)).Page;
        var rows = page.QuerySelectorAll("table.list tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("Firefox · Linux", rows[0], StringComparison.Ordinal);
        Assert.Contains("Chrome · Windows", rows[1], StringComparison.Ordinal);
        Assert.Equal([false, true], rows.Select(row => row.Contains("本次登录", StringComparison.Ordinal)));
        var before = await Stored.Of(site.Database);
        Assert.Equal(Account, (await here.Fill(Account, Forms(page)[0])).Location);
        Assert.Contains("audit_entry +1 -0", before.Changes(await Stored.Of(site.Database)));
        IsStranger(await there.Get("/admin"));
        Assert.Equal(200, (await here.Get("/admin")).Code);
        await AssertEntry(site, "session.two", "session.two");
    }

    [Theory]
    [EachDatabase]
    public async Task All_other_sessions_end_at_once_in_one_entry_and_this_one_stays(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Hire("session.many", "bureau", Role.Drafter);
        var here = await site.SignIn("session.many");
        var there = new[] { await site.SignIn("session.many"), await site.SignIn("session.many") };
        var before = await Stored.Of(site.Database);
        Assert.Equal(Account, (await here.Fill(Account, Others)).Location);
        Assert.Contains("audit_entry +1 -0", before.Changes(await Stored.Of(site.Database)));
        foreach (var other in there)
            IsStranger(await other.Get("/admin"));
        Assert.DoesNotContain(Others, Forms((await here.Get(Account)).Page));
        var after = await Stored.Of(site.Database);
        Assert.Equal(Account, (await here.Post(Others)).Location);
        Assert.Empty(after.Changes(await Stored.Of(site.Database)));
    }

    [Fact]
    public async Task Ending_the_session_in_which_one_is_leads_to_the_sign_in()
    {
        var site = await fixture.Site;
        await site.Hire("session.this", "bureau", Role.Drafter);
        var visitor = await site.SignIn("session.this");
        IsStranger(await visitor.Fill(Account, Forms((await visitor.Get(Account)).Page)[0]));
        IsStranger(await visitor.Get("/admin"));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another_under_the_address_of_his_own()
    {
        var site = await fixture.Site;
        await site.Hire("session.mine", "bureau", Role.Drafter);
        await site.Hire("session.his", "bureau", Role.Drafter);
        var (mine, his) = (await site.SignIn("session.mine"), await site.SignIn("session.his"));
        var address = Forms((await his.Get(Account)).Page)[0];
        Assert.Equal(404, (await mine.Post(address)).Code);
        Assert.Equal(200, (await his.Get("/admin")).Code);
    }

    [Theory]
    [EachDatabase]
    public async Task The_security_administrator_sees_and_ends_a_session_and_the_ledger_has_the_entry(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Hire("session.watched", "bureau", Role.Drafter);
        var (visitor, _) = await SignIn(site, "session.watched", Chrome);
        var page = $"/admin/accounts/{await site.Office.StaffId("session.watched")}";
        var security = await site.SignedIn(Security);
        var shown = await security.Get(page);
        Assert.Contains("Chrome · Windows", shown.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var ending = Forms(shown.Page).Single(action => action.EndsWith("/ending", StringComparison.Ordinal));
        Assert.Equal(403, (await (await site.SignedIn("wushigao")).Post(ending)).Code);
        Assert.Equal(page, (await security.Fill(page, ending)).Location);
        IsStranger(await visitor.Get("/admin"));
        await AssertEntry(site, Security, "session.watched");
        var ledger = await (await site.SignedIn("heyangqian")).Get("/admin/audit");
        Assert.Contains("结束登录", ledger.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var before = await Stored.Of(site.Database);
        Assert.Equal(page, (await security.Post(ending)).Location);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    [Theory]
    [EachDatabase]
    public async Task A_closed_account_ends_all_its_sessions_and_they_stay_ended_when_it_is_opened_again(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Hire("session.closed", "bureau", Role.Drafter);
        var visitors = new[] { await site.SignIn("session.closed"), await site.SignIn("session.closed") };
        var page = $"/admin/accounts/{await site.Office.StaffId("session.closed")}";
        var security = await site.SignedIn(Security);
        Assert.Equal(302, (await security.Fill(page, page + "/closure")).Code);
        Assert.Empty(await Open(site, "session.closed"));
        Assert.Equal(302, (await security.Fill(page, page + "/opening")).Code);
        foreach (var visitor in visitors)
            IsStranger(await visitor.Get("/admin"));
    }

    [Theory]
    [EachDatabase]
    public async Task A_new_password_ends_all_sessions_but_that_which_set_it(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Hire("session.changed", "bureau", Role.Drafter);
        var (here, stolen) = await SignIn(site, "session.changed");
        var there = await site.SignIn("session.changed");
        var changed = await here.Fill("/admin/password", "/admin/password", ("Current", WebSite.Password), ("New", "ein neues wort"), ("Again", "ein neues wort"));
        Assert.Equal("/admin", changed.Location);
        Assert.Equal(200, (await here.Get("/admin")).Code);
        IsStranger(await there.Get("/admin"));
        IsStranger(await site.Visitor().Get("/admin", ("Cookie", stolen)));
        Assert.Single(await Open(site, "session.changed"));
    }

    [Theory]
    [EachDatabase]
    public async Task A_session_not_used_for_half_an_hour_is_over(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Hire("session.idle", "bureau", Role.Drafter);
        var visitor = await site.SignIn("session.idle");
        await Move(site, "session.idle", StaffSession.IdleTime - TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await visitor.Get("/admin")).Code);
        await Move(site, "session.idle", StaffSession.IdleTime);
        IsStranger(await visitor.Get("/admin"));
    }

    [Theory]
    [EachDatabase]
    public async Task When_a_session_was_seen_is_written_once_a_minute_at_most(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Hire("session.seen", "bureau", Role.Drafter);
        var visitor = await site.SignIn("session.seen");
        await Move(site, "session.seen", TimeSpan.FromSeconds(20));
        var before = Assert.Single(await Open(site, "session.seen")).SeenAt;
        await visitor.Get("/admin");
        Assert.Equal(before, Assert.Single(await Open(site, "session.seen")).SeenAt);
        await Move(site, "session.seen", TimeSpan.FromSeconds(61));
        await visitor.Get("/admin");
        Assert.True(Assert.Single(await Open(site, "session.seen")).SeenAt > before);
    }

    [Fact]
    public async Task Signing_in_again_in_the_same_browser_ends_the_session_that_was_open_in_it()
    {
        var site = await fixture.Site;
        await site.Hire("session.again", "bureau", Role.Drafter);
        var visitor = await site.SignIn("session.again");
        Assert.Equal(302, (await visitor.Post("/admin/sign-in", ("Account", "session.again"), ("Password", WebSite.Password))).Code);
        Assert.Single(await Open(site, "session.again"));
        Assert.Equal(200, (await visitor.Get("/admin")).Code);
    }

    private static async Task<(Visitor Visitor, string Cookie)> SignIn(WebSite site, string account, string browser = Chrome)
    {
        var visitor = site.Visitor();
        var fields = Visitor.Fields((await visitor.Get("/admin/sign-in")).Page, "/admin/sign-in").Where(field => field.Name is not ("Account" or "Password"))
            .Append(("Account", account)).Append(("Password", WebSite.Password));
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        var answer = await visitor.Send(HttpMethod.Post, "/admin/sign-in", form, ("User-Agent", browser));
        return (visitor, Cookie().Match(answer.Header("Set-Cookie")!).Value);
    }

    private static async Task<string> Begun(WebSite site, string account)
    {
        await site.SignIn(account);
        return Assert.Single(await Open(site, account)).Key;
    }

    /// <summary>A cookie as the program itself would seal it, for the person whose account is "session.forged".</summary>
    private static async Task<string> Forged(WebSite site, string? key)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<DisclosureDb>().Users.SingleAsync(user => user.UserName == "session.forged");
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<StaffAccount>>().CreateAsync(account);
        if (key is not null)
            ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim("session", key));
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddMinutes(5) }, IdentityConstants.ApplicationScheme);
        var options = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        return "od-staff=" + options.TicketDataFormat.Protect(ticket);
    }

    private static async Task<List<StaffSession>> Open(WebSite site, string account)
    {
        var staffId = await site.Office.StaffId(account);
        await using var db = site.Database.Open();
        return await db.StaffSessions.AsNoTracking().Where(session => session.StaffId == staffId && session.EndedAt == null).ToListAsync();
    }

    /// <summary>Lets the sessions of a person look as if they were last used so long ago.</summary>
    private static async Task Move(WebSite site, string account, TimeSpan ago)
    {
        var staffId = await site.Office.StaffId(account);
        var seen = site.Services.GetRequiredService<TimeProvider>().GetUtcNow() - ago;
        await using var db = site.Database.Open();
        await db.StaffSessions.Where(session => session.StaffId == staffId).ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, seen));
    }

    private static async Task AssertEntry(WebSite site, string actor, string account)
    {
        var (actorId, staffId) = (await site.Office.StaffId(actor), await site.Office.StaffId(account));
        await using var db = site.Database.Open();
        var keys = await db.Staff.Where(staff => staff.Id == actorId || staff.Id == staffId).ToDictionaryAsync(staff => staff.Id, staff => staff.Key);
        var entry = await db.AuditEntries.AsNoTracking().OrderBy(found => found.Seq).LastAsync(found => found.Act == Acts.SessionEnded);
        var body = System.Text.Encoding.UTF8.GetString(entry.Body);
        Assert.Contains($"\"actor\":\"{keys[actorId]}\"", body, StringComparison.Ordinal);
        Assert.Contains($"\"staff\":\"{keys[staffId]}\"", body, StringComparison.Ordinal);
        Assert.Contains("\"sessions\":1", body, StringComparison.Ordinal);
    }

    private static List<string> Forms(AngleSharp.Dom.IDocument page) =>
        [.. page.QuerySelectorAll("main form").Select(form => form.GetAttribute("action")!).Where(action => action.Contains("/sessions/", StringComparison.Ordinal))];

    private static void IsStranger(Answer answer) => Assert.Contains("/admin/sign-in", answer.Location ?? $"{answer.Code}", StringComparison.Ordinal);

    [GeneratedRegex("od-staff=[^;]+")]
    private static partial Regex Cookie();
}
