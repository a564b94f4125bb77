using System.Globalization;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.Texts;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Web.Admin.Shared;

/// <summary>Dates and times as people type them: 2026-11-18, 2026/11/18, 2026.11.18 or with the words for year, month and day.</summary>
internal static class DateText
{
    /// <summary>Outside of these no office dates anything, and instants cannot be told in every time zone.</summary>
    private const int FirstYear = 1900;

    /// <inheritdoc cref="FirstYear"/>
    private const int LastYear = 2999;

    private static readonly string[] DateShapes = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy\u5E74M\u6708d\u65E5", "yyyyMMdd"];
    private static readonly string[] TimeShapes = ["H:mm", "HH:mm", "H:mm:ss", "HH:mm:ss"];

    /// <summary>The date, or null when the text is empty or none.</summary>
    public static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(Plain(text), DateShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= FirstYear and <= LastYear ? date : null;

    /// <summary>The time of day, or null when the text is empty or none.</summary>
    public static TimeOnly? Time(string? text) =>
        TimeOnly.TryParseExact(Plain(text), TimeShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>A time to come as two fields name it, On and Time: the instant, or what is wrong with which of them.</summary>
    /// <param name="on">Beijing date.</param>
    /// <param name="time">Time of day in Beijing.</param>
    /// <param name="now">UTC; the time lies after it.</param>
    public static (DateTimeOffset? At, Problem? Wrong) ToCome(string? on, string? time, DateTimeOffset now)
    {
        if (Date(on) is not { } day)
            return (null, new Problem("On", "NoDate"));
        if (Time(time) is not { } moment)
            return (null, new Problem("Time", "NoTime"));
        var at = BeijingTime.Instant(day, moment);
        return at > now ? (at, null) : (null, new Problem("Time", "TimePassed"));
    }

    /// <summary>Whether the text is empty or a date.</summary>
    public static bool IsDateOrEmpty(string? text) => string.IsNullOrWhiteSpace(text) || Date(text) is not null;

    /// <summary>The form that a date field takes.</summary>
    public static string? Of(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Plain(string? text) => Width.Narrow(text ?? "").Replace(" ", "", StringComparison.Ordinal);
}
