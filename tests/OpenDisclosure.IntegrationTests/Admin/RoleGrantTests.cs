using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>Roles need two persons: one proposes, another confirms, and neither is the one who receives them.</summary>
[Collection(SharedSite.Name)]
public sealed class RoleGrantTests(WebFixture fixture)
{
    private const string Security = "zhouyangli";
    private const string SystemAdministrator = "wushigao";
    private const string SecondSecurity = "b.security";
    private const string Auditor = "heyangqian";

    [Theory]
    [EachDatabase]
    public async Task Proposed_roles_are_held_by_nobody_until_another_administrator_confirms_them(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var page = await Hire(site, "grant.confirmed");
        var entries = await Entries.From(site.Database);
        await Propose(site, page, Role.Drafter, Role.Releaser);
        Assert.Equal([Role.Drafter], await Roles(site, "grant.confirmed"));
        var keys = await Keys(site, Security, SystemAdministrator, "grant.confirmed");
        var proposed = await entries.Only(Acts.RolesProposed);
        Assert.Contains($"\"actor\":\"{keys[0]}\"", proposed, StringComparison.Ordinal);
        Assert.Contains("\"roles\":[\"drafter\",\"releaser\"]", proposed, StringComparison.Ordinal);

        var proposal = await Waiting(site, "grant.confirmed");
        entries = await Entries.From(site.Database);
        var confirmed = await (await site.SignedIn(SystemAdministrator)).Fill(page, $"{page}/proposals/{proposal.Id}/confirmation");
        Assert.Equal(page, confirmed.Location);
        Assert.Equal([Role.Drafter, Role.Releaser], await Roles(site, "grant.confirmed"));
        var body = await entries.Only(Acts.RolesChanged);
        Assert.Contains($"\"actor\":\"{keys[1]}\"", body, StringComparison.Ordinal);
        Assert.Contains($"\"proposer\":\"{keys[0]}\"", body, StringComparison.Ordinal);
        Assert.Contains($"\"staff\":\"{keys[2]}\"", body, StringComparison.Ordinal);
        Assert.Contains("\"before\":[\"drafter\"]", body, StringComparison.Ordinal);
        Assert.Contains($"\"proposal\":{proposal.Seq.ToString(CultureInfo.InvariantCulture)}", body, StringComparison.Ordinal);
        Assert.Equal(ProposalOutcome.Confirmed, (await Read(site, proposal.Id)).Outcome);
    }

    [Theory]
    [EachDatabase]
    public async Task The_proposer_cannot_confirm_and_is_not_offered_it_but_may_take_his_proposal_back(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var page = await Hire(site, "grant.own");
        var security = await site.SignedIn(Security);
        await Propose(site, page, Role.Drafter, Role.Releaser);
        var address = $"{page}/proposals/{(await Waiting(site, "grant.own")).Id}";
        var shown = (await security.Get(page)).Page;
        Assert.Null(shown.QuerySelector($"form[action='{address}/confirmation']"));
        await IsRefused(site, security, address + "/confirmation", 403);
        Assert.Equal([Role.Drafter], await Roles(site, "grant.own"));

        var entries = await Entries.From(site.Database);
        Assert.Equal(page, (await security.Fill(page, address + "/refusal")).Location);
        await entries.Only(Acts.RolesRefused);
        Assert.Equal([Role.Drafter], await Roles(site, "grant.own"));
    }

