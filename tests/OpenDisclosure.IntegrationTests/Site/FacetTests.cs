using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>A list is narrowed by plain links, and each says before how many documents it leads to.</summary>
public sealed partial class FacetTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private const int PageSize = 20;

    [Theory, EachDatabase]
    public async Task Every_link_of_every_facet_leads_to_as_many_documents_as_it_says(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        await site.Office.Live(draft => (draft.SubjectClass, draft.Genre, draft.StatutoryItem) = ("财政、金融、审计\\财政", "公告", 7));
        await site.Office.Live(draft => (draft.SubjectClass, draft.Genre, draft.ResponsibleOffice) = ("财政、金融、审计\\税务", "通知", "某科"));
        var visitor = site.Visitor();
        var (seen, waiting) = (new HashSet<string>(), new Queue<(string Address, int? Count)>([("/policies", null), ("/statutory", null), ("/news", null)]));
        while (waiting.TryDequeue(out var asked))
        {
            var first = await visitor.Get(asked.Address);
            Assert.True(first.Code == 200, $"{asked.Address}: {first.Code}");
            var listed = await Listed(visitor, asked.Address, first.Page);
            Assert.True(asked.Count is null || asked.Count == listed, $"{asked.Address} was to lead to {asked.Count}, and lists {listed}");
            foreach (var link in first.Page.QuerySelectorAll(".facets li:has(small) a, .items a").OfType<IHtmlAnchorElement>())
            {
                var address = link.GetAttribute("href")!;
                if (seen.Add(address) && seen.Count < 120)
                    waiting.Enqueue((address, int.Parse(Digits().Match(link.QuerySelector("small")!.TextContent).Value, CultureInfo.InvariantCulture)));
            }
        }

        Assert.Contains("/policies?subject=" + Uri.EscapeDataString("财政、金融、审计"), seen);
        Assert.Contains(seen, address => address.Contains("division=", StringComparison.Ordinal));
        Assert.Contains("/statutory?item=7", seen);
    }

    [Theory, EachDatabase]
    public async Task What_is_released_and_withdrawn_counts_from_the_moment_it_is_acknowledged(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var visitor = site.Visitor();
        const string Address = "/notices?genre=";
        var genre = Uri.EscapeDataString("批复");
        Assert.Equal(404, (await visitor.Get(Address + genre)).Code);
        var paper = await site.Office.Live(draft => draft.Genre = "批复");
        Assert.Equal(1, await Listed(visitor, Address + genre));
        paper = await site.Office.Revise(paper, draft => draft.Genre = "批复");
        Assert.Equal(1, await Listed(visitor, Address + genre));
        paper = await site.Office.Revise(paper, draft => draft.Genre = "决定");
        Assert.Equal(404, (await visitor.Get(Address + genre)).Code);
        await site.Office.Withdraw(paper);
        Assert.Equal(404, (await visitor.Get(Address + Uri.EscapeDataString("决定"))).Code);
    }

    [Theory, EachDatabase]
    public async Task A_normative_document_counts_for_each_of_those_whom_it_concerns(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var visitor = site.Visitor();
        static string Address(string audience) => "/notices?audience=" + Uri.EscapeDataString(audience);
        var paper = await site.Office.Kind(DocumentKind.NormativeDocument, draft =>
        {
            (draft.DocumentNumber, draft.Validity, draft.EffectiveOn) = ("示工信发〔2026〕71号", Validity.InForce, new DateOnly(2026, 1, 6));
            draft.Fields = """{"audience":"个体户、企业","noInterpretation":"沿用原有规定。"}""";
        });
        paper = await site.Office.Release(await site.Office.Ready(paper));
        Assert.Equal((1, 1), (await Listed(visitor, Address("个体户")), await Listed(visitor, Address("企业"))));
        paper = await site.Office.Revise(paper, draft => draft.Fields = """{"audience":"企业","noInterpretation":"沿用原有规定。"}""");
        Assert.Equal(404, (await visitor.Get(Address("个体户"))).Code);
        Assert.Equal(1, await Listed(visitor, Address("企业")));
        await site.Office.Withdraw(paper);
        Assert.Equal(404, (await visitor.Get(Address("企业"))).Code);
    }

    [Theory, EachDatabase]
    public async Task A_document_counts_as_interpreted_as_long_as_its_interpretation_is_live(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var visitor = site.Visitor();
        var document = await site.Office.Live(draft => draft.Genre = "公报");
        var address = $"/notices?genre={Uri.EscapeDataString("公报")}&interpreted=yes";
        Assert.Equal(0, await Listed(visitor, address));
        var draft = await site.Office.Draft();
        await using (var db = site.Database.Open())
        {
            db.DraftRelations.Add(new DraftRelation { DocumentId = draft.DocumentId, Kind = RelationKind.Interprets, TargetId = document.DocumentId });
            await db.SaveChangesAsync();
        }

        var interpretation = await site.Office.Release(await site.Office.Judge(await site.Office.Review(await site.Office.Submit(draft))));
        Assert.Equal(1, await Listed(visitor, address));
        await site.Office.Withdraw(interpretation);
        Assert.Equal(0, await Listed(visitor, address));
    }

    [Fact]
    public async Task A_form_with_empty_fields_and_the_first_page_by_its_number_lead_to_the_one_address()
    {
        var visitor = (await fixture.Site).Visitor();
        foreach (var query in new[] { "?year=2026&genre=&validity=", "?page=1&year=2026", "?year=2026&page=" })
            Assert.Equal("/policies?year=2026", (await visitor.Get("/policies" + query)).Location);
        Assert.Equal("/policies", (await visitor.Get("/policies?subject=&page=1")).Location);
    }

    [Theory]
    [InlineData("?genre=%00")]
    [InlineData("?validity=x")]
    [InlineData("?item=99")]
    [InlineData("?item=abc")]
    [InlineData("?division=x")]
    [InlineData("?interpreted=maybe")]
    [InlineData("?year=2026&year=2025")]
    [InlineData("?page=101")]
    [InlineData("?office=%F0%A0%AE%B7")]
    public async Task What_is_no_value_is_not_found_or_passed_over_and_never_a_failure(string query)
    {
        var answer = await (await fixture.Site).Visitor().Get("/policies" + query);
        Assert.True(answer.Code is 404 or 200, $"{query}: {answer.Code}");
    }

    private static async Task<int> Listed(Visitor visitor, string address, IHtmlDocument? first = null)
    {
        var page = first ?? (await visitor.Get(address)).Page;
        var told = Digits().Match(page.QuerySelector(".tools p")!.TextContent);
        var count = told.Success ? int.Parse(told.Value, CultureInfo.InvariantCulture) : 0;
        var found = new HashSet<string>();
        for (var number = 1; number <= (count + PageSize - 1) / PageSize; number++)
        {
            if (number > 1)
                page = (await visitor.Get(address + (address.Contains('?') ? "&" : "?") + string.Create(CultureInfo.InvariantCulture, $"page={number}"))).Page;
            found.UnionWith(page.QuerySelectorAll("main li:has(time)").Select(row => row.QuerySelector("a")!.GetAttribute("href")!));
        }

        Assert.Equal(count, found.Count);
        return count;
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
