namespace OpenDisclosure.Web.Jobs;

/// <summary>Notices a clock that was set back: an order must not be carried out at a time that nobody can vouch for.</summary>
internal sealed class ClockWatch
{
    /// <summary>A step back by more than this holds the job.</summary>
    public static TimeSpan Tolerance { get; } = TimeSpan.FromMinutes(5);

    private DateTimeOffset latest = DateTimeOffset.MinValue;

    /// <summary>Whether the clock is behind the latest time known by more than the tolerance.</summary>
    /// <param name="now">What the clock says.</param>
    /// <param name="newestAct">The time of the newest entry of the ledger.</param>
    public bool IsBehind(DateTimeOffset now, DateTimeOffset newestAct)
    {
        latest = Later(Later(latest, newestAct), now);
        return now < latest - Tolerance;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
