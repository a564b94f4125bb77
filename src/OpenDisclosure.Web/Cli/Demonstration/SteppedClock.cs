using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>A clock that walks through the working hours of the weeks before now, so that each act has a plausible time.</summary>
internal sealed class SteppedClock(DateOnly today) : TimeProvider
{
    private DateTimeOffset now = BeijingTime.Instant(today.AddYears(-1), TimeOnly.MinValue);

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Goes to a time of the working day that lies so many working days before today; never backwards.</summary>
    public void GoTo(int workingDaysAgo, TimeOnly time)
    {
        var wanted = BeijingTime.Instant(DayBefore(workingDaysAgo), time);
        now = wanted > now ? wanted : now.AddMinutes(1);
    }

    /// <summary>Lets some time pass.</summary>
    public void Pass(TimeSpan time) => now += time;

    private DateOnly DayBefore(int workingDays)
    {
        var day = today;
        while (workingDays > 0)
        {
            day = day.AddDays(-1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                workingDays--;
        }

        return day;
    }
}
