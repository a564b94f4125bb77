using Microsoft.EntityFrameworkCore;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>The auditor finds an act by what he has in hand, and takes it home in a file that does nothing.</summary>
[Collection(SharedSite.Name)]
public sealed class LedgerPageTests(WebFixture fixture)
{
    private const string Auditor = "heyangqian";

    [Fact]
    public async Task An_act_is_found_by_index_number_number_of_entry_and_beginning_of_a_hash()
    {
        var site = await fixture.Site;
        var paper = await site.Office.Live();
        var auditor = await site.SignedIn(Auditor);
        await using var db = site.Database.Open();
        var index = await db.CatalogueEntries.Where(entry => entry.DocumentId == paper.DocumentId).Select(entry => entry.IndexNumber).SingleAsync();
        var seqs = await db.AuditEntries.Where(entry => db.Revisions.Any(revision => revision.DocumentId == paper.DocumentId && revision.ContentHash == entry.ContentHash))
            .OrderByDescending(entry => entry.Seq).Select(entry => entry.Seq).ToListAsync();
        Assert.True(seqs.Count >= 4);
        Assert.Equal(seqs, await Found(auditor, index));
        Assert.Equal(seqs, await Found(auditor, index.ToLowerInvariant().Replace("/", " / ", StringComparison.Ordinal)));
        Assert.Equal([seqs[0]], await Found(auditor, $"{seqs[0]}"));
        Assert.Equal(seqs, await Found(auditor, paper.Hash[..12]));
        Assert.Empty(await Found(auditor, "11150699MB0000019M/1999-00001"));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example\",\"a\")")]
    [InlineData("+1+cmd|' /C calc'!A0")]
    [InlineData("@SUM(1)")]
    public async Task No_cell_of_the_exported_ledger_is_a_formula(string title)
    {
        var site = await fixture.Site;
        await site.Office.Submitted(change: draft => draft.Title = title);
        var csv = await (await site.SignedIn(Auditor)).Get("/admin/audit/export.csv");
        Assert.Equal(200, csv.Code);
        Assert.Contains(title[..4], csv.Text, StringComparison.Ordinal);
        var cells = csv.Text.TrimStart('\uFEFF').Split("\r\n").SelectMany(line => line.Split(','));
        Assert.DoesNotContain(cells, cell => cell.TrimStart('"') is ['=' or '+' or '@' or '-', ..]);
    }

    private static async Task<List<long>> Found(Visitor auditor, string text)
    {
        var page = await auditor.Get("/admin/audit?text=" + Uri.EscapeDataString(text));
        Assert.Equal(200, page.Code);
        return [.. page.Page.QuerySelectorAll("tbody a[href^='/admin/audit/']").Select(link => link.GetAttribute("href")!.Split('/')[^1].Split('?')[0]).Distinct().Select(long.Parse)];
    }
}
