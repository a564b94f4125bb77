using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>On which days how many texts come out, and for which columns.</summary>
internal static class NewsPlan
{
    public const string News = "news";
    public const string Notices = "notices";
    public const string Party = "party";
    public const string Personnel = "personnel";
    public const string SmeCenter = "sme-center-news";
    public const string EnergySavingCenter = "energy-saving-center-news";
    public const string InformationCenter = "information-center-news";

    /// <summary>A span with fewer items is a short one, of the last weeks.</summary>
    public const int Year = 100;

    private const int FewestOnDay = 2;
    private const int MostOnDay = 6;

    /// <summary>Shares of the columns in a hundred; what is left is news.</summary>
    private static readonly (string Column, int Share)[] Shares =
    [
        (Notices, 8), (Party, 7), (Personnel, 1), (SmeCenter, 2), (EnergySavingCenter, 2), (InformationCenter, 2),
    ];

    /// <summary>The days of all items in order: each day its least, and the rest by chance, fewer beside holidays.</summary>
    public static List<DateOnly> Days(DateOnly from, DateOnly to, int count, WorkingDayCalendar calendar, Dice dice)
    {
        var days = Span(from, to).Where(calendar.IsWorkingDay).ToList();
        if (days.Count * MostOnDay < count)
            throw new ArgumentOutOfRangeException(nameof(count), count, "More items than the working days can take.");
        var loads = days.Select(_ => Math.Min(FewestOnDay, count / days.Count)).ToList();
        var weights = days.Select(day => BesideHoliday(day, calendar) ? 2 : dice.Between(4, 9)).ToList();
        for (var left = count - loads.Sum(); left > 0; left--)
        {
            var at = dice.Weighed(weights);
            if (++loads[at] == MostOnDay)
                weights[at] = 0;
        }

        return [.. days.Zip(loads).SelectMany(day => Enumerable.Repeat(day.First, day.Second))];
    }

    /// <summary>The columns of all items, by their shares and in no order.</summary>
    public static List<string> Columns(int count, Dice dice)
    {
        var columns = Shares.SelectMany(share => Enumerable.Repeat(share.Column, Quota(share.Column, share.Share, count))).ToList();
        columns.AddRange(Enumerable.Repeat(News, count - columns.Count));
        dice.Shuffle(columns);
        return columns;
    }

    /// <summary>Rounded; a short span has at least one of each, but for posts, which are seldom filled.</summary>
    private static int Quota(string column, int share, int count)
    {
        var quota = ((count * share) + 50) / 100;
        return column == Personnel ? quota : Math.Max(1, quota);
    }

    private static IEnumerable<DateOnly> Span(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
            yield return day;
    }

    /// <summary>Whether the day before or after is a weekday on which nobody works.</summary>
    private static bool BesideHoliday(DateOnly day, WorkingDayCalendar calendar) =>
        new[] { day.AddDays(-1), day.AddDays(1) }.Any(near =>
            near.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !calendar.IsWorkingDay(near));
}
