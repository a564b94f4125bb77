using System.Collections.Concurrent;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Web.Site.Delivery;

/// <summary>
/// The finished public pages of one state of the site: of its epoch and of the Beijing date, on which validity depends. A release, a
/// withdrawal or midnight makes all of them unreachable at once. While the database is down they are what the site can still show.
/// </summary>
internal sealed class PageMemory(SiteEpoch epoch, TimeProvider time)
{
    private const long MostBytes = 256 * 1024 * 1024;

    private Generation current = new(SiteEpoch.Unknown, 0);
    private long sent;

    /// <summary>The state of the site now.</summary>
    public (long Epoch, int Day) State => (epoch.Current, BeijingTime.DateOf(time.GetUtcNow()).DayNumber);

    /// <summary>The pages that can be sent now.</summary>
    public IReadOnlyCollection<KeyValuePair<PageKey, KeptPage>> Pages => Now()?.Pages ?? [];

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
        if (!generation.Is(madeIn) || generation.Bytes > MostBytes)
            Volatile.Write(ref current, generation = new Generation(madeIn.Epoch, madeIn.Day));
        if (generation.Pages.TryAdd(key, page))
            generation.Add(page.Body.Length);
    }

    /// <summary>How many pages were sent from here since this was last asked.</summary>
    public long TakeCount() => Interlocked.Exchange(ref sent, 0);

    private Generation? Now()
    {
        var generation = Volatile.Read(ref current);
        return generation.Is(State) && generation.Epoch != SiteEpoch.Unknown ? generation : null;
    }

    private sealed class Generation(long epoch, int day)
    {
        private long bytes;

        public long Epoch => epoch;

        public long Bytes => Interlocked.Read(ref bytes);

        public ConcurrentDictionary<PageKey, KeptPage> Pages { get; } = new();

        public bool Is((long Epoch, int Day) state) => (epoch, day) == state;

        public void Add(int size) => Interlocked.Add(ref bytes, size);
    }
}
