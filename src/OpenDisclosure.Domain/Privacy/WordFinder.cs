namespace OpenDisclosure.Domain.Privacy;

/// <summary>A word of a list at a place of a folded text.</summary>
internal readonly record struct WordHit(int Start, int End, int Word);

/// <summary>Finds all words of a list in one pass over a text (Aho and Corasick), however long the list is.</summary>
internal sealed class WordFinder
{
    private readonly Dictionary<(int Node, char Letter), int> children = [];
    private readonly List<int> fallbacks = [0];
    private readonly List<int> words = [-1];
    private readonly List<int> shorter = [0];
    private readonly int[] lengths;

    /// <summary>Takes the words as they are typed; hits name them by their place in the list. Empty words are never found.</summary>
    public WordFinder(IReadOnlyList<string> list)
    {
        var folded = list.Select(word => FoldedText.Of(word.Trim()).WithoutSpaces().Text).ToArray();
        lengths = [.. folded.Select(word => word.Length)];
        var levels = new List<List<(int Parent, char Letter, int Node)>>();
        for (var i = 0; i < folded.Length; i++)
            Plant(folded[i], i, levels);
        foreach (var (parent, letter, node) in levels.SelectMany(level => level))
            Link(parent, letter, node);
    }

    /// <summary>Every word at every place, in the order of their ends.</summary>
    public IEnumerable<WordHit> Find(string text)
    {
        var node = 0;
        for (var i = 0; i < text.Length; i++)
        {
            node = Step(node, text[i]);
            for (var at = words[node] >= 0 ? node : shorter[node]; at != 0; at = shorter[at])
                yield return new WordHit(i + 1 - lengths[words[at]], i + 1, words[at]);
        }
    }

    private void Plant(string word, int number, List<List<(int Parent, char Letter, int Node)>> levels)
    {
        var node = 0;
        for (var depth = 0; depth < word.Length; depth++)
        {
            if (!children.TryGetValue((node, word[depth]), out var child))
            {
                child = words.Count;
                children[(node, word[depth])] = child;
                words.Add(-1);
                fallbacks.Add(0);
                shorter.Add(0);
                if (levels.Count == depth)
                    levels.Add([]);
                levels[depth].Add((node, word[depth], child));
            }

            node = child;
        }

        if (node != 0 && words[node] < 0)
            words[node] = number;
    }

    /// <summary>Where to go on when the next letter does not fit, and the next shorter word that ends here too.</summary>
    private void Link(int parent, char letter, int node)
    {
        fallbacks[node] = parent == 0 ? 0 : Step(fallbacks[parent], letter);
        shorter[node] = words[fallbacks[node]] >= 0 ? fallbacks[node] : shorter[fallbacks[node]];
    }

    private int Step(int node, char letter)
    {
        while (true)
        {
            if (children.TryGetValue((node, letter), out var child))
                return child;
            if (node == 0)
                return 0;
            node = fallbacks[node];
        }
    }
}
