namespace OpenDisclosure.Domain.WorkingDays;

/// <summary>Days by which the law wants something done; Beijing dates.</summary>
public static class StatutoryDates
{
    /// <summary>《政府信息公开条例》第二十六条: working days from the making of the information to its disclosure.</summary>
    private const int DisclosureDays = 20;

    /// <summary>The last day on which information made on a day is disclosed in time.</summary>
    public static DateOnly DisclosedBy(DateOnly issuedOn, WorkingDayCalendar calendar) => calendar.Add(issuedOn, DisclosureDays);

    /// <summary>《政府信息公开条例》第四十九条: the last day for the annual report of a year.</summary>
    public static DateOnly AnnualReportOf(int year) => new(year + 1, 1, 31);

    /// <summary>国办函〔2018〕12号: the last day for the yearly table of the web site (政府网站工作年度报表).</summary>
    public static DateOnly WebsiteTableOf(int year) => new(year + 1, 1, 31);
}
