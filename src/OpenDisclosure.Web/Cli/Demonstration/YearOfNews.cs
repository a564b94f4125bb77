using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>Texts as an office brings out day by day, made from the phrase files so that a demonstration has a year of them.</summary>
internal static class YearOfNews
{
    private const ulong Seed = 20_220_104;

    /// <summary><paramref name="count"/> items on working days between two dates, in order of date; the same for the same arguments.</summary>
    public static IReadOnlyList<NewsItem> Items(DateOnly from, DateOnly to, int count, WorkingDayCalendar calendar)
    {
        var dice = new Dice(unchecked((Seed * (ulong)from.DayNumber) + (ulong)to.DayNumber + (ulong)count));
        var days = NewsPlan.Days(from, to, count, calendar, dice);
        var columns = NewsPlan.Columns(count, dice);
        var desk = new NewsDesk(isShort: count < NewsPlan.Year, calendar, dice);
        return [.. days.Zip(columns).Select(slot => desk.Write(slot.First, slot.Second))];
    }
}
