using System.Globalization;
using System.Text;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>Fills the marks of one item; a word once drawn stays the same in title, summary and body.</summary>
internal sealed class PhraseFiller(
    NewsPattern pattern, IReadOnlyDictionary<string, IReadOnlyList<string>> common, NewsDates dates, Dice dice)
{
    private const char Facet = '.';
    private const char Range = ':';

    private const string District = "district";
    private const string Park = "park";
    private const string Sector = "sector";

    private readonly Dictionary<string, string> drawn = [];

    /// <summary>Where it happens: texts that may name a park name its district and its trades.</summary>
    public void Settle(string texts)
    {
        if (texts.Contains("{park", StringComparison.Ordinal))
            drawn[District] = Word(Park).Split('/')[1];
    }

    /// <summary>The text with all its choices made and its marks filled.</summary>
    public string Fill(string text)
    {
        var at = 0;
        return Run(text, ref at, top: true);
    }

    private string Run(string text, ref int at, bool top)
    {
        var filled = new StringBuilder();
        while (at < text.Length && (top || text[at] is not ('|' or ']')))
        {
            switch (text[at])
            {
                case '[':
                    filled.Append(Choice(text, ref at));
                    break;
                case '{':
                    filled.Append(Mark(text, ref at));
                    break;
                default:
                    filled.Append(text[at++]);
                    break;
            }
        }

        return filled.ToString();
    }

    /// <summary>One branch of a choice; only the words of the branch taken are drawn.</summary>
    private string Choice(string text, ref int at)
    {
        var branches = Branches(text, ref at);
        return Fill(dice.Of(branches));
    }

    private static List<string> Branches(string text, ref int at)
    {
        var branches = new List<string>();
        var (depth, start) = (0, at + 1);
        for (; ; at++)
        {
            if (text[at] == '[')
                depth++;
            else if (text[at] == ']')
                depth--;
            if (depth > 1 || (depth == 1 && text[at] != '|'))
                continue;
            branches.Add(text[start..at]);
            start = at + 1;
            if (depth == 0)
                break;
        }

        at++;
        return branches;
    }

    private string Mark(string text, ref int at)
    {
        var end = text.IndexOf('}', at);
        var mark = text[(at + 1)..end];
        at = end + 1;
        if (dates.Find(mark) is { } date)
            return date;
        var parts = mark.Split(Facet, 2);
        var word = mark.Contains(Range, StringComparison.Ordinal) || drawn.ContainsKey(mark) ? Number(mark) : Word(parts[0]);
        var facets = word.Split('/');
        return facets[parts.Length > 1 && facets.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0];
    }

    /// <summary>A number between two; with a point in the range, in tenths.</summary>
    private string Number(string mark)
    {
        var parts = mark.Split(Range, 2);
        if (drawn.TryGetValue(parts[0], out var known))
            return known;
        var ends = parts[1].Split('-').Select(end => decimal.Parse(end, CultureInfo.InvariantCulture)).ToList();
        var scale = parts[1].Contains(Facet, StringComparison.Ordinal) ? 10 : 1;
        var number = dice.Between((int)(ends[0] * scale), (int)(ends[1] * scale)) / (decimal)scale;
        return drawn[parts[0]] = number.ToString(scale == 1 ? "0" : "0.0", CultureInfo.InvariantCulture);
    }

    /// <summary>A word of a list; <c>name2</c> is another word of the list <c>name</c>.</summary>
    private string Word(string name)
    {
        if (drawn.TryGetValue(name, out var known))
            return known;
        var list = name.TrimEnd('2', '3');
        var words = pattern.Words.GetValueOrDefault(list) ?? common.GetValueOrDefault(list)
            ?? throw new InvalidOperationException($"No list of words '{name}' for '{pattern.Titles[0]}'.");
        var left = words.Where(word => !drawn.ContainsValue(word) && (list != Sector || IsAtHome(word))).ToList();
        return drawn[name] = Fill(dice.Of(left));
    }

    /// <summary>Whether the park, if there is one, has the trade.</summary>
    private bool IsAtHome(string sector) =>
        !drawn.TryGetValue(Park, out var park) || park.Split('/')[2].Split('、').Contains(sector.Split('/')[0]);
}
