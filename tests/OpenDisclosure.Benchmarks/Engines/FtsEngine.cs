using System.Globalization;
using Microsoft.Data.Sqlite;
using OpenDisclosure.Domain.Searching;

namespace OpenDisclosure.Benchmarks.Engines;

/// <summary>Full text of SQLite (FTS5), contentless, on bigrams and single characters of our own; titles in a column of their own.</summary>
internal sealed class FtsEngine : IEngine
{
    private const string Facets = "select category, count(*) from fts join article on article.id = fts.rowid where fts match $query group by category";

    private readonly SqliteConnection connection;

    public FtsEngine(string folder)
    {
        connection = new SqliteConnection($"Data Source={Path.Combine(folder, "fts.db")}");
        connection.Open();
        Do("""
            pragma journal_mode = wal; pragma synchronous = normal;
            create virtual table fts using fts5(title, body, content='', detail='full', tokenize="unicode61 remove_diacritics 0");
            create table article (id integer primary key, category integer not null);
            """);
    }

    public string Name => "SQLite FTS5, own bigrams, bm25";

    public void Build(IReadOnlyList<Article> articles)
    {
        using var transaction = connection.BeginTransaction();
        using var text = Command("insert into fts (rowid, title, body) values ($id, $title, $body)", "$id", "$title", "$body");
        using var fact = Command("insert into article values ($id, $category)", "$id", "$category");
        for (var id = 0; id < articles.Count; id++)
        {
            Run(text, id, Tokens(articles[id].Title, whole: true), Tokens(articles[id].Text, whole: true));
            Run(fact, id, articles[id].Category);
        }

        transaction.Commit();
    }

    public EngineAnswer Search(string words)
    {
        var query = Tokens(words, whole: false);
        if (query.Length == 0)
            return new EngineAnswer([], 0, []);
        var best = Answer("select rowid from fts where fts match $query order by bm25(fts, 3.0, 1.0) limit 10", query, 0);
        var facets = Answer(Facets, query, 1);
        return new EngineAnswer(best, facets.Sum(), facets);
    }

    public void Dispose() => connection.Dispose();

    /// <summary>Words of letters as they are; of Chinese writing each pair and, for the index, each character, as hexadecimal words.</summary>
    private static string Tokens(string text, bool whole)
    {
        var (folded, tokens) = (SearchText.Fold(text), new List<string>());
        foreach (var range in SearchText.Parts(folded))
        {
            var part = folded[range];
            if (SearchText.IsWhole(part))
            {
                tokens.Add(part);
                continue;
            }

            if (whole || part.Length == 1)
                tokens.AddRange(part.Select(Hex));
            for (var at = 0; at + 1 < part.Length; at++)
                tokens.Add(Hex(part[at]) + Hex(part[at + 1]));
        }

        return whole ? string.Join(' ', tokens) : string.Join(' ', tokens.Distinct().Select(token => $"\"{token}\""));
    }

    private static string Hex(char c) => "x" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);

    private List<int> Answer(string text, string query, int column)
    {
        using var command = Command(text, "$query");
        command.Parameters[0].Value = query;
        using var reader = command.ExecuteReader();
        var numbers = new List<int>();
        while (reader.Read())
            numbers.Add(reader.GetInt32(column));
        return numbers;
    }

    private SqliteCommand Command(string text, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (var at = 0; at < values.Length; at++)
            command.Parameters[at].Value = values[at];
        command.ExecuteNonQuery();
    }

    private void Do(string text)
    {
        using var command = Command(text);
        command.ExecuteNonQuery();
    }
}
