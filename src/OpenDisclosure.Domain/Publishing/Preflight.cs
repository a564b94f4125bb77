namespace OpenDisclosure.Domain.Publishing;

/// <summary>How long before the set time it is looked whether a text can go out.</summary>
public enum PreflightCall
{
    Day,
    Hour,
}

/// <summary>预检: what stood in the way of a release a day or an hour before its time; looked at once a call.</summary>
public sealed class PreflightCheck
{
    public const int ProblemLength = 40;

    public required long DocumentId { get; init; }

    /// <summary>The time that was set when it was looked; a release that is moved is looked at anew.</summary>
    public required DateTimeOffset ReleaseAt { get; init; }

    public required PreflightCall Call { get; init; }

    /// <summary>Code of the problem; empty when nothing stood in the way.</summary>
    public required string Problem { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>When people are warned before a set release, and before a document runs out.</summary>
public static class ReminderRules
{
    /// <summary>Calendar days before the end of a period of validity (有效期) on which its unit is reminded.</summary>
    private static readonly int[] ExpiryDays = [30, 90];

    /// <summary>The longest time before the end of a period of validity on which anybody is reminded, in calendar days.</summary>
    public static int FirstExpiryDays => ExpiryDays[^1];

    /// <summary>The longest time before a set release that it is looked at.</summary>
    public static TimeSpan FirstLook { get; } = TimeSpan.FromHours(24);

    /// <summary>The look that is due now; null while the time is a day or more ahead, or has come.</summary>
    public static PreflightCall? LookDue(DateTimeOffset releaseAt, DateTimeOffset now) => (releaseAt - now).TotalHours switch
    {
        >= 24 or <= 0 => null,
        > 1 => PreflightCall.Day,
        _ => PreflightCall.Hour,
    };

    /// <summary>The reminder that is due, named by its days; null while the end is further ahead, or has come.</summary>
    /// <param name="expiresOn">Last Beijing date on which it holds.</param>
    /// <param name="today">Beijing date.</param>
    public static int? ExpiryDue(DateOnly expiresOn, DateOnly today)
    {
        var left = expiresOn.DayNumber - today.DayNumber;
        return left < 0 || left > FirstExpiryDays ? null : ExpiryDays.First(days => left <= days);
    }
}
