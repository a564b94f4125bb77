using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.IntegrationTests.Security;
using OpenDisclosure.Web.Site.Delivery;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>Everything that is not public carries a canary; whatever a visitor can reach is read, and none may sing.</summary>
public sealed partial class CanarySweepTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private const string Mark = "canary";

    private static readonly string[] Doors =
    [
        "/", "/sitemap", "/sitemap.xml", "/sitemap/pages.xml", "/sitemap/1.xml", "/robots.txt", "/search", "/search?q=" + Mark, "/search/suggest?q=" + Mark, "/ledger/checkpoints.txt", "/ledger/key.pem", "/about/guide", "/about/on-request", "/about/accessibility",
        "/healthz/live", "/healthz/ready", "/healthz/uploads", "/messages", "/messages/new", "/messages/error?page=/news", "/messages/status", "/no-such-page", "/admin", "/admin/sign-in", "/notices/2026-99999", "/notices/files/" + "aa/a.pdf", "/site-texts", "/appsettings.json", "/.git/config",
    ];

    private int canaries;

    [Fact]
    public async Task No_page_feed_file_search_count_header_or_error_tells_what_is_not_public()
    {
        var site = await fixture.Site;
        await Stop(site);
        await NameStaff(site);
        var absent = await Ended(site);
        var before = await Crawl(site, absent);
        var hidden = await Hidden(site);
        var after = await Crawl(site, [.. absent, .. hidden]);
        Assert.True(after.Count > 100, $"Only {after.Count} answers were read.");
        Assert.Empty(PublicRoutes.Without(site, [.. after.Where(found => IsPage(found.Value)).Select(found => found.Key)]));
        Assert.Empty(after.Where(found => Sings(found.Key, found.Value)).Select(found => found.Key));
        var changed = before.Where(found => !found.Key.Contains("-proof", StringComparison.Ordinal) && !found.Key.Contains("/ledger/", StringComparison.Ordinal) && IsPage(found.Value))
            .Where(found => WithoutToken(Readable(after[found.Key])) != WithoutToken(Readable(found.Value)));
        Assert.Empty(changed.Select(found => found.Key));
        Assert.NotEmpty(site.Memory.Pages);
        Assert.Empty(site.Memory.Pages.Where(kept => Sings(kept.Value)).Select(kept => kept.Key.Path));
        Assert.Empty(site.Memory.Pages.Where(kept => kept.Key.Path.StartsWith("/admin", StringComparison.Ordinal)).Select(kept => kept.Key.Path));
    }

    /// <summary>What an answer says to who opens it: of a workbook the text of its parts, whose links have other names each time.</summary>
    private static string Readable(Answer answer)
    {
        if (!answer.Bytes.AsSpan().StartsWith("PK"u8))
            return answer.Text;
        using var archive = new ZipArchive(new MemoryStream(answer.Bytes));
        return LinkName().Replace(string.Concat(archive.Entries.Select(part => new StreamReader(part.Open()).ReadToEnd())), "");
    }

    [GeneratedRegex("\"/?R[0-9a-f]{32}\"")]
    private static partial Regex LinkName();

    /// <summary>The sign-in page and the forms carry a token of their own in every answer.</summary>
    private static string WithoutToken(string text) => Token().Replace(text, "");

    [GeneratedRegex("<input (name=\"__RequestVerificationToken\"|type=\"hidden\" name=\"Ticket\")[^>]*>")]
    private static partial Regex Token();

    /// <summary>What stands in the memory of finished pages; this reader takes them as they are, without compression.</summary>
    private static bool Sings(KeptPage page) =>
        page.Headers.Any(header => header.Value.ToString().Contains(Mark, StringComparison.OrdinalIgnoreCase))
        || Encoding.UTF8.GetString(page.Body).Contains(Mark, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task A_search_for_a_canary_answers_like_a_search_for_anything_that_is_not_there()
    {
        var site = await fixture.Site;
        await site.Office.Draft(change: Fill);
        await site.Office.Submitted(change: Fill);
        var gone = await site.Office.Live(Fill);
        await site.Office.Withdraw(gone);
        var visitor = site.Visitor();
        for (var number = 1; number <= canaries; number++)
        {
            var canary = Canary(number);
            var nothing = canary.Replace(Mark, "parrot", StringComparison.Ordinal);
            var found = await visitor.Get("/search?q=" + canary);
            var none = await visitor.Get("/search?q=" + nothing);
            Assert.Equal(none.Text, found.Text.Replace(canary, nothing, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Lists_count_what_is_live_and_nothing_else()
    {
        var site = await fixture.Site;
        await using var db = site.Database.Open();
        var counters = await db.ColumnCounters.GroupBy(counter => counter.ColumnId).Select(column => new { column.Key, Live = column.Sum(counter => counter.Live) }).ToDictionaryAsync(column => column.Key, column => column.Live);
        var live = await db.Publications.Where(publication => publication.State == PublicationState.Live && db.CatalogueEntries.Any(entry => entry.DocumentId == publication.DocumentId))
            .GroupBy(publication => publication.ColumnId).Select(column => new { column.Key, Live = column.Count() }).ToDictionaryAsync(column => column.Key, column => column.Live);
        Assert.NotEmpty(live);
        Assert.All(counters, counter => Assert.Equal(live.GetValueOrDefault(counter.Key), counter.Value));
    }

    private static string Canary(int number) => string.Create(CultureInfo.InvariantCulture, $"{Mark}{number:0000}");

    private string Canary() => Canary(++canaries);

    /// <summary>Every text field of a draft.</summary>
    private void Fill(Draft draft)
    {
        draft.Title = Canary();
        draft.Summary = Canary();
        draft.Body = Canary();
        draft.Keywords = Canary();
        draft.Source = Canary();
        draft.ResponsibleOffice = Canary();
        draft.ChangeNote = Canary();
        draft.Notice = Canary();
        draft.WhoMayApply = Canary();
        draft.ApplyUntil = Canary();
        draft.ApplyWhere = Canary();
        draft.ApplyContact = Canary();
    }

    private async Task NameStaff(WebSite site)
    {
        await using var db = site.Database.Open();
        foreach (var person in await db.Staff.ToListAsync())
            (person.Name, person.Office) = (Canary(), Canary());
        var own = await db.Columns.SingleAsync(column => column.Key == "site-texts");
        own.StaffName = Canary();
        await db.SaveChangesAsync();
    }

    /// <summary>What was public once: withdrawn, closed, and versions before a correction for personal data.</summary>
    private async Task<List<string>> Ended(WebSite site)
    {
        var office = site.Office;
        var gone = await office.Live(Fill);
        await office.Withdraw(gone);
        var closed = await office.Live(Fill);
        await office.Revise(closed, Plain);
        await office.Close(closed);
        var personal = await office.Live(Fill);
        await office.Revise(personal, draft =>
        {
            Plain(draft);
            draft.Correction = CorrectionKind.PersonalData;
        });
        var addresses = new List<string>();
        foreach (var paper in new[] { gone, closed, personal })
        {
            var address = await office.Address(paper);
            addresses.AddRange(PublicRoutes.EndsOfDocument(site).Append("-v2").Select(end => address + end));
        }

        return addresses;
    }

    /// <summary>What never was public: drafts, and revisions at every stage before the release.</summary>
    private async Task<List<string>> Hidden(WebSite site)
    {
        var office = site.Office;
        var draft = await office.Draft(change: Fill);
        var name = Canary() + ".pdf";
        var file = Convert.ToHexStringLower(await office.Attach(draft, name, Canary()));
        await office.Submitted(change: Fill);
        await office.Review(await office.Submitted(change: Fill), outcome: ReviewOutcome.Returned, note: Canary());
        await office.Reviewed(change: Fill);
        await office.Judge(await office.Reviewed(change: Fill), ClearanceOutcome.Refused, Canary());
        await office.Judge(await office.Reviewed(change: Fill), ClearanceOutcome.OnRequest, Canary());
        await office.Cleared(change: Fill);
        await office.Order(await office.Cleared(change: Fill), TimeSpan.FromDays(2));
        await SentMessage.Send(site.Visitor(), ("Subject", Canary()), ("Text", Canary()), ("Name", Canary()), ("Contact", Canary()));
        await using var db = site.Database.Open();
        var live = await db.Publications.Where(publication => publication.State == PublicationState.Live && db.CatalogueEntries.Any(entry => entry.DocumentId == publication.DocumentId)).OrderBy(publication => publication.Id).FirstAsync();
        await office.Edit(new Paper(live.DocumentId), Office.Author, found => (found.Body, found.ChangeNote, found.Notice) = (Canary(), Canary(), Canary()));
        await office.Submit(new Paper(live.DocumentId));
        return [$"/notices/files/{file}/{name}", $"/normative/files/{file}/{name}"];
    }

    private static void Plain(Draft draft)
    {
        draft.Title = "更正后的标题";
        draft.Summary = draft.Body = draft.ChangeNote = "更正";
        draft.Keywords = draft.Source = draft.ResponsibleOffice = draft.Notice = draft.WhoMayApply = draft.ApplyUntil = draft.ApplyWhere = draft.ApplyContact = null;
    }

    /// <summary>No order of the demonstration falls due while the pages are read.</summary>
    private static async Task Stop(WebSite site)
    {
        await using var db = site.Database.Open();
        Assert.True(await db.ReleaseOrders.AnyAsync());
    }

    private static async Task<SortedDictionary<string, Answer>> Crawl(WebSite site, IEnumerable<string> more)
    {
        var seen = await PublicCrawl.Read(site, Doors.Concat(more));
        var visitor = site.Visitor();
        foreach (var path in seen.Keys.Take(60).ToList())
        {
            seen["HEAD " + path] = await visitor.Send(HttpMethod.Head, path);
            seen["OPTIONS " + path] = await visitor.Send(HttpMethod.Options, path);
        }

        return seen;
    }

    private static bool IsPage(Answer answer) => answer.Status == HttpStatusCode.OK && answer.Bytes.Length > 0;

    /// <summary>What the address itself says is no news to who typed it.</summary>
    private static bool Sings(string path, Answer answer)
    {
        var leaf = Path.GetFileName(path);
        var text = WebUtility.HtmlDecode(Readable(answer));
        text = leaf.Length == 0 ? text : text.Replace(leaf, "", StringComparison.Ordinal);
        foreach (var (name, value) in answer.Headers)
            text += $"\n{name}: {Uri.UnescapeDataString(value)}";
        return System.Text.RegularExpressions.Regex.IsMatch(text, Mark + "[0-9]{4}");
    }
}
