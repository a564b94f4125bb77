using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Accessibility;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.BrowserTests.Markup;
using OpenDisclosure.BrowserTests.Pages;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.SiteTexts;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared.Setup;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>From an empty database to a notice that a citizen reads: what an agency does in its first hour.</summary>
public sealed class FirstHourTests
{
    private const string Column = "notices";

    private static readonly IReadOnlyDictionary<string, string> Answers = FirstAgency.Answers;

    [Theory]
    [InlineData(Way.Mouse)]
    [InlineData(Way.WithoutScripts)]
    public Task An_agency_sets_up_its_site_and_publishes_its_first_notice_within_an_hour(Way way) => Stage.PlayFresh(async stage =>
    {
        var links = await SetUp(stage, way);
        await CannotBeSetUpAgain(stage);
        var (system, security) = await AdministratorsArrive(stage, links, way);
        var passwords = await PeopleAreImported(system, security, way);
        var staff = await StaffArrive(stage, passwords);
        await TheFirstTextsAreReleased(staff);
        await TheSiteOpens(stage, system, security, way);
        await ACitizenReadsTheFirstNotice(stage, staff, way);
    }, way);

    private static async Task<IReadOnlyList<string>> SetUp(Stage stage, Way way)
    {
        var visitor = await stage.Newcomer("visitor");
        await SetupPage.IsEverywhere(visitor);
        if (way != Way.WithoutScripts)
            await Axe.Passes(await stage.Citizen(Axe.Options()), "/");
        await Keep(visitor, way, "1-setup");
        var code = stage.Site.SetupCode;
        var mistyped = new Dictionary<string, string>(Answers) { [nameof(SetupAnswers.CreditCode)] = FirstAgency.MistypedCreditCode };
        await SetupPage.Type(visitor, code, mistyped);
        await SetupPage.Create(visitor);
        Assert.Contains("校验码", await visitor.Page.RefusalBeside(SetupLabels.Of(nameof(SetupAnswers.CreditCode))), StringComparison.Ordinal);
        await SetupPage.Keeps(visitor, code, mistyped);
        await SetupPage.Type(visitor, nameof(SetupAnswers.CreditCode), FirstAgency.CreditCode);
        await SetupPage.Create(visitor);
        var links = new List<string>();
        foreach (var administrator in FirstAgency.Administrators)
            links.Add(await SetupPage.LinkOf(visitor, administrator.Name));
        await Keep(visitor, way, "2-links");
        return links;
    }

    private static async Task CannotBeSetUpAgain(Stage stage)
    {
        var visitor = await stage.Reader();
        Assert.Equal(404, (await visitor.Go("/admin/setup"))!.Status);
        var closed = (await visitor.Go("/"))!;
        Assert.Equal(503, closed.Status);
        if (visitor.HasScripts)
            await MarkupCheckers.Pass(new Dictionary<string, string> { ["closed"] = await closed.TextAsync() });
        await Expect(visitor.Page.Heading(SetupText.Title)).ToHaveCountAsync(0);
    }

    private static async Task<(Hand System, Hand Security)> AdministratorsArrive(Stage stage, IReadOnlyList<string> links, Way way)
    {
        if (way != Way.WithoutScripts)
            await Axe.Passes(await stage.Citizen(Axe.Options()), links[0]);
        var hands = await Task.WhenAll(FirstAgency.Administrators.Zip(links, (administrator, link) => AdministratorArrives(stage, administrator, link)));
        return (hands[0], hands[1]);
    }

    private static async Task<Hand> AdministratorArrives(Stage stage, Member administrator, string link)
    {
        var hand = await stage.Newcomer(administrator.Account);
        await FirstSignInPage.Welcome(hand, link, administrator.Password);
        await FirstSignInPage.Enter(hand, administrator.Account, administrator.Password);
        Assert.Equal(404, (await hand.Go(link))!.Status);
        return hand;
    }

    private static async Task<IReadOnlyDictionary<string, string>> PeopleAreImported(Hand system, Hand security, Way way)
    {
        var table = FirstAgency.Table();
        await PeoplePages.Import(system, table, FirstAgency.NewOffices.Count);
        await PeoplePages.Import(security, table, FirstAgency.Staff.Count);
        await Keep(security, way, "3-import");
        var passwords = new Dictionary<string, string>();
        foreach (var member in FirstAgency.Staff)
            passwords[member.Account] = await PeoplePages.OneTimePassword(security, member.Name);
        await PeoplePages.SeeWaiting(system, FirstAgency.Staff.Count);
        await Keep(system, way, "4-roles");
        await PeoplePages.ConfirmAll(system, FirstAgency.Staff.Count);
        return passwords;
    }

