using System.Text;
using OpenDisclosure.Content.Reading;
using OpenDisclosure.Data;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>A reader takes a live document away, as a Word file or plain text, with the QR code of its address; of nothing else is there a copy.</summary>
public sealed class DownloadTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private const string Number = "示工信发〔2026〕77号";

    [Theory, EachDatabase]
    public async Task Both_files_hold_the_released_text_and_are_known_again_by_their_tag(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Live(draft => (draft.Title, draft.Body, draft.DocumentNumber) = ("关于设备补贴的通知", "第一段𠮷㛃。\n\n- 甲\n- 乙\n", Number));
        var address = await site.Office.Address(paper);
        var visitor = site.Visitor();
        var page = (await visitor.Get(address)).Page;
        Assert.Equal([address + ".docx", address + ".txt"], page.QuerySelectorAll(".take li a").Select(link => link.GetAttribute("href")));
        Assert.Equal(address + "-qr", page.QuerySelector(".share img")!.GetAttribute("src"));

        var plain = await visitor.Get(address + ".txt");
        Assert.Equal((200, "text/plain; charset=utf-8"), (plain.Code, plain.Header("Content-Type")));
        Assert.Contains($"{Number}\r\n\r\n关于设备补贴的通知\r\n\r\n第一段𠮷㛃。\r\n\r\n\u2022 甲\r\n\u2022 乙\r\n", plain.Text, StringComparison.Ordinal);
        Assert.Contains("索引号：", plain.Text, StringComparison.Ordinal);
        Assert.Contains(paper.Hash, plain.Text, StringComparison.Ordinal);

        var word = await visitor.Get(address + ".docx");
        Assert.Contains($"{address[(address.LastIndexOf('/') + 1)..]}.docx", word.Header("Content-Disposition"), StringComparison.Ordinal);
        var reading = FileReader.Read("docx", new MemoryStream(word.Bytes), CancellationToken.None);
        Assert.Equal(Lines(plain.Text), Lines(reading.Parts.Single(part => part.Kind == PartKind.Body).Text));
        Assert.Empty(reading.Hidden);

        foreach (var file in new[] { plain, word, await visitor.Get(address + "-qr") })
        {
            Assert.Equal("no-cache", file.Header("Cache-Control"));
            Assert.DoesNotContain("Cookie", file.Header("Vary"), StringComparison.Ordinal);
        }

        // Another release makes all pages anew.
        await site.Office.Live();
        Assert.Equal(304, (await visitor.Get(address + ".docx", ("If-None-Match", word.Header("ETag")!))).Code);
    }

    [Fact]
    public async Task There_is_no_copy_of_what_is_not_public_any_more_or_not_yet()
    {
        var site = await fixture.Site;
        var visitor = site.Visitor();
        var gone = await site.Office.Live();
        var address = await site.Office.Address(gone);
        await site.Office.Withdraw(gone);
        foreach (var end in new[] { ".docx", ".txt", "-qr" })
        {
            Assert.Equal(410, (await visitor.Get(address + end)).Code);
            Assert.Equal(404, (await visitor.Get("/notices/2026-99998" + end)).Code);
            Assert.Equal(404, (await visitor.Get("/nothing/2026-99998" + end)).Code);
        }

        foreach (var path in new[] { address + "-v1.docx", address + ".doc", address + ".docx/x", "/notices/2026-1.docx" })
            Assert.Equal(404, (await visitor.Get(path)).Code);
    }

    [Fact]
    public async Task A_newer_release_is_what_both_files_hold()
    {
        var site = await fixture.Site;
        var paper = await site.Office.Live(draft => draft.Body = "旧文。");
        var address = await site.Office.Address(paper);
        var visitor = site.Visitor();
        Assert.Contains("旧文。", (await visitor.Get(address + ".txt")).Text, StringComparison.Ordinal);
        await site.Office.Revise(paper, draft => draft.Body = "新文。");
        var text = (await visitor.Get(address + ".txt")).Text;
        Assert.Contains("新文。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("旧文。", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_not_there_leads_to_the_nearest_column_and_the_number_that_was_asked_for()
    {
        var visitor = (await fixture.Site).Visitor();
        var lost = await visitor.Get("/notises/" + Uri.EscapeDataString(Number));
        Assert.Equal(404, lost.Code);
        Assert.InRange(Encoding.UTF8.GetByteCount(lost.Text), 1, 10_000);
        var links = lost.Page.QuerySelectorAll("main ul a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Equal("/notices", links[0]);
        Assert.Equal("/search?q=" + Uri.EscapeDataString(Number), links[1]);
        Assert.Equal(Number, lost.Page.QuerySelector("main input[name=q]")!.GetAttribute("value"));
        Assert.Equal(links.Distinct(), links);
    }

    private static IEnumerable<string> Lines(string text) =>
        text.TrimStart('\uFEFF').Split('\n').Select(line => line.Trim('\r', ' ')).Where(line => line.Length > 0);
}
