using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.Web.Admin.Drafts;

namespace OpenDisclosure.IntegrationTests.Security;

/// <summary>The attacks on the gate, tried by posting: each is refused, and the database is as it was.</summary>
[Collection(SharedSite.Name)]
public sealed class GateOverHttpTests(WebFixture fixture)
{
    private const string Everything = "everything";

    /// <summary>405; in Development the framework's fallback for assets takes every GET, and says 404.</summary>
    private static readonly int[] Refusals = [404, 405];
    private static readonly string ZeroHash = new('0', 64);
    private static readonly Dictionary<string, (int Code, Func<WebSite, Task<Attempt>> Arrange)> Attacks = new()
    {
        ["submitting from a stale page"] = (409, async site => { var paper = await site.Office.Draft(); await site.Office.Edit(paper, Office.Author, draft => draft.Body += "b"); return Submit(Office.Author, paper, 1); }
        ),
        ["content review of one's own text"] = (403, async site => Content(Everything, await site.Office.Submitted(Everything))),
        ["content review without the role"] = (403, async site => Content(Office.Releaser, await site.Office.Submitted())),
        ["content review from another unit"] = (404, async site => Content("b.head", await site.Office.Submitted())),
        ["content review of other bytes"] = (409, async site => Content(Office.ContentReviewer, await site.Office.Submitted() with { Hash = ZeroHash })),
        ["content review a second time"] = (409, async site => Content(Office.ContentReviewer, await site.Office.Reviewed())),
        ["clearing before the content review"] = (409, async site => Clear(Office.ConfidentialityReviewer, await site.Office.Submitted())),
        ["clearing one's own text"] = (403, async site => Clear(Everything, await site.Office.Reviewed(Everything))),
        ["clearing by the content reviewer"] = (403, async site => Clear(Everything, await site.Office.Review(await site.Office.Submitted(), Everything))),
        ["clearing without the role"] = (403, async site => Clear(Office.ContentReviewer, await site.Office.Reviewed())),
        ["clearing from another unit"] = (404, async site => Clear("b.secrecy", await site.Office.Reviewed())),
        ["clearing other bytes"] = (409, async site => Clear(Office.ConfidentialityReviewer, await site.Office.Reviewed() with { Hash = ZeroHash })),
        ["clearing bytes of another revision"] = (409, async site => Clear(Office.ConfidentialityReviewer, await site.Office.Reviewed() with { Hash = (await site.Office.Reviewed()).Hash })),
        ["clearing with points left open"] = (422, async site => Clear(Office.ConfidentialityReviewer, await site.Office.Reviewed()) with { Without = "NoOther" }),
        ["clearing without having seen the end"] = (422, async site => Clear(Office.ConfidentialityReviewer, await site.Office.Reviewed()) with { Without = "SeenEnd" }),
        ["suggesting without the role"] = (403, async site => Suggest(Office.Releaser, await site.Office.Submitted())),
        ["suggesting from another unit"] = (404, async site => Suggest("b.head", await site.Office.Submitted())),
        ["suggesting for other bytes"] = (409, async site => Suggest(Office.ContentReviewer, await site.Office.Submitted() with { Hash = ZeroHash })),
        ["suggesting for one's own text"] = (409, async site => Suggest(Everything, await site.Office.Submitted(Everything))),
        ["clearing what was refused"] = (409, async site => Clear(Office.ConfidentialityReviewer, await site.Office.Judge(await site.Office.Reviewed(), ClearanceOutcome.Refused))),
        ["a second verdict"] = (409, async site => Clear("liyangben", await site.Office.Cleared())),
        ["clearing in a stale tab what a newer text overtook"] = (409, async site =>
        {
            var paper = await site.Office.Reviewed();
            await site.Office.Edit(paper, Office.Author, draft => draft.Body += "b");
            await site.Office.Submit(paper);
            return Clear(Office.ConfidentialityReviewer, paper);
        }
        ),
        ["referring without the role"] = (403, async site => Refer(Office.Releaser, await site.Office.Reviewed())),
        ["referring from another unit"] = (404, async site => Refer("b.secrecy", await site.Office.Reviewed())),
        ["releasing before the verdict"] = (409, async site => Release(Office.Releaser, await site.Office.Reviewed())),
        ["releasing before the content review"] = (409, async site => Release(Office.Releaser, await site.Office.Submitted())),
        ["releasing a refusal"] = (409, async site => Release(Office.Releaser, await site.Office.Judge(await site.Office.Reviewed(), ClearanceOutcome.Refused))),
        ["releasing one's own text"] = (403, async site => Release(Everything, await site.Office.Cleared(Everything))),
        ["releasing what one has cleared"] = (403, async site => Release(Everything, await site.Office.Judge(await site.Office.Reviewed(), account: Everything))),
        ["releasing what one has reviewed"] = (403, async site => Release(Everything, await site.Office.Judge(await site.Office.Review(await site.Office.Submitted(), Everything)))),
        ["releasing without the role"] = (403, async site => Release(Office.ConfidentialityReviewer, await site.Office.Cleared())),
        ["releasing from another unit"] = (404, async site => Release("b.releaser", await site.Office.Cleared())),
        ["releasing other bytes"] = (409, async site => Release(Office.Releaser, await site.Office.Cleared() with { Hash = ZeroHash })),
        ["releasing a hash that is none"] = (409, async site => Release(Office.Releaser, await site.Office.Cleared() with { Hash = "cleared" })),
        ["releasing without the password"] = (422, async site => Release(Office.Releaser, await site.Office.Cleared()) with { Without = "Password" }),
        ["releasing twice"] = (409, async site => Release("fengshili", await site.Office.Live())),
        ["releasing what was withdrawn"] = (409, async site => { var paper = await site.Office.Live(); await site.Office.Withdraw(paper); return Release(Office.Releaser, paper); }
        ),
        ["releasing an older revision"] = (409, async site =>
        {
            var paper = await site.Office.Cleared();
            await site.Office.Edit(paper, Office.Author, draft => draft.Body += "b");
            await site.Office.Submit(paper);
            return Release(Office.Releaser, paper);
        }
        ),
        ["releasing a text whose file was changed in the store"] = (409, async site =>
        {
            var paper = await site.Office.Draft();
            var file = Convert.ToHexStringLower(await site.Office.Attach(paper, "a.pdf", Guid.NewGuid().ToString()));
            var cleared = await site.Office.Judge(await site.Office.Review(await site.Office.Submit(paper)));
            await File.AppendAllTextAsync(Path.Combine(site.Folder, "store", "files", file[..2], file), "b");
            return Release(Office.Releaser, cleared);
        }
        ),
        ["ordering a release in the past"] = (422, async site => Release(Office.Releaser, await site.Office.Cleared()) with { More = [("Later", "true"), ("On", "2026-01-01"), ("Time", "09:00")] }),
        ["ordering a release at no time"] = (422, async site => Release(Office.Releaser, await site.Office.Cleared()) with { More = [("Later", "true"), ("On", "2027-02-31"), ("Time", "09:00")] }),
        ["ordering a release before there was time"] = (422, async site => Release(Office.Releaser, await site.Office.Cleared()) with { More = [("Later", "true"), ("On", "0001-01-01"), ("Time", "00:00")] }),
        ["calling back an order of the bureau from another unit"] = (404, async site => { var paper = await site.Office.Cleared(); await site.Office.Order(paper, TimeSpan.FromDays(3)); return CallBack("b.releaser", await Order(site, paper)); }
        ),
        ["withdrawing without the role"] = (403, async site => Withdraw(Office.ConfidentialityReviewer, await site.Office.Live())),
        ["withdrawing from another unit"] = (404, async site => Withdraw("b.releaser", await site.Office.Live())),
        ["withdrawing other bytes"] = (409, async site => Withdraw(Office.Releaser, await site.Office.Live() with { Hash = ZeroHash })),
        ["withdrawing with another's password"] = (422, async site => Withdraw(Office.Releaser, await site.Office.Live()) with { More = [("Password", "Demonstration-2023")] }),
        ["taking down without the role"] = (403, async site => TakeDown(Office.Author, await site.Office.Live())),
        ["taking down from another unit"] = (404, async site => TakeDown("b.releaser", await site.Office.Live())),
        ["closing a version without the role"] = (403, async site => Close(Office.Author, await Superseded(site))),
        ["closing a version from another unit"] = (404, async site => Close("b.releaser", await Superseded(site))),
        ["closing the version that is live"] = (409, async site => Close(Office.Releaser, await site.Office.Live())),
        ["typing in a draft of another unit"] = (404, async site => Save("b.drafter", await site.Office.Draft(), 1)),
        ["typing in a draft without the role"] = (403, async site => Save(Office.Releaser, await site.Office.Draft(), 1)),
        ["saving on a stale version"] = (409, async site => { var paper = await site.Office.Draft(); await site.Office.Edit(paper, Office.Author, draft => draft.Body += "b"); return Save(Office.Author, paper, 1); }
        ),
        ["autosaving on a stale version"] = (409, async site => { var paper = await site.Office.Draft(); await site.Office.Edit(paper, Office.Author, draft => draft.Body += "b"); return Save(Office.Author, paper, 1) with { Path = $"/admin/documents/{paper.DocumentId}/draft/autosave" }; }
        ),
        ["beginning a site text as a document"] = (422, async site => new Attempt(Office.Author, "/admin/documents", ("Kind", nameof(DocumentKind.SiteText)), ("ColumnId", await ColumnId(site)))),
    };

