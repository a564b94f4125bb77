namespace OpenDisclosure.Domain.Catalogue;

/// <summary>A live document as the catalogue is narrowed by.</summary>
/// <param name="DocumentId">Its document.</param>
/// <param name="FirstPublishedAt">UTC; it never changes, and gives the document its place.</param>
/// <param name="Values">What it is under; a facet may have several values.</param>
public sealed record CatalogueFacts(long DocumentId, DateTimeOffset FirstPublishedAt, IReadOnlyCollection<(Facet Facet, string Value)> Values);

/// <summary>A value with the number of documents that the reader would see.</summary>
public sealed record FacetCount(string Value, int Count);

/// <summary>
/// Which live documents stand under which value, one bit each: any combination is counted and paged without asking the database. The
/// documents lie in the order of their first release. One writes at a time; questions wait for him.
/// </summary>
public sealed class CatalogueIndex
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, int> places = [];
    private readonly List<long> documents = [];
    private readonly Bits live = new();
    private readonly Dictionary<(Facet Facet, string Value), Bits> under = [];
    private DateTimeOffset newest = DateTimeOffset.MinValue;

    /// <summary>Takes a document in, or takes over what changed of it.</summary>
    /// <returns>Whether it could be placed: a document that was first released before one that is already here has no place; the whole is to be read anew.</returns>
    public bool Put(CatalogueFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        lock (gate)
        {
            if (!places.TryGetValue(facts.DocumentId, out var place))
            {
                if (facts.FirstPublishedAt < newest)
                    return false;
                place = places[facts.DocumentId] = documents.Count;
                documents.Add(facts.DocumentId);
                newest = facts.FirstPublishedAt;
            }
            else
            {
                Forget(place);
            }

            live.Add(place);
            foreach (var value in facts.Values)
                Of(value).Add(place);
            return true;
        }
    }

    /// <summary>A document is no longer live. Its place is kept for it.</summary>
    public void Remove(long documentId)
    {
        lock (gate)
        {
            if (!places.TryGetValue(documentId, out var place))
                return;
            live.Remove(place);
            Forget(place);
        }
    }

    /// <summary>The documents under all the given values, and how many there are.</summary>
    /// <param name="chosen">One value a facet; none means all documents.</param>
    /// <param name="skip">How many of the first are left out.</param>
    /// <param name="take">The most that are given.</param>
    /// <param name="order">Which are the first.</param>
    public (IReadOnlyList<long> Documents, int Count) Page(IReadOnlyDictionary<Facet, string> chosen, int skip, int take, ListOrder order = ListOrder.Newest)
    {
        lock (gate)
        {
            var found = Under(chosen);
            return ([.. (order == ListOrder.Newest ? found.Descending(skip) : found.Ascending(skip)).Take(take).Select(place => documents[place])], found.Count());
        }
    }

    /// <summary>The documents under any of some values of a facet, newest first.</summary>
    public IReadOnlyList<long> Newest(Facet facet, IEnumerable<string> values, int take)
    {
        lock (gate)
        {
            var found = values.Select(value => under.GetValueOrDefault((facet, value))).OfType<Bits>().Aggregate(new Bits(), (some, more) => some.Or(more));
            return [.. found.And(live).Descending().Take(take).Select(place => documents[place])];
        }
    }

    /// <summary>Whether any document is under a value.</summary>
    public bool Holds(KeyValuePair<Facet, string> chosen)
    {
        lock (gate)
            return under.TryGetValue((chosen.Key, chosen.Value), out var bits) && bits.CountWith(live) > 0;
    }

    /// <summary>The place of a document that is or was live, or -1. It is the higher the later the document was first released, and never changes.</summary>
    public int PlaceOf(long documentId)
    {
        lock (gate)
            return places.GetValueOrDefault(documentId, -1);
    }

    /// <summary>The document at a place.</summary>
    public long DocumentAt(int place)
    {
        lock (gate)
            return documents[place];
    }

    /// <summary>Those of some places whose document is live and under all the given values.</summary>
    public Bits Among(Bits some, IReadOnlyDictionary<Facet, string> chosen)
    {
        lock (gate)
            return Under(chosen).And(some);
    }

    /// <summary>How many live documents are under all the given values.</summary>
    /// <param name="chosen">One value a facet; none means all documents.</param>
    /// <param name="among">The places that are counted; null means all.</param>
    public int Count(IReadOnlyDictionary<Facet, string> chosen, Bits? among = null)
    {
        lock (gate)
            return among is null ? Under(chosen).Count() : Under(chosen).CountWith(among);
    }

    /// <summary>
    /// The values of a facet with the number of documents behind each, were it chosen instead of the present one: so a reader sees what
    /// else there is. Values without a document are left out.
    /// </summary>
    /// <param name="chosen">One value a facet.</param>
    /// <param name="facet">The facet whose values are counted.</param>
    /// <param name="among">The places that are counted; null means all.</param>
    public IReadOnlyList<FacetCount> Values(IReadOnlyDictionary<Facet, string> chosen, Facet facet, Bits? among = null)
    {
        lock (gate)
        {
            var others = Under(chosen.Where(pair => pair.Key != facet));
            if (among is not null)
                others = others.And(among);
            return [.. under.Where(pair => pair.Key.Facet == facet).Select(pair => new FacetCount(pair.Key.Value, pair.Value.CountWith(others))).Where(found => found.Count > 0)];
        }
    }

    private Bits Under(IEnumerable<KeyValuePair<Facet, string>> chosen) =>
        chosen.Aggregate(live, (found, pair) => under.TryGetValue((pair.Key, pair.Value), out var bits) ? found.And(bits) : new Bits());

    private Bits Of((Facet Facet, string Value) value) => under.TryGetValue(value, out var bits) ? bits : under[value] = new Bits();

    private void Forget(int place)
    {
        foreach (var bits in under.Values)
            bits.Remove(place);
    }
}
