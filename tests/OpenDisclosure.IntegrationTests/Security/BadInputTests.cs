using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Security;

/// <summary>What nobody should send: refused in words, or stored unharmed; never an error of ours and never a stack trace.</summary>
[Collection(SharedSite.Name)]
public sealed class BadInputTests(WebFixture fixture)
{
    private static readonly string[] Hostile =
    [
        "?q='%20OR%201=1--", "?q=%25", "?q=_", "?q=[a-z]", "?q=';WAITFOR%20DELAY%20'0:0:5'--", "?q=%22%20NEAR%20x*", "?q=\\", "?q=%00", "?q=a%00b", "?q=%ED%A0%80", "?q=%FF%FE", "?q=%E2%80%AE", "?q=%F0%A0%AE%B7", "?q=" + "%E5%AD%97%20",
        "?q=<script>alert(1)</script>", "?q={0}%25s", "?q=a&q=b", "?q[]=a", "?page=-1", "?page=1000000000", "?page=99999999999999999999", "?page=0", "?page=1e3", "?page=%EF%BC%91", "?year=-1", "?year=10000", "?year=abc", "?page=2&page=3", "?year=%00", "?state='&page=x", "?state=%00", "?genre=%00", "?subject=%5C", "?division=%5C", "?validity=1", "?item=-1", "?item=%EF%BC%91", "?sort=oldest&sort=newest", "?sort=1", "?topic=../", "?interpreted=YES",
    ];

    public static IEnumerable<string> QueryNames(DatabaseProvider provider) => Hostile.Append("?q=" + new string('a', 8000)).Append("?" + string.Join('&', Enumerable.Range(0, 1500).Select(number => $"k{number}=1")));

    [Theory]
    [EachDatabase(Cases = nameof(QueryNames))]
    public async Task A_hostile_query_is_answered_like_a_harmless_one(DatabaseProvider provider, string query)
    {
        var site = await fixture.On(provider);
        foreach (var path in new[] { "/search", "/", "/notices", "/sitemap.xml", "/sitemap/1.xml", "/notices/feed.atom", "/notices/list.json", "/messages", "/messages/new", "/messages/error", "/search/suggest" })
            Calm(await site.Visitor().Get(path + query), 200, 301, 302, 404);
        Calm(await (await site.SignedIn(Office.Author)).Get("/admin/documents" + query), 200, 400, 404);
        Calm(await (await site.SignedIn(Office.Author)).Get("/admin" + query), 200, 400, 404);
    }

    [Theory]
    [EachDatabase]
    public async Task Hostile_addresses_lead_nowhere(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var hash = new string('a', 64);
        string[] addresses =
        [
            $"/notices/files/{hash}/%2e%2e%2fa.pdf", $"/notices/files/{hash}/%E2%80%AEfdp.exe", $"/notices/files/{new string('A', 64)}/a.pdf", "/notices/files/..%2f..%2fetc/passwd",
            "/notices/2026-00001-v0", "/notices/2026-00001-v99999", "/notices/2026-00001-v2-v1", "/notices/2026-00001.exe", "/notices/2026-99999.docx", "/notices/2026-00001.docx/..%2f", "/notices/2026-99999.txt", "/notices/2026-99999-qr", "/notices/2026-00001-qr.png", "/notices/2026-00001-text0", "/notices/2026-00001-text99999", "/notices/list.", "/notices/list.exe", "/no-such-column/list.csv", "/topics/no-such-topic", "/notices/2026-00001/x.css", "/" + new string('a', 5000), "/notices/%ED%A0%80", "/NOTICES/%F0%A0%AE%B7", "/notices;x=1", "/admin/documents/9223372036854775808", "/admin/documents/-1",
        ];
        foreach (var address in addresses)
        {
            Calm(await site.Visitor().Get(address), 301, 302, 400, 404);
            Calm(await (await site.SignedIn(Office.Author)).Get(address), 301, 302, 400, 404);
        }
    }

