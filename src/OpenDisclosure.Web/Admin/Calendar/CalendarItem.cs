using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Calendar;

/// <summary>How an item stands; the order is that within a day.</summary>
internal enum CalendarKind
{
    /// <summary>Less than a day before its time and not signed, or past its day.</summary>
    Late,

    /// <summary>Signed for a time.</summary>
    Ordered,

    /// <summary>On its way to a planned time.</summary>
    Waiting,

    /// <summary>A day by which the law or a rule wants something done.</summary>
    Statutory,

    Released,
}

/// <summary>One thing on the calendar.</summary>
internal sealed record CalendarItem
{
    public required CalendarKind Kind { get; init; }

    /// <summary>Beijing date.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Beijing time of day; null for a whole day.</summary>
    public TimeOnly? Time { get; init; }

    /// <summary>One word for what it is, shown where no time is.</summary>
    public required string Tag { get; init; }

    public required string Title { get; init; }

    /// <summary>What one should know beside the title.</summary>
    public string Note { get; init; } = "";

    /// <summary>How it stands, in words.</summary>
    public required string State { get; init; }

    /// <summary>Whom it waits for, or who acted.</summary>
    public string Holder { get; init; } = "";

    /// <summary>Where it is worked on; null when there is no such page for the reader.</summary>
    public string? Address { get; init; }

    /// <summary>The form that moves it; null when the reader may not.</summary>
    public string? Move { get; init; }

    /// <summary>The time in the grid, else the tag.</summary>
    public string Head => Time is { } time ? time.ToString("H:mm", System.Globalization.CultureInfo.InvariantCulture) : Tag;

    /// <summary>Class of the style sheet.</summary>
    public string Style => Kind switch
    {
        CalendarKind.Late => "ev-late",
        CalendarKind.Ordered => "ev-plan",
        CalendarKind.Waiting => "ev-wait",
        CalendarKind.Statutory => "ev-law",
        _ => "ev-ok",
    };

    /// <summary>Class of the label in the list.</summary>
    public string TagStyle => Kind switch
    {
        CalendarKind.Late => "tag-zhu",
        CalendarKind.Waiting => "tag-warn",
        CalendarKind.Statutory => "tag-line",
        _ => "tag-ok",
    };

    /// <summary>An item at an instant.</summary>
    public static (DateOnly On, TimeOnly Time) Place(DateTimeOffset at) => (BeijingTime.DateOf(at), TimeOnly.FromDateTime(BeijingTime.Of(at)));
}

/// <summary>A month with whole weeks around it.</summary>
internal sealed record CalendarPage(DateOnly First, DateOnly Today, IReadOnlyList<CalendarItem> Items, WorkingDayCalendar Calendar)
{
    /// <summary>So many items of a day stand in the grid; the list has all.</summary>
    private const int MostInCell = 4;

    /// <summary>How the ids of rows begin in the list of what is to be done.</summary>
    public const char AheadPrefix = 'd';

    /// <summary>How they begin in the list of what went out.</summary>
    public const char ReleasedPrefix = 'r';

    /// <summary>The first Monday of the grid.</summary>
    public static DateOnly StartOf(DateOnly first) => first.AddDays(-(((int)first.DayOfWeek + 6) % 7));

    /// <summary>The day after the last Sunday of the grid.</summary>
    public static DateOnly EndOf(DateOnly first) => StartOf(first.AddMonths(1).AddDays(6));

    /// <summary>The weeks from Monday to Sunday.</summary>
    public IEnumerable<DateOnly[]> Weeks
    {
        get
        {
            for (var monday = StartOf(First); monday < EndOf(First); monday = monday.AddDays(7))
                yield return [.. Enumerable.Range(0, 7).Select(monday.AddDays)];
        }
    }

    /// <summary>What is still to be done, by time.</summary>
    public IReadOnlyList<CalendarItem> Ahead => [.. Items.Where(item => item.Kind != CalendarKind.Released)];

    /// <summary>What went out in the shown weeks.</summary>
    public IReadOnlyList<CalendarItem> Released => [.. Items.Where(item => item.Kind == CalendarKind.Released)];

    /// <summary>Set for a time within a day, and not signed.</summary>
    public int Unsigned => Items.Count(item => item is { Kind: CalendarKind.Late, Time: not null });

    /// <summary>The years of the shown weeks that have no list of holidays yet.</summary>
    public IEnumerable<int> UnknownYears => new[] { StartOf(First).Year, EndOf(First).AddDays(-1).Year }.Distinct().Where(year => !Calendar.Knows(year));

    /// <summary>The items of a day that the grid shows, and how many more there are.</summary>
    public (IReadOnlyList<CalendarItem> Shown, int More) Of(DateOnly day)
    {
        var items = Items.Where(item => item.On == day).OrderBy(item => item.Kind).ThenBy(item => item.Time).ToList();
        return items.Count <= MostInCell ? (items, 0) : ([.. items.Take(MostInCell - 1)], items.Count - MostInCell + 1);
    }

    /// <summary>Where the list begins with a day.</summary>
    public string RowOf(DateOnly day) => $"#{(Ahead.Any(item => item.On == day) ? AheadPrefix : ReleasedPrefix)}{day:yyyyMMdd}";

    /// <summary>A day as its cell names it: with the month where one begins.</summary>
    public string Name(DateOnly day) => day.Day == 1 || day == StartOf(First)
        ? Texts.Fill(StaffText.Calendar_MonthDay, day.Month, day.Day)
        : day.Day.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A day in the list: today, or with its weekday.</summary>
    public string LongName(DateOnly day) => day == Today
        ? StaffText.Calendar_Today
        : Texts.Fill(StaffText.Calendar_DayOfWeek, Texts.Iso(day), SettingsText.Foot_Weekdays[(int)day.DayOfWeek]);
}
