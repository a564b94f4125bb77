using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>Accounts, roles and columns, changed by the forms of their pages.</summary>
[Collection(SharedSite.Name)]
public sealed class AccountTests(WebFixture fixture)
{
    private const string Security = "zhouyangli";
    private const string SystemAdministrator = "wushigao";

    [Theory]
    [InlineData(Role.Auditor, Role.SecurityAdministrator)]
    [InlineData(Role.Auditor, Role.SystemAdministrator)]
    [InlineData(Role.SecurityAdministrator, Role.SystemAdministrator)]
    public async Task No_one_holds_two_of_the_three_administrative_roles(Role one, Role other)
    {
        var site = await fixture.Site;
        var name = $"person{(int)one}{(int)other}";
        await site.Hire(name, "bureau", Role.Drafter);
        var staffId = await site.Office.StaffId(name);
        var page = $"/admin/accounts/{staffId}";
        var visitor = await site.SignedIn(Security);
        var version = Visitor.Fields((await visitor.Get(page)).Page, page + "/roles").Single(field => field.Name == "Version");
        var before = await Stored.Of(site.Database);
        Assert.Equal(422, (await visitor.Post(page + "/roles", version, ("Roles", $"{one}"), ("Roles", $"{other}"))).Code);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
        await using var db = site.Database.Open();
        db.StaffRoles.AddRange(new StaffRole(staffId, one), new StaffRole(staffId, other));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task Nobody_proposes_roles_for_himself_and_every_proposal_is_an_entry_that_gives_nothing_yet()
    {
        var site = await fixture.Site;
        await site.Hire("promoted", "bureau", Role.Drafter);
        var page = $"/admin/accounts/{await site.Office.StaffId("promoted")}";
        var visitor = await site.SignedIn(Security);
        var before = await Stored.Of(site.Database);
        Assert.Equal(302, (await visitor.Fill(page, page + "/roles", ("Roles", nameof(Role.Releaser)))).Code);
        var changes = before.Changes(await Stored.Of(site.Database));
        Assert.Contains("audit_entry +1 -0", changes);
        Assert.Contains("role_proposal +1 -0", changes);
        Assert.DoesNotContain(changes, change => change.StartsWith("staff_role", StringComparison.Ordinal));
        Assert.Equal(403, (await visitor.Post($"/admin/accounts/{await site.Office.StaffId(Security)}/roles", ("Roles", nameof(Role.Releaser)))).Code);
        Assert.Equal(409, (await visitor.Post(page + "/roles", ("Version", "stale"), ("Roles", nameof(Role.Drafter)))).Code);
    }

    [Theory, EachDatabase]
    public async Task A_new_one_time_password_ends_a_link_that_was_not_used(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Hire("unused.link", "bureau", Role.Drafter);
        var staffId = await site.Office.StaffId("unused.link");
        await using var db = site.Database.Open();
        var accountId = await db.Users.Where(user => user.StaffId == staffId).Select(user => user.Id).SingleAsync();
        var token = Invitation.Add(db, accountId, site.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        await db.SaveChangesAsync();
        Assert.Equal(200, (await site.Visitor().Get("/admin/welcome/" + token)).Code);
        var page = $"/admin/accounts/{staffId}";
        Assert.Equal(200, (await (await site.SignedIn(Security)).Fill(page, page + "/password")).Code);
        Assert.Equal(404, (await site.Visitor().Get("/admin/welcome/" + token)).Code);
    }

    [Fact]
    public async Task A_new_account_works_only_after_its_holder_has_set_a_password_of_his_own()
    {
        var site = await fixture.Site;
        var visitor = await site.SignedIn(Security);
        await using var db = site.Database.Open();
        var unit = await db.Units.Where(found => found.IsMain).Select(found => found.Id).SingleAsync();
        var made = await visitor.Fill("/admin/accounts/new", "/admin/accounts", ("Name", "买买提·艾力"), ("UnitId", $"{unit}"), ("Office", "办公室"), ("UserName", "newcomer"), ("Roles", nameof(Role.Drafter)));
        Assert.Equal(200, made.Code);
        var password = System.Text.RegularExpressions.Regex.Match(made.Page.QuerySelector("main")!.TextContent, "[a-km-np-z2-9]{20}").Value;
        var newcomer = site.Visitor();
        var signedIn = await newcomer.Fill("/admin/sign-in", "/admin/sign-in", ("Account", "newcomer"), ("Password", password));
        Assert.Equal(302, signedIn.Code);
        Assert.Equal("/admin/password", (await newcomer.Get("/admin/documents")).Location);
        var changed = await newcomer.Fill("/admin/password", "/admin/password", ("Current", password), ("New", "Ein-Neues-Wort-77"), ("Again", "Ein-Neues-Wort-77"));
        Assert.Equal(302, changed.Code);
        Assert.Equal(200, (await newcomer.Get("/admin/documents")).Code);
        Assert.Equal(422, (await site.Visitor().Fill("/admin/sign-in", "/admin/sign-in", ("Account", "newcomer"), ("Password", password))).Code);
    }

    [Theory]
    [InlineData("Key", "admin")]
    [InlineData("Key", "Notices!")]
    [InlineData("Key", "notices")]
    [InlineData("StaffName", "")]
    [InlineData("StaffName", "栏\u202E目")]
    [InlineData("Position", "-1")]
    [InlineData("Steps[0]", "")]
    [InlineData("Steps[0]", "ConfidentialityReviewer")]
    [InlineData("ParentId", "999999")]
    [InlineData("UnitId", "999999")]
    public async Task A_column_that_cannot_be_is_refused_beside_its_field(string field, string value)
    {
        var site = await fixture.Site;
        await using var db = site.Database.Open();
        var unit = await db.Units.Where(found => found.IsMain).Select(found => found.Id).SingleAsync();
        var fields = new Dictionary<string, string>
        {
            ["Key"] = "plans",
            ["UnitId"] = $"{unit}",
            ["StaffName"] = "规划计划",
            ["Class"] = "Catalogue",
            ["DefaultKind"] = "Notice",
            ["Position"] = "50",
            ["UpdateIntervalDays"] = "0",
            ["Steps[0]"] = "ContentReviewer",
        };
        fields[field] = value;
        var before = await Stored.Of(site.Database);
        var answer = await (await site.SignedIn(SystemAdministrator)).Post("/admin/columns", [.. fields.Select(found => (found.Key, found.Value))]);
        Assert.True(answer.Code == 422, $"{answer.Code}");
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }
}
