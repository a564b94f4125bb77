using OpenDisclosure.Data.Release;

namespace OpenDisclosure.Web.Start;

/// <summary>Lets a test choose where the process dies. A site in Production has no such place.</summary>
internal static class FaultStart
{
    private const string Key = Settings.Section + ":FaultPoint";

    /// <exception cref="StartRefused">In Production a point is named, or the name is none.</exception>
    public static void AddFaultPoint(this IHostApplicationBuilder builder)
    {
        if (builder.Configuration[Key] is not { Length: > 0 } text)
            return;
        if (builder.Environment.IsProduction())
            throw new StartRefused($"{Key} lets the program die in the middle of its work: it is for tests, Production does not start with it.");
        if (!FaultPoints.TryRead(text, out var point, out var pass))
            throw new StartRefused($"{Key} is one of {string.Join(", ", Enum.GetNames<FaultPoint>())}, or one of them, a colon and a number of passes.");
        FaultPoints.Arm(point, pass);
    }
}
