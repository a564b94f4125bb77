using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>The calendar, bundles on the release page, and withdrawals at a set time, by the forms of the pages.</summary>
[Collection(SharedSite.Name)]
public sealed class CalendarTests(WebFixture fixture)
{
    [Theory, EachDatabase]
    public async Task The_month_shows_what_is_signed_planned_due_and_released_in_grid_and_list(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var (at, soon) = (Now(site).AddDays(2), Now(site).AddHours(3));
        var ordered = await Titled(site, "已签发待发的通知");
        await site.Office.Order(ordered, TimeSpan.FromDays(2));
        var planned = await site.Office.Submitted(change: draft => (draft.Title, draft.PlannedAt) = ("计划后天发布的通知", at));
        var near = await site.Office.Submitted(change: draft => (draft.Title, draft.PlannedAt) = ("快到时间的通知", soon));
        await site.Office.Live(draft => draft.Title = "今天发布的通知");
        var releaser = await site.SignedIn(Office.Releaser);
        foreach (var (title, day, css) in new[] { ("已签发待发的通知", at, "ev-plan"), ("计划后天发布的通知", at, "ev-wait"), ("快到时间的通知", soon, "ev-late") })
        {
            var page = (await releaser.Get("/admin/calendar?month=" + Month(day))).Page;
            var row = page.QuerySelectorAll("tr[data-row]").Single(found => found.TextContent.Contains(title, StringComparison.Ordinal));
            Assert.NotNull(row.QuerySelector("a.btn"));
            Assert.Contains(BeijingTime.Of(day).ToString("H:mm", CultureInfo.InvariantCulture), row.TextContent, StringComparison.Ordinal);
            if (page.QuerySelectorAll($"table.cal li.{css} a").All(found => !found.TextContent.Contains(title, StringComparison.Ordinal)))
                Assert.Contains(page.QuerySelectorAll("table.cal li"), found => found.TextContent.Contains('另'));
        }

        var today = (await releaser.Get("/admin/calendar")).Page;
        Assert.Contains("今天发布的通知", today.QuerySelector("details table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不足24小时仍未签发", today.QuerySelector(".top")!.TextContent, StringComparison.Ordinal);
        var ids = today.QuerySelectorAll("[id]").Select(found => found.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.NotEqual(planned.RevisionId, near.RevisionId);
    }

    [Theory, EachDatabase]
    public async Task A_column_is_kept_up_to_date_by_what_stands_below_it(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Office.Live();
        await using var db = site.Database.Open();
        var notices = await db.Columns.SingleAsync(column => column.Key == "notices");
        var above = await db.Columns.FirstAsync(column => column.Id != notices.Id && column.ParentId == null && !db.Publications.Any(publication => publication.ColumnId == column.Id));
        (above.UpdateIntervalDays, notices.ParentId) = (14, above.Id);
        await db.SaveChangesAsync();
        var page = (await (await site.SignedIn(Office.Releaser)).Get("/admin/calendar?month=" + Month(Now(site).AddDays(14)))).Page;
        var row = page.QuerySelectorAll("tr[data-row]").Single(found => found.TextContent.Contains($"“{above.StaffName}”", StringComparison.Ordinal));
        Assert.Contains("间隔不超过14天", row.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Each_January_the_calendar_names_the_annual_report_and_the_table_of_the_site(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var page = (await (await site.SignedIn("heyangqian")).Get("/admin/calendar?month=2031-01")).Page;
        var rows = page.QuerySelectorAll("tr[data-row]").Where(row => row.TextContent.Contains("2031-01-31", StringComparison.Ordinal)).Select(row => row.QuerySelector("th")!.TextContent).ToList();
        Assert.Contains(rows, title => title.Contains("2030年政府信息公开工作年度报告", StringComparison.Ordinal) && title.Contains("第四十九条", StringComparison.Ordinal));
        Assert.Contains(rows, title => title.Contains("2030年政府网站工作年度报表", StringComparison.Ordinal));
        Assert.Contains(page.QuerySelectorAll(".note-warn"), note => note.TextContent.Contains("2031年放假安排尚未录入", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task A_signed_time_is_moved_by_a_form_and_a_password_and_keeps_what_was_typed_when_refused(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Cleared();
        await site.Office.Order(paper, TimeSpan.FromDays(2));
        var path = $"/admin/calendar/orders/{await Order(site, paper)}";
        var releaser = await site.SignedIn("fengshili");
        var wrong = await releaser.Fill(path, path, ("On", "2027-03-01"), ("Time", "9:30"), ("Password", "falsch"));
        Assert.Equal(422, wrong.Code);
        Assert.Contains(wrong.Page.QuerySelectorAll("input"), input => input.GetAttribute("value") == "2027-03-01");
        foreach (var (on, time) in new[] { ("", "9:30"), ("2027-03-01", ""), ("2020-03-01", "9:30") })
            Assert.Equal(422, (await releaser.Fill(path, path, ("On", on), ("Time", time), ("Password", WebSite.Password))).Code);
        Assert.Equal(302, (await releaser.Fill(path, path, ("On", "2027-03-01"), ("Time", "9:30"), ("Password", WebSite.Password))).Code);
        await using var db = site.Database.Open();
        var orders = await db.ReleaseOrders.Where(order => order.RevisionId == paper.RevisionId).OrderBy(order => order.Id).ToListAsync();
        Assert.NotNull(orders[0].CancelledSeq);
        Assert.Equal(BeijingTime.Instant(new DateOnly(2027, 3, 1), new TimeOnly(9, 30)), orders[1].ReleaseAt);
        Assert.Equal(404, (await releaser.Get(path)).Code);
    }

    [Theory, EachDatabase]
    public async Task A_planned_time_is_moved_by_its_author_and_taken_away_by_empty_fields(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Submitted();
        var path = $"/admin/calendar/revisions/{paper.RevisionId}";
        var author = await site.SignedIn(Office.Author);
        Assert.Equal(302, (await author.Fill(path, path, ("On", "2027-03-01"), ("Time", "9:30"))).Code);
        Assert.Equal(BeijingTime.Instant(new DateOnly(2027, 3, 1), new TimeOnly(9, 30)), await Planned(site, paper));
        Assert.Equal(302, (await author.Fill(path, path, ("On", ""), ("Time", ""))).Code);
        Assert.Null(await Planned(site, paper));
        Assert.Equal(404, (await (await site.SignedIn("b.drafter")).Get(path)).Code);
        Assert.Equal(403, (await (await site.SignedIn(Office.ConfidentialityReviewer)).Get(path)).Code);
    }

    [Theory, EachDatabase]
    public async Task The_release_page_offers_a_text_its_planned_time_and_releases_a_bundle_or_nothing(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var at = BeijingTime.Instant(new DateOnly(2027, 3, 1), new TimeOnly(9, 30));
        var policy = await site.Office.Cleared(change: draft => draft.PlannedAt = at);
        var own = await site.Office.Cleared("everything");
        var releaser = await site.SignedIn("everything");
        var page = (await releaser.Get($"/admin/release?revisionId={policy.RevisionId}")).Page;
        Assert.Contains(page.QuerySelectorAll("input[name=On]"), input => input.GetAttribute("value") == "2027-03-01");
        var bundle = new[] { ("Chosen", $"{policy.RevisionId}"), ("Chosen", $"{own.RevisionId}"), ($"Hashes[{policy.RevisionId}]", policy.Hash), ($"Hashes[{own.RevisionId}]", own.Hash), ("Together", "true"), ("Later", "false"), ("Password", WebSite.Password) };
        var refused = await releaser.Post("/admin/release", bundle);
        Assert.Equal(422, refused.Code);
        Assert.Contains("一件也没有发布", refused.Page.QuerySelector(".errsum")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await Live(site, policy, own));
        var other = await site.SignedIn(Office.Releaser);
        Assert.Equal(302, (await other.Post("/admin/release", bundle)).Code);
        Assert.Equal(2, await Live(site, policy, own));
    }

    [Theory, EachDatabase]
    public async Task A_withdrawal_is_set_shown_on_the_document_and_called_back(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Live();
        var (form, document) = ($"/admin/documents/{paper.DocumentId}/withdrawal", $"/admin/documents/{paper.DocumentId}");
        var releaser = await site.SignedIn(Office.Releaser);
        (string, string)[] typed = [("Reason", "PersonalData"), ("Later", "true"), ("On", "2027-03-01"), ("Time", "17:00"), ("Password", WebSite.Password)];
        Assert.Equal(422, (await releaser.Fill(form, form, [.. typed, ("Kind", "Moved"), ("Target", "none")])).Code);
        Assert.Equal(302, (await releaser.Fill(form, form, typed)).Code);
        var page = (await releaser.Get(document)).Page;
        Assert.Contains("已定于2027-03-01 17:00撤下", page.QuerySelector(".note-warn")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("到期撤下", (await releaser.Get("/admin/calendar?month=2027-03")).Page.QuerySelector("table.cal")!.TextContent, StringComparison.Ordinal);
        var back = page.Forms.Single(found => found.GetAttribute("action")!.StartsWith("/admin/withdrawal-orders/", StringComparison.Ordinal)).GetAttribute("action")!;
        Assert.Equal(302, (await releaser.Fill(document, back)).Code);
        Assert.Null((await releaser.Get(document)).Page.QuerySelector(".note-warn"));
        Assert.Equal(409, (await releaser.Post(back)).Code);
    }

    private static DateTimeOffset Now(WebSite site) => site.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    private static string Month(DateTimeOffset at) => BeijingTime.DateOf(at).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static Task<Paper> Titled(WebSite site, string title) => site.Office.Cleared(change: draft => draft.Title = title);

    private static async Task<long> Order(WebSite site, Paper paper)
    {
        await using var db = site.Database.Open();
        return await db.ReleaseOrders.Where(order => order.RevisionId == paper.RevisionId).Select(order => order.Id).SingleAsync();
    }

    private static async Task<DateTimeOffset?> Planned(WebSite site, Paper paper)
    {
        await using var db = site.Database.Open();
        return await db.RevisionPlans.Where(plan => plan.RevisionId == paper.RevisionId).Select(plan => plan.PlannedAt).SingleOrDefaultAsync();
    }

    private static async Task<int> Live(WebSite site, params Paper[] papers)
    {
        await using var db = site.Database.Open();
        var ids = papers.Select(paper => paper.RevisionId).ToList();
        return await db.Publications.CountAsync(publication => ids.Contains(publication.RevisionId) && publication.State == PublicationState.Live);
    }
}
