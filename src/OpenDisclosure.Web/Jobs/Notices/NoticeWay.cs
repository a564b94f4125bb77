using OpenDisclosure.Data;
using OpenDisclosure.Data.Waiting;

namespace OpenDisclosure.Web.Jobs.Notices;

/// <summary>What one person is told in one round: numbers alone.</summary>
/// <param name="StaffId">The person.</param>
/// <param name="StaffKey">His pseudonymous key.</param>
/// <param name="Waiting">How many pieces wait for him.</param>
/// <param name="News">Those that he was not told of yet.</param>
internal sealed record PersonNotice(long StaffId, string StaffKey, int Waiting, IReadOnlyList<WaitingWork> News)
{
    /// <summary>How many pieces he is newly told of for a reason.</summary>
    public int Of(WaitingReason reason) => News.Count(piece => piece.Reason == reason);
}

/// <summary>A way on which people are told: mail, or another system.</summary>
internal abstract class NoticeWay(TimeProvider clock)
{
    /// <summary>Short name; part of what is written down of each notice.</summary>
    public abstract string Name { get; }

    /// <summary>The pause after a failure.</summary>
    public GrowingPause Pause { get; } = new(clock);

    /// <summary>Whether there is anybody to tell on this way.</summary>
    public abstract Task<bool> IsWanted(DisclosureDb db, CancellationToken cancel);

    /// <summary>Hands messages over, and gives those back that were, as soon as they were.</summary>
    /// <exception cref="NotHandedOver">The way failed; what was not given back is tried again later.</exception>
    public abstract IAsyncEnumerable<IReadOnlyList<PersonNotice>> HandOver(DisclosureDb db, IReadOnlyList<PersonNotice> notices, CancellationToken cancel);
}

/// <summary>A message that stayed in the house. The reason is for the log: a code, never a text that may hold an address or a secret.</summary>
internal sealed class NotHandedOver(string reason, bool thisOneAlone = false) : Exception(reason)
{
    public string Reason => Message;

    /// <summary>Whether the next message may well go through.</summary>
    public bool ThisOneAlone => thisOneAlone;
}

/// <summary>A pause that doubles with each failure: a host that is down is neither forgotten nor pestered.</summary>
internal sealed class GrowingPause(TimeProvider clock)
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private TimeSpan length;
    private long begun;

    /// <summary>Whether it may be tried again.</summary>
    public bool IsOver => length == TimeSpan.Zero || clock.GetElapsedTime(begun) >= length;

    /// <summary>Begins the next pause, and says how long it is.</summary>
    public TimeSpan Grow()
    {
        length = length == TimeSpan.Zero ? First : length * 2 < Longest ? length * 2 : Longest;
        begun = clock.GetTimestamp();
        return length;
    }

    /// <summary>Ends it after a success; the next one is short again.</summary>
    public void End() => length = TimeSpan.Zero;
}

/// <summary>Registers the ways.</summary>
internal static class NoticesStart
{
    public static void AddNotices(this IServiceCollection services)
    {
        services.AddSingleton<WorkMail>();
        services.AddSingleton<WorkHook>();

        // A redirect would carry signed facts to an address that nobody configured; and the factory's own log holds addresses.
        services.AddHttpClient(WorkHook.Client, client => client.Timeout = WorkHook.TimeLimit)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
    }
}
