using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Net.Http.Headers;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Site.Delivery;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>How long, and of which state of the site, pages are sent while the database is gone.</summary>
public sealed class StaleBoundsTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private static readonly PageKey Key = new("/x", "", "", ViewChoice.Plain.Term, false);

    private readonly FakeTimeProvider clock = new(BeijingTime.Instant(new DateOnly(2026, 11, 23), new TimeOnly(23, 50)));
    private readonly EpochBoard board = new();

    [Fact]
    public async Task They_are_sent_for_so_many_hours_and_no_longer()
    {
        var (memory, epoch, stale) = await Begin(hours: 24);
        memory.Keep(memory.State, Key, Page());
        clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.False(epoch.IsCertain);
        Assert.Contains("2026年11月23日 23:50", Words(stale), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(stale.Find(Key));
    }

    [Fact]
    public async Task Pages_of_an_older_epoch_than_the_newest_that_is_known_are_never_sent()
    {
        var (memory, epoch, stale) = await Begin(hours: 24);
        memory.Keep(memory.State, Key, Page());
        Assert.NotNull(stale.Find(Key));
        board.Announce(epoch.Current + 1);
        Assert.Null(stale.Find(Key));
    }

    [Fact]
    public async Task A_page_of_yesterday_says_that_it_is_of_yesterday()
    {
        var (memory, epoch, stale) = await Begin(hours: 24);
        memory.Keep(memory.State, Key, Page());
        clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Null(await epoch.Ask());
        Assert.Null(memory.Find(Key));
        Assert.Contains("2026年11月23日 23:59", Words(stale), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_has_no_place_for_the_words_is_not_sent()
    {
        var (memory, _, stale) = await Begin(hours: 24);
        memory.Keep(memory.State, Key, new KeptPage(Headers(), "<feed/>"u8.ToArray()));
        Assert.NotNull(memory.Find(Key));
        Assert.Null(stale.Find(Key));
    }

    private static KeptPage Page() => new(Headers(), "<main id=\"main\">\n<h1>x</h1>"u8.ToArray());

    private static HeaderDictionary Headers() => new() { [HeaderNames.ETag] = "\"a\"" };

    private static string Words(StalePages stale) => System.Text.Encoding.UTF8.GetString(stale.Find(Key)!.Body);

    private async Task<(PageMemory, SiteEpoch, StalePages)> Begin(int hours)
    {
        var site = await fixture.Site;
        var epoch = new SiteEpoch(site.Services.GetRequiredService<IServiceScopeFactory>(), board, clock);
        Assert.Null(await epoch.Ask());
        var memory = new PageMemory(epoch, clock);
        return (memory, epoch, new StalePages(memory, epoch, Options.Create(new Settings { StaleHours = hours })));
    }
}
