namespace OpenDisclosure.Domain.WorkingDays;

/// <summary>Dates of the office are Beijing dates; instants are UTC.</summary>
public static class BeijingTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The Beijing date of an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant as wall-clock time in Beijing.</summary>
    public static DateTime Of(DateTimeOffset instant) => instant.ToOffset(Offset).DateTime;

    /// <summary>The UTC instant of a wall-clock time in Beijing.</summary>
    public static DateTimeOffset Instant(DateOnly date, TimeOnly time) => new DateTimeOffset(date.ToDateTime(time), Offset).ToUniversalTime();

    /// <summary>Cut to milliseconds, the finest that all three databases keep: an instant stored and read again is equal.</summary>
    public static DateTimeOffset Cut(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
