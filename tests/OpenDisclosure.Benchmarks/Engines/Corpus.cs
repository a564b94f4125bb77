using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenDisclosure.Benchmarks.Engines;

/// <summary>An article of a law: what stands for a document.</summary>
internal sealed record Article(string Title, string Text, int Category);

/// <summary>Laws cut into articles.</summary>
internal static partial class Corpus
{
    /// <summary>Reads a compressed file of one law a line: title, category, markdown.</summary>
    /// <exception cref="MeasuringException">There is no such file.</exception>
    public static IReadOnlyList<Article> Read(string path)
    {
        if (!File.Exists(path))
            throw new MeasuringException($"There is no corpus at {path}");
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var (articles, categories) = (new List<Article>(), new Dictionary<string, int>());
        while (lines.ReadLine() is { } line)
        {
            using var law = JsonDocument.Parse(line);
            var title = Text(law, "title");
            categories.TryAdd(Text(law, "category"), categories.Count);
            articles.AddRange(Cut(title, Text(law, "markdown"), categories[Text(law, "category")]));
        }

        return articles;
    }

    private static IEnumerable<Article> Cut(string title, string text, int category)
    {
        var starts = Start().Matches(text);
        if (starts.Count == 0)
            yield return new Article(title, text, category);
        for (var at = 0; at < starts.Count; at++)
        {
            var end = at + 1 < starts.Count ? starts[at + 1].Index : text.Length;
            yield return new Article($"{title} {starts[at].Groups[1].Value}", text[starts[at].Index..end], category);
        }
    }

    private static string Text(JsonDocument law, string name) => law.RootElement.GetProperty(name).GetString() ?? "";

    [GeneratedRegex("^(第[一二三四五六七八九十百千零]+条)", RegexOptions.Multiline)]
    private static partial Regex Start();
}