    [Theory]
    [EachDatabase]
    public async Task The_administrator_who_is_to_receive_the_roles_neither_confirms_nor_refuses_them(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var page = await Hire(site, "grant.receiver", Role.SystemAdministrator);
        await Propose(site, page, Role.SystemAdministrator, Role.Drafter);
        var address = $"{page}/proposals/{(await Waiting(site, "grant.receiver")).Id}";
        var receiver = await site.SignedIn("grant.receiver");
        Assert.DoesNotContain("/proposals/", (await receiver.Get(page)).Page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        await IsRefused(site, receiver, address + "/confirmation", 403);
        await IsRefused(site, receiver, address + "/refusal", 403);
        Assert.Equal([Role.SystemAdministrator], await Roles(site, "grant.receiver"));
    }

    [Fact]
    public async Task Who_is_no_administrator_proposes_and_decides_nothing()
    {
        var site = await fixture.Site;
        var page = await Hire(site, "grant.watched");
        await Propose(site, page, Role.Drafter, Role.Releaser);
        var address = $"{page}/proposals/{(await Waiting(site, "grant.watched")).Id}";
        foreach (var account in new[] { Auditor, "everything" })
        {
            var visitor = await site.SignedIn(account);
            await IsRefused(site, visitor, address + "/confirmation", 403);
            await IsRefused(site, visitor, address + "/refusal", 403);
            await IsRefused(site, visitor, page + "/roles", 403);
        }

        await IsRefused(site, await site.SignedIn(SystemAdministrator), page + "/roles", 403);
    }

    [Theory]
    [EachDatabase]
    public async Task Roles_are_taken_away_at_once_and_end_the_sessions_that_had_them(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var page = await Hire(site, "grant.less", Role.Drafter, Role.Releaser);
        var visitor = await site.SignIn("grant.less");
        var entries = await Entries.From(site.Database);
        await Propose(site, page, Role.Drafter);
        Assert.Equal([Role.Drafter], await Roles(site, "grant.less"));
        Assert.Contains("\"before\":[\"drafter\",\"releaser\"]", await entries.Only(Acts.RolesChanged), StringComparison.Ordinal);
        Assert.Contains("/admin/sign-in", (await visitor.Get("/admin")).Location, StringComparison.Ordinal);
        await using var db = site.Database.Open();
        var staffId = await site.Office.StaffId("grant.less");
        Assert.False(await db.RoleProposals.AnyAsync(proposal => proposal.StaffId == staffId));
    }

    [Theory]
    [EachDatabase]
    public async Task A_role_that_was_taken_away_does_not_come_back_with_an_older_proposal(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var page = await Hire(site, "grant.back", Role.Drafter, Role.Releaser);
        await Propose(site, page, Role.Drafter, Role.Releaser, Role.OfficeHead);
        var proposal = await Waiting(site, "grant.back");
        await Propose(site, page, Role.Drafter);
        Assert.Equal(ProposalOutcome.Refused, (await Read(site, proposal.Id)).Outcome);
        Assert.Equal(404, (await (await site.SignedIn(SystemAdministrator)).Post($"{page}/proposals/{proposal.Id}/confirmation")).Code);
        Assert.Equal([Role.Drafter], await Roles(site, "grant.back"));
    }

    [Theory]
    [EachDatabase]
    public async Task A_proposal_that_was_decided_or_followed_by_a_newer_one_is_not_confirmed(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var page = await Hire(site, "grant.newer");
        var system = await site.SignedIn(SystemAdministrator);
        await Propose(site, page, Role.Drafter, Role.Releaser);
        var older = await Waiting(site, "grant.newer");
        await Propose(site, page, Role.Drafter, Role.OfficeHead);
        var newer = await Waiting(site, "grant.newer");
        Assert.Equal(ProposalOutcome.Refused, (await Read(site, older.Id)).Outcome);
        await IsRefused(site, system, $"{page}/proposals/{older.Id}/confirmation", 404);

        Assert.Equal(page, (await system.Fill(page, $"{page}/proposals/{newer.Id}/refusal")).Location);
        await IsRefused(site, system, $"{page}/proposals/{newer.Id}/confirmation", 404);
        Assert.Equal(302, (await system.Post("/admin/accounts/proposals/confirmation", ("proposal", $"{older.Id}"), ("proposal", $"{newer.Id}"))).Code);
        Assert.Equal([Role.Drafter], await Roles(site, "grant.newer"));
    }

    [Fact]
    public async Task A_proposal_is_not_decided_under_the_address_of_another_person()
    {
        var site = await fixture.Site;
        var page = await Hire(site, "grant.mine");
        var other = await Hire(site, "grant.his");
        await Propose(site, page, Role.Drafter, Role.Releaser);
        await IsRefused(site, await site.SignedIn(SystemAdministrator), $"{other}/proposals/{(await Waiting(site, "grant.mine")).Id}/confirmation", 404);
    }

    [Theory]
    [EachDatabase]
    public async Task Confirming_all_leaves_out_what_one_proposed_and_what_concerns_oneself(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var (first, second) = (await Hire(site, "grant.all1"), await Hire(site, "grant.all2"));
        var about = await Hire(site, "grant.all3", Role.SecurityAdministrator);
        await Propose(site, first, Role.Drafter, Role.Releaser);
        await Propose(site, about, Role.SecurityAdministrator, Role.Drafter);
        var decider = await site.SignedIn("grant.all3");
        Assert.Equal(302, (await decider.Fill(second, second + "/roles", ("Roles", nameof(Role.Drafter)), ("Roles", nameof(Role.OfficeHead)))).Code);
        var ids = new List<long>();
        foreach (var account in new[] { "grant.all1", "grant.all2", "grant.all3" })
            ids.Add((await Waiting(site, account)).Id);

        var offered = Visitor.Fields((await decider.Get("/admin/accounts")).Page, "/admin/accounts/proposals/confirmation").Where(field => field.Name == "proposal").Select(field => field.Value).ToList();
        Assert.Contains($"{ids[0]}", offered);
        Assert.DoesNotContain($"{ids[1]}", offered);
        Assert.DoesNotContain($"{ids[2]}", offered);
        Assert.Equal(302, (await decider.Post("/admin/accounts/proposals/confirmation", [.. ids.Select(id => ("proposal", $"{id}"))])).Code);
        Assert.Equal([Role.Drafter, Role.Releaser], await Roles(site, "grant.all1"));
        Assert.Equal([Role.Drafter], await Roles(site, "grant.all2"));
        Assert.Equal([Role.SecurityAdministrator], await Roles(site, "grant.all3"));
        Assert.Null((await Read(site, ids[1])).Outcome);
        Assert.Null((await Read(site, ids[2])).Outcome);
    }

    [Theory]
    [EachDatabase]
    public async Task The_database_refuses_a_confirmation_by_the_proposer_or_the_receiver_whatever_writes_it(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var page = await Hire(site, "grant.sql");
        await Propose(site, page, Role.Drafter, Role.Releaser);
        var proposal = await Waiting(site, "grant.sql");
        var second = await site.Office.StaffId(SecondSecurity);
        await using var connection = await site.Database.OpenPlain();
        foreach (var decider in new[] { proposal.ProposedById, proposal.StaffId })
            await Refuses(() => connection.Do($"update role_proposal set decided_by_id = {decider}, decided_at = {proposal.ProposedAt}, outcome = 'confirmed' where id = {proposal.Id}"));
        await Refuses(() => connection.Do($"update role_proposal set decided_by_id = {proposal.StaffId}, decided_at = {proposal.ProposedAt}, outcome = 'refused' where id = {proposal.Id}"));
        await Refuses(() => connection.Do($"update role_proposal set decided_at = {proposal.ProposedAt}, outcome = 'confirmed' where id = {proposal.Id}"));
        await Refuses(() => connection.Do($"update role_proposal set decided_by_id = {second}, decided_at = {proposal.ProposedAt}, outcome = 'granted' where id = {proposal.Id}"));
        await Refuses(() => connection.Do($"insert into role_proposal (staff_id, roles, proposed_by_id, proposed_at, seq) values ({second}, 'drafter', {second}, {proposal.ProposedAt}, {proposal.Seq})"));
        Assert.Equal(1, await connection.Do($"update role_proposal set decided_by_id = {second}, decided_at = {proposal.ProposedAt}, outcome = 'confirmed' where id = {proposal.Id}"));
    }

    private static async Task<string> Hire(WebSite site, string account, params Role[] roles)
    {
        await site.Hire(account, "bureau", roles.Length == 0 ? [Role.Drafter] : roles);
        return $"/admin/accounts/{await site.Office.StaffId(account)}";
    }

    /// <summary>The security administrator chooses exactly these roles on the page of a person.</summary>
    private static async Task Propose(WebSite site, string page, params Role[] roles) =>
        Assert.Equal(page, (await (await site.SignedIn(Security)).Fill(page, page + "/roles", [.. roles.Select(role => ("Roles", $"{role}"))])).Location);

    private static async Task IsRefused(WebSite site, Visitor visitor, string address, int code)
    {
        var before = await Stored.Of(site.Database);
        Assert.Equal(code, (await visitor.Post(address)).Code);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    private static async Task Refuses(Func<Task<int>> statement) =>
        Assert.True(PlainSql.IsRefusal(await Assert.ThrowsAnyAsync<DbException>(statement)));

    private static async Task<RoleProposal> Waiting(WebSite site, string account)
    {
        var staffId = await site.Office.StaffId(account);
        await using var db = site.Database.Open();
        return await db.RoleProposals.AsNoTracking().SingleAsync(proposal => proposal.StaffId == staffId && proposal.Outcome == null);
    }

    private static async Task<RoleProposal> Read(WebSite site, long id)
    {
        await using var db = site.Database.Open();
        return await db.RoleProposals.AsNoTracking().SingleAsync(proposal => proposal.Id == id);
    }

    private static async Task<IReadOnlyList<Role>> Roles(WebSite site, string account)
    {
        var staffId = await site.Office.StaffId(account);
        await using var db = site.Database.Open();
        return [.. (await db.StaffRoles.Where(role => role.StaffId == staffId).Select(role => role.Role).ToListAsync()).Order()];
    }

    private static async Task<IReadOnlyList<string>> Keys(WebSite site, params string[] accounts)
    {
        await using var db = site.Database.Open();
        var keys = await (from user in db.Users join staff in db.Staff on user.StaffId equals staff.Id where accounts.Contains(user.UserName) select new { user.UserName, staff.Key }).ToListAsync();
        return [.. accounts.Select(account => keys.Single(found => found.UserName == account).Key)];
    }
}
