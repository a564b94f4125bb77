using System.Globalization;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.UnitTests.Domain;

/// <summary>The notices of the State Council for 2022 to 2026, and days counted by them.</summary>
public sealed class WorkingDayCalendarTests
{
    private static readonly string[] Off =
    [
        "2022-01-01/2022-01-03", "2022-01-31/2022-02-06", "2022-04-03/2022-04-05", "2022-04-30/2022-05-04", "2022-06-03/2022-06-05",
        "2022-09-10/2022-09-12", "2022-10-01/2022-10-07", "2022-12-31/2023-01-02", "2023-01-21/2023-01-27", "2023-04-05/2023-04-05",
        "2023-04-29/2023-05-03", "2023-06-22/2023-06-24", "2023-09-29/2023-10-06", "2024-01-01/2024-01-01", "2024-02-10/2024-02-17",
        "2024-04-04/2024-04-06", "2024-05-01/2024-05-05", "2024-06-10/2024-06-10", "2024-09-15/2024-09-17", "2024-10-01/2024-10-07",
        "2025-01-01/2025-01-01", "2025-01-28/2025-02-04", "2025-04-04/2025-04-06", "2025-05-01/2025-05-05", "2025-05-31/2025-06-02",
        "2025-10-01/2025-10-08", "2026-01-01/2026-01-03", "2026-02-15/2026-02-23", "2026-04-04/2026-04-06", "2026-05-01/2026-05-05",
        "2026-06-19/2026-06-21", "2026-09-25/2026-09-27", "2026-10-01/2026-10-07",
    ];

    private static readonly string[] MakeUp =
    [
        "2022-01-29", "2022-01-30", "2022-04-02", "2022-04-24", "2022-05-07", "2022-10-08", "2022-10-09", "2023-01-28", "2023-01-29",
        "2023-04-23", "2023-05-06", "2023-06-25", "2023-10-07", "2023-10-08", "2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28",
        "2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12", "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11",
        "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
    ];

    private static readonly WorkingDayCalendar Calendar = new(Off.SelectMany(Days), MakeUp.Select(Day));

    [Theory]
    [InlineData("2022-01-04", 20, "2022-01-30")]
    [InlineData("2022-01-20", 20, "2022-02-22")]
    [InlineData("2022-09-26", 20, "2022-10-27")]
    [InlineData("2022-12-20", 20, "2023-01-18")]
    [InlineData("2023-09-20", 20, "2023-10-24")]
    [InlineData("2024-02-01", 20, "2024-03-05")]
    [InlineData("2024-09-10", 7, "2024-09-20")]
    [InlineData("2025-01-20", 20, "2025-02-21")]
    [InlineData("2025-03-03", 20, "2025-03-31")]
    [InlineData("2025-03-03", 40, "2025-04-28")]
    [InlineData("2025-03-03", 7, "2025-03-12")]
    [InlineData("2025-03-10", 15, "2025-03-31")]
    [InlineData("2025-09-22", 20, "2025-10-24")]
    [InlineData("2026-02-06", 20, "2026-03-12")]
    [InlineData("2026-09-18", 15, "2026-10-15")]
    [InlineData("2026-11-20", 20, "2026-12-18")]
    public void The_start_day_is_not_counted(string start, int days, string due) => Assert.Equal(Day(due), Calendar.Add(Day(start), days));

    [Theory]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_the_working_days_of_its_notice(int year, int days) => Assert.Equal(
        days,
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Count(day => Calendar.IsWorkingDay(new DateOnly(year, 1, 1).AddDays(day))));

    [Fact]
    public void A_year_without_a_notice_is_known_to_be_unknown() => Assert.Equal([true, false], [Calendar.Knows(2026), Calendar.Knows(2027)]);

    [Theory]
    [InlineData("2026-11-23T07:59", false)]
    [InlineData("2026-11-23T08:00", true)]
    [InlineData("2026-11-23T17:59", true)]
    [InlineData("2026-11-23T18:00", false)]
    [InlineData("2026-11-22T10:00", false)]
    [InlineData("2026-10-01T10:00", false)]
    [InlineData("2026-10-10T10:00", true)]
    public void The_office_is_open_in_working_hours_of_working_days(string beijing, bool open) =>
        Assert.Equal(open, Calendar.IsWorkingTime(DateTimeOffset.Parse(beijing + "+08:00", CultureInfo.InvariantCulture)));

    [Fact]
    public void Midnight_in_Beijing_begins_the_date()
    {
        var midnight = new DateTimeOffset(2022, 12, 31, 16, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateOnly(2023, 1, 1), BeijingTime.DateOf(midnight));
        Assert.Equal(new DateOnly(2022, 12, 31), BeijingTime.DateOf(midnight.AddTicks(-1)));
        Assert.Equal(midnight, BeijingTime.Instant(new DateOnly(2023, 1, 1), TimeOnly.MinValue));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<DateOnly> Days(string range)
    {
        var (from, to) = (Day(range[..10]), Day(range[11..]));
        return Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays);
    }
}
