using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>A clock that walks through working hours, so that each act has a plausible time. It only ever goes forward.</summary>
internal sealed class SteppedClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Goes to a time in Beijing, or a minute on when that has passed.</summary>
    public void GoTo(DateOnly day, TimeOnly time)
    {
        var wanted = BeijingTime.Instant(day, time);
        now = wanted > now ? wanted : now.AddMinutes(1);
    }

    /// <summary>Lets some time pass.</summary>
    public void Pass(TimeSpan time) => now += time;
}
