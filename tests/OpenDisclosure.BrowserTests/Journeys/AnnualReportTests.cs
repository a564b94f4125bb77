using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.BrowserTests.Pages;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>The real report of a real bureau, which the project began with, goes the whole way.</summary>
public sealed class AnnualReportTests
{
    [Theory]
    [InlineData(Way.Mouse)]
    [InlineData(Way.WithoutScripts)]
    public Task The_real_annual_report_is_published_with_every_paragraph(Way way) => Stage.Play(async stage =>
    {
        var (heading, paragraphs) = Read(Workplace.SeedReport());
        var title = $"{heading}（第{Texts.Next()}次录入）";
        var editor = await EditorPage.Begin(await stage.Staff("wangshili"), "政府信息公开年报", "年度报告");
        await editor.Write(title, "报告2022年度政府信息公开工作情况。", string.Join("\n\n", paragraphs));
        await editor.SubmitSealed(title);
        await ReviewPage.Pass(await stage.Staff("zhaoshili"), title);
        await ReviewPage.Clear(await stage.Staff("xuyangshu"), title);
        await ReviewPage.Release(await stage.Staff("fengshili"), title);

        var reader = await stage.Reader();
        await PublicPages.Find(reader, "annual-reports", title);
        var shown = await reader.Page.GetByRole(AriaRole.Main).InnerTextAsync();
        Assert.True(paragraphs.Count >= 20, $"The report has {paragraphs.Count} paragraphs");
        Assert.All(paragraphs, paragraph => Assert.Contains(paragraph, shown, StringComparison.Ordinal));
    }, way);

    /// <summary>The report stands between the line of its source and the list of its attachments, one paragraph a line.</summary>
    private static (string Title, IReadOnlyList<string> Paragraphs) Read(string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        var source = lines.FindIndex(line => line.StartsWith("来源", StringComparison.Ordinal));
        var end = lines.FindIndex(line => line.StartsWith("附件", StringComparison.Ordinal));
        Assert.True(source > 0 && end > source, "The report is not laid out as it was");
        return (lines[source - 1], lines[(source + 1)..end]);
    }
}
