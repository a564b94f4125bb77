using System.Globalization;

namespace OpenDisclosure.Web.Shared;

/// <summary>Texts with places for values, and values as readers see them.</summary>
internal static class Texts
{
    /// <summary>The pattern with its places {0}, {1} … filled.</summary>
    public static string Fill(string pattern, params object[] values) => string.Format(CultureInfo.InvariantCulture, pattern, values);

    /// <summary>A date as in tables, such as 2022-03-05.</summary>
    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A date as in a sentence.</summary>
    public static string Long(DateOnly date) => Fill(Resources.PublicText.DateLong, date.Year, date.Month, date.Day);

    /// <summary>A wall-clock minute, such as 2022-03-05 09:00.</summary>
    public static string Minute(DateTime beijing) => beijing.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The same for the datetime attribute.</summary>
    public static string MachineMinute(DateTime beijing) => beijing.ToString("yyyy-MM-dd'T'HH:mm'+08:00'", CultureInfo.InvariantCulture);

    /// <summary>A number of bytes, rounded up to a unit a reader knows.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 * 1024 => Fill("{0}\u00A0KB", Math.Max(1, (bytes + 1023) / 1024)),
        < 1024L * 1024 * 1024 => Fill("{0:0.#}\u00A0MB", bytes / 1048576d),
        _ => Fill("{0:0.#}\u00A0GB", bytes / 1073741824d),
    };

    /// <summary>A running number with its digits in threes, unbreakable.</summary>
    public static string Grouped(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u00A0');
}
