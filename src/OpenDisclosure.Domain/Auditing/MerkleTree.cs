using System.Security.Cryptography;

namespace OpenDisclosure.Domain.Auditing;

/// <summary>A complete subtree of the Merkle tree over the entries: <c>2^Level</c> entries from <c>Index · 2^Level</c> on.</summary>
public sealed class TreeNode
{
    public required int Level { get; init; }

    public required long Index { get; init; }

    public required byte[] Hash { get; init; }
}

/// <summary>The Merkle tree of RFC 9162 over entry hashes (an entry hash is its leaf hash).</summary>
public static class MerkleTree
{
    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    public static byte[] Parent(byte[] left, byte[] right)
    {
        var input = new byte[1 + left.Length + right.Length];
        input[0] = 1;
        left.CopyTo(input, 1);
        right.CopyTo(input, 1 + left.Length);
        return SHA256.HashData(input);
    }

    /// <summary>The root over the first <paramref name="size"/> entries, from complete subtrees.</summary>
    /// <param name="size">Number of entries, from 1.</param>
    /// <param name="node">Gives the hash of the complete subtree at a level and index.</param>
    public static byte[] Root(long size, Func<int, long, byte[]> node)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        return Range(0, size, node);
    }

    /// <summary>The audit path of an entry, lowest sibling first (RFC 9162, 2.1.3).</summary>
    public static IReadOnlyList<byte[]> Path(long entry, long size, Func<int, long, byte[]> node)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(entry);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(entry, size);
        var path = new List<byte[]>();
        long start = 0, end = size;
        while (end - start > 1)
        {
            var middle = start + Split(end - start);
            if (entry < middle)
            {
                path.Add(Range(middle, end, node));
                end = middle;
            }
            else
            {
                path.Add(Range(start, middle, node));
                start = middle;
            }
        }

        path.Reverse();
        return path;
    }

    /// <summary>Whether a path leads from an entry hash to a root. False also for a path of the wrong length.</summary>
    public static bool Leads(byte[] entryHash, long entry, long size, IReadOnlyList<byte[]> path, byte[] root)
    {
        if (entry < 0 || entry >= size)
            return false;
        var (index, last, hash) = (entry, size - 1, entryHash);
        foreach (var sibling in path)
        {
            if (last == 0)
                return false;
            if (index % 2 == 1 || index == last)
            {
                hash = Parent(sibling, hash);
                while (index % 2 == 0 && index != 0)
                    (index, last) = (index >> 1, last >> 1);
            }
            else
            {
                hash = Parent(hash, sibling);
            }

            (index, last) = (index >> 1, last >> 1);
        }

        return last == 0 && CryptographicOperations.FixedTimeEquals(hash, root);
    }

    private static byte[] Range(long start, long end, Func<int, long, byte[]> node)
    {
        var width = end - start;
        if ((width & (width - 1)) == 0)
        {
            var level = System.Numerics.BitOperations.Log2((ulong)width);
            return node(level, start >> level);
        }

        var middle = start + Split(width);
        return Parent(Range(start, middle, node), Range(middle, end, node));
    }

    private static long Split(long width) => 1L << System.Numerics.BitOperations.Log2((ulong)(width - 1));
}
