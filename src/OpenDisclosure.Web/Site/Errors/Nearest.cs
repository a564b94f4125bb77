using OpenDisclosure.Content.Text;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;

namespace OpenDisclosure.Web.Site.Errors;

/// <summary>What an address that leads nowhere says of what its reader looked for. Asks the last frame alone, never the database.</summary>
internal static class Nearest
{
    /// <summary>A key that differs by more letters is another word.</summary>
    private const int MostSlips = 2;

    private const int LongestSought = 30;
    private const int ShortestKey = 4;

    /// <summary>The column that the first part of the address names, or misspells; null when none is near.</summary>
    public static ColumnView? Column(HttpRequest request, SiteFrame frame)
    {
        var key = Parts(request).FirstOrDefault("").ToLowerInvariant();
        return key.Length < ShortestKey
            ? frame.Column(key)
            : frame.Column(key) ?? frame.Columns.Select(column => (Column: column, Slips: Slips(key, column.Key)))
                .Where(near => near.Slips <= MostSlips && near.Slips * 3 <= near.Column.Key.Length).OrderBy(near => near.Slips).FirstOrDefault().Column;
    }

    /// <summary>A document's number anywhere in the address, else the Chinese words of its last part; empty when there are neither.</summary>
    public static string Sought(HttpRequest request)
    {
        var candidates = request.Query.SelectMany(pair => pair.Value).OfType<string>().Concat(Enumerable.Reverse(Parts(request)))
            .Select(text => text.Trim()).Where(text => text.Length is > 0 and <= LongestSought && TextGuard.IsClean(text)).ToList();
        return candidates.FirstOrDefault(text => DocumentNumber.Parse(text) is not null) ?? candidates.FirstOrDefault(HasHan) ?? "";
    }

    private static string[] Parts(HttpRequest request) => (request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static bool HasHan(string text) => text.Any(letter => letter is >= '\u4E00' and <= '\u9FFF');

    /// <summary>How many letters must be put in, taken out or changed (Levenshtein).</summary>
    private static int Slips(string typed, string key)
    {
        if (Math.Abs(typed.Length - key.Length) > MostSlips)
            return MostSlips + 1;
        var row = Enumerable.Range(0, key.Length + 1).ToArray();
        for (var i = 1; i <= typed.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= key.Length; j++)
            {
                var changed = corner + (typed[i - 1] == key[j - 1] ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[key.Length];
    }
}