    public static IEnumerable<string> Names(DatabaseProvider provider) => Attacks.Keys;

    [Theory]
    [EachDatabase(Cases = nameof(Names))]
    public async Task What_is_out_of_order_is_refused_and_nothing_is_stored(DatabaseProvider provider, string attack)
    {
        var site = await fixture.On(provider);
        var attempt = await Attacks[attack].Arrange(site);
        var visitor = await site.SignedIn(attempt.Account);
        _ = await visitor.Token();
        var before = await Stored.Of(site.Database);
        var answer = await visitor.Post(attempt.Path, attempt.Sent);
        Assert.True(Attacks[attack].Code == answer.Code, $"{answer.Code}: {answer.Page.QuerySelector("main")?.TextContent}");
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    [Fact]
    public async Task A_text_goes_from_the_editor_to_the_public_by_the_forms_of_the_pages()
    {
        var site = await fixture.Site;
        var author = await site.SignedIn(Office.Author);
        var begun = await author.Fill("/admin/documents/new", "/admin/documents", ("ColumnId", await ColumnId(site)), ("Kind", "Notice"));
        var draft = begun.Location!;
        Assert.Equal(302, (await author.Fill(draft, draft, ("Title", "按表办理的通知"), ("Summary", "摘要"), ("Body", "正文。"), ("SubjectClass", "工业、交通\\其他"), ("then", "submit"))).Code);
        var documentId = long.Parse(draft.Split('/')[3], CultureInfo.InvariantCulture);
        await using var db = site.Database.Open();
        var revisionId = await db.Revisions.Where(found => found.DocumentId == documentId).Select(found => found.Id).SingleAsync();
        var review = $"/admin/revisions/{revisionId}";
        Assert.Equal(302, (await (await site.SignedIn(Office.ContentReviewer)).Fill(review, review + "/content-review", ("Outcome", "Passed"))).Code);
        Assert.Equal(302, (await (await site.SignedIn(Office.ConfidentialityReviewer)).Fill(review, review + "/clearance", ("SeenEnd", "true"), ("NoOther", "true"), ("Decide", "Cleared"), ("Ground", "第十九条"))).Code);
        Assert.Equal(302, (await (await site.SignedIn(Office.Releaser)).Fill("/admin/release", "/admin/release", ("Chosen", $"{revisionId}"), ("Password", WebSite.Password))).Code);
        var address = await site.Office.Address(new Paper(documentId));
        Assert.Contains("按表办理的通知", (await site.Visitor().Get(address)).Text, StringComparison.Ordinal);
        var persons = await db.RevisionPersons.Where(person => person.RevisionId == revisionId).Select(person => person.StaffId).Distinct().CountAsync();
        Assert.Equal(4, persons);
    }

    /// <summary>Everything that an entity has, as a field: binding takes only what a form is meant to carry.</summary>
    [Fact]
    public async Task Fields_of_the_model_in_a_form_change_nothing_but_what_the_form_is_for()
    {
        var site = await fixture.Site;
        var extra = await Properties(site);
        var paper = await site.Office.Draft();
        Assert.Equal(302, await Post(site, Save(Office.Author, paper, 1) with { More = extra }, "draft +1 -1"));
        await using (var saved = site.Database.Open())
            Assert.Equal("另一个标题", await saved.Drafts.Where(draft => draft.DocumentId == paper.DocumentId).Select(draft => draft.Title).SingleAsync());
        var submitted = await site.Office.Submitted();
        Assert.Equal(302, await Post(site, Content(Office.ContentReviewer, submitted) with { More = extra }, "act_origin +1 -0", "audit_entry +1 -0", "content_review +1 -0", "ledger_head +1 -1", "revision_person +1 -0", "tree_node"));
        Assert.Equal(302, await Post(site, Clear(Office.ConfidentialityReviewer, submitted) with { More = extra }, "act_origin +1 -0", "audit_entry +1 -0", "clearance +1 -0", "ledger_head +1 -1", "revision_person +1 -0", "tree_node"));
        await using var db = site.Database.Open();
        var unit = await db.Units.Where(found => found.IsMain).Select(found => found.Id).SingleAsync();
        var document = await db.Documents.SingleAsync(found => found.Id == paper.DocumentId);
        Assert.Equal(unit, document.UnitId);
        Assert.False(await db.Publications.AnyAsync(publication => publication.RevisionId == submitted.RevisionId));
        var reviewer = await site.Office.StaffId(Office.ContentReviewer);
        Assert.Equal(reviewer, await db.ContentReviews.Where(review => review.RevisionId == submitted.RevisionId).Select(review => review.ReviewerId).SingleAsync());
    }

    [Fact]
    public async Task Who_lost_a_role_may_not_use_it_in_his_next_request()
    {
        var site = await fixture.Site;
        await site.Hire("once.releaser", "bureau", Role.Releaser);
        var visitor = await site.SignIn("once.releaser");
        var paper = await site.Office.Cleared();
        _ = await visitor.Token();
        var staffId = await site.Office.StaffId("once.releaser");
        await using var db = site.Database.Open();
        await db.StaffRoles.Where(role => role.StaffId == staffId).ExecuteDeleteAsync();
        var before = await Stored.Of(site.Database);
        Assert.Equal(403, (await visitor.Post("/admin/release", Release("", paper).Sent)).Code);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    [Fact]
    public async Task Whose_account_was_closed_is_a_stranger_in_his_next_request()
    {
        var site = await fixture.Site;
        await site.Hire("leaving.releaser", "bureau", Role.Releaser);
        var visitor = await site.SignIn("leaving.releaser");
        var paper = await site.Office.Cleared();
        _ = await visitor.Token();
        var security = await site.SignedIn("zhouyangli");
        var page = $"/admin/accounts/{await site.Office.StaffId("leaving.releaser")}";
        Assert.Equal(302, (await security.Fill(page, page + "/closure")).Code);
        var before = await Stored.Of(site.Database);
        var answer = await visitor.Post("/admin/release", Release("", paper).Sent);
        Assert.True(answer.Location?.Contains("/admin/sign-in", StringComparison.Ordinal) == true, $"{answer.Code}");
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    [Fact]
    public async Task Who_has_not_typed_in_a_text_cannot_hand_it_in()
    {
        var site = await fixture.Site;
        var paper = await site.Office.Draft();
        var page = $"/admin/documents/{paper.DocumentId}/draft";
        var visitor = await site.SignedIn("sunyangzhang");
        var before = await Stored.Of(site.Database);
        Assert.Equal(422, (await visitor.Fill(page, page, ("then", "submit"))).Code);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    /// <summary>As a script of the agency might close an account: by the row alone.</summary>
    [Fact]
    public async Task Whose_row_says_that_he_left_is_a_stranger_in_his_next_request()
    {
        var site = await fixture.Site;
        await site.Hire("gone.drafter", "bureau", Role.Drafter);
        var visitor = await site.SignIn("gone.drafter");
        var staffId = await site.Office.StaffId("gone.drafter");
        await using var db = site.Database.Open();
        await db.Staff.Where(staff => staff.Id == staffId).ExecuteUpdateAsync(set => set.SetProperty(staff => staff.Active, false));
        foreach (var page in new[] { "/admin", "/admin/documents", "/admin/columns", "/admin/password" })
            Assert.Contains("/admin/sign-in", (await visitor.Get(page)).Location ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_persons_token_is_refused()
    {
        var site = await fixture.Site;
        var paper = await site.Office.Cleared();
        var others = await (await site.SignedIn(Office.Author)).Token();
        var before = await Stored.Of(site.Database);
        var answer = await (await site.SignedIn(Office.Releaser)).PostPlain("/admin/release", [.. Release("", paper).Sent, ("__RequestVerificationToken", others)]);
        Assert.Equal(400, answer.Code);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    [Fact]
    public async Task An_act_is_never_done_by_a_GET()
    {
        var site = await fixture.Site;
        var paper = await site.Office.Submitted();
        var visitor = await site.SignedIn(Everything);
        var before = await Stored.Of(site.Database);
        foreach (var act in new[] { $"revisions/{paper.RevisionId}/content-review", $"revisions/{paper.RevisionId}/clearance", $"revisions/{paper.RevisionId}/referral", $"revisions/{paper.RevisionId}/closure", $"documents/{paper.DocumentId}/take-down", "release/orders/1/cancellation", $"documents/{paper.DocumentId}/draft/autosave" })
            Assert.Contains((await visitor.Get($"/admin/{act}?hash={paper.Hash}&outcome=Passed&reason=PersonalData")).Code, Refusals);
        foreach (var method in new[] { HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch, HttpMethod.Trace })
            Assert.Contains((await visitor.Send(method, "/admin/release")).Code, Refusals);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    [Theory]
    [InlineData("X-HTTP-Method-Override", "POST")]
    [InlineData("X-Original-URL", "/admin/release")]
    [InlineData("X-Rewrite-URL", "/admin")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Forwarded-Proto", "https")]
    public async Task Headers_that_rewrite_a_request_change_nothing(string name, string value)
    {
        var site = await fixture.Site;
        var visitor = site.Visitor();
        var plain = await visitor.Get("/");
        var rewritten = await visitor.Get("/", (name, value));
        Assert.Equal(plain.Code, rewritten.Code);
        Assert.Equal(plain.Text, rewritten.Text);
        Assert.Null(rewritten.Header("Set-Cookie"));
    }

    [Fact]
    public async Task What_another_unit_has_in_work_is_not_there()
    {
        var site = await fixture.Site;
        var paper = await site.Office.Draft();
        var file = Convert.ToHexStringLower(await site.Office.Attach(paper, "a.pdf", "of the bureau"));
        var submitted = await site.Office.Submit(paper);
        string[] addresses =
        [
            $"/admin/documents/{paper.DocumentId}", $"/admin/documents/{paper.DocumentId}/draft", $"/admin/documents/{paper.DocumentId}/draft/page", $"/admin/documents/{paper.DocumentId}/draft/presence",
            $"/admin/documents/{paper.DocumentId}/draft/files/{file}/a.pdf", $"/admin/revisions/{submitted.RevisionId}", $"/admin/revisions/{submitted.RevisionId}/page", $"/admin/revisions/{submitted.RevisionId}/files/{file}/a.pdf",
        ];
        foreach (var address in addresses)
        {
            Assert.NotEqual(404, (await (await site.SignedIn(Office.Author)).Get(address)).Code);
            foreach (var stranger in new[] { "b.drafter", "b.head", "b.secrecy", "b.releaser", "b.auditor" })
                Assert.True((await (await site.SignedIn(stranger)).Get(address)).Code == 404, $"{stranger} {address}");
        }
    }

    [Fact]
    public async Task Pages_of_another_unit_name_no_title_of_the_bureau()
    {
        var site = await fixture.Site;
        var title = "只属本局的" + Guid.NewGuid().ToString("N");
        var ordered = await site.Office.Cleared(change: draft => draft.Title = title);
        await site.Office.Order(ordered, TimeSpan.FromDays(3));
        var waiting = await site.Office.Cleared(change: draft => draft.Title = title);
        var releaser = await site.SignedIn("b.releaser");
        Assert.DoesNotContain(title, (await releaser.Get("/admin/release")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(title, (await releaser.Get("/admin")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(title, (await releaser.Get("/admin/documents")).Text, StringComparison.Ordinal);
        var both = await releaser.Post("/admin/release", ("Chosen", $"{waiting.RevisionId}"), ("Chosen", $"{ordered.RevisionId}"), ("Password", WebSite.Password));
        Assert.Equal(422, both.Code);
        Assert.DoesNotContain(title, both.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_public_while_its_document_is_live_and_at_no_other_time()
    {
        var site = await fixture.Site;
        var draft = await site.Office.Draft();
        var content = Guid.NewGuid().ToString();
        var address = $"/notices/files/{Convert.ToHexStringLower(await site.Office.Attach(draft, "附件1.pdf", content))}/{Uri.EscapeDataString("附件1.pdf")}";
        var visitor = site.Visitor();
        Assert.Equal(404, (await visitor.Get(address)).Code);
        var paper = await site.Office.Judge(await site.Office.Review(await site.Office.Submit(draft)));
        Assert.Equal(404, (await visitor.Get(address)).Code);
        await site.Office.Release(paper);
        var live = await visitor.Get(address);
        Assert.Equal(content, live.Text);
        Assert.Equal(304, (await visitor.Get(address, ("If-None-Match", live.Header("ETag")!))).Code);
        Assert.Equal(404, (await visitor.Get(address.Replace("%E9%99%84", "x", StringComparison.Ordinal))).Code);
        await site.Office.Withdraw(paper);
        Assert.Equal(404, (await visitor.Get(address)).Code);
        Assert.Equal(404, (await visitor.Get(address, ("If-None-Match", live.Header("ETag")!))).Code);
    }

    private static async Task<int> Post(WebSite site, Attempt attempt, params string[] allowed)
    {
        var visitor = await site.SignedIn(attempt.Account);
        _ = await visitor.Token();
        var before = await Stored.Of(site.Database);
        var answer = await visitor.Post(attempt.Path, attempt.Sent);
        var changes = before.Changes(await Stored.Of(site.Database));
        Assert.Equal([], changes.Where(change => !allowed.Any(known => change.StartsWith(known, StringComparison.Ordinal))));
        return answer.Code;
    }

    /// <summary>Every property of every entity, plain and under its entity, except those that are fields of the forms.</summary>
    private static async Task<(string, string)[]> Properties(WebSite site)
    {
        await using var db = site.Database.Open();
        var own = typeof(DraftForm).GetProperties().Select(property => property.Name)
            .Concat(["Hash", "Outcome", "Note", "Ground", "Answer", "ReassessOn", "Decide", "Findings"]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties().Select(property => (Entity: entity.ClrType.Name.Split('`')[0], property.Name))).ToList();
        return
        [
            .. names.Select(name => name.Name).Distinct().Where(name => !own.Contains(name)).Select(name => (name, "1")),
            ("state", "Live"), ("publishedAt", "2026-01-01"), ("actor.StaffId", "1"), ("Me.StaffId", "1"), ("actor", "1"), ("Document.UnitId", "2"), ("Draft.UpdatedById", "1"), ("draft.Version", "1"),
        ];
    }

    private static async Task<string> ColumnId(WebSite site)
    {
        await using var db = site.Database.Open();
        return $"{await db.Columns.Where(column => column.Key == "notices").Select(column => column.Id).SingleAsync()}";
    }

    private static async Task<long> Order(WebSite site, Paper paper)
    {
        await using var db = site.Database.Open();
        return await db.ReleaseOrders.Where(order => order.RevisionId == paper.RevisionId).Select(order => order.Id).SingleAsync();
    }

    private static async Task<Paper> Superseded(WebSite site)
    {
        var first = await site.Office.Live();
        await site.Office.Revise(first, draft => draft.Body += "b");
        return first;
    }

    private static Attempt Save(string account, Paper paper, long version) => new(
        account, $"/admin/documents/{paper.DocumentId}/draft", ("Version", $"{version}"), ("Title", "另一个标题"), ("Summary", "摘要"), ("Body", "另一个正文。"));

    private static Attempt Submit(string account, Paper paper, long version) => new(
        account, $"/admin/documents/{paper.DocumentId}/draft", ("Version", $"{version}"), ("then", "submit"));

    private static Attempt Content(string account, Paper paper) => new(account, $"/admin/revisions/{paper.RevisionId}/content-review", ("Hash", paper.Hash), ("Outcome", "Passed"));

    private static Attempt Clear(string account, Paper paper) => new(
        account, $"/admin/revisions/{paper.RevisionId}/clearance", ("Hash", paper.Hash), ("Decide", "Cleared"), ("SeenEnd", "true"), ("NoOther", "true"), ("Ground", "第十九条"));

    private static Attempt Suggest(string account, Paper paper) => new(
        account, $"/admin/revisions/{paper.RevisionId}/suggestion", ("Hash", paper.Hash), ("Note", "请改"), ("Title", "另一个标题"), ("Summary", "摘要"), ("Body", "另一个正文。"));

    private static Attempt Refer(string account, Paper paper) => new(account, $"/admin/revisions/{paper.RevisionId}/referral", ("Hash", paper.Hash), ("ReferredTo", "上级机关"), ("Question", "可否公开"));

    private static Attempt Release(string account, Paper paper) => new(
        account, "/admin/release", ("Chosen", $"{paper.RevisionId}"), ($"Hashes[{paper.RevisionId}]", paper.Hash), ("Password", WebSite.Password));

    private static Attempt CallBack(string account, long orderId) => new(account, $"/admin/release/orders/{orderId}/cancellation");

    private static Attempt Withdraw(string account, Paper paper) => new(
        account, $"/admin/documents/{paper.DocumentId}/withdrawal", ("Hash", paper.Hash), ("Kind", "Gone"), ("Reason", "WrongContent"), ("Password", WebSite.Password));

    private static Attempt TakeDown(string account, Paper paper) => Withdraw(account, paper) with { Path = $"/admin/documents/{paper.DocumentId}/take-down" };

    private static Attempt Close(string account, Paper paper) => new(account, $"/admin/revisions/{paper.RevisionId}/closure", ("reason", "PersonalData"));
}
