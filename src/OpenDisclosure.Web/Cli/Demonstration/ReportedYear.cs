namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>The year of the demonstration that its annual report tells of, and the figures that its records must give when counted.</summary>
internal static class ReportedYear
{
    public const int Year = 2022;

    /// <summary>政务动态类信息.</summary>
    public const int News = 854;

    public static DateOnly FirstDay { get; } = new(Year, 1, 4);

    public static DateOnly LastDay { get; } = new(Year, 12, 30);
}
