using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.Web.Admin.Session;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>The life of a second factor: bound, lost, renewed, taken away by the security administrator and bound anew.</summary>
[Collection(SharedSite.Name)]
public sealed class SecondFactorTests(WebFixture fixture)
{
    private const string Security = "zhouyangli";

    [Fact]
    public async Task The_picture_the_link_and_the_words_offer_one_secret_and_the_right_code_binds_it()
    {
        var site = await fixture.Site;
        await site.Hire("factor.binds", "bureau", Role.Drafter);
        var visitor = await site.SignIn("factor.binds");
        var page = await visitor.Get("/admin/second-factor");
        Assert.NotNull(page.Page.QuerySelector("svg.qr[role=img] path[d]"));
        Assert.Contains(string.Concat(page.Page.QuerySelectorAll(".secret span").Select(span => span.TextContent)), page.Page.QuerySelector("a[href^=otpauth]")!.GetAttribute("href"), StringComparison.Ordinal);
        var (offer, secret) = Authenticator.Offered(page);
        var wrong = await visitor.Post("/admin/second-factor", ("Offer", offer), ("Code", "000000"), ("Password", WebSite.Password));
        Assert.Equal(422, wrong.Code);
        Assert.Equal(offer, Authenticator.Offered(wrong).Offer);
        Assert.Equal(422, (await visitor.Post("/admin/second-factor", ("Offer", offer), ("Code", Code(site, secret)), ("Password", "wrong"))).Code);
        var bound = await visitor.Post("/admin/second-factor", ("Offer", offer), ("Code", Code(site, secret)), ("Password", WebSite.Password));
        Assert.Equal(200, bound.Code);
        Assert.True(Codes(bound).Count >= 8);
    }

    [Fact]
    public async Task A_recovery_code_is_good_once_and_new_codes_end_the_old_ones()
    {
        var site = await fixture.Site;
        var (visitor, first) = await Bind(site, "factor.codes");
        Assert.Equal(302, (await Try(site, "factor.codes", first[0])).Code);
        Assert.Equal(422, (await Try(site, "factor.codes", first[0])).Code);
        var renewed = await visitor.Fill("/admin/second-factor", "/admin/second-factor/recovery-codes", ("Code", first[1]));
        Assert.Equal(200, renewed.Code);
        var second = Codes(renewed);
        Assert.Empty(first.Intersect(second));
        Assert.Equal(422, (await Try(site, "factor.codes", first[2])).Code);
        Assert.Equal(302, (await Try(site, "factor.codes", second[0])).Code);
    }

    [Fact]
    public async Task Who_lost_his_telephone_gets_it_taken_off_by_the_security_administrator_and_the_ledger_says_so()
    {
        var site = await fixture.Site;
        var (visitor, codes) = await Bind(site, "factor.lost");
        var page = $"/admin/accounts/{await site.Office.StaffId("factor.lost")}";
        var security = await site.SignedIn(Security);
        var before = await Stored.Of(site.Database);
        var done = await security.Fill(page, page + "/second-factor", ("Password", WebSite.Password));
        Assert.True(done.Code is 200 or 302, $"{done.Code}");
        Assert.Contains("audit_entry +1 -0", before.Changes(await Stored.Of(site.Database)));
        Assert.Contains("/admin/sign-in", (await visitor.Get("/admin")).Location, StringComparison.Ordinal);
        Assert.Equal(302, (await Try(site, "factor.lost", "")).Code);
        await using var db = site.Database.Open();
        Assert.False(await db.Users.Where(user => user.UserName == "factor.lost").Select(user => user.TwoFactorEnabled).SingleAsync());
    }

    [Fact]
    public async Task A_new_password_from_the_security_administrator_must_be_changed_and_ends_every_session()
    {
        var site = await fixture.Site;
        await site.Hire("factor.forgot", "bureau", Role.Drafter);
        var old = await site.SignIn("factor.forgot");
        var page = $"/admin/accounts/{await site.Office.StaffId("factor.forgot")}";
        var reset = await (await site.SignedIn(Security)).Fill(page, page + "/password", ("Password", WebSite.Password));
        Assert.Equal(200, reset.Code);
        var password = System.Text.RegularExpressions.Regex.Match(reset.Page.QuerySelector("main")!.TextContent, "[a-km-np-z2-9]{20}").Value;
        Assert.Contains("/admin/sign-in", (await old.Get("/admin")).Location, StringComparison.Ordinal);
        var visitor = await site.SignIn("factor.forgot", password);
        Assert.Equal("/admin/password", (await visitor.Get("/admin")).Location);
        var forced = await visitor.Get("/admin/password");
        Assert.Equal(200, forced.Code);
        Assert.Equal(422, (await visitor.Fill("/admin/password", "/admin/password", ("Current", password), ("New", "short"), ("Again", "short"))).Code);
        Assert.Equal(302, (await visitor.Fill("/admin/password", "/admin/password", ("Current", password), ("New", "Ein-Neues-Wort-78"), ("Again", "Ein-Neues-Wort-78"))).Code);
        Assert.Equal(200, (await visitor.Get("/admin")).Code);
    }

    private static async Task<(Visitor Visitor, IReadOnlyList<string> Codes)> Bind(WebSite site, string account)
    {
        await site.Hire(account, "bureau", Role.Drafter);
        var visitor = await site.SignIn(account);
        var (offer, secret) = Authenticator.Offered(await visitor.Get("/admin/second-factor"));
        var bound = await visitor.Post("/admin/second-factor", ("Offer", offer), ("Code", Code(site, secret)), ("Password", WebSite.Password));
        Assert.Equal(200, bound.Code);
        return (visitor, Codes(bound));
    }

    private static IReadOnlyList<string> Codes(Answer page) => [.. page.Page.QuerySelectorAll(".codes li").Select(code => code.TextContent.Trim())];

    private static string Code(WebSite site, byte[] secret) =>
        OneTimeCode.Of(secret, OneTimeCode.StepOf(site.Services.GetRequiredService<TimeProvider>().GetUtcNow()));

    private static Task<Answer> Try(WebSite site, string account, string code) =>
        site.Visitor().Fill("/admin/sign-in", "/admin/sign-in", ("Account", account), ("Password", WebSite.Password), ("Code", code));
}
