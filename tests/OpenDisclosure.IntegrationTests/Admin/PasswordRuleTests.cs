using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.Web.Admin.Session;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>Rules of passwords under both profiles, and what the page of one's account says of recovery codes.</summary>
[Collection(SharedSite.Name)]
public sealed class PasswordRuleTests(WebFixture fixture)
{
    private const string Page = "/admin/password";
    private const string Security = "zhouyangli";

    [Theory]
    [InlineData("zu kurz", 422)]
    [InlineData("ein langes wort", 302)]
    [InlineData("1234567890", 422)]
    [InlineData("password123", 422)]
    [InlineData("aaaaaaaaaaaaaaa", 422)]
    [InlineData("mein length.user wort", 422)]
    public async Task By_default_a_password_is_long_and_not_common_whatever_its_characters(string password, int code)
    {
        var site = await fixture.Site;
        if (!await Exists(site, "length.user"))
            await site.Hire("length.user", "bureau", Role.Drafter);
        await SetHash(site, "length.user");
        var visitor = await site.SignIn("length.user");
        Assert.Contains("不限定字符种类", (await visitor.Get(Page)).Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(code, (await Change(visitor, WebSite.Password, password)).Code);
    }

    [Theory]
    [EachDatabase]
    public async Task By_default_no_password_grows_old(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Hire("length.old", "bureau", Role.Drafter);
        var visitor = await site.SignIn("length.old");
        Assert.Equal(302, (await Change(visitor, WebSite.Password, "ein langes wort")).Code);
        await MoveSetAt(site, "length.old", TimeSpan.FromDays(4000));
        Assert.Equal(200, (await (await site.SignIn("length.old", "ein langes wort")).Get("/admin")).Code);
    }

    [Theory]
    [EachDatabase]
    public async Task Level3_asks_for_three_kinds_of_characters_and_for_none_of_the_last_five(DatabaseProvider provider)
    {
        await using var site = await Level3(provider);
        await site.Hire("level.kinds", "bureau", Role.Drafter);
        var visitor = await site.SignIn("level.kinds");
        var page = await visitor.Get(Page);
        Assert.Contains("四类中至少有三类", page.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有设置时间的记录", page.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var refused = await Change(visitor, WebSite.Password, "ein langes wort");
        Assert.Equal(422, refused.Code);
        Assert.Contains("至少要有三类", refused.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var used = new List<string> { WebSite.Password };
        foreach (var number in Enumerable.Range(1, 5))
        {
            var next = $"Ein langes Wort {number}";
            Assert.Equal(302, (await Change(visitor, used[^1], next)).Code);
            used.Add(next);
        }

        foreach (var former in used.TakeLast(PasswordRules.Remembered))
            Assert.Equal(422, (await Change(visitor, used[^1], former)).Code);
        Assert.Equal(302, (await Change(visitor, used[^1], used[0])).Code);
    }

    [Theory]
    [EachDatabase]
    public async Task Under_Level3_the_sign_in_after_ninety_days_leads_to_the_page_for_a_new_password(DatabaseProvider provider)
    {
        await using var site = await Level3(provider);
        await site.Hire("level.old", "bureau", Role.Drafter);
        var undated = await site.SignIn("level.old");
        Assert.Equal(Page, (await undated.Get("/admin")).Location);
        Assert.Equal(302, (await Change(undated, WebSite.Password, "Ein langes Wort 1")).Code);
        Assert.Equal(200, (await undated.Get("/admin")).Code);
        Assert.Contains("有效期至", (await undated.Get("/admin/account")).Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await MoveSetAt(site, "level.old", PasswordRules.GoodFor - TimeSpan.FromHours(1));
        Assert.Equal(200, (await (await site.SignIn("level.old", "Ein langes Wort 1")).Get("/admin")).Code);
        await MoveSetAt(site, "level.old", PasswordRules.GoodFor);
        var old = await site.SignIn("level.old", "Ein langes Wort 1");
        Assert.Equal(Page, (await old.Get("/admin")).Location);
        Assert.Contains("已满 90 天", (await old.Get(Page)).Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(302, (await Change(old, "Ein langes Wort 1", "Ein langes Wort 2")).Code);
        Assert.Equal(200, (await old.Get("/admin")).Code);
    }

    [Fact]
    public async Task Under_Level3_neither_a_reset_password_nor_a_lost_telephone_makes_a_former_password_new()
    {
        await using var site = await Level3(DatabaseProvider.Sqlite);
        await site.Hire("level.reset", "bureau", Role.Drafter);
        var visitor = await site.SignIn("level.reset");
        Assert.Equal(302, (await Change(visitor, WebSite.Password, "Ein langes Wort 1")).Code);
        await using (var db = site.Database.Open())
            await db.Users.Where(user => user.UserName == "level.reset").ExecuteUpdateAsync(set => set.SetProperty(user => user.TwoFactorEnabled, true));
        var security = await site.SignIn(Security);
        Assert.Equal(302, (await Change(security, WebSite.Password, "Ein langes Wort 1")).Code);
        var page = $"/admin/accounts/{await site.Office.StaffId("level.reset")}";
        Assert.Equal(302, (await security.Fill(page, page + "/second-factor")).Code);
        var reset = await security.Fill(page, page + "/password");
        var password = reset.Page.QuerySelector("#password")!.TextContent;
        visitor = await site.SignIn("level.reset", password);
        Assert.Equal(Page, (await visitor.Get("/admin")).Location);
        Assert.Equal(422, (await Change(visitor, password, "Ein langes Wort 1")).Code);
        Assert.Equal(422, (await Change(visitor, password, WebSite.Password)).Code);
        Assert.Equal(302, (await Change(visitor, password, "Ein langes Wort 2")).Code);
    }

    [Fact]
    public async Task The_account_says_how_many_recovery_codes_are_left_and_warns_at_two()
    {
        var site = await fixture.Site;
        await site.Hire("codes.few", "bureau", Role.Drafter);
        var visitor = await site.SignIn("codes.few");
        Assert.Null((await visitor.Get("/admin/account")).Page.QuerySelector("main .notice"));
        var (offer, secret) = Authenticator.Offered(await visitor.Get("/admin/second-factor"));
        var code = OneTimeCode.Of(secret, OneTimeCode.StepOf(site.Services.GetRequiredService<TimeProvider>().GetUtcNow()));
        Assert.Equal(200, (await visitor.Post("/admin/second-factor", ("Offer", offer), ("Code", code), ("Password", WebSite.Password))).Code);
        foreach (var (left, warns) in new[] { (10, false), (3, false), (2, true), (1, true), (0, true) })
        {
            await KeepCodes(site, "codes.few", left);
            var page = (await visitor.Get("/admin/account")).Page;
            Assert.Contains($"剩余恢复码 {left} 个", page.QuerySelector("dl.kv")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(warns, page.QuerySelector("main .notice")?.TextContent.Contains($"只剩 {left} 个", StringComparison.Ordinal) == true);
        }
    }

    private static Task<WebSite> Level3(DatabaseProvider provider) => WebSite.Start(provider, ("OpenDisclosure:Passwords:Profile", nameof(PasswordProfile.Level3)));

    private static Task<Answer> Change(Visitor visitor, string current, string next) =>
        visitor.Fill(Page, Page, ("Current", current), ("New", next), ("Again", next));

    private static async Task<bool> Exists(WebSite site, string account)
    {
        await using var db = site.Database.Open();
        return await db.Users.AnyAsync(user => user.UserName == account);
    }

    /// <summary>Everybody's password again.</summary>
    private static async Task SetHash(WebSite site, string account)
    {
        await using var db = site.Database.Open();
        var hash = await db.Users.Where(user => user.UserName == Office.Author).Select(user => user.PasswordHash).SingleAsync();
        await db.Users.Where(user => user.UserName == account).ExecuteUpdateAsync(set => set.SetProperty(user => user.PasswordHash, hash));
    }

    /// <summary>Lets a password look as if it was set so long ago.</summary>
    private static async Task MoveSetAt(WebSite site, string account, TimeSpan ago)
    {
        await using var db = site.Database.Open();
        var id = await db.Users.Where(user => user.UserName == account).Select(user => user.Id).SingleAsync();
        await new PasswordHistory(db).Note(id, null, site.Services.GetRequiredService<TimeProvider>().GetUtcNow() - ago, CancellationToken.None);
        await db.SaveChangesAsync();
    }

    private static async Task KeepCodes(WebSite site, string account, int left)
    {
        await using var db = site.Database.Open();
        var id = await db.Users.Where(user => user.UserName == account).Select(user => user.Id).SingleAsync();
        var token = await db.UserTokens.AsTracking().SingleAsync(found => found.UserId == id && found.Name == SecondFactorTokens.RecoveryCodes);
        token.Value = string.Join(';', token.Value!.Split(';').Take(left + 1));
        await db.SaveChangesAsync();
    }
}
