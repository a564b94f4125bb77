using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenDisclosure.Benchmarks.Measuring;

namespace OpenDisclosure.Benchmarks.Scale;

/// <summary>What is asked of a site: each address once, so that none is answered from memory.</summary>
internal sealed partial class Questions
{
    private const int MostArticles = 8_000;
    private const int MostPagesOfColumn = 300;
    private const int MostSearches = 4_000;

    public required IReadOnlyList<string> Articles { get; init; }

    public required IReadOnlyList<string> Lists { get; init; }

    public required IReadOnlyList<string> Searches { get; init; }

    /// <summary>Reads from a running site what there is to ask. The site is to be started anew before it is measured.</summary>
    public static async Task<Questions> Of(ChildServer server, int seed)
    {
        using var connection = await HttpConnection.OpenAsync(server.Port);
        var random = new Random(seed);
        var map = await Text(connection, server, "/sitemap.xml");
        string[] known = [.. Place().Matches(map).Select(match => new Uri(match.Groups[1].Value).AbsolutePath)];
        string[] articles = [.. known.Where(path => Article().IsMatch(path))];
        string[] columns = [.. articles.Select(path => path.Split('/')[1]).Distinct()];
        var lists = new List<string>();
        var titles = new List<string>();
        foreach (var column in columns)
        {
            lists.AddRange(await ListsOf(connection, server, column, random));
            titles.AddRange(await TitlesOf(connection, server, column));
        }

        return new Questions
        {
            Articles = Some(articles, MostArticles, random),
            Lists = Some([.. lists.Distinct()], int.MaxValue, random),
            Searches = [.. Searched(titles, random).Distinct().Take(MostSearches)],
        };
    }

    private static async Task<IEnumerable<string>> ListsOf(HttpConnection connection, ChildServer server, string column, Random random)
    {
        var page = await Text(connection, server, $"/{column}");
        var last = PageNo().Matches(page).Select(match => int.Parse(match.Groups[1].Value, null)).DefaultIfEmpty(1).Max();
        var narrowed = Narrowed().Matches(page).Select(match => match.Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal));
        return Some([.. Enumerable.Range(2, Math.Max(0, last - 1))], MostPagesOfColumn, random).Select(no => $"/{column}?page={no}").Concat(narrowed);
    }

    private static async Task<IEnumerable<string>> TitlesOf(HttpConnection connection, ChildServer server, string column)
    {
        using var list = JsonDocument.Parse(await Text(connection, server, $"/{column}/list.json"));
        var rows = list.RootElement.ValueKind == JsonValueKind.Array ? list.RootElement : list.RootElement.EnumerateObject().First(part => part.Value.ValueKind == JsonValueKind.Array).Value;
        return [.. rows.EnumerateArray().SelectMany(row => row.EnumerateObject()).Where(part => part.Value.ValueKind == JsonValueKind.String && part.Name is "title" or "标题" or "信息名称").Select(part => part.Value.GetString()!)];
    }

    /// <summary>What people type: words of two to six characters, two words, now and then a single character or a whole title.</summary>
    private static IEnumerable<string> Searched(List<string> titles, Random random)
    {
        while (titles.Count > 0)
        {
            var words = random.Next(10) switch
            {
                0 => Word(titles, 1, random),
                1 or 2 => $"{Word(titles, 2, random)} {Word(titles, 2, random)}",
                3 => titles[random.Next(titles.Count)],
                4 or 5 => Word(titles, random.Next(4, 7), random),
                _ => Word(titles, 2, random),
            };
            yield return "/search?q=" + Uri.EscapeDataString(words);
        }
    }

    private static string Word(List<string> titles, int length, Random random)
    {
        var title = titles[random.Next(titles.Count)];
        return title.Length <= length ? title : title.Substring(random.Next(title.Length - length), length);
    }

    private static T[] Some<T>(T[] all, int most, Random random)
    {
        random.Shuffle(all);
        return all.Length <= most ? all : all[..most];
    }

    private static async Task<string> Text(HttpConnection connection, ChildServer server, string path)
    {
        var answer = await connection.FetchAsync(new RequestText(path).For(server.Port));
        if (answer.Status != 200)
            throw new MeasuringException($"{path} answered {answer.Status}");
        using Stream body = answer.Header("Content-Encoding") == "br" ? new BrotliStream(new MemoryStream(answer.Body), CompressionMode.Decompress) : new MemoryStream(answer.Body);
        using var reader = new StreamReader(body, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    [GeneratedRegex("<loc>(.*?)</loc>")]
    private static partial Regex Place();

    [GeneratedRegex("^/[a-z0-9-]+/[0-9]{4}-[0-9]+$")]
    private static partial Regex Article();

    [GeneratedRegex("[?&](?:amp;)?page=([0-9]+)")]
    private static partial Regex PageNo();

    [GeneratedRegex("href=\"(/[a-z0-9-]+\\?[^\"#]*)\"")]
    private static partial Regex Narrowed();
}
