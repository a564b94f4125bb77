namespace OpenDisclosure.Benchmarks.Engines;

/// <summary>What an engine answers: the best articles by their place in the corpus, how many there are, and how many of each category.</summary>
internal sealed record EngineAnswer(IReadOnlyList<int> Best, int Count, IReadOnlyList<int> Facets);

/// <summary>A candidate for the search.</summary>
internal interface IEngine : IDisposable
{
    string Name { get; }

    /// <summary>Takes all articles in.</summary>
    void Build(IReadOnlyList<Article> articles);

    /// <summary>Answers a question with ten articles, the count and the facets.</summary>
    EngineAnswer Search(string words);
}
