using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.FaultTests.Fixtures;
using OpenDisclosure.FaultTests.Kills;

namespace OpenDisclosure.FaultTests.Instances;

/// <summary>Two processes on one database: what one of them did, the other does not do again.</summary>
public sealed class TwoProcessesTests
{
    private const string SecondReleaser = "fengshili";
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(5);

    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task The_same_revision_released_in_both_at_once_goes_out_once_and_the_other_is_told_why(DatabaseProvider provider)
    {
        await using var site = await Ground.NewSite(provider);
        var (one, other) = (await site.Start(), await site.Start());
        var (first, second) = (await site.Person(Papers.Releaser, one), await site.Person(SecondReleaser, other));
        for (var round = 0; round < 10; round++)
        {
            var paper = await site.Papers.Cleared();
            (string, string)[] form = [("Chosen", $"{paper.RevisionId}"), ($"Hashes[{paper.RevisionId}]", paper.Hash), ("Password", Person.Password)];
            var replies = await Task.WhenAll(first.Post(one, "/admin/release", form), second.Post(other, "/admin/release", form));
            Assert.Single(replies, reply => reply.Acknowledges);
            Assert.Contains("没有办成", Assert.Single(replies, reply => reply.Code == 409).Text, StringComparison.Ordinal);
            Assert.Equal(1, await Entries(site, paper));
            foreach (var life in new[] { one, other })
                Assert.Null(await Flow.Of("release").Wrong(site, life, paper, Standing.All));
        }

        Assert.Empty(await site.Examination.Violations());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Each_order_is_carried_out_by_one_of_them_never_early_and_at_most_five_seconds_late(DatabaseProvider provider)
    {
        await using var site = await Ground.NewSite(provider);
        await site.Start();
        await site.Start();
        var papers = new List<Paper>();
        for (var count = 0; count < 6; count++)
            papers.Add(await site.Papers.Cleared());
        foreach (var (paper, index) in papers.Select((paper, index) => (paper, index)))
            await site.Papers.Order(paper, TimeProvider.System.GetUtcNow().AddMilliseconds(1500 + (400 * index)));
        foreach (var paper in papers)
            Assert.InRange(await Lateness(site, paper), TimeSpan.Zero, Late);
        Assert.Empty(await site.Examination.Violations());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task When_the_one_that_carries_out_orders_is_killed_the_other_takes_over_in_time(DatabaseProvider provider)
    {
        await using var site = await Ground.NewSite(provider);
        var lives = new[] { await site.Start(), await site.Start() };
        var (before, after) = (await site.Papers.Cleared(), await site.Papers.Cleared());
        await site.Papers.OrderSoon(before);
        await Lateness(site, before);
        await using var db = site.Open();
        var holder = await db.JobClaims.Where(claim => claim.Name == "release-orders").Select(claim => claim.Holder).SingleAsync();
        await lives.Single(life => holder.EndsWith(string.Create(CultureInfo.InvariantCulture, $"-{life.ProcessId}"), StringComparison.Ordinal)).Kill();
        await site.Papers.OrderSoon(after);
        Assert.InRange(await Lateness(site, after), TimeSpan.Zero, Late);
        Assert.Empty(await site.Examination.Violations());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Twenty_browsers_that_type_in_one_draft_through_both_lose_nothing(DatabaseProvider provider)
    {
        await using var site = await Ground.NewSite(provider);
        var lives = new[] { await site.Start(), await site.Start() };
        var draft = await site.Papers.Draft();
        var words = Enumerable.Range(0, 20).SelectMany(browser => Enumerable.Range(0, 3).Select(word => $"第{browser}人第{word}句")).ToList();
        var people = new List<Person>();
        for (var browser = 0; browser < 20; browser++)
        {
            // One after the other: many attempts for one account at once count as guesses.
            people.Add(new Person());
            await people[browser].SignIn(lives[browser % 2], browser % 4 < 2 ? Papers.Author : Papers.SecondAuthor);
        }

        await Task.WhenAll(people.Select(async (person, browser) =>
        {
            foreach (var word in words.Skip(3 * browser).Take(3))
                await Type(site, lives[(browser + word.Length) % 2], person, draft, word);
            person.Dispose();
        }));
        await using var db = site.Open();
        var body = await db.Drafts.Where(found => found.DocumentId == draft.DocumentId).Select(found => found.Body).SingleAsync();
        Assert.Equal(words.Order(StringComparer.Ordinal), body!.Split('\n').Skip(1).Order(StringComparer.Ordinal));
    }

    /// <summary>Saves until the draft was still the one that was read.</summary>
    private static async Task Type(Site site, Life life, Person person, Paper draft, string word)
    {
        for (var tries = 0; tries < 400; tries++)
        {
            var form = await site.Papers.Form(draft);
            var body = form.Single(field => field.Name == "OpenedBody").Value;
            var reply = await person.Post(life, $"/admin/documents/{draft.DocumentId}/draft/autosave", [.. form.Where(field => field.Name != "Body"), ("Body", $"{body}\n{word}")]);
            if (reply.Code == 200)
                return;
            Assert.Equal(409, reply.Code);
        }

        Assert.Fail($"{word} could never be saved.");
    }

    private static async Task<int> Entries(Site site, Paper paper)
    {
        await using var db = site.Open();
        var hash = Convert.FromHexString(paper.Hash);
        return await db.AuditEntries.CountAsync(entry => entry.ContentHash == hash && entry.Act == Acts.Released);
    }

    /// <summary>Waits until an order is carried out: once; and by how much after its time.</summary>
    private static async Task<TimeSpan> Lateness(Site site, Paper paper)
    {
        Assert.True(await Workplace.Until(TimeSpan.FromSeconds(30), async () => await site.Examination.Released(paper) == Standing.All), "An order was not carried out.");
        await using var db = site.Open();
        var late = await db.Publications.Where(publication => publication.RevisionId == paper.RevisionId).Select(publication => publication.PublishedAt).SingleAsync()
            - await db.ReleaseOrders.Where(order => order.RevisionId == paper.RevisionId).Select(order => order.ReleaseAt).SingleAsync();
        Assert.Equal(1, await Entries(site, paper));
        Tally.Note($"{site.Provider}: an order carried out {late.TotalSeconds:0.00} s after its time, two processes");
        return late;
    }
}
