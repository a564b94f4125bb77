namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>
/// SplitMix64. The framework's own generator does not promise its sequence from one version to the next, and the demonstration must be
/// the same on every machine.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>A whole number from nought to below <paramref name="sides"/>.</summary>
    public int Next(int sides) => (int)(Mix() % (ulong)sides);

    /// <summary>A whole number between the two, both included.</summary>
    public int Between(int least, int most) => least + Next(most - least + 1);

    /// <summary>One of the list.</summary>
    public T Of<T>(IReadOnlyList<T> list) => list[Next(list.Count)];

    /// <summary>The place of one of the weights, the heavier the more often.</summary>
    public int Weighed(IReadOnlyList<int> weights)
    {
        var left = Next(weights.Sum());
        var at = 0;
        while (left >= weights[at])
            left -= weights[at++];
        return at;
    }

    /// <summary>The list in a new order.</summary>
    public void Shuffle<T>(IList<T> list)
    {
        for (var at = list.Count - 1; at > 0; at--)
        {
            var other = Next(at + 1);
            (list[at], list[other]) = (list[other], list[at]);
        }
    }

    private ulong Mix()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