    /// <summary>Each role's first holder, at his own browser.</summary>
    private static async Task<IReadOnlyDictionary<Role, Hand>> StaffArrive(Stage stage, IReadOnlyDictionary<string, string> passwords)
    {
        var hands = await Task.WhenAll(FirstAgency.Staff.Select(member => MemberArrives(stage, member, passwords[member.Account])));
        return FirstAgency.Staff.Zip(hands).GroupBy(pair => pair.First.Role, pair => pair.Second).ToDictionary(role => role.Key, role => role.First());
    }

    private static async Task<Hand> MemberArrives(Stage stage, Member member, string oneTimePassword)
    {
        var hand = await stage.Newcomer(member.Account);
        await FirstSignInPage.Enter(hand, member.Account, oneTimePassword);
        await FirstSignInPage.ChangePassword(hand, oneTimePassword, member.Password);
        return hand;
    }

    /// <summary>What the check list asks for, and the column of the first notice: without a released name it is not on the site.</summary>
    private static async Task TheFirstTextsAreReleased(IReadOnlyDictionary<Role, Hand> staff)
    {
        var columns = StandardColumns.All.Where(column => column.Key == Column || (column.Parent is null && column.Description.Length > 0))
            .Select(column => SettingsText.SiteText_Column.Replace("{0}", column.Name, StringComparison.Ordinal));
        string[] names = [SiteTextLabels.Name(SiteTextKeys.Agency), SiteTextLabels.Name(SiteTextKeys.Guide), .. columns];
        var titles = new List<string>();
        foreach (var name in names)
            titles.Add(await SiteTextPages.Submit(staff[Role.Drafter], name));
        await Release(staff, titles);
    }

    private static async Task TheSiteOpens(Stage stage, Hand system, Hand security, Way way)
    {
        Assert.Equal([SettingsText.Opening_Line_Drill], await OpeningPage.Missing(system));
        await Keep(system, way, "5-check-list");
        await OpeningPage.NoteDrill(system, BeijingTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(-1));
        Assert.Empty(await OpeningPage.Missing(security));
        Assert.Equal(503, await Status(stage));
        await OpeningPage.Confirm(system, SettingsText.Opening_First);
        Assert.Equal(503, await Status(stage));
        await OpeningPage.Confirm(security, SettingsText.Opening_Second);
        // Twice: the second answer comes from memory.
        Assert.Equal(200, await Status(stage));
        Assert.Equal(200, await Status(stage));
    }

    private static async Task ACitizenReadsTheFirstNotice(Stage stage, IReadOnlyDictionary<Role, Hand> staff, Way way)
    {
        var title = $"关于报送第{Texts.Next()}号工业用水统计表的通知";
        var editor = await Flow.WriteNotice(staff[Role.Drafter], title);
        await editor.SubmitSealed(title);
        await Release(staff, [title]);
        var reader = await stage.Reader();
        await PublicPages.Find(reader, Column, title);
        await Expect(reader.Page.GetByText(Texts.Paragraph)).ToBeVisibleAsync();
        await reader.Go("/");
        await Expect(reader.Page.Entry(title)).ToBeVisibleAsync();
        await Keep(reader, way, "6-open");
    }

    /// <summary>One reviews, another clears what the first has passed, another releases all with one confirmation.</summary>
    private static async Task Release(IReadOnlyDictionary<Role, Hand> staff, IReadOnlyList<string> titles)
    {
        var clearance = Task.CompletedTask;
        foreach (var title in titles)
        {
            await ReviewPage.Pass(staff[Role.OfficeHead], title);
            await clearance;
            clearance = ReviewPage.Clear(staff[Role.ConfidentialityReviewer], title);
        }

        await clearance;
        await ReviewPage.ReleaseAll(staff[Role.Releaser], titles, FirstAgency.Staff.Single(member => member.Role == Role.Releaser).Password);
    }

    /// <summary>What the home page answers to a plain request, which is told to come back over HTTPS alone.</summary>
    private static async Task<int> Status(Stage stage)
    {
        using var client = FreshSite.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, stage.Site.Address);
        using var answer = await client.SendAsync(request, CancellationToken.None);
        Assert.Equal(["max-age=31536000; includeSubDomains"], answer.Headers.GetValues("Strict-Transport-Security"));
        return (int)answer.StatusCode;
    }

    /// <summary>Both ways look alike: one album is enough.</summary>
    private static Task Keep(Hand hand, Way way, string name) => way == Way.Mouse ? Album.Keep(hand, name) : Task.CompletedTask;
}
