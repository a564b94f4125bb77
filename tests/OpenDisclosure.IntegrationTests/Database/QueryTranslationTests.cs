using System.Security.Claims;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Gate;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Data.Verification;
using OpenDisclosure.Data.Waiting;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Audit;
using OpenDisclosure.Web.Admin.Calendar;
using OpenDisclosure.Web.Admin.Documents;
using OpenDisclosure.Web.Admin.Drafts;
using OpenDisclosure.Web.Admin.Previews;
using OpenDisclosure.Web.Admin.Queue;
using OpenDisclosure.Web.Admin.Release;
using OpenDisclosure.Web.Admin.Reviews;
using OpenDisclosure.Web.Admin.Revisions;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Admin.SiteTexts;
using OpenDisclosure.Web.Admin.Words;
using OpenDisclosure.Web.Jobs;
using static OpenDisclosure.IntegrationTests.Database.Translation;

namespace OpenDisclosure.IntegrationTests.Database;

/// <summary>
/// The program's queries on SQL Server, without a server: each translates, and what would be sent parses. Each is run with no row and
/// with one row as the answer to every command, so that what follows a found row is reached too.
/// </summary>
public sealed partial class QueryTranslationTests
{
    private static readonly SeenRevision Seen = new(1, Seal);
    private static readonly Actor Everybody = new(7, "s7", 1, Enum.GetValues<Role>().ToHashSet()) { OfMainUnit = true };
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2022, 11, 22, 1, 0, 0, TimeSpan.Zero));
    private static readonly FileStore NoFiles = new(Path.Combine(Path.GetTempPath(), "disclosure_no_files"));

    private static readonly Dictionary<string, Func<DisclosureDb, CurrentStaff, Task>> Staff = new()
    {
        ["work list"] = (db, me) => Work(db, me).Items(default),
        ["open revisions"] = (db, me) => Work(db, me).Open(default),
        ["next review"] = (db, me) => Work(db, me).NextReview(default),
        ["shelf"] = (db, me) => new DocumentShelf(db, me).List(null, null, 1, default),
        ["recent documents"] = (db, me) => new DocumentShelf(db, me).Recent(default),
        ["shelf by words, live"] = (db, me) => new DocumentShelf(db, me).List("通知", "live", 2, default),
        ["shelf by words, not live"] = (db, me) => new DocumentShelf(db, me).List("通知", "not-live", 2, default),
        ["shelf of site texts"] = (db, me) => new DocumentShelf(db, me).List("", "site-text", 1, default),
        ["timeline"] = (db, me) => new DocumentShelf(db, me).Timeline(1, default),
        ["life"] = (db, _) => new LifeReader(db).Read(new Document { Key = "d", UnitId = 1, Kind = DocumentKind.News, CreatedAt = Clock.GetUtcNow() }, [1, 2], default),
        ["review page"] = async (db, me) =>
        {
            var desk = Reviews(db, me);
            if (await desk.Open(1, default) is { } open)
                await desk.Page(open, null, new ContentForm(), new ReferralForm(), default);
        },
        ["preview of a revision"] = async (db, me) =>
        {
            if (await Reviews(db, me).Open(1, default) is { } open)
                await new PreviewDesk(db, Clock).OfRevision(open, default);
        },
        ["preview of a draft"] = async (db, me) =>
        {
            if (await Drafts(db, me).Open(1, default) is { } whole)
                await new PreviewDesk(db, Clock).OfDraft(whole, default);
        },
        ["words"] = (db, _) => WordRow.All(db, default),
        ["reviews of a month"] = (db, _) => ReviewMonth.Read(db, new DateOnly(2022, 11, 1), _ => true, default),
        ["refusals to look at again"] = (db, _) => AgainLine.Read(db, _ => true, default),
        ["file of a preview"] = (db, _) => new PreviewDesk(db, Clock).File(1, Convert.ToHexStringLower(Seal), "1.pdf", default),
        ["release page"] = (db, me) => new ReleaseDesk(db, Work(db, me), me, Clock, HolidayList.Calendar()).Page(new ReleaseForm(), default),
        ["form for a revision"] = (db, me) => new ReleaseDesk(db, Work(db, me), me, Clock, HolidayList.Calendar()).FormFor(1, default),
        ["calendar"] = (db, me) => new CalendarDesk(db, Work(db, me), new DueDates(db, me, HolidayList.Calendar(), Clock), me, HolidayList.Calendar(), Clock).Page(new DateOnly(2022, 11, 1), default),
        ["title of a revision"] = (db, me) => new ReleaseDesk(db, Work(db, me), me, Clock, HolidayList.Calendar()).TitleOf(1, default),
        ["editor"] = async (db, me) =>
        {
            if (await Drafts(db, me).Open(1, default) is { } whole)
                await Drafts(db, me).Page(whole, new DraftForm(), default);
        },
        ["columns to choose"] = (db, me) => Drafts(db, me).Columns(1, default),
        ["related documents"] = (db, me) => Drafts(db, me).Relations(1, default),
        ["an interpretation or a reason"] = (db, me) => Drafts(db, me).Uninterpreted(1, default),
        ["others in a draft"] = (db, me) => new PresenceDesk(db, me, Clock).Others(1, null, Clock.GetUtcNow(), default),
        ["others at a revision"] = (db, me) => new PresenceDesk(db, me, Clock).Others(1, 1, Clock.GetUtcNow(), default),
        ["arrival in a draft"] = (db, me) => new PresenceDesk(db, me, Clock).Arrive(1, null, Clock.GetUtcNow(), default),
        ["earlier verdict"] = (db, me) => new EarlierVerdicts(db, me).Of(SampleRevision.Of(Seal, Clock.GetUtcNow()), 0, default),
        ["proposed ground"] = (db, me) => new EarlierVerdicts(db, me).Ground(SampleRevision.Of(Seal, Clock.GetUtcNow()), default),
        ["templates to begin from"] = (db, me) => new DocumentShelf(db, me).Templates(default),
        ["choices of a draft"] = (db, me) => Drafts(db, me).Check(
            new Document { Key = "d", UnitId = 1, Kind = DocumentKind.News, CreatedAt = Clock.GetUtcNow() }, new DraftForm { Topic = "t", ColumnId = 1 }, new ModelStateDictionary(), default),
        ["compared drafts"] = (db, me) => Drafts(db, me).Compare(
            new Document { Key = "d", UnitId = 1, Kind = DocumentKind.News, CreatedAt = Clock.GetUtcNow() }, new DraftForm(), new Draft { DocumentId = 1, CreatedAt = Clock.GetUtcNow(), UpdatedAt = Clock.GetUtcNow(), UpdatedById = 1 }, default),
        ["site texts"] = (db, _) => new SiteTextShelf(db).All(default),
        ["name of a column's text"] = (db, _) => new SiteTextShelf(db).Name("column-news", default),
        ["document of a site text"] = (db, _) => new SiteTextShelf(db).DocumentOf("agency", default),
        ["ledger"] = (db, me) => new LedgerReader(db, me, new EntryWords(db)).Page(new AuditFilter { Act = "released", From = "2022-01-01", To = "2022-12-31", Text = "41/2022-1" }, default),
        ["entry"] = (db, me) => new LedgerReader(db, me, new EntryWords(db)).Entry(1, default),
        ["exported entries"] = (db, me) => new LedgerReader(db, me, new EntryWords(db)).All(new AuditFilter(), default),
    };

    private static readonly Dictionary<string, Func<DisclosureDb, Task>> Acting = new()
    {
        ["begin a draft"] = db => new DraftBook(db, Clock).Begin(Everybody, DocumentKind.News, _ => { }, null, default),
        ["begin as an earlier one"] = db => new DraftBook(db, Clock).BeginAs(Everybody, 1, "办公室", default),
        ["save a draft"] = db => new DraftBook(db, Clock).Save(Everybody, 1, 1, draft => draft.Title = "新", default),
        ["remove a file"] = db => new DraftBook(db, Clock).RemoveFile(Everybody, 1, 1, default),
        ["relate by number"] = db => new DraftBook(db, Clock).Relate(Everybody, 9, RelationKind.Interprets, "某办发〔2022〕1号", default),
        ["relate by index"] = db => new DraftBook(db, Clock).Relate(Everybody, 9, RelationKind.Interprets, "41/2022-1", default),
        ["refuse a virus"] = db => new RefuseVirus(db, Clock).Run(Everybody, "d1", Seal, "Eicar-Signature", default),
        ["answer findings"] = db => new DraftBook(db, Clock).Answer(Everybody, 1, new Dictionary<string, (FindingAnswer, string)> { ["k"] = (FindingAnswer.Mask, "") }, default),
        ["keep a template"] = db => Templates(db).Keep(Everybody, 1, "模板", default),
        ["rename a template"] = db => Templates(db).Rename(Everybody, 1, "模板", default),
        ["remove a template"] = db => Templates(db).Remove(Everybody, 1, default),
        ["begin from a template"] = db => Templates(db).Begin(Everybody, 1, "办公室", default),
        ["open suggestion"] = async db =>
        {
            if (await DraftWhole.Read(db, 1, default) is { } whole)
                await Suggestions(db).Open(whole, default);
        },
        ["decline a suggestion"] = db => Suggestions(db).Decline(
            Everybody, new OpenSuggestion(1, 1, "n", new SuggestedText("t", "", ""), new SuggestedText("u", "", ""), true), Clock.GetUtcNow(), default),
        ["forget origins and sessions"] = db => Origins.Forget(db, Clock.GetUtcNow(), default),
        ["check of suggestions"] = async db =>
        {
            await foreach (var finding in Verifier.OfDatabase(db, null, new Trust("o", null, []), default))
                Assert.NotNull(finding);
        },
        ["put a word on a list"] = db => new ManageWords(db, Clock).Add(Everybody, new WordLine(WordList.Misspelling, "布署", "部署"), default),
        ["take a word off a list"] = db => new ManageWords(db, Clock).Remove(Everybody, 1, default),
        ["lists of the scanner"] = db => AgencyLists.Read(db, default),
        ["absent colleagues"] = db => StandIns.AbsentFor(db, 1, new DateOnly(2022, 11, 22), default),
        ["persons left"] = db => new DraftBook(db, Clock).PersonsLeft(1, [1, 2], default),
        ["submit"] = db => new SealDraft(db, NoFiles, new ScanDraft(db, NoFiles), Clock).Run(Everybody, 1, 1, default),
        ["content review"] = db => new ReviewRevision(db, Clock).Content(Everybody, Seen, ReviewOutcome.Passed, "", default),
        ["referral"] = db => new ReviewRevision(db, Clock).Refer(Everybody, Seen, "上级", "可否", default),
        ["release"] = db => new ReleaseRevision(db, NoFiles, Clock).Now(Everybody, Seen, default),
        ["order"] = db => Orders(db).At(Everybody, [Seen], Clock.GetUtcNow().AddDays(1), default),
        ["fulfil"] = db => Orders(db).Fulfil(1, default),
        ["call back"] = db => Orders(db).CallBack(Everybody, 1, default),
        ["move an order"] = db => Orders(db).Move(Everybody, 1, Clock.GetUtcNow().AddDays(1), default),
        ["look at an order before its time"] = db => Orders(db).Preflight(1, default),
        ["plan a release"] = db => new PlanRelease(db, Clock).Move(Everybody, 1, Clock.GetUtcNow().AddDays(1), default),
        ["order a withdrawal"] = db => Withdrawals(db).At(Everybody, 1, Seal, WithdrawalReason.WrongContent, Clock.GetUtcNow().AddDays(1), default),
        ["call a withdrawal back"] = db => Withdrawals(db).CallBack(Everybody, 1, default),
        ["carry a withdrawal out"] = db => Withdrawals(db).Fulfil(1, default),
        ["withdraw"] = db => new WithdrawPublication(db, Clock).Withdraw(Everybody, 1, Seal, WithdrawalReason.WrongContent, 2, default),
        ["take down"] = db => new WithdrawPublication(db, Clock).TakeDown(Everybody, 1, Seal, WithdrawalReason.PersonalData, default),
        ["close a version"] = db => new CloseVersions(db, Clock).One(Everybody, 1, WithdrawalReason.PersonalData, default),
        ["states"] = db => RevisionStates.Of(db, [1, 2], default),
        ["found the ledger"] = db => FoundLedger.Run(db, Clock, "test", default),
        ["acknowledge"] = db => new Acknowledgement(db, new EpochBoard(), TimeProvider.System).Await(1, default),
        ["claim a job"] = db => Claims.Take(db, "job", Clock.GetUtcNow(), TimeSpan.FromSeconds(5), default),
        ["files that rows name"] = db => StoreSweep.Hashes(db).ToListAsync(),
        ["waiting work"] = db => WaitingWork.Of(db, Clock.GetUtcNow(), default),
        ["set times"] = db => SetTimes.Between(db, Clock.GetUtcNow(), Clock.GetUtcNow().AddDays(1), default),
        ["preflight"] = db => new Preflight(db, Orders(db), Clock).Run(default),
        ["untold work"] = db => NoticeBook.Untold(db, "mail", [new WaitingWork(1, "s1", "1/releaser", false)], default),
        ["told work"] = db => NoticeBook.Write(db, "mail", [new WaitingWork(1, "s1", "1/releaser", false)], Clock.GetUtcNow(), default),
        ["set an address for notices"] = db => new SetNoticeAddress(db, Clock).Run(Everybody, "a@example.gov.cn", default),
        ["create an account"] = db => new ManageAccounts(db, Grants(db), Clock).Create(Everybody, new NewAccount("n", 1, "o", "user", [Role.Drafter]), default),
        ["change roles"] = db => Grants(db).Propose(Everybody, 1, "1", [Role.Drafter], default),
        ["confirm roles"] = db => Grants(db).Confirm(Everybody, 1, default),
        ["refuse roles"] = db => Grants(db).Refuse(Everybody, 1, default),
        ["describe a person"] = db => new ManageAccounts(db, Grants(db), Clock).Describe(Everybody, 1, "1", "n", "o", default),
        ["switch an account off"] = db => new ManageAccounts(db, Grants(db), Clock).SetActive(Everybody, 1, "1", false, default),
        ["reset a password"] = db => new ManageAccounts(db, Grants(db), Clock).ResetPassword(Everybody, 1, "1", default),
        ["reset the second factor"] = db => new ManageAccounts(db, Grants(db), Clock).ResetSecondFactor(Everybody, 1, "1", default),
        ["end one's own session"] = db => new EndSessions(db, Clock).Own(Everybody, 1, default),
        ["end one's other sessions"] = db => new EndSessions(db, Clock).OwnOthers(Everybody, 1, default),
        ["end a session of another"] = db => new EndSessions(db, Clock).OfAnother(Everybody, 1, 1, default),
        ["note that a session is used"] = db => SessionRows.Seen(db, 1, Clock.GetUtcNow(), default),
        ["end a session"] = db => SessionRows.End(db, 1, Clock.GetUtcNow(), default),
        ["note a password"] = db => new PasswordHistory(db).Note(1, "1", Clock.GetUtcNow(), default),
        ["note a one-time password"] = db => new PasswordHistory(db).Note(1, "1", null, default),
        ["day of a password"] = db => new PasswordHistory(db).SetAt(1, default),
        ["create a column"] = db => new ManageColumns(db, Clock).Create(Everybody, "col", 1, Values, default),
        ["change a column"] = db => new ManageColumns(db, Clock).Change(Everybody, 1, 1, Values, default),
        ["create a unit"] = db => new ManageUnits(db, Clock).Create(Everybody, "centre", "12410000MB0001235Y", new UnitValues("n", "x"), default),
        ["change a unit"] = db => new ManageUnits(db, Clock).Change(Everybody, 1, new UnitValues("1", "1"), new UnitValues("n", "x"), default),
        ["create a topic"] = db => new ManageTopics(db, Clock).Create(Everybody, "topic", new TopicValues("n", 1, false), default),
        ["change a topic"] = db => new ManageTopics(db, Clock).Change(Everybody, 1, 1, new TopicValues("n", 1, false), default),
        ["add an office"] = db => Organisation(db).AddOffice(Everybody, 1, "n", Desk, default),
        ["change an office"] = db => Organisation(db).ChangeOffice(Everybody, 1, 1, Desk with { Closed = true }, default),
        ["add a member"] = db => Organisation(db).AddMember(Everybody, GroupPost.Leader, "n", new DateOnly(2022, 1, 1), default),
        ["end a member"] = db => Organisation(db).EndMember(Everybody, 1, default),
        ["note a meeting"] = db => Organisation(db).AddMeeting(Everybody, new DateOnly(2022, 1, 1), "n", "d", default),
        ["take leave"] = db => Organisation(db).TakeLeave(Everybody, 1, new DateOnly(2022, 11, 22), new DateOnly(2022, 11, 23), default),
        ["return from leave"] = db => Organisation(db).Return(Everybody, 1, default),
        ["set up"] = db => new SetUpAgency(db, Clock).Run(NewAgency, "o", [new PreparedText("agency", "t", null, "b")], default),
        ["public name of a topic"] = db => ManageTopics.PublicName(db, "t", default),
        ["find an invitation"] = db => Invitation.Find(db, new string('a', 40), Clock, default),
        ["use an invitation"] = db => Invitation.Use(db, 1, default),
        ["check for opening"] = db => new OpeningCheck(db).Lines(default),
        ["confirm the opening"] = db => new OpenSite(db, Clock).Confirm(Everybody, [], default),
        ["note a restore drill"] = db => new OpenSite(db, Clock).NoteRestoreDrill(Everybody, new DateOnly(2022, 1, 1), default),
        ["look at an import"] = db => Import(db).Look(Table, default),
        ["import"] = db => Import(db).Run(Everybody, Table, default),
        ["evidence"] = db => Evidence.Of(db, default),
        ["export"] = db => LedgerExport.Write(db, null, Stream.Null, default),
        ["self-test"] = db => GateSelfTest.Run(db, default),
    };

    public static TheoryData<string> StaffQueries => [.. Staff.Keys];

    public static TheoryData<string> Acts => [.. Acting.Keys];

    private static OfficeValues Desk => new("d", "t", 1, false);

    private static OrderRelease Orders(DisclosureDb db) => new(db, new ReleaseRevision(db, NoFiles, Clock), Clock);

    private static OrderWithdrawal Withdrawals(DisclosureDb db) => new(db, new WithdrawPublication(db, Clock), Clock);

    private static NewAgency NewAgency => new(
        new NewUnit("bureau", "n", "12410000MB0001235Y", "x"),
        [new NewAdministrator(Role.SystemAdministrator, "a", "aaa"), new NewAdministrator(Role.SecurityAdministrator, "b", "bbb"), new NewAdministrator(Role.Auditor, "c", "ccc")]);

    private static PeopleTable Table => new(
        [new UnitRow(2, "centre", "n", "12410000MB0001235Y", "x")], [new OfficeRow(2, "n", "o", "d", "t")], [new PersonRow(2, "n", "o", "p", "ppp", ["drafter"])]);

    private static GrantRoles Grants(DisclosureDb db) => new(db, Clock);

    private static ManageOrganisation Organisation(DisclosureDb db) => new(db, Clock);

    private static ImportPeople Import(DisclosureDb db) => new(db, new ManageUnits(db, Clock), Organisation(db), new ManageAccounts(db, Grants(db), Clock));

    private static ColumnValues Values => new("n", null, Domain.Catalogue.ColumnClass.Catalogue, DocumentKind.News, 1, 0, [Duty.ContentReviewer], false);

    [Theory]
    [MemberData(nameof(StaffQueries))]
    public Task A_query_of_the_staff_translates_for_SQL_Server(string name) => Translates(async rows =>
    {
        await using var db = ForStaff();
        var me = await SignedIn();
        var connection = Record(db, rows);
        await Run(() => Staff[name](db, me));
        return connection.Commands;
    });

    [Theory]
    [MemberData(nameof(Acts))]
    public Task The_statements_of_an_act_translate_for_SQL_Server(string name) => Translates(async rows =>
    {
        await using var db = ForStaff();
        var connection = Record(db, rows);
        await Run(() => Acting[name](db));
        return connection.Commands;
    });

    private static async Task<CurrentStaff> SignedIn()
    {
        await using var db = ForStaff();
        Record(db, rows: 1);
        var me = new CurrentStaff(db, Clock);
        var roles = Enum.GetValues<Role>().Select(role => new Claim(ClaimTypes.Role, role.ToString()));
        await me.Load(new ClaimsPrincipal(new ClaimsIdentity([new Claim(StaffPrincipalFactory.StaffId, "1"), new Claim(StaffPrincipalFactory.Session, "1"), .. roles], "test")), default);
        Assert.True(me.SignedIn);
        return me;
    }

    private static WorkList Work(DisclosureDb db, CurrentStaff me) => new(db, me, HolidayList.Calendar(), Clock);

    private static DraftDesk Drafts(DisclosureDb db, CurrentStaff me) => new(db, new DraftBook(db, Clock), Suggestions(db), me);

    private static ReviewDesk Reviews(DisclosureDb db, CurrentStaff me) => new(db, NoFiles, new EarlierVerdicts(db, me), me);

    private static SuggestionBook Suggestions(DisclosureDb db) => new(db, new ScanDraft(db, NoFiles), new DraftBook(db, Clock));

    private static TemplateBook Templates(DisclosureDb db) => new(db, new DraftBook(db, Clock), Clock);
}
