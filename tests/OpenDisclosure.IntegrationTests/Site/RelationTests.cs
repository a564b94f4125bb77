using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>Normative documents and their interpretations go out together, and stand linked to each other.</summary>
public sealed class RelationTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    [Theory, EachDatabase]
    public async Task A_normative_document_is_not_released_without_an_interpretation_or_a_reason(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Ready(await site.Office.Normative());
        var outcome = await site.Office.Bundle(paper);
        Assert.Equal(InterpretationRule.Code, Assert.Single(outcome.Problems).Code);
        await using var db = site.Database.Open();
        Assert.False(await db.Publications.AnyAsync(publication => publication.RevisionId == paper.RevisionId));
        Assert.False(await db.CatalogueEntries.AnyAsync(entry => entry.DocumentId == paper.DocumentId));
    }

    [Theory, EachDatabase]
    public async Task It_goes_out_with_its_interpretation_in_one_bundle_whichever_is_named_first(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        foreach (var documentFirst in new[] { true, false })
        {
            var draft = await site.Office.Normative();
            var interpretation = await site.Office.Ready(await site.Office.Interpretation(draft));
            var document = await site.Office.Ready(draft);
            Paper[] bundle = documentFirst ? [document, interpretation] : [interpretation, document];
            Assert.True((await site.Office.Bundle(bundle)).Done);
            var page = (await site.Visitor().Get(await site.Office.Address(document))).Page;
            Assert.Equal(await site.Office.Address(interpretation), page.QuerySelector("#rel + ul a")!.GetAttribute("href"));
            var back = (await site.Visitor().Get(await site.Office.Address(interpretation))).Page;
            Assert.Equal(await site.Office.Address(document), back.QuerySelector(".source a")!.GetAttribute("href"));
            Assert.Contains("某科科长", back.QuerySelector(".stamp")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task It_goes_out_after_an_interpretation_that_was_released_before(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var draft = await site.Office.Normative();
        await site.Office.Release(await site.Office.Ready(await site.Office.Interpretation(draft)));
        Assert.True((await site.Office.Bundle(await site.Office.Ready(draft))).Done);
    }

    [Theory, EachDatabase]
    public async Task A_stated_reason_is_sealed_and_shown_until_there_is_an_interpretation(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        const string Reason = "只更正文字，没有新的内容";
        var document = await site.Office.Release(await site.Office.Ready(await site.Office.Normative(Reason)));
        var address = await site.Office.Address(document);
        Assert.Contains(Reason, (await site.Visitor().Get(address)).Page.QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
        await site.Office.Release(await site.Office.Ready(await site.Office.Interpretation(document)));
        Assert.DoesNotContain(Reason, (await site.Visitor().Get(address)).Page.QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_order_for_a_set_time_is_held_to_the_same_rule(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var paper = await site.Office.Ready(await site.Office.Normative());
        await site.Office.Order(paper, TimeSpan.FromDays(2));
        var problem = await site.Office.Preflight(paper);
        Assert.Equal(InterpretationRule.Code, problem?.Code);
    }

    [Theory, EachDatabase]
    public async Task A_repeal_marks_the_document_its_interpretations_and_the_lists_and_its_end_takes_the_marks_away(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var draft = await site.Office.Normative();
        var interpretation = await site.Office.Ready(await site.Office.Interpretation(draft));
        var document = await site.Office.Ready(draft);
        Assert.True((await site.Office.Bundle(document, interpretation)).Done);
        var (address, reading) = (await site.Office.Address(document), await site.Office.Address(interpretation));
        var visitor = site.Visitor();
        Assert.Null((await visitor.Get(reading)).Page.QuerySelector(".notice"));
        var repeal = await site.Office.Normative("只废止原文件");
        await site.Office.Relate(repeal, RelationKind.Repeals, document);
        repeal = await site.Office.Release(await site.Office.Ready(repeal));
        var by = await site.Office.Address(repeal);
        Assert.Equal(by, (await visitor.Get(address)).Page.QuerySelector(".notice a")!.GetAttribute("href"));
        Assert.Contains("已废止", (await visitor.Get(address)).Page.QuerySelector(".spine")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(by, (await visitor.Get(reading)).Page.QuerySelector(".notice a")!.GetAttribute("href"));
        Assert.Contains("已废止", await Row(visitor, address), StringComparison.Ordinal);
        Assert.Contains(address, (await visitor.Get(by)).Page.QuerySelectorAll("aside a").Select(link => link.GetAttribute("href")));
        await site.Office.Withdraw(repeal);
        Assert.Null((await visitor.Get(address)).Page.QuerySelector(".notice"));
        Assert.Null((await visitor.Get(reading)).Page.QuerySelector(".notice"));
        Assert.Contains("现行有效", await Row(visitor, address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_of_a_kind_keeps_its_fields_and_names_what_is_wrong_beside_them()
    {
        var site = await fixture.Site;
        var paper = await site.Office.Interpretation(await site.Office.Normative("x"));
        var (page, browser) = ($"/admin/documents/{paper.DocumentId}/draft", await site.SignedIn(Office.Author));
        var refused = await browser.Fill(page, page, ("Fields[form]", "song"), ("Fields[person]", new string('长', 201)));
        Assert.Equal(422, refused.Code);
        Assert.NotNull(refused.Page.QuerySelector("#Fields_form_-wrong"));
        Assert.NotNull(refused.Page.QuerySelector("#Fields_person_-wrong"));
        var saved = await browser.Fill(page, page, ("Fields[form]", "questions"), ("Fields[person]", "科长"), ("Relations[relies-on]", "没有这份文件"));
        Assert.Equal(422, saved.Code);
        Assert.NotNull(saved.Page.QuerySelector("[id='Relations_relies-on_-wrong']"));
        Assert.Equal("questions", (await browser.Get(page)).Page.QuerySelector("[name='Fields[form]'] [selected]")!.GetAttribute("value"));
    }

    private static async Task<string> Row(Visitor visitor, string address)
    {
        for (var number = 1; number < 20; number++)
        {
            var list = await visitor.Get(number == 1 ? "/notices" : $"/notices?page={number}");
            if (list.Page.QuerySelector($"main li:has(a[href='{address}'])") is { } row)
                return row.TextContent;
        }

        return "";
    }
}
