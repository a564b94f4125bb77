using OpenDisclosure.Data.Searching;
using OpenDisclosure.Domain.Catalogue;

namespace OpenDisclosure.Web.Site.Search;

/// <summary>Which slot of the index belongs to which document. One writes at a time; what was given out does not change.</summary>
internal sealed class SlotTable
{
    private readonly Dictionary<long, int> slotOf = [];
    private SearchSlot[] slots = [];
    private Places places = new([], []);
    private Bits live = new();
    private CatalogueIndex? placedIn;
    private readonly HashSet<int> unplaced = [];

    public SlotTable()
    {
    }

    /// <summary>Takes over the slots of a file: of each document the last one.</summary>
    public SlotTable(IReadOnlyList<SearchSlot> known) => Add(known);

    public int Count { get; private set; }

    /// <summary>Whether the catalogue knew every live document.</summary>
    public bool IsPlaced => unplaced.Count == 0;

    /// <summary>Whether the document is here with the text of this seal.</summary>
    public bool Has(long documentId, long seal) => slotOf.TryGetValue(documentId, out var slot) && slots[slot].Seal == seal;

    /// <summary>Takes out what is not live any more.</summary>
    /// <param name="documents">The documents that are looked at; null means all.</param>
    /// <param name="texts">Their live texts.</param>
    public void Keep(IReadOnlyCollection<long>? documents, IReadOnlyCollection<LiveText> texts)
    {
        var seals = texts.ToDictionary(text => text.DocumentId, text => text.Seal);
        live = live.Copy();
        foreach (var document in documents ?? [.. slotOf.Keys])
        {
            if (!slotOf.TryGetValue(document, out var slot) || (seals.TryGetValue(document, out var seal) && slots[slot].Seal == seal))
                continue;
            slotOf.Remove(document);
            live.Remove(slot);
            unplaced.Remove(slot);
        }
    }

    /// <summary>Adds the next slots.</summary>
    public void Add(IReadOnlyList<SearchSlot> added)
    {
        if (Count + added.Count > slots.Length)
            Grow(Count + added.Count);
        live = live.Copy();
        foreach (var slot in added)
        {
            if (slotOf.TryGetValue(slot.DocumentId, out var before))
            {
                live.Remove(before);
                unplaced.Remove(before);
            }

            (slots[Count], slotOf[slot.DocumentId]) = (slot, Count);
            live.Add(Count);
            unplaced.Add(Count++);
        }
    }

    /// <summary>The index of the slots as they are now.</summary>
    public SearchIndex Index() => new(slots, Count, live);

    /// <summary>Where the live slots stand in the catalogue.</summary>
    public Places PlacesIn(CatalogueIndex catalogue)
    {
        if (catalogue != placedIn)
        {
            (placedIn, places) = (catalogue, new Places([], []));
            unplaced.UnionWith(slotOf.Values);
        }

        places = places.With(slots.Length);
        foreach (var slot in unplaced.ToList())
        {
            if (catalogue.PlaceOf(slots[slot].DocumentId) is not (>= 0 and var place))
                continue;
            places = places.With(place + 1);
            (places.OfSlot[slot], places.Slots[place]) = (place, slot);
            unplaced.Remove(slot);
        }

        return places;
    }

    private void Grow(int count) => Array.Resize(ref slots, Math.Max(count, slots.Length + (slots.Length / 4)));
}

/// <summary>Places of the catalogue and slots of the index; -1 for none.</summary>
internal sealed record Places(int[] OfSlot, int[] Slots)
{
    /// <summary>The same with room for so many of each.</summary>
    public Places With(int room) => OfSlot.Length >= room && Slots.Length >= room ? this : new Places(Grown(OfSlot, room), Grown(Slots, room));

    private static int[] Grown(int[] numbers, int room)
    {
        var grown = new int[Math.Max(room + (room / 4), numbers.Length)];
        Array.Fill(grown, -1);
        numbers.CopyTo(grown, 0);
        return grown;
    }
}
