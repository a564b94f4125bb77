using System.Numerics;

namespace OpenDisclosure.Domain.Catalogue;

/// <summary>A set of small numbers, one bit each. It grows; it is not safe for several writers.</summary>
public sealed class Bits
{
    private const int Width = 64;

    private ulong[] words;

    public Bits() => words = [];

    private Bits(ulong[] words) => this.words = words;

    /// <summary>How many numbers it holds.</summary>
    public int Count()
    {
        var count = 0;
        foreach (var word in words)
            count += BitOperations.PopCount(word);
        return count;
    }

    public bool Has(int number) => number / Width < words.Length && (words[number / Width] & Bit(number)) != 0;

    public void Add(int number)
    {
        if (number / Width >= words.Length)
            Array.Resize(ref words, Math.Max(number / Width + 1, words.Length * 2));
        words[number / Width] |= Bit(number);
    }

    public void Remove(int number)
    {
        if (number / Width < words.Length)
            words[number / Width] &= ~Bit(number);
    }

    /// <summary>What both hold.</summary>
    public Bits And(Bits other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var both = new ulong[Math.Min(words.Length, other.words.Length)];
        for (var at = 0; at < both.Length; at++)
            both[at] = words[at] & other.words[at];
        return new Bits(both);
    }

    /// <summary>How many numbers both hold; nothing is allocated.</summary>
    public int CountWith(Bits other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (length, count) = (Math.Min(words.Length, other.words.Length), 0);
        for (var at = 0; at < length; at++)
            count += BitOperations.PopCount(words[at] & other.words[at]);
        return count;
    }

    /// <summary>The numbers from the largest down, beginning after some of them.</summary>
    /// <param name="skip">So many of the largest are left out; words that hold none of the rest are passed over whole.</param>
    public IEnumerable<int> Descending(int skip = 0)
    {
        for (var at = words.Length - 1; at >= 0; at--)
        {
            var word = words[at];
            var held = BitOperations.PopCount(word);
            if (skip >= held)
            {
                skip -= held;
                continue;
            }

            for (; word != 0; word &= ~(1UL << Top(word)))
            {
                if (skip-- <= 0)
                    yield return (at * Width) + Top(word);
            }

            skip = 0;
        }
    }

    /// <summary>The numbers from the smallest up, beginning after some of them.</summary>
    /// <param name="skip">So many of the smallest are left out; words that hold none of the rest are passed over whole.</param>
    public IEnumerable<int> Ascending(int skip = 0)
    {
        for (var at = 0; at < words.Length; at++)
        {
            var word = words[at];
            var held = BitOperations.PopCount(word);
            if (skip >= held)
            {
                skip -= held;
                continue;
            }

            for (; word != 0; word &= word - 1)
            {
                if (skip-- <= 0)
                    yield return (at * Width) + BitOperations.TrailingZeroCount(word);
            }

            skip = 0;
        }
    }

    private static int Top(ulong word) => BitOperations.Log2(word);

    private static ulong Bit(int number) => 1UL << (number % Width);
}
