namespace OpenDisclosure.Content;

/// <summary>
/// Where the title of an official document may break over lines, so that no line begins in the middle of a name (GB/T 9704: broken by
/// meaning). A view writes a wbr between the parts.
/// </summary>
public static class TitleBreaks
{
    private const int ShortestAgency = 3;
    private const string Opening = "\u300A\uFF08";
    private const string Closing = "\u300B\uFF09";

    /// <summary>The parts of a title; together they are exactly the title. One part when it breaks nowhere.</summary>
    public static IReadOnlyList<string> Parts(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        var places = new SortedSet<int>();
        AddAgencies(title, places);
        AddConnectors(title, places);
        AddBrackets(title, places);
        AddEnding(title, places);
        return Split(title, places);
    }

    private static void AddAgencies(string title, SortedSet<int> places)
    {
        for (var i = ShortestAgency - 1; i < title.Length; i++)
        {
            var suffix = Words.AgencySuffixes.FirstOrDefault(word => StartsAt(title, i, word));
            if (suffix is null)
                continue;
            var end = i + suffix.Length;
            var continues = end < title.Length && Words.AgencyContinuations.Contains(title[end], StringComparison.Ordinal);
            if (!continues && !IsInBrackets(title, i))
                places.Add(end);
            i = end - 1;
        }
    }

    /// <summary>Before a connector, and after the verb that follows it.</summary>
    private static void AddConnectors(string title, SortedSet<int> places)
    {
        foreach (var connector in Words.TitleConnectors)
        {
            for (var at = title.IndexOf(connector, StringComparison.Ordinal); at >= 0; at = title.IndexOf(connector, at + 1, StringComparison.Ordinal))
            {
                if (IsInBrackets(title, at))
                    continue;
                places.Add(at);
                if (Words.TitleVerbs.FirstOrDefault(verb => StartsAt(title, at + connector.Length, verb)) is { } verb)
                    places.Add(at + connector.Length + verb.Length);
            }
        }
    }

    private static void AddBrackets(string title, SortedSet<int> places)
    {
        for (var i = 0; i < title.Length; i++)
        {
            if (Opening.Contains(title[i], StringComparison.Ordinal) && (i == 0 || !Opening.Contains(title[i - 1], StringComparison.Ordinal)))
                places.Add(i);
            if (Closing.Contains(title[i], StringComparison.Ordinal) && (i + 1 == title.Length || !Closing.Contains(title[i + 1], StringComparison.Ordinal)))
                places.Add(i + 1);
        }
    }

    /// <summary>Before the words that say what kind of document it is, at the end or before a note in brackets there.</summary>
    private static void AddEnding(string title, SortedSet<int> places)
    {
        var end = title.Length > 0 && title[^1] == Closing[1] ? title.LastIndexOf(Opening[1]) : title.Length;
        if (end <= 0)
            return;
        if (Words.TitleEndings.FirstOrDefault(word => title.AsSpan(0, end).EndsWith(word, StringComparison.Ordinal)) is { } ending)
            places.Add(end - ending.Length);
    }

    private static List<string> Split(string title, SortedSet<int> places)
    {
        var parts = new List<string>();
        var start = 0;
        foreach (var place in places.Where(place => place > 0 && place < title.Length))
        {
            parts.Add(title[start..place]);
            start = place;
        }

        parts.Add(title[start..]);
        return parts;
    }

    private static bool IsInBrackets(string title, int at) =>
        title.AsSpan(0, at).LastIndexOfAny(Opening) > title.AsSpan(0, at).LastIndexOfAny(Closing);

    private static bool StartsAt(string title, int at, string word) =>
        string.CompareOrdinal(title, at, word, 0, word.Length) == 0;
}
