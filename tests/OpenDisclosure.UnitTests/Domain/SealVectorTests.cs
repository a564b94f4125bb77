using System.Security.Cryptography;
using System.Text;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.UnitTests.Domain;

/// <summary>The vectors of docs/adr/0003: whoever writes a verifier of his own must get these bytes.</summary>
public sealed class SealVectorTests
{
    private const string Small = """{"a":"\"\\\n\u0001中","b":[1,true,{}],"é":-5}""";

    [Fact]
    public void Canonical_JSON_sorts_by_code_unit_and_escapes_only_what_it_must() => Assert.Equal(
        Small,
        Encoding.UTF8.GetString(CanonicalJson.Write(new Dictionary<string, object?>
        {
            ["é"] = -5L,
            ["b"] = new object[] { 1, true, new Dictionary<string, object?>() },
            ["gone"] = null,
            ["a"] = "\"\\\n\u0001中",
        })));

    [Fact]
    public void Canonical_JSON_has_no_form_for_fractions_nulls_in_sequences_and_half_characters()
    {
        Assert.Throws<ArgumentException>(() => CanonicalJson.Write(1.5));
        Assert.Throws<ArgumentException>(() => CanonicalJson.Write(new object[] { null! }));
        Assert.ThrowsAny<ArgumentException>(() => CanonicalJson.Write("\ud800"));
    }

    [Fact]
    public void The_manifest_hash_is_over_its_name_a_zero_and_its_bytes() => Assert.Equal(
        "4d53020cb07c2063a535f8d662935745be97d4b11f9d012685fff01097ecfbe0",
        Convert.ToHexStringLower(Manifest.Hash(Encoding.UTF8.GetBytes(Small))));

    [Fact]
    public void The_entry_hash_is_over_a_zero_the_number_the_previous_hash_and_the_body()
    {
        var genesis = AuditEntry.Hash(0, new byte[32], "{}"u8.ToArray());
        Assert.Equal("111d6d8ade0e739d8f454364278a23817e13952591006e3b9805b3ed6ca74b9b", Convert.ToHexStringLower(genesis));
        Assert.Equal("2de43cddd8d5f7b1667dd78cf060b83db594d6c856cf12824c9980bebb061154", Convert.ToHexStringLower(AuditEntry.Hash(258, genesis, Encoding.UTF8.GetBytes(Small))));
    }

    [Fact]
    public void The_root_of_three_entries_is_that_of_RFC_9162()
    {
        var leaves = new[] { "a", "b", "c" }.Select(text => SHA256.HashData(Encoding.ASCII.GetBytes(text))).ToArray();
        var root = MerkleTree.Root(3, (level, index) => level == 0 ? leaves[index] : MerkleTree.Parent(leaves[0], leaves[1]));
        Assert.Equal("1394b29c3086a6150915a75bd1ab6c5dd7e461ec0c5e7d31939ae192d08eb59a", Convert.ToHexStringLower(root));
        Assert.Equal("www.example.gov.cn\n3\nE5SynDCGphUJFadb0atsXdfkYewMXn0xk5rhktCOtZo=\n", Checkpoint.Text("www.example.gov.cn", 3, root));
    }
}
