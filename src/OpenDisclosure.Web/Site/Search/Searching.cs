using OpenDisclosure.Data.Searching;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Searching;

namespace OpenDisclosure.Web.Site.Search;

/// <summary>What a question found, as places of the catalogue.</summary>
/// <param name="Places">Live documents, whatever the reader narrowed them by.</param>
/// <param name="Shown">The documents of the page that was asked for.</param>
/// <param name="InFiles">Those of them that hold what was asked for only with the help of their attachments.</param>
/// <param name="Count">How many there are under what the reader chose.</param>
/// <param name="IsLoose">Whether nothing held all that was asked for, and these hold the most of it.</param>
internal sealed record Found(Bits Places, IReadOnlyList<long> Shown, IReadOnlySet<long> InFiles, int Count, bool IsLoose);

/// <summary>The search at one state of the site.</summary>
internal sealed class Searching(SearchFile file, SearchIndex index, CatalogueIndex catalogue, Places places)
{
    /// <summary>So many are ranked, the newest with all words in the title before the newest others: no reader goes through more.</summary>
    public const int MostRanked = 4_000;

    /// <summary>The catalogue that counts and pages what was found.</summary>
    public CatalogueIndex Catalogue => catalogue;

    /// <summary>Finds a page of documents.</summary>
    public Found Find(Question question, IReadOnlyDictionary<Facet, string> chosen, bool newestFirst, int skip, int take)
    {
        using var reading = file.Read();
        var match = index.Find(reading, question);
        var all = PlacesOf(match.All);
        var under = catalogue.Among(all, chosen);
        var shown = (newestFirst ? under.Descending(skip) : Ranked(under, reading, question, match).Skip(skip)).Take(take).ToList();
        var inFiles = shown.Where(place => index.NeedsFile(reading, question, places.Slots[place])).Select(catalogue.DocumentAt).ToHashSet();
        return new Found(all, [.. shown.Select(catalogue.DocumentAt)], inFiles, under.Count(), match.IsLoose);
    }

    /// <summary>The newest documents with all words in the title.</summary>
    public IReadOnlyList<long> Suggest(Question question, int most)
    {
        using var reading = file.Read();
        var titles = PlacesOf(index.FindTitles(reading, question));
        return [.. catalogue.Among(titles, new Dictionary<Facet, string>()).Descending().Take(most).Select(catalogue.DocumentAt)];
    }

    private IEnumerable<int> Ranked(Bits under, SearchReading reading, Question question, SearchMatch match)
    {
        var (titles, score) = (PlacesOf(match.InTitle), index.Scores(reading, question, match));
        return under.And(titles).Descending().Take(MostRanked).Concat(under.Without(titles).Descending().Take(MostRanked)).Take(MostRanked)
            .Select(place => (Place: place, Score: score(places.Slots[place]))).OrderByDescending(found => found.Score).ThenByDescending(found => found.Place)
            .Select(found => found.Place);
    }

    private Bits PlacesOf(Bits slots)
    {
        var found = new Bits();
        foreach (var slot in slots.Descending())
        {
            if (places.OfSlot[slot] is >= 0 and var place)
                found.Add(place);
        }

        return found;
    }
}
