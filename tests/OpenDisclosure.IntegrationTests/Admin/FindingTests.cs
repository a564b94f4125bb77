using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Content.Tables;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>What the scanner finds is masked or justified by the author, answered by the reviewer, and never forgotten by the clearance.</summary>
[Collection(SharedSite.Name)]
public sealed class FindingTests(WebFixture fixture)
{
    private const string Id = "11010519491231002X";
    private const string MaskedId = "11*************02X";
    private const string Mobile = "13800001234";
    private const string Reviewer = Office.ConfidentialityReviewer;

    [Theory, EachDatabase]
    public async Task An_identity_number_is_masked_before_the_seal_and_stays_in_the_draft_alone(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var author = await site.SignedIn(Office.Author);
        var paper = await site.Office.Draft(change: draft => draft.Body = $"补贴对象张三，身份证号{Id}；李四，身份证号{Id}。");
        var page = $"/admin/documents/{paper.DocumentId}/draft/findings";
        var editor = $"/admin/documents/{paper.DocumentId}/draft";

        var refused = await author.Fill(editor, editor, ("then", "submit"));
        Assert.Equal((302, page), (refused.Code, refused.Location));
        await using var db = site.Database.Open();
        Assert.False(await db.Revisions.AnyAsync(revision => revision.DocumentId == paper.DocumentId));
        var open = await author.Get(page);
        Assert.Equal(2, open.Page.QuerySelectorAll("input[value=Mask][checked]").Length);

        Assert.Equal(302, (await author.Fill(page, page)).Code);
        Assert.Contains("11\\*", (await author.Get(editor + "/page")).Text.Replace("11*", "11\\*", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(302, (await author.Fill(editor, editor, ("then", "submit"))).Code);
        var revision = await db.Revisions.SingleAsync(found => found.DocumentId == paper.DocumentId);
        var body = await db.RevisionBodies.SingleAsync(found => found.RevisionId == revision.Id);
        Assert.DoesNotContain(Id, body.Source + body.Html + Encoding.UTF8.GetString(body.Manifest), StringComparison.Ordinal);
        Assert.Equal(2, body.Html.Split(MaskedId).Length - 1);
        Assert.Contains(Id, (await db.Drafts.AsNoTracking().SingleAsync(draft => draft.DocumentId == paper.DocumentId)).Body, StringComparison.Ordinal);
        var record = await RevisionFindings.Of(db, revision.Id, CancellationToken.None);
        Assert.Equal((2, 0), (record.Masked, record.Questions.Count));
        var scan = await db.RevisionScans.SingleAsync(found => found.RevisionId == revision.Id);
        Assert.DoesNotContain(Id, Encoding.UTF8.GetString(scan.Findings), StringComparison.Ordinal);
        Assert.Contains("对2处作了掩码", (await (await site.SignedIn(Reviewer)).Get($"/admin/revisions/{revision.Id}")).Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_stays_needs_a_reason_and_the_verdict_needs_each_of_them(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var author = await site.SignedIn(Office.Author);
        var paper = await site.Office.Draft(change: draft => draft.Body = $"样表：身份证号{Id}。联系人手机{Mobile}，请于工作日拨打{Mobile}。");
        var page = $"/admin/documents/{paper.DocumentId}/draft/findings";
        var key = (await author.Get(page)).Page.QuerySelector("input[value=Mask][name^=Answers]")!.GetAttribute("name")!["Answers[".Length..^1];
        var before = await Stored.Of(site.Database);
        var silent = await author.Fill(page, page, ($"Answers[{key}]", "Keep"));
        Assert.Equal(422, silent.Code);
        Assert.NotNull(silent.Page.QuerySelector($"[name='Reasons[{key}]'][aria-invalid=true]"));
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
        Assert.Equal(302, (await author.Fill(page, page, ($"Answers[{key}]", "Keep"), ($"Reasons[{key}]", "样表号码，不对应真实个人"))).Code);

        paper = await site.Office.Review(await site.Office.Submit(paper));
        var reviewer = await site.SignedIn(Reviewer);
        var address = $"/admin/revisions/{paper.RevisionId}";
        var review = await reviewer.Get(address);
        Assert.Contains("样表号码，不对应真实个人", review.Text, StringComparison.Ordinal);
        Assert.Single(review.Page.QuerySelectorAll("table.sbs mark.f-stop"));
        Assert.Equal(2, review.Page.QuerySelectorAll("table.sbs mark.f-ask").Length);
        var keys = review.Page.QuerySelectorAll("input[name=Accepted]").Select(box => box.GetAttribute("value")!).ToList();
        Assert.Equal(2, keys.Count);

        (string, string)[] verdict = [("SeenEnd", "true"), ("NoOther", "true"), ("Touched[Privacy]", "true"), ("Ground", "条例第十九条"), ("Decide", "Cleared")];
        Assert.Equal(422, (await reviewer.Fill(address, address + "/clearance", verdict)).Code);
        Assert.Equal(422, (await reviewer.Fill(address, address + "/clearance", [.. verdict, ("Accepted", keys[0]), ("Accepted", "no-key")])).Code);
        var done = await reviewer.Fill(address, address + "/clearance", [.. verdict, .. keys.Select(one => ("Accepted", one))]);
        Assert.Equal(302, done.Code);
        await using var db = site.Database.Open();
        var clearance = await db.Clearances.SingleAsync(found => found.RevisionId == paper.RevisionId);
        using var findings = JsonDocument.Parse(clearance.Findings);
        Assert.Equal(keys.Order(), findings.RootElement.GetProperty("accepted").EnumerateArray().Select(one => one.GetString()));
        var scan = await db.RevisionScans.SingleAsync(found => found.RevisionId == paper.RevisionId);
        Assert.Equal(Manifest.Hex(scan.FindingsHash), findings.RootElement.GetProperty("scan").GetString());
    }

    [Theory, EachDatabase]
    public async Task What_is_accepted_for_good_is_an_entry_and_is_not_asked_again_until_it_is_taken_off(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        const string Own = "13900005678";
        var paper = await site.Office.Reviewed(change: draft => draft.Body = $"咨询手机{Own}。");
        var reviewer = await site.SignedIn(Reviewer);
        var address = $"/admin/revisions/{paper.RevisionId}";
        var key = (await reviewer.Get(address)).Page.QuerySelector("input[name=Accepted]")!.GetAttribute("value")!;
        Assert.Equal(302, (await reviewer.Fill(
            address, address + "/clearance", ("SeenEnd", "true"), ("NoOther", "true"), ("Touched[Privacy]", "false"), ("Ground", "条例第十九条"), ("Decide", "Cleared"), ("Accepted", key), ("ForGood", key))).Code);
        await using var db = site.Database.Open();
        var entry = await db.AuditEntries.Where(found => found.Act == Acts.WordListed).OrderByDescending(found => found.Seq).FirstAsync();
        Assert.DoesNotContain(Own, Encoding.UTF8.GetString(entry.Body), StringComparison.Ordinal);
        var next = await site.Office.Submitted(change: draft => draft.Body = $"又一件，咨询手机{Own}。");
        Assert.Empty((await RevisionFindings.Of(db, next.RevisionId, CancellationToken.None)).Questions);

        var line = await db.ListedWords.SingleAsync(found => found.List == WordList.Accepted && found.Meaning == Own && found.RemovedAt == null);
        Assert.Equal(302, (await reviewer.Fill("/admin/words", $"/admin/words/{line.Id}/removal")).Code);
        var again = await site.Office.Submitted(change: draft => draft.Body = $"第三件，咨询手机{Own}。");
        Assert.Single((await RevisionFindings.Of(db, again.RevisionId, CancellationToken.None)).Questions);
    }

    [Theory, EachDatabase]
    public async Task The_agencys_lists_are_kept_by_the_reviewer_and_asked_by(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var reviewer = await site.SignedIn(Reviewer);
        var empty = await reviewer.Fill("/admin/words", "/admin/words", ("List", nameof(WordList.Misspelling)), ("Word", "布署"));
        Assert.Equal(422, empty.Code);
        Assert.NotNull(empty.Page.QuerySelector("#Meaning[aria-invalid=true]"));
        Assert.Equal(302, (await reviewer.Fill("/admin/words", "/admin/words", ("List", nameof(WordList.Misspelling)), ("Word", "布署"), ("Meaning", "部署"))).Code);
        Assert.Equal(422, (await reviewer.Fill("/admin/words", "/admin/words", ("List", nameof(WordList.Misspelling)), ("Word", "布署"), ("Meaning", "部署"))).Code);
        var paper = await site.Office.Submitted(change: draft => draft.Body = "局党组对全年工作作出布署。");
        await using var db = site.Database.Open();
        var found = Assert.Single((await RevisionFindings.Of(db, paper.RevisionId, CancellationToken.None)).Findings);
        Assert.Equal((FindingKind.Misspelling, FindingGrade.Ask, "布署", "部署"), (found.Finding.Kind, found.Finding.Grade, found.Finding.Text, found.Finding.Suggestion));
        Assert.Equal(403, (await (await site.SignedIn(Office.Author)).Get("/admin/words")).Code);
        var auditor = await site.SignedIn("heyangqian");
        Assert.Null((await auditor.Get("/admin/words")).Page.QuerySelector("main form"));
    }

    [Theory, EachDatabase]
    public async Task A_hidden_comment_in_a_file_stops_the_text_and_its_text_view_is_sealed_and_read_by_all(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var author = await site.SignedIn(Office.Author);
        var paper = await site.Office.Draft();
        var editor = $"/admin/documents/{paper.DocumentId}/draft";
        await Upload(author, editor, "报名表.docx", Word("报名须知第一条", comment: "此处待领导定"));
        var findings = await author.Get(editor + "/findings");
        Assert.Contains("批注", findings.Text, StringComparison.Ordinal);
        Assert.Contains("此处待领导定", findings.Text, StringComparison.Ordinal);
        Assert.Equal(editor + "/findings", (await author.Fill(editor, editor, ("then", "submit"))).Location);

        await Upload(author, editor, "报名表.docx", Word("报名须知第一条"));
        Assert.DoesNotContain("此处待领导定", (await author.Get(editor + "/findings")).Text, StringComparison.Ordinal);
        paper = await site.Office.Release(await site.Office.Judge(await site.Office.Review(await site.Office.Submit(paper))));
        await using var db = site.Database.Open();
        var files = await db.RevisionFiles.Where(file => file.RevisionId == paper.RevisionId).OrderBy(file => file.Ordinal).ToListAsync();
        Assert.Equal([("报名表.docx", FileRole.Original), ("报名表.docx.txt", FileRole.Derived)], files.Select(file => (file.Name, file.Role)));

        var address = await site.Office.Address(paper);
        var page = (await site.Visitor().Get(address)).Page;
        var view = page.QuerySelector("ul.files a[href*='-text']")!.GetAttribute("href")!;
        Assert.Single(page.QuerySelectorAll("ul.files li a[href*='/files/']"));
        var read = await site.Visitor().Get(view);
        Assert.Equal(200, read.Code);
        Assert.Contains("报名须知第一条", read.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(404, (await site.Visitor().Get($"{address}-text1")).Code);
        Assert.Contains("报名须知第一条", (await (await site.SignedIn(Reviewer)).Get($"/admin/revisions/{paper.RevisionId}/text/2")).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await (await site.SignedIn(Reviewer)).Get($"/admin/revisions/{paper.RevisionId}/text/1")).Code);
    }

    [Theory, EachDatabase]
    public async Task A_number_cut_by_marks_or_written_into_the_name_of_a_file_stops_as_well(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var author = await site.SignedIn(Office.Author);
        var paper = await site.Office.Draft(change: draft => draft.Body = "申请人身份证号1101051949**1231**002X。");
        var editor = $"/admin/documents/{paper.DocumentId}/draft";
        await Upload(author, editor, $"{Id}.docx", Word("申请表"));
        var page = (await author.Get(editor + "/findings")).Page;
        Assert.Equal(2, page.QuerySelectorAll("section[aria-labelledby=grade-Stop] input[value=Keep]").Length);
        Assert.Empty(page.QuerySelectorAll("input[value=Mask]"));
        Assert.Equal(editor + "/findings", (await author.Fill(editor, editor, ("then", "submit"))).Location);
    }

    [Fact]
    public async Task The_author_of_a_file_is_taken_out_of_it_when_it_comes_in_and_the_reviewer_is_told()
    {
        var site = await fixture.Site;
        var author = await site.SignedIn(Office.Author);
        var paper = await site.Office.Draft();
        var editor = $"/admin/documents/{paper.DocumentId}/draft";
        await Upload(author, editor, "名单.docx", Word("企业名单", creator: "周样例"));
        paper = await site.Office.Submit(paper);
        await using var db = site.Database.Open();
        var record = await RevisionFindings.Of(db, paper.RevisionId, CancellationToken.None);
        var note = Assert.Single(record.Findings);
        Assert.Equal((FindingKind.HiddenData, FindingGrade.Note), (note.Finding.Kind, note.Finding.Grade));
        var review = await (await site.SignedIn(Reviewer)).Get($"/admin/revisions/{paper.RevisionId}");
        Assert.Contains("上传时已清除", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("周样例", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spreadsheet_has_a_text_view_with_its_cells()
    {
        var site = await fixture.Site;
        var author = await site.SignedIn(Office.Author);
        var paper = await site.Office.Draft();
        var table = SheetReader.Write(new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> { ["用电量"] = [["月份", "用电量"], ["一月", "1280"]] });
        await Upload(author, $"/admin/documents/{paper.DocumentId}/draft", "用电量.xlsx", table);
        paper = await site.Office.Submit(paper);
        var view = await (await site.SignedIn(Reviewer)).Get($"/admin/revisions/{paper.RevisionId}/text/2");
        Assert.Contains("1280", view.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task Upload(Visitor author, string editor, string name, byte[] bytes)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in Visitor.Fields((await author.Get(editor)).Page, editor + "/files").Where(field => field.Name != "files"))
            form.Add(new StringContent(value), field);
        form.Add(new ByteArrayContent(bytes), "files", name);
        var answer = await author.Send(HttpMethod.Post, editor + "/files", form);
        Assert.Equal(302, answer.Code);
    }

    /// <summary>A small Word file, as a program writes it.</summary>
    private static byte[] Word(string text, string? comment = null, string? creator = null)
    {
        const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", $"""
                <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
                {(comment is null ? "" : "<Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>")}
                {(creator is null ? "" : "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>")}</Types>
                """);
            Add("_rels/.rels", $"""
                <Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Office}/officeDocument" Target="word/document.xml"/>
                {(creator is null ? "" : $"<Relationship Id=\"r2\" Type=\"{Package}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>")}</Relationships>
                """);
            Add("word/document.xml", $"""<w:document xmlns:w="{Main}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>""");
            if (comment is not null)
            {
                Add("word/_rels/document.xml.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="c1" Type="{Office}/comments" Target="comments.xml"/></Relationships>""");
                Add("word/comments.xml", $"""<w:comments xmlns:w="{Main}"><w:comment w:id="0"><w:p><w:r><w:t>{comment}</w:t></w:r></w:p></w:comment></w:comments>""");
            }

            if (creator is not null)
                Add("docProps/core.xml", $"""<cp:coreProperties xmlns:cp="{Package}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{creator}</dc:creator></cp:coreProperties>""");

            void Add(string name, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + xml.Trim());
            }
        }

        return bytes.ToArray();
    }
}
