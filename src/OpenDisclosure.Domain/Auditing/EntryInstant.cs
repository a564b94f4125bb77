using System.Globalization;

namespace OpenDisclosure.Domain.Auditing;

/// <summary>Instants and dates as entries of the ledger spell them: UTC, ISO 8601. What writes an entry and what verifies it spell alike.</summary>
public static class EntryInstant
{
    /// <summary>An instant that an act names, to the second.</summary>
    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A Beijing date that an act names; null for none.</summary>
    public static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The instant of the act itself, to the millisecond.</summary>
    public static string Exact(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
