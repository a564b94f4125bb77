using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Verification;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>What a reviewer would have written: handed over with the return, taken over or not, and confirmed from its diff.</summary>
[Collection(SharedSite.Name)]
public sealed class SuggestionTests(WebFixture fixture)
{
    private const string Wrong = "请于月底前报送，电话号码另行通知。\n\n二、报送方式另行通知。\n\n三、其他事项。";
    private const string Right = "请于十二月五日前报送，电话号码另行通知。\n\n二、报送方式另行通知。\n\n三、其他事项。";

    [Theory, EachDatabase]
    public async Task A_suggestion_is_named_by_its_entry_and_nothing_of_it_stands_there(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await Returned(site);
        await using var db = site.Database.Open();
        var suggestion = await db.Suggestions.AsNoTracking().SingleAsync(found => found.RevisionId == paper.RevisionId);
        Assert.Equal(Right, SuggestedText.Read(suggestion.Text).Body);
        var entry = await db.AuditEntries.SingleAsync(found => found.Seq == suggestion.Seq);
        Assert.Equal(Acts.ContentReviewed, entry.Act);
        using var body = JsonDocument.Parse(entry.Body);
        Assert.Equal(Manifest.Hex(suggestion.TextHash), body.RootElement.GetProperty("suggestion").GetString());
        Assert.DoesNotContain("十二月", Encoding.UTF8.GetString(entry.Body), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => db.Suggestions.Where(found => found.RevisionId == paper.RevisionId)
            .ExecuteUpdateAsync(set => set.SetProperty(found => found.TextHash, new byte[32])));
    }

