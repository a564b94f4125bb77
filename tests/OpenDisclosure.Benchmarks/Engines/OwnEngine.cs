using OpenDisclosure.Data.Searching;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Searching;

namespace OpenDisclosure.Benchmarks.Engines;

/// <summary>The product's own index.</summary>
internal sealed class OwnEngine(string folder) : IEngine
{
    private const int Batch = 512;
    private const int MostRanked = 4_000;

    private readonly SearchFile file = SearchFile.Open(folder);
    private readonly List<Bits> categories = [];
    private SearchIndex? index;

    public string Name => "own inverted index, bitmap facets";

    public void Build(IReadOnlyList<Article> articles)
    {
        var (slots, live) = (new List<SearchSlot>(), new Bits());
        foreach (var batch in articles.Chunk(Batch))
            slots.AddRange(file.Put(slots.Count, [.. batch.Select((article, at) => new SearchedText(slots.Count + at, 0, article.Title, article.Text, "", null))]));
        for (var slot = 0; slot < articles.Count; slot++)
        {
            live.Add(slot);
            while (categories.Count <= articles[slot].Category)
                categories.Add(new Bits());
            categories[articles[slot].Category].Add(slot);
        }

        index = new SearchIndex([.. slots], slots.Count, live);
    }

    public EngineAnswer Search(string words)
    {
        using var reading = file.Read();
        var question = Question.Of(words, Synonyms.None);
        if (question.Wordings.Count == 0)
            return new EngineAnswer([], 0, []);
        var match = index!.Find(reading, question);
        var score = index.Scores(reading, question, match);
        var ranked = match.InTitle.Descending().Take(MostRanked).Concat(match.All.Without(match.InTitle).Descending().Take(MostRanked)).Take(MostRanked)
            .Select(slot => (Slot: slot, Score: score(slot))).OrderByDescending(found => found.Score);
        return new EngineAnswer([.. ranked.Take(10).Select(found => found.Slot)], match.All.Count(), [.. categories.Select(category => category.CountWith(match.All))]);
    }

    public void Dispose() => file.Dispose();
}
