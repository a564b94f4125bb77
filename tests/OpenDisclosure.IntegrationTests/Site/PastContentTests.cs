using OpenDisclosure.Data;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.IntegrationTests.Fixtures;
using static OpenDisclosure.IntegrationTests.Fixtures.GateFlow;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>What the site says of an earlier day: what was live then, within the rules of public history.</summary>
public sealed class PastContentTests(ClassFlows flows) : IClassFixture<ClassFlows>
{
    [Theory, EachDatabase]
    public async Task A_day_shows_the_version_that_was_live_at_its_end(DatabaseProvider provider)
    {
        var flow = await flows.Of(provider);
        var before = Today(flow);
        NextDay(flow);
        var (document, _) = await flow.Live();
        var first = Today(flow);
        await NextVersion(flow, document, "第二版");
        var second = Today(flow);
        await NextVersion(flow, document, "第三版甲");
        await flow.Revise(document, draft => draft.Body = "第三版乙");
        var third = Today(flow);
        Assert.Null(await Html(flow, document, before));
        Assert.Equal("<p>正文。</p>\n", await Html(flow, document, first));
        Assert.Contains("第二版", await Html(flow, document, second), StringComparison.Ordinal);
        Assert.Contains("第三版乙", await Html(flow, document, third), StringComparison.Ordinal);
        Assert.Contains("第三版乙", await Html(flow, document, third.AddDays(400)), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_closed_version_leaves_its_days_empty_and_no_earlier_one_takes_its_place(DatabaseProvider provider)
    {
        var flow = await flows.Of(provider);
        NextDay(flow);
        var (document, _) = await flow.Live();
        var first = Today(flow);
        await NextVersion(flow, document, "要关闭的");
        var closed = Today(flow);
        await NextVersion(flow, document, "现行的");
        Must(await flow.Close(await Publication(flow, document, closed)));
        Assert.NotNull(await Html(flow, document, first));
        Assert.Null(await Html(flow, document, closed));
        Assert.NotNull(await Html(flow, document, Today(flow)));
    }

    [Theory, EachDatabase]
    public async Task What_was_withdrawn_is_gone_on_every_day_and_what_comes_back_begins_anew(DatabaseProvider provider)
    {
        var flow = await flows.Of(provider);
        NextDay(flow);
        var (document, seen) = await flow.Live();
        var first = Today(flow);
        NextDay(flow);
        Must(await flow.Withdraw(document, seen.ContentHash));
        Assert.Null(await Html(flow, document, first));
        NextDay(flow);
        await flow.Revise(document);
        Assert.Null(await Html(flow, document, first));
        Assert.NotNull(await Html(flow, document, Today(flow)));
    }

    [Theory, EachDatabase]
    public async Task A_document_holds_until_the_day_on_which_another_repealed_it_and_a_list_says_the_same(DatabaseProvider provider)
    {
        var flow = await flows.Of(provider);
        NextDay(flow);
        var (old, _) = await flow.Live();
        await flow.Revise(old, draft => draft.Validity = Validity.InForce);
        var before = Today(flow);
        NextDay(flow);
        var repeal = await flow.Draft();
        await flow.Relate(repeal, RelationKind.Repeals, old);
        await flow.ReleaseNext(repeal);
        foreach (var (day, ended) in new[] { (before, false), (Today(flow), true) })
        {
            var detail = await Read(flow, old, day);
            Assert.Equal(ended, detail!.Document.EndedOn is not null);
            Assert.Equal(ended ? 1 : 0, detail.RelatedFrom.Count(line => line.Kind == RelationKind.Repeals));
            await using var db = flow.Database.OpenPublished();
            var list = await new PastContent(db).List(new PastPlace([flow.Notices], []), day, 1, CancellationToken.None);
            Assert.Equal(ended, list.Lines.Single(line => line.DocumentId == old).EndedOn is not null);
            Assert.Equal(ended, list.Lines.Any(line => line.DocumentId == repeal));
        }
    }

    [Theory, EachDatabase]
    public async Task Every_day_of_a_random_life_shows_what_a_model_of_it_remembers(DatabaseProvider provider)
    {
        var flow = await flows.Of(provider);
        var dice = new Random(20221122);
        NextDay(flow);
        var (document, seen) = await flow.Live();
        var model = new Dictionary<DateOnly, string?> { [Today(flow)] = "正文" };
        for (var step = 0; step < 12; step++)
        {
            var last = model[Today(flow)];
            for (var days = dice.Next(3); days > 0; days--)
            {
                NextDay(flow);
                model[Today(flow)] = last;
            }

            if (last is not null && dice.Next(5) == 0)
            {
                Must(await flow.Withdraw(document, seen.ContentHash));
                foreach (var day in model.Keys.ToList())
                    model[day] = null;
                continue;
            }

            var text = $"第{step}次";
            seen = await flow.Revise(document, draft => draft.Body = text);
            model[Today(flow)] = text;
        }

        foreach (var (day, text) in model)
        {
            var html = await Html(flow, document, day);
            Assert.True(text is null ? html is null : html?.Contains(text, StringComparison.Ordinal) == true, $"{day:yyyy-MM-dd}: {text} but {html}");
        }
    }

    private static async Task NextVersion(GateFlow flow, long documentId, string body)
    {
        NextDay(flow);
        await flow.Revise(documentId, draft => draft.Body = body);
    }

    private static DateOnly Today(GateFlow flow) => BeijingTime.DateOf(flow.Clock.GetUtcNow());

    private static void NextDay(GateFlow flow) => flow.Clock.SetUtcNow(BeijingTime.Instant(Today(flow).AddDays(1), new TimeOnly(9, 0)));

    private static async Task<DocumentDetail?> Read(GateFlow flow, long documentId, DateOnly day)
    {
        await using var staff = flow.Database.Open();
        var address = staff.CatalogueEntries.Where(entry => entry.DocumentId == documentId).Select(entry => entry.Address).Single();
        await using var db = flow.Database.OpenPublished();
        return await new PastContent(db).Document(address, day, CancellationToken.None);
    }

    private static async Task<string?> Html(GateFlow flow, long documentId, DateOnly day) => (await Read(flow, documentId, day))?.Body.Html;

    private static async Task<long> Publication(GateFlow flow, long documentId, DateOnly day) => (await Read(flow, documentId, day))!.Document.PublicationId;
}
