using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace OpenDisclosure.Benchmarks.Engines;

/// <summary>Lucene.Net with its analyser for Chinese, Japanese and Korean, BM25, facets from doc values.</summary>
internal sealed class LuceneEngine(string folder) : IEngine
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const int Categories = 64;

    private readonly CJKAnalyzer analyzer = new(Version);
    private readonly FSDirectory directory = FSDirectory.Open(Path.Combine(folder, "lucene"));
    private DirectoryReader? reader;
    private IndexSearcher? searcher;

    public string Name => "Lucene.Net 4.8 beta 17, CJKAnalyzer, BM25";

    public void Build(IReadOnlyList<Article> articles)
    {
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(Version, analyzer) { Similarity = new Lucene.Net.Search.Similarities.BM25Similarity() }))
        {
            for (var id = 0; id < articles.Count; id++)
            {
                writer.AddDocument(new Document
                {
                    new TextField("title", articles[id].Title, Field.Store.NO),
                    new TextField("body", articles[id].Text, Field.Store.NO),
                    new StoredField("id", id),
                    new NumericDocValuesField("category", articles[id].Category),
                });
            }

            writer.ForceMerge(1);
        }

        reader = DirectoryReader.Open(directory);
        searcher = new IndexSearcher(reader) { Similarity = new Lucene.Net.Search.Similarities.BM25Similarity() };
    }

    public EngineAnswer Search(string words)
    {
        var query = new BooleanQuery();
        foreach (var term in Terms(words))
        {
            query.Add(new BooleanQuery
            {
                { new TermQuery(new Term("title", term)) { Boost = 3 }, Occur.SHOULD },
                { new TermQuery(new Term("body", term)), Occur.SHOULD },
            }, Occur.MUST);
        }

        if (query.Clauses.Count == 0)
            return new EngineAnswer([], 0, []);
        var (top, facets) = (TopScoreDocCollector.Create(10, docsScoredInOrder: true), new Counting());
        searcher!.Search(query, MultiCollector.Wrap(top, facets));
        var docs = top.GetTopDocs();
        return new EngineAnswer([.. docs.ScoreDocs.Select(found => searcher.Doc(found.Doc).GetField("id").GetInt32Value()!.Value)], docs.TotalHits, facets.Counts);
    }

    public void Dispose()
    {
        reader?.Dispose();
        directory.Dispose();
        analyzer.Dispose();
    }

    private HashSet<string> Terms(string words)
    {
        using var stream = analyzer.GetTokenStream("body", words);
        var term = stream.AddAttribute<ICharTermAttribute>();
        var terms = new HashSet<string>();
        stream.Reset();
        while (stream.IncrementToken())
            terms.Add(term.ToString()!);
        stream.End();
        return terms;
    }

    private sealed class Counting : ICollector
    {
        private NumericDocValues? values;

        public int[] Counts { get; } = new int[Categories];

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer)
        {
            // Counting needs no score.
        }

        public void Collect(int doc) => Counts[values!.Get(doc)]++;

        public void SetNextReader(AtomicReaderContext context) => values = context.AtomicReader.GetNumericDocValues("category");
    }
}
