using System.Globalization;

namespace OpenDisclosure.Web.Site;

/// <summary>The day of which a reader asks how something stood, from the query of an address.</summary>
internal static class AskedDay
{
    /// <summary>The query key.</summary>
    public const string Key = "on";

    /// <summary>Whether the query asks for a day, however badly.</summary>
    public static bool IsIn(IQueryCollection query) => query.ContainsKey(Key);

    /// <summary>The day that is asked for.</summary>
    /// <param name="query">The query of the address.</param>
    /// <param name="today">Beijing date.</param>
    /// <returns>Today for an empty field; null for what is no date, or one that is still to come.</returns>
    public static DateOnly? Read(IQueryCollection query, DateOnly today) => query[Key] switch
    {
        [null or ""] => today,
        [{ Length: 10 } text] when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= today => day,
        _ => null,
    };
}
