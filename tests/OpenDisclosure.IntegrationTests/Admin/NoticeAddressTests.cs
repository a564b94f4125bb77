using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>Everybody sets his own address for notices.</summary>
[Collection(SharedSite.Name)]
public sealed class NoticeAddressTests(WebFixture fixture)
{
    private const string Page = "/admin/account";

    [Theory, EachDatabase]
    public async Task A_person_sets_and_empties_his_own_address_and_the_entry_does_not_name_it(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Hire("addressed", "bureau", Role.Auditor);
        var visitor = await site.SignIn("addressed");
        var before = await Entries(site);
        Assert.Equal(Page, (await visitor.Fill(Page, Page, ("Address", "  Zhang.San＠example.gov.cn "))).Location);
        Assert.Equal("Zhang.San@example.gov.cn", await Address(site));
        var fields = Visitor.Fields((await visitor.Get(Page)).Page, Page);
        Assert.Contains(("Address", "Zhang.San@example.gov.cn"), fields);
        Assert.Equal(302, (await visitor.Fill(Page, Page)).Code);
        var entry = Assert.Single((await Entries(site)).Skip(before.Count));
        Assert.Equal(Acts.AddressChanged, entry.Act);
        Assert.DoesNotContain("example.gov.cn", Encoding.UTF8.GetString(entry.Body), StringComparison.Ordinal);
        Assert.Contains("变更提醒邮箱", (await visitor.Get($"/admin/audit/{entry.Seq}")).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await visitor.Fill(Page, Page, ("Address", ""))).Code);
        Assert.Null(await Address(site));
        Assert.Equal(before.Count + 2, (await Entries(site)).Count);
        Assert.Equal(200, (await visitor.Get("/admin")).Code);
    }

    [Theory]
    [InlineData("zhang")]
    [InlineData("zhang@")]
    [InlineData("@example.gov.cn")]
    [InlineData("zhang@localhost")]
    [InlineData("zhang@example..cn")]
    [InlineData("zhang san@example.gov.cn")]
    [InlineData("a@example.gov.cn, b@example.gov.cn")]
    [InlineData("zhang@example.gov.cn\r\nBcc: b@example.gov.cn")]
    [InlineData("张<zhang@example.gov.cn>")]
    public async Task What_is_no_address_is_refused_beside_its_field(string address)
    {
        var site = await fixture.Site;
        var visitor = await site.SignedIn("fengshili");
        var before = await Entries(site);
        var answer = await visitor.Post(Page, ("Address", address));
        Assert.Equal(422, answer.Code);
        Assert.Contains("邮箱地址的格式不对", answer.Page.QuerySelector("#Address-wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before.Count, (await Entries(site)).Count);
    }

    [Fact]
    public async Task An_address_that_is_too_long_is_refused()
    {
        var visitor = await (await fixture.Site).SignedIn("fengshili");
        Assert.Equal(422, (await visitor.Post(Page, ("Address", new string('a', 250) + "@example.gov.cn"))).Code);
    }

    private static async Task<List<AuditEntry>> Entries(WebSite site)
    {
        await using var db = site.Database.Open();
        return await db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Seq).ToListAsync();
    }

    private static async Task<string?> Address(WebSite site)
    {
        await using var db = site.Database.Open();
        return await db.Users.Where(user => user.UserName == "addressed").Select(user => user.Email).SingleAsync();
    }
}
