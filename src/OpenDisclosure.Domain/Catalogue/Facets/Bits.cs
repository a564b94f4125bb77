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

    /// <summary>Whether it holds any number.</summary>
    public bool Any() => words.AsSpan().ContainsAnyExcept(0UL);

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

    /// <summary>The same numbers in a set of its own.</summary>
    public Bits Copy() => new((ulong[])words.Clone());

    /// <summary>What both hold.</summary>
    public Bits And(Bits other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var both = new ulong[Math.Min(words.Length, other.words.Length)];
        for (var at = 0; at < both.Length; at++)
            both[at] = words[at] & other.words[at];
        return new Bits(both);
    }

    /// <summary>What either holds.</summary>
    public Bits Or(Bits other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (longer, shorter) = words.Length >= other.words.Length ? (words, other.words) : (other.words, words);
        var either = (ulong[])longer.Clone();
        for (var at = 0; at < shorter.Length; at++)
            either[at] |= shorter[at];
        return new Bits(either);
    }

    /// <summary>What this holds and the other does not.</summary>
    public Bits Without(Bits other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var rest = (ulong[])words.Clone();
        for (var at = 0; at < Math.Min(rest.Length, other.words.Length); at++)
            rest[at] &= ~other.words[at];
        return new Bits(rest);
    }

    /// <summary>Adds every number from an offset on whose bit is set in a run of bytes, the lowest bit of the first byte being the offset.</summary>
    /// <param name="offset">A multiple of 64.</param>
    /// <param name="bits">Little-endian words of 64 bits.</param>
    public void AddAll(int offset, ReadOnlySpan<byte> bits)
    {
        var run = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ulong>(bits);
        Reserve(offset / Width + run.Length);
        for (var at = 0; at < run.Length; at++)
            words[offset / Width + at] |= run[at];
    }

    private void Reserve(int count)
    {
        if (count > words.Length)
            Array.Resize(ref words, count);
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
