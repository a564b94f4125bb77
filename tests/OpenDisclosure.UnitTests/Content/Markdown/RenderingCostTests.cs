using System.Diagnostics;
using System.Text;
using OpenDisclosure.Content.Markdown;

namespace OpenDisclosure.UnitTests.Content.Markdown;

/// <summary>Texts built to cost time: each is rendered or refused, and leaves the workers free for the next.</summary>
[Collection(Rendering.OneAtATime)]
public sealed class RenderingCostTests
{
    private static readonly Dictionary<string, Func<int, string>> Generators = new()
    {
        ["quote"] = n => Times("> ", n) + "x",
        ["quote2"] = n => Times(">", n) + "x",
        ["list"] = NestedList,
        ["listinline"] = n => Times("- ", n) + "x",
        ["brackets"] = n => Times("[", n),
        ["brackets2"] = n => Times("[a](", n),
        ["emph"] = n => Times("*a_ ", n),
        ["stars"] = n => Times("*", n) + "a" + Times("*", n),
        ["ticks"] = n => string.Concat(Enumerable.Range(0, n).Select(i => Times("`", (i % 200) + 1) + "x")),
        ["lt"] = n => Times("<", n),
        ["lthtml"] = n => Times("<a", n),
        ["refs"] = n => string.Concat(Enumerable.Range(0, n).Select(i => $"[r{i}]: /u\n")) + "\n" + Times("[r0] ", n),
        ["table"] = n => Times("|a", n) + "|\n" + Times("|-", n) + "|\n" + Times("|b", n) + "|\n",
        ["pipes"] = n => Times("|a\n", n),
        ["entity"] = n => Times("&", n),
        ["foot"] = n => string.Concat(Enumerable.Range(0, n).Select(i => $"[^{i}] ")) + "\n\n" + string.Concat(Enumerable.Range(0, n).Select(i => $"[^{i}]: t [^{i}]\n")),
        ["nestlink"] = n => Times("[", n) + "a" + Times("](u)", n),
        ["cjk"] = n => Times("示例市工业和信息化局", n),
        ["tablelink"] = n => Times("|[a](", n),
        ["containers"] = n => Times("::: x\n", n),
    };

    public static IEnumerable<object[]> Cases =>
        from name in Generators.Keys from n in new[] { 100, 1_000, 5_000, 20_000 } select new object[] { name, n };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_costly_text_is_rendered_or_refused_in_time(string name, int n)
    {
        var source = Generators[name](n);
        var limit = TimeSpan.FromMilliseconds(150);
        var watch = Stopwatch.StartNew();

        var rendered = MarkdownRenderer.Render(source, _ => null, limit, CancellationToken.None);

        Assert.True(watch.Elapsed < limit + TimeSpan.FromSeconds(30), $"{watch.ElapsedMilliseconds} ms");
        Assert.Equal(rendered.Html is null, rendered.Refusal is not null);
        if (source.Length > MarkdownRenderer.LongestSource)
            Assert.Equal(RenderRefusal.TooLong, rendered.Refusal);
    }

    [Fact]
    public void Nesting_that_Markdig_refuses_is_a_refusal_and_no_error()
    {
        Assert.Equal(RenderRefusal.TooNested, Rendering.Of(Times("- ", 200) + "x").Refusal);
        Assert.Equal(RenderRefusal.TooNested, Rendering.Of(Times("> ", 200) + "x").Refusal);
    }

    [Fact]
    public void A_quadratic_text_frees_its_worker_soon_after_the_time_is_up()
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 6; i++)
            Assert.Equal(RenderRefusal.TooSlow, MarkdownRenderer.Render(Times("[a](", 45_000), _ => null, TimeSpan.FromMilliseconds(60), CancellationToken.None).Refusal);

        Assert.NotNull(Rendering.Of("正文").Html);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void The_longest_ordinary_text_is_rendered()
    {
        var source = Times("为支持中小企业加快数字化改造，规范补助资金的申报、评审和拨付。\n\n", 7_000)[..MarkdownRenderer.LongestSource];

        Assert.NotNull(MarkdownRenderer.Render(source, _ => null, TimeSpan.FromSeconds(20), CancellationToken.None).Html);
    }

    [Fact]
    public void A_caller_who_goes_away_stops_the_rendering()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => MarkdownRenderer.Render("正文", _ => null, source.Token));
    }

    private static string NestedList(int n)
    {
        var text = new StringBuilder();
        for (var i = 0; i < n && text.Length <= MarkdownRenderer.LongestSource; i++)
            text.Append(' ', 2 * i).Append("- x\n");
        return text.ToString();
    }

    private static string Times(string text, int n) => new StringBuilder(text.Length * n).Insert(0, text, n).ToString();
}
