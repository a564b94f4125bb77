using System.Globalization;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>The dates and the figures that one item may name.</summary>
internal sealed class NewsDates
{
    private readonly DateOnly on;
    private readonly DateOnly day;
    private readonly WorkingDayCalendar calendar;
    private readonly IndustryFigures figures;

    /// <summary>What is told happened on the day of release or on the working day before, and always in the same year.</summary>
    public NewsDates(DateOnly on, WorkingDayCalendar calendar, Dice dice)
    {
        (this.on, this.calendar, figures) = (on, calendar, new IndustryFigures(on));
        var before = Before(on, calendar);
        day = dice.Next(3) > 0 && before.Year == on.Year ? before : on;
    }

    /// <summary>The text of a mark, or null where the mark is none of a date.</summary>
    public string? Find(string mark) => mark switch
    {
        "day" => MonthAndDay(day),
        "today" => on.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
        "month" => Number(on.Month),
        "lastMonth" => Number(on.AddMonths(-1).Month),
        "nextMonth" => Number(on.AddMonths(1).Month),
        "year" => Number(on.Year),
        "lastYear" => Number(on.Year - 1),
        "nextYear" => Number(on.Year + 1),
        "quarter" => "一二三四".Substring((on.Month - 1) / 3, 1),
        ['+', .. var days] => MonthAndDay(calendar.Add(on, int.Parse(days, CultureInfo.InvariantCulture))),
        _ => figures.Find(mark),
    };

    private static DateOnly Before(DateOnly date, WorkingDayCalendar calendar)
    {
        do
            date = date.AddDays(-1);
        while (!calendar.IsWorkingDay(date));
        return date;
    }

    /// <summary>A day of another year is named with its year.</summary>
    private string MonthAndDay(DateOnly date) =>
        date.ToString(date.Year == on.Year ? "M月d日" : "yyyy年M月d日", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
