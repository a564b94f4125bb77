using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Waiting;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.Web.Admin.Queue;
using OpenDisclosure.Web.Admin.Shared;

namespace OpenDisclosure.IntegrationTests.Jobs;

/// <summary>Which work waits for whom.</summary>
public sealed class WaitingWorkTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private static readonly DateOnly Today = NoticeRounds.Monday;

    [Theory, EachDatabase]
    public async Task A_text_waits_at_each_step_for_those_who_may_take_it_and_for_nobody_else(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Submitted("everything");
        Assert.Equal(await Holders(site, Role.OfficeHead, "bureau", "everything"), await WaitsFor(site, paper, Duty.ContentReviewer));
        await site.Office.Review(paper);
        Assert.Empty(await WaitsFor(site, paper, Duty.ContentReviewer));
        Assert.Equal(await Holders(site, Role.ConfidentialityReviewer, "bureau", "everything"), await WaitsFor(site, paper, Duty.ConfidentialityReviewer));
        await site.Office.Judge(paper);
        Assert.Equal(await Holders(site, Role.Releaser, "bureau", "everything"), await WaitsFor(site, paper, Duty.Releaser));
        await site.Office.Release(paper);
        Assert.Empty(await WaitsFor(site, paper, Duty.Releaser));
    }

    [Theory, EachDatabase]
    public async Task A_text_of_a_unit_waits_for_its_own_head_and_then_for_the_bureau_too(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Submitted("b.drafter");
        Assert.Equal(await Holders(site, Role.OfficeHead, "sme-center"), await WaitsFor(site, paper, Duty.ContentReviewer));
        await site.Office.Review(paper, "b.head");
        var reviewers = await WaitsFor(site, paper, Duty.ConfidentialityReviewer);
        Assert.Contains("b.secrecy", reviewers);
        Assert.Contains(Office.ConfidentialityReviewer, reviewers);
    }

    [Theory, EachDatabase]
    public async Task Whoever_is_not_active_any_more_is_not_waited_for(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Hire("gone.head", "bureau", Role.OfficeHead);
        var paper = await site.Office.Submitted();
        Assert.Contains("gone.head", await WaitsFor(site, paper, Duty.ContentReviewer));
        var staffId = await site.Office.StaffId("gone.head");
        await using var db = site.Database.Open();
        await db.Staff.Where(staff => staff.Id == staffId).ExecuteUpdateAsync(set => set.SetProperty(staff => staff.Active, false));
        Assert.DoesNotContain("gone.head", await WaitsFor(site, paper, Duty.ContentReviewer));
    }

    [Theory, EachDatabase]
    public async Task A_returned_text_waits_for_its_authors_until_it_is_handed_in_again(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var returned = await site.Office.Review(await site.Office.Submitted(), outcome: ReviewOutcome.Returned, note: "请补充依据");
        Assert.Equal([Office.Author], await WaitsFor(site, returned, Duty.Author));
        var judged = await site.Office.Judge(await site.Office.Reviewed(), ClearanceOutcome.Returned, "请删去电话");
        Assert.Equal([Office.Author], await WaitsFor(site, judged, Duty.Author));
        await site.Office.Edit(returned, Office.Author, draft => draft.Body = "补充了依据。");
        await site.Office.Submit(returned);
        Assert.Empty(await WaitsFor(site, returned, Duty.Author));
    }

    [Theory, EachDatabase]
    public async Task During_a_leave_the_stand_in_is_told_of_returned_texts_as_well(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Hire("away.drafter", "bureau", Role.Drafter);
        await site.Hire("standing.in", "bureau", Role.Drafter);
        var paper = await site.Office.Review(await site.Office.Submitted("away.drafter"), outcome: ReviewOutcome.Returned, note: "请补充依据");
        await using var db = site.Database.Open();
        db.Absences.Add(new Absence
        {
            StaffId = await site.Office.StaffId("away.drafter"),
            StandInId = await site.Office.StaffId("standing.in"),
            FirstOn = Today,
            LastOn = Today.AddDays(2),
        });
        await db.SaveChangesAsync();
        Assert.Equal(["away.drafter"], await WaitsFor(site, paper, Duty.Author, Today.AddDays(-1)));
        Assert.Equal(["away.drafter", "standing.in"], await WaitsFor(site, paper, Duty.Author, Today));
        Assert.Equal(["away.drafter", "standing.in"], await WaitsFor(site, paper, Duty.Author, Today.AddDays(2)));
        Assert.Equal(["away.drafter"], await WaitsFor(site, paper, Duty.Author, Today.AddDays(3)));
    }

    [Theory, EachDatabase]
    public async Task During_a_leave_the_returned_text_stands_in_the_work_list_of_the_stand_in(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Hire("on.leave", "bureau", Role.Drafter);
        await site.Hire("list.stand.in", "bureau", Role.Drafter);
        await site.Hire("auditing.stand.in", "bureau", Role.Auditor);
        var paper = await site.Office.Review(await site.Office.Submitted("on.leave"), outcome: ReviewOutcome.Returned, note: "请补充依据");
        var drafted = await site.Office.Draft("on.leave");
        var today = BeijingTime.DateOf(site.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        var standIn = await site.Office.StaffId("list.stand.in");
        Assert.Empty(await WorkOf(site, standIn));
        await using var db = site.Database.Open();
        foreach (var account in new[] { "list.stand.in", "auditing.stand.in" })
            db.Absences.Add(new Absence { StaffId = await site.Office.StaffId("on.leave"), StandInId = await site.Office.StaffId(account), FirstOn = today, LastOn = today });
        await db.SaveChangesAsync();
        var item = Assert.Single(await WorkOf(site, standIn));
        Assert.Equal((WorkKind.Returned, paper.DocumentId), (item.Kind, item.DocumentId));
        Assert.NotEqual(drafted.DocumentId, item.DocumentId);
        Assert.Equal(["list.stand.in", "on.leave"], await WaitsFor(site, paper, Duty.Author, today));
    }

    [Theory, EachDatabase]
    public async Task What_people_are_told_of_is_what_their_work_list_shows(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Office.Submitted("everything");
        await site.Office.Reviewed();
        await site.Office.Cleared();
        await site.Office.Submitted("b.drafter");
        await site.Office.Draft();
        await site.Office.Review(await site.Office.Submitted(), outcome: ReviewOutcome.Returned, note: "请补充依据");
        await using var db = site.Database.Open();
        var waiting = await WaitingWork.Of(db, Noon(Today), CancellationToken.None);
        foreach (var account in new[] { Office.Author, Office.ContentReviewer, Office.ConfidentialityReviewer, Office.Releaser, "everything", "b.head", "b.secrecy", "b.releaser", "b.auditor" })
        {
            var staffId = await site.Office.StaffId(account);
            var listed = (await WorkOf(site, staffId)).Where(item => item.Kind != WorkKind.Draft).Select(item => $"{item.Kind}").Order();
            Assert.Equal(listed, waiting.Where(piece => piece.StaffId == staffId).Select(KindOf).Order());
        }
    }

    private static DateTimeOffset Noon(DateOnly day) => BeijingTime.Instant(day, new TimeOnly(12, 0));

    private static string KindOf(WaitingWork piece) => piece.Work.Split('/')[1] switch
    {
        "author" => nameof(WorkKind.Returned),
        "content-reviewer" => nameof(WorkKind.ContentReview),
        "confidentiality-reviewer" => nameof(WorkKind.ConfidentialityReview),
        _ => nameof(WorkKind.Release),
    };

    private static async Task<IReadOnlyList<WorkItem>> WorkOf(WebSite site, long staffId)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DisclosureDb>();
        var roles = await db.StaffRoles.Where(role => role.StaffId == staffId).Select(role => role.Role).ToListAsync();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var session = new StaffSession { Key = Guid.NewGuid().ToString("N"), StaffId = staffId, StartedAt = now, SeenAt = now, Browser = "" };
        db.StaffSessions.Add(session);
        await db.SaveChangesAsync();
        var claims = roles.Select(role => new Claim(ClaimTypes.Role, $"{role}"))
            .Concat([new Claim(StaffPrincipalFactory.StaffId, $"{staffId}"), new Claim(StaffPrincipalFactory.Session, session.Key)]);
        await scope.ServiceProvider.GetRequiredService<CurrentStaff>().Load(new ClaimsPrincipal(new ClaimsIdentity(claims, "test")), CancellationToken.None);
        return await scope.ServiceProvider.GetRequiredService<WorkList>().Items(CancellationToken.None);
    }

    /// <summary>The accounts for which a revision waits in a duty, in order.</summary>
    private static async Task<List<string>> WaitsFor(WebSite site, Paper paper, Duty duty, DateOnly? on = null)
    {
        await using var db = site.Database.Open();
        var all = await WaitingWork.Of(db, Noon(on ?? Today), CancellationToken.None);
        Assert.All(all, piece => Assert.InRange(piece.Work.Length, 1, WorkNotice.WorkLength - 10));
        Assert.Equal(all.Count, all.Distinct().Count());
        var ids = all.Where(piece => piece.Work == $"{paper.RevisionId}/{Term.Of(duty)}").Select(piece => piece.StaffId).ToList();
        return [.. (await db.Users.Where(user => ids.Contains(user.StaffId)).Select(user => user.UserName!).ToListAsync()).Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> Holders(WebSite site, Role role, string unit, string except = "")
    {
        await using var db = site.Database.Open();
        var names = await (
            from held in db.StaffRoles
            join staff in db.Staff on held.StaffId equals staff.Id
            join of in db.Units on staff.UnitId equals of.Id
            join user in db.Users on staff.Id equals user.StaffId
            where held.Role == role && staff.Active && of.Key == unit && user.UserName != except
            select user.UserName).ToListAsync();
        Assert.NotEmpty(names);
        return [.. names.Order(StringComparer.Ordinal)];
    }
}
