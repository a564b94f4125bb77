namespace OpenDisclosure.Domain.WorkingDays;

/// <summary>
/// Working days: a listed make-up day, or Monday to Friday not listed off. The lists are data, one notice of the State Council a year.
/// </summary>
public sealed class WorkingDayCalendar(IEnumerable<DateOnly> daysOff, IEnumerable<DateOnly> makeUpDays)
{
    private readonly HashSet<DateOnly> off = [.. daysOff];
    private readonly HashSet<DateOnly> makeUp = [.. makeUpDays];

    /// <summary>Whether the date is a working day.</summary>
    public bool IsWorkingDay(DateOnly date) =>
        makeUp.Contains(date) ||
        (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !off.Contains(date));

    /// <summary>The date <paramref name="days"/> working days after <paramref name="start"/>; the start day is not counted.</summary>
    public DateOnly Add(DateOnly start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var date = start;
        while (days > 0)
        {
            date = date.AddDays(1);
            if (IsWorkingDay(date))
                days--;
        }

        return date;
    }

    /// <summary>Whether a year has its list of holidays; a clock that crosses a year without one must say so.</summary>
    public bool Knows(int year) => off.Any(date => date.Year == year);
}
