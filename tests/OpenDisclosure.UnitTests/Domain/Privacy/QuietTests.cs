using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.UnitTests.Repository;
using OpenDisclosure.Web.Cli.Demonstration;

namespace OpenDisclosure.UnitTests.Domain.Privacy;

/// <summary>A reviewer who is asked too often reads no question any more: an ordinary item raises one at most.</summary>
public sealed class QuietTests
{
    [Fact]
    public void The_year_of_news_raises_hardly_a_question()
    {
        var items = YearOfNews.Items(new(2022, 1, 4), new(2022, 12, 30), 830, HolidayList.Calendar());
        AssertQuiet([.. items.Select(item => $"{item.Title}\n{item.Summary}\n{item.Body}")], 0.2);
    }

    [Fact]
    public void The_documents_of_the_demonstration_raise_hardly_a_question()
    {
        var texts = RepositoryTree.Files("src/OpenDisclosure.Web/Cli/Demonstration/Texts", ".md");
        AssertQuiet([.. texts.Select(file => file.Text)], 0.2);
    }

    private static void AssertQuiet(IReadOnlyList<string> texts, double mean)
    {
        var questions = texts.Select(Questions).Order().ToList();

        Assert.True(questions.Count > 50);
        Assert.InRange(questions[questions.Count / 2], 0, 1);
        Assert.InRange(questions.Average(), 0, mean);
    }

    private static int Questions(string text) => TextScanner.Scan(text, ScanLists.Empty)
        .Where(finding => finding.Grade != FindingGrade.Note)
        .DistinctBy(finding => finding.Group)
        .Count();
}
