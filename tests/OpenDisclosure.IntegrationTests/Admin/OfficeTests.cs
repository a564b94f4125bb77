using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>Offices of the units: made and closed by the forms of their pages, never renamed.</summary>
[Collection(SharedSite.Name)]
public sealed class OfficeTests(WebFixture fixture)
{
    private const string Security = "zhouyangli";
    private const string SystemAdministrator = "wushigao";
    private const string All = "/admin/offices";
    private const string New = "/admin/offices/new";

    [Theory]
    [EachDatabase]
    public async Task An_office_is_made_and_changed_each_with_its_entry_and_a_stale_form_is_told(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var visitor = await site.SignedIn(SystemAdministrator);
        var entries = await Entries.From(site.Database);
        var page = await Make(site, "标准化科");
        Assert.Contains("\"office\":\"标准化科\"", await entries.Only(Acts.OfficeChanged), StringComparison.Ordinal);
        Assert.Contains("标准化科", (await visitor.Get(All)).Text, StringComparison.Ordinal);

        var opened = Visitor.Fields((await visitor.Get(page)).Page, page);
        entries = await Entries.From(site.Database);
        Assert.Equal(All, (await visitor.Fill(page, page, ("Telephone", "0477-0000021"))).Location);
        await entries.Only(Acts.OfficeChanged);
        Assert.Equal(All, (await visitor.Fill(page, page)).Location);
        await entries.Only(Acts.OfficeChanged);
        var stale = await visitor.PostPlain(page, [.. opened.Where(field => field.Name != "Telephone"), ("Telephone", "0477-0000022")]);
        Assert.Equal(409, stale.Code);
        Assert.Equal("0477-0000021", (await Read(site, "标准化科")).Telephone);
    }

    [Fact]
    public async Task An_office_keeps_its_name_and_its_unit_whatever_is_sent()
    {
        var site = await fixture.Site;
        var visitor = await site.SignedIn(SystemAdministrator);
        var page = await Make(site, "档案科");
        var made = await Read(site, "档案科");
        Assert.DoesNotContain(Visitor.Fields((await visitor.Get(page)).Page, page), field => field.Name is "Name" or "UnitId");
        Assert.Equal(All, (await visitor.Fill(page, page, ("Name", "史志科"), ("UnitId", $"{made.UnitId + 1}"), ("Duties", "档案管理"))).Location);
        var changed = await Read(site, "档案科");
        Assert.Equal((made.UnitId, "档案管理"), (changed.UnitId, changed.Duties));
    }

    [Theory]
    [EachDatabase]
    public async Task An_office_is_closed_only_when_nobody_works_in_it_and_then_takes_nobody(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var visitor = await site.SignedIn(SystemAdministrator);
        var page = await Make(site, "协调科");
        await site.Hire("office.last", "bureau", Role.Drafter);
        var staffId = await site.Office.StaffId("office.last");
        await using (var db = site.Database.Open())
            await db.Staff.Where(staff => staff.Id == staffId).ExecuteUpdateAsync(set => set.SetProperty(staff => staff.Office, "协调科"));
        await Refusal.Beside(site, visitor, page, page, "Closed", new Dictionary<string, string> { ["Closed"] = "true", ["Duties"] = "对外协调" });

        var security = await site.SignedIn(Security);
        var account = $"/admin/accounts/{staffId}";
        Assert.Equal(account, (await security.Fill(account, account + "/closure")).Location);
        var entries = await Entries.From(site.Database);
        Assert.Equal(All, (await visitor.Fill(page, page, ("Closed", "true"))).Location);
        Assert.Contains("\"closed\":true", await entries.Only(Acts.OfficeChanged), StringComparison.Ordinal);
        var unit = (await Read(site, "协调科")).UnitId;
        await Refusal.Beside(site, security, "/admin/accounts/new", "/admin/accounts", "Office",
            new Dictionary<string, string> { ["Name"] = "许试新", ["UnitId"] = $"{unit}", ["Office"] = "协调科", ["UserName"] = "office.new" });
    }

    [Fact]
    public async Task The_name_of_an_office_is_taken_in_its_unit_and_free_in_another()
    {
        var site = await fixture.Site;
        await Make(site, "安全科");
        var visitor = await site.SignedIn(SystemAdministrator);
        await Refusal.Beside(site, visitor, New, All, "Name", Typed(("UnitId", $"{await Unit(site, "bureau")}"), ("Name", "安全科")));
        Assert.Equal(All, (await visitor.Fill(New, All, [.. Typed(("UnitId", $"{await Unit(site, "sme-center")}"), ("Name", "安全科")).Select(pair => (pair.Key, pair.Value))])).Location);
    }

    [Theory]
    [InlineData("Name", "")]
    [InlineData("Name", "科\u202E室")]
    [InlineData("UnitId", "999999")]
    [InlineData("UnitId", "本局")]
    [InlineData("Duties", "职\u202E责")]
    [InlineData("Telephone", "04770000000047700000000477000000004770000")]
    [InlineData("Position", "")]
    [InlineData("Position", "一")]
    [InlineData("Position", "10000")]
    public async Task An_office_that_cannot_be_is_refused_beside_its_field_and_nothing_typed_is_lost(string field, string value)
    {
        var site = await fixture.Site;
        await Refusal.Beside(site, await site.SignedIn(SystemAdministrator), New, All, field, Typed((field, value)));
    }

    [Theory]
    [InlineData(Security)]
    [InlineData("heyangqian")]
    [InlineData("everything")]
    public async Task Only_the_system_administrator_makes_and_changes_offices(string account)
    {
        var site = await fixture.Site;
        var page = $"{All}/{(await Read(site, "综合科", "bureau")).Id}";
        var visitor = await site.SignedIn(account);
        var before = await Stored.Of(site.Database);
        Assert.Equal(403, (await visitor.Post(All, [.. Typed().Select(pair => (pair.Key, pair.Value))])).Code);
        Assert.Equal(403, (await visitor.Post(page, ("Version", "1"), ("Duties", "另一职责"), ("Position", "1"))).Code);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    private static Dictionary<string, string> Typed(params (string Field, string Value)[] own)
    {
        var typed = new Dictionary<string, string> { ["Name"] = "综合规划科", ["Duties"] = "综合规划", ["Telephone"] = "0477-0000020", ["Position"] = "40" };
        foreach (var (field, value) in own)
            typed[field] = value;
        return typed;
    }

    /// <summary>Makes an office of the bureau by the form and tells its page.</summary>
    private static async Task<string> Make(WebSite site, string name)
    {
        var unit = await Unit(site, "bureau");
        var made = await (await site.SignedIn(SystemAdministrator)).Fill(New, All, ("UnitId", $"{unit}"), ("Name", name), ("Duties", "职责"), ("Telephone", "0477-0000020"), ("Position", "30"));
        Assert.Equal(All, made.Location);
        return $"{All}/{(await Read(site, name, "bureau")).Id}";
    }

    private static async Task<Domain.Organisation.Office> Read(WebSite site, string name, string unit = "bureau")
    {
        var unitId = await Unit(site, unit);
        await using var db = site.Database.Open();
        return await db.Offices.AsNoTracking().SingleAsync(office => office.Name == name && office.UnitId == unitId);
    }

    private static async Task<long> Unit(WebSite site, string key)
    {
        await using var db = site.Database.Open();
        return await db.Units.Where(unit => unit.Key == key).Select(unit => unit.Id).SingleAsync();
    }
}