    [Fact]
    public async Task A_form_with_two_thousand_keys_is_refused_with_a_page()
    {
        var site = await fixture.Site;
        var fields = Enumerable.Range(0, 2000).Select(number => ($"k{number}", "1")).ToArray();
        Calm(await site.Visitor().PostPlain("/view", fields), 400);
        Calm(await site.Visitor().PostPlain("/admin/sign-in", fields), 400);
        Calm(await site.Visitor().PostPlain("/messages", fields), 400);
        Calm(await (await site.SignedIn(Office.Author)).Post("/admin/documents", fields), 400);
        Calm(await site.Visitor().PostPlain("/view", (new string('k', 3000), "1")), 400);
        Calm(await site.Visitor().PostPlain("/admin/sign-in", ("Account", new string('a', 70_000))), 400, 413);
    }

    [Fact]
    public async Task Deep_or_scattered_keys_bind_to_nothing()
    {
        var site = await fixture.Site;
        var paper = await site.Office.Draft();
        var author = await site.SignedIn(Office.Author);
        var save = $"/admin/documents/{paper.DocumentId}/draft";
        Calm(await author.Post(save, ("Version", "1"), ("Fields" + string.Concat(Enumerable.Repeat("[a]", 60)), "1"), (string.Join('.', Enumerable.Repeat("Draft", 60)), "1")), 302, 400, 422);
        Calm(await author.Post(save, ("Version", "1"), ("Version", "2"), ("Title", "a"), ("Title", "b")), 302, 400, 409, 422);
        Calm(await (await site.SignedIn(Office.Releaser)).Post("/admin/release", ("Chosen[999999]", "1"), ("Chosen", "x"), ("Hashes[x]", "1"), ("Hashes[1].Key", "a")), 422);
        Calm(await (await site.SignedIn(Office.ConfidentialityReviewer)).Post($"/admin/revisions/{(await site.Office.Reviewed()).RevisionId}/clearance", ("Outcome", "99"), ("Reasons[Nothing]", "x"), ("NotConcerned", "-1")), 422);
    }

    [Theory]
    [InlineData("application/json", "{\"Account\":\"a\"}")]
    [InlineData("text/xml", "<a/>")]
    [InlineData("application/x-www-form-urlencoded; charset=gbk", "Account=%D6%D0")]
    [InlineData("application/x-www-form-urlencoded; charset=nonsense", "Account=a")]
    [InlineData("application/x-www-form-urlencoded", "Account=%FF%FE&Password=%ED%A0%80")]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nbroken")]
    [InlineData("nonsense", "a")]
    public async Task A_body_of_another_kind_is_refused(string type, string body)
    {
        var site = await fixture.Site;
        foreach (var path in new[] { "/view", "/admin/sign-in", "/csp-report", "/messages", "/messages/status" })
        {
            using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            Calm(await site.Visitor().Send(HttpMethod.Post, path, content), 400, 404, 415, 204);
        }
    }

