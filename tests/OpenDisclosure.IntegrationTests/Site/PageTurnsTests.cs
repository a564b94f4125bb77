using Microsoft.AspNetCore.Http;
using OpenDisclosure.Data;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>More readers than pages can be made for: some are answered as ever, the rest are asked at once to come back.</summary>
public sealed class PageTurnsTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Who_finds_the_queue_full_is_asked_to_come_back_and_whoever_needs_no_turn_notices_nothing()
    {
        await using var site = (await fixture.On(DatabaseProvider.Sqlite)).Beside(("OpenDisclosure:Limits:PagesAtOnce", "1"), ("OpenDisclosure:Limits:PagesWaiting", "1"));
        var reader = site.Visitor();
        Assert.Equal(200, (await reader.Get("/")).Code);

        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Hold(site, begun, end);
        await begun.Task;
        var waiting = site.Visitor().Get("/interpretations");
        await Until(() => site.Turns.Waiting == 1);

        foreach (var path in new[] { "/notices", "/search?q=通知", "/messages/new" })
        {
            var refused = await reader.Get(path);
            Assert.Equal((503, "5", "no-store"), (refused.Code, refused.Header("Retry-After"), refused.Header("Cache-Control")));
            Assert.Equal("现在访问的人较多", refused.Page.QuerySelector("h1")!.TextContent);
        }

        foreach (var path in new[] { "/", "/healthz/live", "/admin/sign-in" })
            Assert.Equal(200, (await reader.Get(path)).Code);
        Assert.False(waiting.IsCompleted);

        end.SetResult();
        await first;
        Assert.Equal(200, (await waiting).Code);
        Assert.Equal(200, (await reader.Get("/notices")).Code);
    }

    /// <summary>Someone's page takes long to make.</summary>
    private static Task Hold(WebSite site, TaskCompletionSource begun, TaskCompletionSource end) => site.Turns.Take(new DefaultHttpContext(), _ =>
    {
        begun.SetResult();
        return end.Task;
    });

    private static async Task Until(Func<bool> holds)
    {
        for (var round = 0; !holds() && round < 200; round++)
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        Assert.True(holds());
    }
}
