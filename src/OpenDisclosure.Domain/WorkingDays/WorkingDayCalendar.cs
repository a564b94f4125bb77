namespace OpenDisclosure.Domain.WorkingDays;

/// <summary>
/// Working days: a listed make-up day, or Monday to Friday not listed off. The lists are data, one notice of the State Council a year.
/// </summary>
public sealed class WorkingDayCalendar(IEnumerable<DateOnly> daysOff, IEnumerable<DateOnly> makeUpDays)
{
    private readonly HashSet<DateOnly> off = [.. daysOff];
    private readonly HashSet<DateOnly> makeUp = [.. makeUpDays];

    /// <summary>Beijing time at which the office opens.</summary>
    public static TimeOnly StartOfWork { get; } = new(8, 0);

    /// <summary>Beijing time at which it closes.</summary>
    public static TimeOnly EndOfWork { get; } = new(18, 0);

    /// <summary>Whether the date is a working day.</summary>
    public bool IsWorkingDay(DateOnly date) =>
        makeUp.Contains(date) ||
        (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !off.Contains(date));

    /// <summary>Whether the office is open at an instant.</summary>
    public bool IsWorkingTime(DateTimeOffset instant)
    {
        var time = TimeOnly.FromDateTime(BeijingTime.Of(instant));
        return IsWorkingDay(BeijingTime.DateOf(instant)) && time >= StartOfWork && time < EndOfWork;
    }

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
