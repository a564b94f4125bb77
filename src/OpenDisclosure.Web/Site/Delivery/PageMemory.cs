using System.Collections.Concurrent;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Web.Site.Delivery;

/// <summary>
/// The finished public pages of one state of the site: of its epoch and of the Beijing date, on which validity depends. A release, a
/// withdrawal or midnight makes all of them unreachable at once. While the database is down they are what the site can still show,
/// marked (<see cref="StalePages"/>).
/// </summary>
internal sealed class PageMemory(SiteEpoch epoch, TimeProvider time)
{
    private PageGeneration current = new(SiteEpoch.Unknown, 0);
    private long sent;

    /// <summary>The state of the site now.</summary>
    public (long Epoch, int Day) State => (epoch.Current, BeijingTime.DateOf(time.GetUtcNow()).DayNumber);

    /// <summary>The pages that can be sent now.</summary>
    public IReadOnlyCollection<KeyValuePair<PageKey, KeptPage>> Pages => Now()?.Pages ?? [];

    /// <summary>The newest pages, of today or of a day before; null when they are not of the newest epoch that is known.</summary>
    public PageGeneration? Newest => Volatile.Read(ref current) is { Epoch: not SiteEpoch.Unknown } generation && generation.Epoch == epoch.Current ? generation : null;

    /// <summary>The page that was kept under the key in this state of the site, or null.</summary>
    public KeptPage? Find(in PageKey key)
    {
        if (Now()?.Pages.GetValueOrDefault(key) is not { } page)
            return null;
        Interlocked.Increment(ref sent);
        return page;
    }

    /// <summary>Keeps a page, unless the state it was made in has passed: what was begun before a withdrawal is never kept.</summary>
    public void Keep((long Epoch, int Day) madeIn, in PageKey key, KeptPage page)
    {
        if (madeIn.Epoch == SiteEpoch.Unknown || madeIn != State)
            return;
        var generation = Volatile.Read(ref current);
        if (!generation.Is(madeIn) || generation.IsFull)
            Volatile.Write(ref current, generation = new PageGeneration(madeIn.Epoch, madeIn.Day));
        generation.Add(key, page);
    }

    /// <summary>How many pages were sent from here since this was last asked.</summary>
    public long TakeCount() => Interlocked.Exchange(ref sent, 0);

    private PageGeneration? Now()
    {
        var generation = Volatile.Read(ref current);
        return generation.Is(State) && generation.Epoch != SiteEpoch.Unknown ? generation : null;
    }
}

/// <summary>The finished pages of one epoch and one Beijing day.</summary>
/// <param name="epoch">The epoch.</param>
/// <param name="day">The number of the day.</param>
internal sealed class PageGeneration(long epoch, int day)
{
    private const long MostBytes = 256 * 1024 * 1024;

    private long bytes;

    public long Epoch => epoch;

    /// <summary>The Beijing date.</summary>
    public DateOnly Day => DateOnly.FromDayNumber(day);

    public bool IsFull => Interlocked.Read(ref bytes) > MostBytes;

    public ConcurrentDictionary<PageKey, KeptPage> Pages { get; } = new();

    public bool Is((long Epoch, int Day) state) => (epoch, day) == state;

    public void Add(in PageKey key, KeptPage page)
    {
        if (Pages.TryAdd(key, page))
            Interlocked.Add(ref bytes, page.Body.Length);
    }
}
