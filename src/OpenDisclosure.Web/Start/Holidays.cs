using OpenDisclosure.Data.Administration;

namespace OpenDisclosure.Web.Start;

/// <summary>The calendar of working days, from the data shipped with the program.</summary>
internal static class Holidays
{
    public static void AddHolidays(this IServiceCollection services) => services.AddSingleton(HolidayList.Calendar());
}
