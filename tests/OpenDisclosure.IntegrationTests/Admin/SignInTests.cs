using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.Web.Admin.Session;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>Signing in: locked after five failures, one answer for all of them, each one-time code taken once.</summary>
[Collection(SharedSite.Name)]
public sealed class SignInTests(WebFixture fixture)
{
    [Fact]
    public async Task Five_wrong_passwords_lock_an_account_against_the_right_one_too()
    {
        var site = await fixture.Site;
        await site.Hire("locked.drafter", "bureau", Role.Drafter);
        for (var attempt = 0; attempt < 5; attempt++)
            Assert.Equal(422, (await Try(site, "locked.drafter", "wrong")).Code);
        Assert.Equal(422, (await Try(site, "locked.drafter", WebSite.Password)).Code);
        await using var db = site.Database.Open();
        var account = await db.Users.SingleAsync(user => user.UserName == "locked.drafter");
        Assert.True(account.LockoutEnd > site.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddMinutes(10));
    }

    [Fact]
    public async Task An_unknown_account_a_wrong_password_and_a_closed_account_get_the_same_answer()
    {
        var site = await fixture.Site;
        await site.Hire("closed.drafter", "bureau", Role.Drafter);
        var staffId = await site.Office.StaffId("closed.drafter");
        await using (var db = site.Database.Open())
            await db.Staff.Where(staff => staff.Id == staffId).ExecuteUpdateAsync(set => set.SetProperty(staff => staff.Active, false));
        var unknown = await Try(site, "nobody.here", "wrong");
        var wrong = await Try(site, Office.Author, "wrong");
        var closed = await Try(site, "closed.drafter", WebSite.Password);
        Assert.Equal([422, 422, 422], new[] { unknown.Code, wrong.Code, closed.Code });
        Assert.Equal(Words(unknown), Words(wrong));
        Assert.Equal(Words(unknown), Words(closed));

        static string Words(Answer answer)
        {
            foreach (var input in answer.Page.QuerySelectorAll("input"))
                input.RemoveAttribute("value");
            return answer.Page.QuerySelector("main")!.InnerHtml;
        }
    }

    [Fact]
    public async Task A_one_time_code_is_taken_once()
    {
        var site = await fixture.Site;
        await site.Hire("coded.drafter", "bureau", Role.Drafter);
        var visitor = await site.SignIn("coded.drafter");
        var page = await visitor.Get("/admin/second-factor");
        var (offer, secret) = Authenticator.Offered(page);
        var step = OneTimeCode.StepOf(site.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        var bound = await visitor.Post("/admin/second-factor", ("Offer", offer), ("Code", OneTimeCode.Of(secret, step)), ("Password", WebSite.Password));
        Assert.Equal(200, bound.Code);
        Assert.Equal(422, (await Try(site, "coded.drafter", WebSite.Password)).Code);
        Assert.Equal(422, (await Try(site, "coded.drafter", WebSite.Password, OneTimeCode.Of(secret, step))).Code);
        Assert.Equal(302, (await Try(site, "coded.drafter", WebSite.Password, OneTimeCode.Of(secret, step + 1))).Code);
        Assert.Equal(422, (await Try(site, "coded.drafter", WebSite.Password, OneTimeCode.Of(secret, step + 1))).Code);
        await using var db = site.Database.Open();
        Assert.Equal(step + 1, await db.Users.Where(user => user.UserName == "coded.drafter").Select(user => user.LastTotpStep).SingleAsync());
        Assert.DoesNotContain(Convert.ToBase64String(secret), await db.UserTokens.Select(token => token.Value).ToListAsync());
    }

    [Fact]
    public async Task One_address_may_try_only_so_often_in_a_minute()
    {
        var site = await fixture.Site;
        var visitor = site.Visitor();
        var codes = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => visitor.PostPlain("/admin/sign-in", ("Account", $"guess{number}"))));
        Assert.Contains(codes, answer => answer.Code == 429 && answer.Header("Retry-After") is not null);
        Assert.True(codes.Count(answer => answer.Code == 429) >= 10);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var site = await fixture.Site;
        var visitor = await site.SignIn("fengshili");
        Assert.Equal(302, (await visitor.Post("/admin/sign-out")).Code);
        Assert.Contains("/admin/sign-in", (await visitor.Get("/admin")).Location, StringComparison.Ordinal);
    }

    private static Task<Answer> Try(WebSite site, string account, string password, string code = "") =>
        site.Visitor().Fill("/admin/sign-in", "/admin/sign-in", ("Account", account), ("Password", password), ("Code", code));
}
