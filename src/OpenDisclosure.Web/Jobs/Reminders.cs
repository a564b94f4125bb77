namespace OpenDisclosure.Web.Jobs;

/// <summary>Lets a reason be logged once a minute while it lasts.</summary>
internal sealed class Reminders(TimeProvider clock)
{
    private const int MostKnown = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, long> told = [];

    /// <summary>Whether the subject was not logged within the last minute.</summary>
    public bool IsDue(string subject)
    {
        var now = clock.GetTimestamp();
        if (told.TryGetValue(subject, out var last) && clock.GetElapsedTime(last, now) < Pause)
            return false;
        if (told.Count >= MostKnown)
            told.Clear();
        told[subject] = now;
        return true;
    }
}
