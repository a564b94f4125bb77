using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpenDisclosure.Domain.Auditing;

namespace OpenDisclosure.UnitTests.Domain;

/// <summary>The tree of RFC 9162 for every size up to 64.</summary>
public sealed class MerkleTreeTests
{
    private const int Largest = 64;

    private static readonly byte[][] Leaves =
        [.. Enumerable.Range(0, Largest).Select(leaf => SHA256.HashData(Encoding.ASCII.GetBytes(leaf.ToString(CultureInfo.InvariantCulture))))];

    [Fact]
    public void The_root_is_the_recursive_definition_of_the_RFC()
    {
        for (var size = 1; size <= Largest; size++)
            Assert.Equal(Defined(Leaves.AsSpan(0, size)), MerkleTree.Root(size, Node));
    }

    [Fact]
    public void Every_path_leads_from_its_entry_to_the_root_and_from_nowhere_else()
    {
        for (var size = 1; size <= Largest; size++)
        {
            var root = MerkleTree.Root(size, Node);
            for (var entry = 0; entry < size; entry++)
            {
                var path = MerkleTree.Path(entry, size, Node);
                Assert.True(MerkleTree.Leads(Leaves[entry], entry, size, path, root), $"{entry} of {size}");
                Assert.False(MerkleTree.Leads(Leaves[(entry + 1) % Largest], entry, size, path, root));
                Assert.False(MerkleTree.Leads(Leaves[entry], entry, size, [.. path, root], root));
                Assert.False(path.Count > 0 && MerkleTree.Leads(Leaves[entry], entry, size, [.. path.SkipLast(1)], root));
                Assert.False(MerkleTree.Leads(Leaves[entry], entry, size, path, Leaves[0].Reverse().ToArray()));
                Assert.False(size > 1 && entry > 0 && MerkleTree.Leads(Leaves[entry], entry - 1, size, path, root));
            }

            Assert.False(MerkleTree.Leads(Leaves[0], size, size, [], root));
            Assert.False(MerkleTree.Leads(Leaves[0], -1, size, [], root));
        }
    }

    private static byte[] Node(int level, long index) =>
        level == 0 ? Leaves[index] : MerkleTree.Parent(Node(level - 1, index * 2), Node(level - 1, (index * 2) + 1));

    private static byte[] Defined(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
            return leaves[0];
        var split = 1;
        while (split * 2 < leaves.Length)
            split *= 2;
        return SHA256.HashData([1, .. Defined(leaves[..split]), .. Defined(leaves[split..])]);
    }
}
