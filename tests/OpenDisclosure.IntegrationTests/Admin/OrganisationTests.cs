using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>The leading group with its meetings, and leaves with their stand-ins, entered by the forms of their pages.</summary>
[Collection(SharedSite.Name)]
public sealed class OrganisationTests(WebFixture fixture)
{
    private const string SystemAdministrator = "wushigao";
    private const string Group = "/admin/leading-group";
    private const string Members = "/admin/leading-group/members";
    private const string Meetings = "/admin/leading-group/meetings";
    private const string Leaves = "/admin/absences";

    [Theory]
    [EachDatabase]
    public async Task A_place_in_the_leading_group_is_taken_and_ended_each_with_its_entry(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var visitor = await site.SignedIn(SystemAdministrator);
        var entries = await Entries.From(site.Database);
        var place = new Dictionary<string, string> { ["Holder"] = "机关纪委负责人", ["Post"] = nameof(GroupPost.Member), ["SinceOn"] = "2022-03-01" };
        Assert.Equal(Group, (await visitor.Fill(Group, Members, [.. place.Select(pair => (pair.Key, pair.Value))])).Location);
        Assert.Contains("\"holder\":\"机关纪委负责人\"", await entries.Only(Acts.GroupChanged), StringComparison.Ordinal);
        await Refusal.Beside(site, visitor, Group, Members, "Holder", place);

        await using var db = site.Database.Open();
        var id = await db.GroupMembers.Where(member => member.Holder == "机关纪委负责人").Select(member => member.Id).SingleAsync();
        entries = await Entries.From(site.Database);
        Assert.Equal(Group, (await visitor.Fill(Group, $"{Members}/{id}/end")).Location);
        Assert.Contains($"\"until\":\"{Day(site, 0)}\"", await entries.Only(Acts.GroupChanged), StringComparison.Ordinal);
        Assert.DoesNotContain("机关纪委负责人", (await visitor.Get(Group)).Text, StringComparison.Ordinal);
        Assert.Equal(409, (await visitor.Post($"{Members}/{id}/end")).Code);
        await entries.Only(Acts.GroupChanged);
    }

    [Theory]
    [InlineData("Holder", "")]
    [InlineData("Holder", "负\u202E责人")]
    [InlineData("Post", "")]
    [InlineData("Post", "Chairman")]
    [InlineData("Post", "7")]
    [InlineData("SinceOn", "")]
    [InlineData("SinceOn", "2022-02-30")]
    public async Task A_place_that_cannot_be_is_refused_beside_its_field_and_nothing_typed_is_lost(string field, string value)
    {
        var site = await fixture.Site;
        var typed = new Dictionary<string, string> { ["Holder"] = "信息中心负责人", ["Post"] = nameof(GroupPost.DeputyLeader), ["SinceOn"] = "2022-03-01" };
        typed[field] = value;
        await Refusal.Beside(site, await site.SignedIn(SystemAdministrator), Group, Members, field, typed);
    }