    [Theory, EachDatabase]
    public async Task Its_author_takes_it_over_with_one_button_and_answers_for_it(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await Returned(site);
        var editor = $"/admin/documents/{paper.DocumentId}/draft";
        var author = await site.SignedIn(Office.Author);
        var page = (await author.Get(editor)).Page;
        Assert.Contains("十二月五日", page.QuerySelector("section[aria-labelledby=suggestion] ins")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(302, (await author.Fill(editor, editor + "/suggestion/adoption")).Code);

        await using var db = site.Database.Open();
        var newer = await db.Revisions.SingleAsync(found => found.DocumentId == paper.DocumentId && found.No == 2);
        Assert.Equal(Right, (await db.RevisionBodies.SingleAsync(found => found.RevisionId == newer.Id)).Source);
        Assert.Equal([await site.Office.StaffId(Office.Author)], await db.RevisionPersons.Where(found => found.RevisionId == newer.Id).Select(found => found.StaffId).ToListAsync());
        var answer = await db.SuggestionAnswers.SingleAsync(found => found.RevisionId == paper.RevisionId);
        Assert.Equal((SuggestionOutcome.Adopted, await site.Office.StaffId(Office.Author)), (answer.Outcome, answer.StaffId));
        Assert.Equal(409, (await author.Post(editor + "/suggestion/adoption", ("revisionId", $"{paper.RevisionId}"), ("version", "1"))).Code);

        var review = (await (await site.SignedIn(Office.ContentReviewer)).Get($"/admin/revisions/{newer.Id}")).Page;
        Assert.StartsWith("您上次退回的是第1版，此后改动2处", review.QuerySelector("#own")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("采纳了", review.QuerySelector("aside .note")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_draft_that_moved_on_is_merged_in_the_editor_and_loses_nothing(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await Returned(site);
        await site.Office.Edit(paper, Office.Author, draft => draft.Body += "\n\n另附说明。");
        var editor = $"/admin/documents/{paper.DocumentId}/draft";
        var author = await site.SignedIn(Office.Author);
        var version = await site.Office.Version(paper);
        var moved = await author.Post(editor + "/suggestion/adoption", ("revisionId", $"{paper.RevisionId}"), ("version", $"{version}"));
        Assert.Equal((302, editor + "?suggested=True"), (moved.Code, moved.Location));
        var body = (await author.Get(editor + "?suggested=true")).Page.QuerySelector("textarea#Body")!.TextContent;
        Assert.Contains("十二月五日", body, StringComparison.Ordinal);
        Assert.Contains("另附说明。", body, StringComparison.Ordinal);
        await using var db = site.Database.Open();
        Assert.False(await db.SuggestionAnswers.AnyAsync(found => found.RevisionId == paper.RevisionId));

        Assert.Equal(302, (await author.Fill(editor, editor + "/suggestion/refusal")).Code);
        Assert.Null((await author.Get(editor)).Page.QuerySelector("#suggestion"));
        Assert.Equal(SuggestionOutcome.Declined, (await db.SuggestionAnswers.SingleAsync(found => found.RevisionId == paper.RevisionId)).Outcome);
    }

    [Theory, EachDatabase]
    public async Task Bad_suggestions_come_back_whole_and_change_nothing(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Submitted(change: draft => draft.Body = Wrong);
        var address = $"/admin/revisions/{paper.RevisionId}/suggestion";
        var head = await site.SignedIn(Office.ContentReviewer);
        var before = await Stored.Of(site.Database);
        var same = await head.Fill(address, address, ("Note", "请改"));
        Assert.Equal(422, same.Code);
        Assert.NotNull(same.Page.QuerySelector("#Body[aria-invalid=true]"));
        var silent = await head.Fill(address, address, ("Body", Right));
        Assert.Equal(422, silent.Code);
        Assert.Equal(Right, silent.Page.QuerySelector("#Body")!.TextContent.Trim());
        Assert.Equal(422, (await head.Fill(address, address, ("Note", "请改"), ("Title", ""), ("Body", Right))).Code);
        Assert.Equal(422, (await head.Fill(address, address, ("Note", "请改"), ("Body", "a\u0001b"))).Code);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    [Fact]
    public async Task A_finding_is_masked_by_the_one_rule_in_what_is_suggested()
    {
        var site = await fixture.Site;
        var paper = await site.Office.Reviewed(change: draft => draft.Body = "值班手机13800001234，请于工作日拨打13800001234。");
        var reviewer = await site.SignedIn(Office.ConfidentialityReviewer);
        var page = (await reviewer.Get($"/admin/revisions/{paper.RevisionId}")).Page;
        var link = page.QuerySelector("a[data-key=m]")!.GetAttribute("href")!;
        var suggestion = (await reviewer.Get(link)).Page;
        Assert.Equal("值班手机138\\*\\*\\*\\*1234，请于工作日拨打138\\*\\*\\*\\*1234。", suggestion.QuerySelector("#Body")!.TextContent.Trim());
        Assert.NotEmpty(suggestion.QuerySelector("#Note")!.TextContent.Trim());
    }

    [Fact]
    public async Task Verify_finds_a_suggestion_as_its_entry_names_it()
    {
        var site = await fixture.Site;
        var paper = await Returned(site);
        await using var db = site.Database.Open();
        var findings = new List<Finding>();
        await foreach (var finding in Verifier.OfDatabase(db, null, new Trust("o", null, []), CancellationToken.None))
            findings.Add(finding);
        Assert.DoesNotContain(findings, finding => finding.ToString().Contains($"suggestion {paper.RevisionId}", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task What_a_reviewer_answered_before_is_carried_over_and_confirmed_by_his_new_verdict(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Reviewed(change: draft => draft.Body = "值班手机13800001234。");
        var reviewer = await site.SignedIn(Office.ConfidentialityReviewer);
        var address = $"/admin/revisions/{paper.RevisionId}";
        var key = (await reviewer.Get(address)).Page.QuerySelector("input[name=Accepted]")!.GetAttribute("value")!;
        Assert.Equal(302, (await reviewer.Fill(
            address, address + "/clearance", ("SeenEnd", "true"), ("NoOther", "true"), ("Touched[Privacy]", "true"), ("Accepted", key), ($"Notes[{key}]", "公务值班手机"),
            ("Ground", "条例第二十条"), ("Decide", "Cleared"))).Code);
        await site.Office.Edit(paper, Office.Author, draft => draft.Body += "\n\n二、另行通知。");
        var newer = await site.Office.Review(await site.Office.Submit(paper));

        address = $"/admin/revisions/{newer.RevisionId}";
        var page = (await reviewer.Get(address)).Page;
        Assert.StartsWith("您上次通过的是第1版，此后改动1处", page.QuerySelector("#own")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("公务值班手机", page.QuerySelector($"#note-{key}")!.GetAttribute("value"));
        Assert.Equal(302, (await reviewer.Fill(address, address + "/clearance", ("Decide", "Cleared"))).Code);
        await using var db = site.Database.Open();
        var both = await db.Clearances.Where(found => found.RevisionId == paper.RevisionId || found.RevisionId == newer.RevisionId).OrderBy(found => found.Id).ToListAsync();
        Assert.Equal([paper.Hash, newer.Hash], both.Select(found => Manifest.Hex(found.ContentHash)));
        Assert.All(both, found => Assert.Equal("公务值班手机", ReviewFindings.NotesOf(found.Findings)[key]));
        Assert.Equal("条例第二十条", both[1].Ground);
        Assert.Contains("公务值班手机", (await reviewer.Get(address + "/sheet")).Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_proposed_ground_is_no_ground_for_keeping_a_text_back(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Reviewed(change: draft => draft.StatutoryItem = 12);
        var reviewer = await site.SignedIn(Office.ConfidentialityReviewer);
        var address = $"/admin/revisions/{paper.RevisionId}";
        Assert.Equal("《中华人民共和国政府信息公开条例》第二十条第（十二）项", (await reviewer.Get(address)).Page.QuerySelector("#Ground")!.GetAttribute("value"));
        var refused = await reviewer.Fill(address, address + "/clearance", ("Outcome", "OnRequest"));
        Assert.Equal(422, refused.Code);
        Assert.NotNull(refused.Page.QuerySelector("#Ground[aria-invalid=true]"));
    }

    private static async Task<Paper> Returned(WebSite site)
    {
        var paper = await site.Office.Submitted(change: draft => draft.Body = Wrong);
        var address = $"/admin/revisions/{paper.RevisionId}/suggestion";
        var head = await site.SignedIn(Office.ContentReviewer);
        Assert.Equal(302, (await head.Fill(address, address, ("Note", "请写明日期。"), ("Body", Right))).Code);
        return paper;
    }
}
