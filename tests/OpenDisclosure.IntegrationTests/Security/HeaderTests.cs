using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.Web.Security;

namespace OpenDisclosure.IntegrationTests.Security;

/// <summary>The exact headers of every kind of answer: one more or one less is a change that somebody must mean.</summary>
[Collection(SharedSite.Name)]
public sealed class HeaderTests(WebFixture fixture)
{
    private static readonly string[] Common =
    [
        "content-security-policy", "cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy", "referrer-policy", "x-content-type-options",
    ];

    private static readonly string[] Page = ["cache-control", "content-length", "content-type", "etag", "vary"];
    private static readonly string[] Failure = ["cache-control", "content-type"];
    private static readonly string[] StaffPage = ["cache-control", "content-type", "x-robots-tag"];

    public static TheoryData<string, int, string[]> Kinds() => new()
    {
        { "/", 200, Page },
        { "/policies", 200, Page },
        { "/search?q=a", 200, Page },
        { "/notices/feed.atom", 200, Page },
        { "/sitemap.xml", 200, Page },
        { "/sitemap/1.xml", 200, Page },
        { "/robots.txt", 200, Page },
        { "/no-such-page", 404, Failure },
        { "/notices/2026-99999", 404, Failure },
        { "/healthz/live", 200, ["content-type"] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_public_answer_carries_these_headers_and_no_others(string path, int code, string[] own)
    {
        var answer = await (await fixture.Site).Visitor().Get(path);
        Assert.Equal(code, answer.Code);
        Assert.Equal(Common.Concat(own).Order(StringComparer.Ordinal), answer.Headers.Keys.Except(["age", "date"]).Except(own.Contains("content-length") ? [] : ["content-length"]).Order(StringComparer.Ordinal));
        Assert.Equal(Headers.ContentPolicy, answer.Header("Content-Security-Policy"));
        Assert.Equal(Headers.Permissions, answer.Header("Permissions-Policy"));
        Assert.Equal("same-origin", answer.Header("Referrer-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("/admin", 200)]
    [InlineData("/admin/documents", 200)]
    [InlineData("/admin/documents/999999", 404)]
    [InlineData("/admin/release", 403)]
    public async Task A_staff_answer_is_kept_by_nobody_and_tells_no_other_site(string path, int code)
    {
        var answer = await (await (await fixture.Site).SignedIn(Office.Author)).Get(path);
        Assert.Equal(code, answer.Code);
        Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
        Assert.Equal("noindex", answer.Header("X-Robots-Tag"));
        Assert.Equal(Headers.ContentPolicy, answer.Header("Content-Security-Policy"));
        Assert.Empty(Common.Concat(StaffPage).Except(answer.Headers.Keys));
        Assert.Empty(answer.Headers.Keys.Except(Common).Except(StaffPage).Except(["content-length", "expires", "pragma", "set-cookie", "x-frame-options"]));
    }

    [Fact]
    public async Task A_file_that_people_sent_in_may_do_nothing()
    {
        var site = await fixture.Site;
        var draft = await site.Office.Draft();
        var file = Convert.ToHexStringLower(await site.Office.Attach(draft, "a.pdf", "headers"));
        await site.Office.Release(await site.Office.Judge(await site.Office.Review(await site.Office.Submit(draft))));
        foreach (var answer in new[] { await site.Visitor().Get($"/notices/files/{file}/a.pdf"), await (await site.SignedIn(Office.Author)).Get($"/admin/documents/{draft.DocumentId}/draft/files/{file}/a.pdf") })
        {
            Assert.Equal(200, answer.Code);
            Assert.Equal(Headers.FilePolicy, answer.Header("Content-Security-Policy"));
            Assert.StartsWith("attachment", answer.Header("Content-Disposition"), StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
            Assert.Equal("application/pdf", answer.Header("Content-Type"));
        }

        Assert.Null((await site.Visitor().Get($"/notices/files/{file}/a.pdf")).Header("Set-Cookie"));
    }

    [Fact]
    public async Task Cookies_of_staff_are_bound_to_their_side_and_read_by_no_script()
    {
        var site = await fixture.Site;
        var visitor = site.Visitor();
        var page = await visitor.Get("/admin/sign-in");
        var signedIn = await visitor.Fill("/admin/sign-in", "/admin/sign-in", ("Account", "sunyangzhang"), ("Password", WebSite.Password));
        Assert.Contains("samesite=strict", page.Header("Set-Cookie"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", page.Header("Set-Cookie"), StringComparison.OrdinalIgnoreCase);
        var cookie = signedIn.Header("Set-Cookie")!;
        foreach (var part in new[] { "od-staff=", "path=/admin", "samesite=strict", "httponly" })
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
    }
}
