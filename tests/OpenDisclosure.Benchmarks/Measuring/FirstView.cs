using System.Text.RegularExpressions;

namespace OpenDisclosure.Benchmarks.Measuring;

/// <summary>What a browser with an empty cache loads to show a page: bytes as sent, in brotli, and requests.</summary>
/// <param name="Bytes">Bodies of the HTML and of its style sheets.</param>
/// <param name="Requests">The page, its style sheets, scripts and pictures that are not loaded lazily.</param>
/// <param name="Foreign">Of these, how many go to another site.</param>
/// <param name="Uncompressed">Of HTML and style sheets, how many came without brotli.</param>
internal sealed partial record FirstView(int Bytes, int Requests, int Foreign, int Uncompressed)
{
    public static async Task<FirstView> MeasureAsync(ChildServer server, RequestText request)
    {
        using var connection = await HttpConnection.OpenAsync(server.Port);
        var page = await FetchAsync(connection, server, request);
        var html = Decompress(page);
        var sheets = StyleSheet().Matches(html).Select(Address).ToList();
        string[] loaded = [.. sheets, .. Loaded().Matches(html).Where(match => !match.Value.Contains("loading=\"lazy\"", StringComparison.Ordinal)).Select(Address)];
        var view = new FirstView(page.Body.Length, 1 + loaded.Distinct().Count(), loaded.Count(IsForeign), IsBrotli(page) ? 0 : 1);
        foreach (var sheet in sheets.Distinct().Where(sheet => !IsForeign(sheet)))
        {
            var address = new Uri(new Uri("http://site" + request.Path), sheet).PathAndQuery;
            var answer = await FetchAsync(connection, server, request with { Path = address });
            view = view with { Bytes = view.Bytes + answer.Body.Length, Uncompressed = view.Uncompressed + (IsBrotli(answer) ? 0 : 1) };
        }
        return view;
    }

    private static async Task<Answer> FetchAsync(HttpConnection connection, ChildServer server, RequestText request)
    {
        var answer = await connection.FetchAsync(request.For(server.Port));
        return answer.Status == 200 ? answer : throw new MeasuringException($"{request.Path} answered {answer.Status}, not 200");
    }

    private static string Decompress(Answer answer)
    {
        using Stream body = new MemoryStream(answer.Body);
        using var text = new StreamReader(IsBrotli(answer)
            ? new System.IO.Compression.BrotliStream(body, System.IO.Compression.CompressionMode.Decompress)
            : body);
        return text.ReadToEnd();
    }

    private static bool IsBrotli(Answer answer) => answer.Header("Content-Encoding") == "br";

    private static bool IsForeign(string address) => Foreigner().IsMatch(address);

    private static string Address(Match match) => System.Net.WebUtility.HtmlDecode(match.Groups["address"].Value);

    [GeneratedRegex("""<link\b(?=[^>]*\srel="?stylesheet)(?![^>]*\smedia="print")[^>]*\shref="?(?<address>[^"\s>]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex StyleSheet();

    [GeneratedRegex("""<(?:script|img|iframe|source|video|audio|embed)\b[^>]*?\ssrc="?(?<address>(?!data:)[^"\s>]+)[^>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex Loaded();

    [GeneratedRegex("^(?:https?:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex Foreigner();
}
