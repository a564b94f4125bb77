using System.Text.Json;
using System.Text.Json.Serialization;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Administration;

/// <summary>
/// Days off and make-up days by the notices of the State Council (《全国年节及纪念日放假办法》), one member a year of notice:
/// the last days of a year may stand under the next.
/// </summary>
public static class HolidayList
{
    private const string Resource = "OpenDisclosure.Data.Administration.holidays.json";

    /// <summary>The calendar over all years in the data.</summary>
    public static WorkingDayCalendar Calendar()
    {
        using var stream = typeof(HolidayList).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        var years = JsonSerializer.Deserialize<Dictionary<string, Year>>(stream)!;
        return new WorkingDayCalendar(years.Values.SelectMany(year => year.Off), years.Values.SelectMany(year => year.Work));
    }

    private sealed record Year(
        [property: JsonPropertyName("off")] IReadOnlyList<DateOnly> Off, [property: JsonPropertyName("work")] IReadOnlyList<DateOnly> Work);
}