    [Theory]
    [EachDatabase]
    public async Task A_meeting_of_the_group_is_noted_with_its_entry(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var visitor = await site.SignedIn(SystemAdministrator);
        var entries = await Entries.From(site.Database);
        Assert.Equal(Group, (await visitor.Fill(Group, Meetings, ("HeldOn", Day(site, 0)), ("Subject", "研究年度要点"), ("Decisions", "各科室按分工落实。"))).Location);
        Assert.Contains("\"subject\":\"研究年度要点\"", await entries.Only(Acts.MeetingNoted), StringComparison.Ordinal);
        var page = (await (await site.SignedIn("heyangqian")).Get(Group)).Page;
        Assert.Contains("各科室按分工落实。", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
    }

    [Fact]
    public async Task A_meeting_that_is_still_to_come_is_refused_beside_its_date_and_nothing_typed_is_lost()
    {
        var site = await fixture.Site;
        await IsRefused(Day(site, 1), "HeldOn");
        await IsRefused("昨天", "HeldOn");
        await IsRefused("2022-03-01", "Subject", subject: "");
        await IsRefused("2022-03-01", "Decisions", decisions: "");

        async Task IsRefused(string heldOn, string field, string subject = "研究要点", string decisions = "按分工落实。") =>
            await Refusal.Beside(site, await site.SignedIn(SystemAdministrator), Group, Meetings, field,
                new Dictionary<string, string> { ["HeldOn"] = heldOn, ["Subject"] = subject, ["Decisions"] = decisions });
    }

    [Theory]
    [InlineData("zhouyangli")]
    [InlineData("heyangqian")]
    [InlineData("everything")]
    public async Task Only_the_system_administrator_changes_the_leading_group(string account)
    {
        var site = await fixture.Site;
        var visitor = await site.SignedIn(account);
        var before = await Stored.Of(site.Database);
        Assert.Equal(403, (await visitor.Post(Members, ("Holder", "某人"), ("Post", nameof(GroupPost.Member)), ("SinceOn", "2022-03-01"))).Code);
        Assert.Equal(403, (await visitor.Post(Meetings, ("HeldOn", "2022-03-01"), ("Subject", "议题"), ("Decisions", "决定"))).Code);
        Assert.Equal(403, (await visitor.Post($"{Members}/1/end")).Code);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    [Theory]
    [EachDatabase]
    public async Task A_leave_is_taken_with_a_stand_in_and_ended_early_each_with_its_entry(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var visitor = await Hire(site, "leave.taken");
        await Hire(site, "leave.standin");
        var entries = await Entries.From(site.Database);
        Assert.Equal(Leaves, (await visitor.Fill(Leaves, Leaves, [.. await Leave(site, "leave.standin", -1, 3)])).Location);
        Assert.Contains($"\"until\":\"{Day(site, 3)}\"", await entries.Only(Acts.LeaveTaken), StringComparison.Ordinal);
        var absence = await Read(site, "leave.taken");
        var action = $"{Leaves}/{absence!.Id}/return";
        Assert.Null((await (await site.SignedIn("leave.standin")).Get(Leaves)).Page.QuerySelector($"form[action='{action}']"));
        Assert.Equal(409, (await (await site.SignedIn("leave.standin")).Post(action)).Code);

        entries = await Entries.From(site.Database);
        Assert.Equal(Leaves, (await visitor.Fill(Leaves, action)).Location);
        await entries.Only(Acts.LeaveEnded);
        Assert.Equal(Day(site, -1), $"{(await Read(site, "leave.taken"))!.LastOn:yyyy-MM-dd}");
        Assert.Equal(409, (await visitor.Post(action)).Code);
        Assert.Equal(Leaves, (await visitor.Fill(Leaves, Leaves, [.. await Leave(site, "leave.standin", 0, 2)])).Location);
    }

    [Fact]
    public async Task A_leave_that_has_not_begun_is_taken_back_as_if_it_had_never_been()
    {
        var site = await fixture.Site;
        var visitor = await Hire(site, "leave.ahead");
        await Hire(site, "leave.ahead2");
        Assert.Equal(Leaves, (await visitor.Fill(Leaves, Leaves, [.. await Leave(site, "leave.ahead2", 5, 9)])).Location);
        Assert.Equal(Leaves, (await visitor.Fill(Leaves, $"{Leaves}/{(await Read(site, "leave.ahead"))!.Id}/return")).Location);
        Assert.Null(await Read(site, "leave.ahead"));
    }

    [Theory]
    [EachDatabase]
    public async Task A_stand_in_is_neither_oneself_nor_of_another_unit_nor_away_at_the_time(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var visitor = await Hire(site, "leave.alone");
        var other = await Hire(site, "leave.away");
        await Hire(site, "leave.here");
        Assert.Equal(Leaves, (await other.Fill(Leaves, Leaves, [.. await Leave(site, "leave.here", 2, 4)])).Location);
        var offered = (await visitor.Get(Leaves)).Page.QuerySelectorAll("#StandInId option").Select(option => option.GetAttribute("value")).ToList();
        Assert.Contains($"{await site.Office.StaffId("leave.here")}", offered);
        Assert.DoesNotContain($"{await site.Office.StaffId("leave.alone")}", offered);
        Assert.DoesNotContain($"{await site.Office.StaffId("b.drafter")}", offered);

        foreach (var standIn in new[] { "leave.alone", "b.drafter", "leave.away" })
            await IsRefused(site, visitor, "StandInId", await Leave(site, standIn, 4, 6));
        Assert.Equal(Leaves, (await visitor.Fill(Leaves, Leaves, [.. await Leave(site, "leave.away", 5, 6)])).Location);
    }

    [Theory]
    [EachDatabase]
    public async Task A_leave_neither_overlaps_another_nor_lies_in_the_past_nor_ends_before_it_begins(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var visitor = await Hire(site, "leave.twice");
        await Hire(site, "leave.twice2");
        Assert.Equal(Leaves, (await visitor.Fill(Leaves, Leaves, [.. await Leave(site, "leave.twice2", 3, 5)])).Location);
        foreach (var (first, last) in new[] { (5, 8), (1, 3), (4, 4), (1, 9) })
            await IsRefused(site, visitor, "FirstOn", await Leave(site, "leave.twice2", first, last));
        await IsRefused(site, visitor, "LastOn", await Leave(site, "leave.twice2", -4, -1));
        await IsRefused(site, visitor, "LastOn", await Leave(site, "leave.twice2", 9, 8));
        await IsRefused(site, visitor, "LastOn", await Leave(site, "leave.twice2", 9, 9 + 366));
        await IsRefused(site, visitor, "StandInId", [.. (await Leave(site, "leave.twice2", 9, 9)).Where(field => field.Name != "StandInId"), ("StandInId", "")]);
        await IsRefused(site, visitor, "FirstOn", [.. (await Leave(site, "leave.twice2", 9, 9)).Where(field => field.Name != "FirstOn"), ("FirstOn", "")]);
        Assert.Equal(Leaves, (await visitor.Fill(Leaves, Leaves, [.. await Leave(site, "leave.twice2", 6, 6)])).Location);
    }

    private static Task IsRefused(WebSite site, Visitor visitor, string field, IReadOnlyList<(string Name, string Value)> leave) =>
        Refusal.Beside(site, visitor, Leaves, Leaves, field, leave.ToDictionary(entry => entry.Name, entry => entry.Value));

    private static async Task<Visitor> Hire(WebSite site, string account)
    {
        await site.Hire(account, "bureau", Role.Drafter);
        return await site.SignedIn(account);
    }

    /// <summary>The fields of a leave between two days counted from today.</summary>
    private static async Task<IReadOnlyList<(string Name, string Value)>> Leave(WebSite site, string standIn, int first, int last) =>
        [("FirstOn", Day(site, first)), ("LastOn", Day(site, last)), ("StandInId", $"{await site.Office.StaffId(standIn)}")];

    private static async Task<Absence?> Read(WebSite site, string account)
    {
        var staffId = await site.Office.StaffId(account);
        await using var db = site.Database.Open();
        return await db.Absences.AsNoTracking().SingleOrDefaultAsync(absence => absence.StaffId == staffId);
    }

    private static string Day(WebSite site, int fromToday) =>
        BeijingTime.DateOf(site.Services.GetRequiredService<TimeProvider>().GetUtcNow()).AddDays(fromToday).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
