using System.Text.RegularExpressions;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Cli.Demonstration;

namespace OpenDisclosure.UnitTests.Web;

public sealed partial class YearOfNewsTests
{
    private const int Count = 830;
    private const int Few = 40;

    private static readonly WorkingDayCalendar Calendar = HolidayList.Calendar();
    private static readonly DateOnly Start = new(2022, 1, 4);
    private static readonly DateOnly End = new(2022, 12, 30);
    private static readonly IReadOnlyList<NewsItem> Year = YearOfNews.Items(Start, End, Count, Calendar);

    [Fact]
    public void The_same_arguments_give_the_same_items() => Assert.Equal(Year, YearOfNews.Items(Start, End, Count, Calendar));

    [Fact]
    public void The_items_come_in_order_on_working_days_between_the_dates()
    {
        Assert.Equal(Count, Year.Count);
        Assert.Equal(Year.Select(item => item.On).Order(), Year.Select(item => item.On));
        Assert.All(Year, item => Assert.True(Calendar.IsWorkingDay(item.On) && item.On >= Start && item.On <= End, item.Title));
        Assert.All(Year.CountBy(item => item.On), day => Assert.InRange(day.Value, 2, 6));
    }

    [Fact]
    public void The_columns_have_their_shares()
    {
        var columns = Year.CountBy(item => item.Column).ToDictionary();
        Assert.Equal(7, columns.Count);
        Assert.InRange(columns["news"], Count * 76 / 100, Count * 80 / 100);
        Assert.InRange(columns["notices"], Count * 7 / 100, Count * 9 / 100);
        Assert.InRange(columns["party"], Count * 6 / 100, Count * 8 / 100);
    }

    [Fact]
    public void No_title_and_no_body_stands_twice()
    {
        Assert.Equal(Count, Year.DistinctBy(item => item.Title).Count());
        Assert.Equal(Count, Year.DistinctBy(item => item.Body).Count());
    }

    [Fact]
    public void Every_text_is_filled_and_has_its_length() => Assert.All(Year, Whole);

    [Fact]
    public void The_news_begin_in_at_least_thirty_ways()
    {
        var shapes = Year.Where(item => item.Column == "news").Select(item => Shape(item.Body)).Distinct();
        Assert.InRange(shapes.Count(), 30, Count);
    }

    [Fact]
    public void A_notice_has_a_subject_of_the_list_and_news_has_none()
    {
        Assert.All(Year, item => Assert.Equal(item.Kind == "notice", item.Subject is not null));
        Assert.All(Year, item => Assert.True(item.Subject is null || SubjectClasses.Knows(item.Subject)));
    }

    [Theory]
    [InlineData(2022, 3, 7)]
    [InlineData(2023, 1, 16)]
    [InlineData(2024, 7, 1)]
    [InlineData(2025, 9, 30)]
    [InlineData(2026, 11, 23)]
    public void The_last_weeks_have_every_column_and_repeat_no_title_of_the_year(int year, int month, int day)
    {
        var today = new DateOnly(year, month, day);
        var items = YearOfNews.Items(today.AddDays(-49), today.AddDays(-1), Few, Calendar);
        Assert.Equal(Few, items.Count);
        Assert.All(items, Whole);
        Assert.Empty(items.Select(item => item.Title).Intersect(Year.Select(item => item.Title)));
        Assert.Superset(
            new HashSet<string> { "news", "notices", "party", "sme-center-news", "energy-saving-center-news", "information-center-news" },
            items.Select(item => item.Column).ToHashSet());
    }

    private static void Whole(NewsItem item)
    {
        Assert.DoesNotMatch(@"[{}\[\]|/]", item.Title + item.Summary + item.Body);
        Assert.DoesNotMatch("，，|。。|，。|。，|；。|：。", item.Title + item.Summary + item.Body);
        Assert.InRange(item.Title.Length, 8, 60);
        Assert.InRange(item.Summary.Length, 15, 50);
        Assert.InRange(item.Body.Length, 120, 420);
    }

    /// <summary>The first sentence without its dates and numbers, as far as its first clause.</summary>
    private static string Shape(string body) => Clause().Match(Figures().Replace(body, "0")).Value;

    [GeneratedRegex("[0-9]+([.—][0-9]+)?")]
    private static partial Regex Figures();

    [GeneratedRegex("^[^，。？]*[，。？][^，。？]*")]
    private static partial Regex Clause();

    [Fact]
    public void Whatever_day_the_program_is_first_started_on_the_last_weeks_have_their_news()
    {
        for (var today = new DateOnly(2026, 11, 1); today < new DateOnly(2028, 3, 1); today = today.AddDays(1))
        {
            var from = today;
            for (var left = 32; left > 0; left -= Calendar.IsWorkingDay(from) ? 1 : 0)
                from = from.AddDays(-1);
            Assert.Equal(30, YearOfNews.Items(from, today.AddDays(-1), 30, Calendar).Count);
        }
    }
}