    [Fact]
    public async Task A_report_that_is_too_long_is_not_read()
    {
        using var content = new ByteArrayContent(new byte[1_000_000]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/reports+json");
        Calm(await (await fixture.Site).Visitor().Send(HttpMethod.Post, "/csp-report", content), 413);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("~//evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a\r\nSet-Cookie: a=b")]
    [InlineData("\t//evil.example")]
    public async Task An_address_to_return_to_is_of_this_site_or_not_used(string back)
    {
        var site = await fixture.Site;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("theme", "dark"), KeyValuePair.Create("Back", back)]);
        var answer = await site.Visitor().Send(HttpMethod.Post, "/view", content, ("Sec-Fetch-Site", "same-origin"));
        Calm(answer, 302);
        Assert.Equal("/", answer.Location);
        var signedIn = await site.Visitor().Fill("/admin/sign-in?to=" + Uri.EscapeDataString(back), "/admin/sign-in", ("Account", Office.Author), ("Password", WebSite.Password));
        Calm(signedIn, 302);
        Assert.Equal("/admin", signedIn.Location);
    }

    [Fact]
    public async Task A_choice_of_view_is_taken_from_our_own_pages_alone()
    {
        var visitor = (await fixture.Site).Visitor();
        foreach (var headers in new (string, string)[][] { [], [("Sec-Fetch-Site", "cross-site")], [("Origin", "https://evil.example")], [("Origin", "null")] })
        {
            using var content = new FormUrlEncodedContent([KeyValuePair.Create("theme", "dark")]);
            var answer = await visitor.Send(HttpMethod.Post, "/view", content, headers);
            Calm(answer, 400);
            Assert.Null(answer.Header("Set-Cookie"));
        }
    }

    [Theory]
    [EachDatabase]
    public async Task Rare_letters_names_with_a_dot_and_emoji_are_stored_unharmed_and_shown(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        const string Rare = "𠮷㛃·买买提·艾力 😀👨‍👩‍👧 ＡＢ１";
        var paper = await site.Office.Draft();
        var page = $"/admin/documents/{paper.DocumentId}/draft";
        var author = await site.SignedIn(Office.Author);
        Assert.Equal(302, (await author.Fill(page, page, ("Title", Rare), ("Summary", Rare), ("Body", Rare))).Code);
        await using var db = site.Database.Open();
        var draft = await db.Drafts.SingleAsync(found => found.DocumentId == paper.DocumentId);
        Assert.Equal($"{Rare}|{Rare}|{Rare}", $"{draft.Title}|{draft.Summary}|{draft.Body}");
        await site.Office.Release(await site.Office.Judge(await site.Office.Review(await site.Office.Submit(paper))));
        var shown = await site.Visitor().Get(await site.Office.Address(paper));
        Assert.Contains("𠮷㛃·买买提·艾力", shown.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("𠮷㛃", (await site.Visitor().Get("/search?q=" + Uri.EscapeDataString("𠮷㛃·买买提"))).Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("𠮷\u202E乙", "第2个字")]
    [InlineData("甲\u2066乙", "第2个字")]
    [InlineData("甲乙丙\uFFFE", "第4个字")]
    [InlineData("\u0007甲", "第1个字")]
    [InlineData("甲乙\0丙", "第3个字")]
    public async Task A_character_that_no_reader_sees_is_refused_beside_its_field_and_the_typed_text_is_kept(string text, string position)
    {
        var site = await fixture.Site;
        var paper = await site.Office.Draft();
        var page = $"/admin/documents/{paper.DocumentId}/draft";
        var author = await site.SignedIn(Office.Author);
        foreach (var field in new[] { "Title", "Summary", "Body", "WhoMayApply" })
        {
            var answer = await author.Fill(page, page, (field, text), ("Keywords", "打好的字"));
            Calm(answer, 422);
            Assert.Contains(position, answer.Page.QuerySelector($"#{field}-wrong")?.TextContent ?? "", StringComparison.Ordinal);
            Assert.Contains("打好的字", answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(1, await site.Office.Version(paper));
    }

    [Fact]
    public async Task Half_a_letter_never_reaches_the_database()
    {
        var site = await fixture.Site;
        var paper = await site.Office.Draft();
        var author = await site.SignedIn(Office.Author);
        var body = "Version=1&Title=%ED%A0%80&Body=a%F0%A0b&__RequestVerificationToken=" + Uri.EscapeDataString(await author.Token());
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        Calm(await author.Send(HttpMethod.Post, $"/admin/documents/{paper.DocumentId}/draft", content), 302, 400, 422);
        await using var db = site.Database.Open();
        var draft = await db.Drafts.SingleAsync(found => found.DocumentId == paper.DocumentId);
        Assert.DoesNotContain(draft.Title + draft.Body, char.IsSurrogate);
    }

    [Fact]
    public async Task Hostile_text_is_shown_and_does_nothing()
    {
        var site = await fixture.Site;
        const string Source = "[a](javascript:alert(1)) <script>alert(1)</script>\n\n# h {#x onmouseover=alert(1)}\n\n<img src=x onerror=alert(1)>\n\n[b](//evil.example)\n";
        var live = await site.Office.Live(draft => (draft.Title, draft.Summary, draft.Keywords, draft.Body) = ("<script>alert(1)</script>\"'", "\"><img src=x onerror=alert(1)>", "' onclick=alert(1)", Source));
        var address = await site.Office.Address(live);
        var reviewer = await site.SignedIn(Office.ConfidentialityReviewer);
        foreach (var answer in new[] { await site.Visitor().Get(address), await site.Visitor().Get("/notices"), await site.Visitor().Get("/"), await site.Visitor().Get("/search?q=<script>"), await reviewer.Get($"/admin/revisions/{live.RevisionId}"), await reviewer.Get($"/admin/revisions/{live.RevisionId}/page") })
        {
            Calm(answer, 200);
            Assert.DoesNotContain(answer.Page.QuerySelectorAll("script"), script => script.GetAttribute("src")?.StartsWith('/') != true);
            Assert.DoesNotContain(answer.Page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "style");
            Assert.Empty(answer.Page.QuerySelectorAll("[href^='javascript:'], [src^='javascript:'], [href^='//'], iframe, object, embed"));
        }

        Calm(await site.Visitor().Get("/notices/feed.atom"), 200);
        Calm(await site.Visitor().Get("/sitemap/1.xml"), 200);
    }

    [Theory]
    [InlineData("IssuedOn", "2026-02-31")]
    [InlineData("IssuedOn", "10000-01-01")]
    [InlineData("PlannedOn", "0001-01-01")]
    [InlineData("PlannedOn", "昨天")]
    [InlineData("PlannedTime", "25:00")]
    [InlineData("Version", "99999999999999999999")]
    [InlineData("StatutoryItem", "16")]
    [InlineData("StatutoryItem", "-1")]
    [InlineData("Validity", "99")]
    [InlineData("Mode", "Nothing")]
    [InlineData("Correction", "77")]
    [InlineData("ColumnId", "999999")]
    [InlineData("ColumnId", "x")]
    [InlineData("Fields[a]", "b")]
    public async Task A_value_that_is_none_is_refused_in_words(string field, string value)
    {
        var site = await fixture.Site;
        var paper = await site.Office.Draft();
        var page = $"/admin/documents/{paper.DocumentId}/draft";
        var answer = await (await site.SignedIn(Office.Author)).Fill(page, page, (field, value));
        Calm(answer, field == "Fields[a]" ? 302 : 422, 422, 409);
        await using var db = site.Database.Open();
        var draft = await db.Drafts.SingleAsync(found => found.DocumentId == paper.DocumentId);
        Assert.True(Enum.IsDefined(draft.Mode) && Enum.IsDefined(draft.Correction) && (draft.Validity is null || Enum.IsDefined(draft.Validity.Value)));
    }

    [Theory]
    [EachDatabase]
    public async Task A_long_text_is_saved_whole_and_one_that_is_too_long_is_refused_beside_its_field(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Draft();
        var page = $"/admin/documents/{paper.DocumentId}/draft";
        var author = await site.SignedIn(Office.Author);
        var text = string.Concat(Enumerable.Repeat("为了规范项目管理，制定本办法。\n", 10_000));
        Calm(await author.Fill(page, page, ("Body", text)), 302);
        await using var db = site.Database.Open();
        Assert.Equal(text, await db.Drafts.Where(found => found.DocumentId == paper.DocumentId).Select(found => found.Body).SingleAsync());
        Calm(await author.Fill(page, page, ("Body", text[..150_000] + "。")), 302);
        var tooLong = await author.Fill(page, page, ("Body", text + text));
        Calm(tooLong, 422);
        Assert.NotEmpty(tooLong.Page.QuerySelector("#Body-wrong")?.TextContent ?? "");
        Assert.Equal(422, (await author.Fill(page, page, ("Title", new string('字', 201)))).Code);
    }

    [Theory]
    [EachDatabase]
    public async Task Names_that_no_account_can_have_are_refused_like_any_other(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        foreach (var name in new[] { "𠮷", "' OR 1=1--", new string('a', 5000), "\u202E" })
            Calm(await site.Visitor().Fill("/admin/sign-in", "/admin/sign-in", ("Account", name), ("Password", name)), 422);
    }

    private static void Calm(Answer answer, params int[] codes)
    {
        Assert.True(codes.Contains(answer.Code), $"{answer.Code}, not {string.Join(" or ", codes)}: {(answer.Text.Length > 400 ? answer.Page.QuerySelector("main")?.TextContent : answer.Text)}");
        Assert.DoesNotContain("   at OpenDisclosure", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Microsoft", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception:", answer.Text, StringComparison.Ordinal);
    }
}
