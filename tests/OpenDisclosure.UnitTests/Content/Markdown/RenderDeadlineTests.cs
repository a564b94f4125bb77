using OpenDisclosure.Content.Markdown;

namespace OpenDisclosure.UnitTests.Content.Markdown;

public sealed class RenderDeadlineTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(40);

    [Fact]
    public async Task Time_in_which_others_held_the_processors_is_not_used_up()
    {
        var limit = TimeSpan.FromMilliseconds(300);
        var deadline = new RenderDeadline(limit, CancellationToken.None, () => TimeSpan.Zero);
        await Task.Delay(limit + TimeSpan.FromMilliseconds(50));
        Assert.True(deadline.Left > TimeSpan.Zero);
        deadline.Check();
    }

    [Fact]
    public async Task A_text_that_keeps_the_processor_busy_ends_at_the_limit()
    {
        var asked = 0;
        var deadline = new RenderDeadline(Limit, CancellationToken.None, () => asked++ == 0 ? TimeSpan.Zero : Limit);
        await Task.Delay(Limit * 2);
        Assert.Equal(TimeSpan.Zero, deadline.Left);
        Assert.Throws<TimeoutException>(deadline.Check);
    }

    [Fact]
    public async Task Patience_has_an_end()
    {
        var deadline = new RenderDeadline(Limit, CancellationToken.None, () => TimeSpan.Zero);
        await Task.Delay(Limit * 11);
        Assert.Throws<TimeoutException>(deadline.Check);
    }

    [Fact]
    public void Nobody_works_for_a_reader_who_went_away()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        Assert.Throws<OperationCanceledException>(new RenderDeadline(Limit, gone.Token).Check);
    }
}
