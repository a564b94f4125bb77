using System.Globalization;
using System.Text.Json;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;

namespace OpenDisclosure.Data.Verification;

/// <summary>The chain of entries, its head, the tree over it and the signed roots.</summary>
internal static class ChainCheck
{
    public static IEnumerable<Finding> Run(Evidence evidence, Trust trust)
    {
        var levels = Levels(evidence);
        return Links(evidence).Concat(Head(evidence)).Concat(Tree(evidence, levels)).Concat(Signed(evidence, levels, trust)).Concat(Outside(levels, trust));
    }

    private static IEnumerable<Finding> Links(Evidence evidence)
    {
        AuditTip? tip = null;
        foreach (var entry in evidence.Entries)
        {
            var where = $"audit_entry {entry.Seq}";
            var seq = tip is null ? 0 : tip.Seq + 1;
            if (entry.Seq != seq)
                yield return new Finding("gap", where, $"Entry {seq} should stand here.");
            if (entry.PrevSeq != tip?.Seq || !Same(entry.PrevHash, tip?.Hash))
                yield return new Finding("link", where, "It does not point at the entry before it.");
            if (!Same(entry.EntryHash, AuditEntry.Hash(entry.Seq, entry.PrevHash ?? AuditEntry.NoContent, entry.Body)))
                yield return new Finding("entry-hash", where, "Its hash is not that of its bytes.");
            if (Body(entry) is { } difference)
                yield return new Finding("entry-body", where, difference);
            if ((entry.Seq == 0) != (entry.Act == Acts.Genesis))
                yield return new Finding("genesis", where, "The first entry alone is the genesis.");
            tip = new AuditTip(entry.Seq, entry.EntryHash);
        }

        if (tip is null)
            yield return new Finding("empty", "audit_entry", "There is no entry at all.");
    }

    /// <summary>The columns beside the body must say what the body says, because the hash covers the body alone.</summary>
    private static string? Body(AuditEntry entry)
    {
        try
        {
            using var body = JsonDocument.Parse(entry.Body);
            var content = Same(entry.ContentHash, AuditEntry.NoContent) ? null : Convert.ToHexStringLower(entry.ContentHash);
            if (EntryBody.Text(body, "act") != entry.Act)
                return "Its body names another act.";
            if (EntryBody.Text(body, "at") != EntryInstant.Exact(entry.At))
                return "Its body states another time.";
            return EntryBody.Text(body, "content") == content ? null : "Its body names other bytes.";
        }
        catch (JsonException)
        {
            return "Its body is no JSON.";
        }
    }

    private static IEnumerable<Finding> Head(Evidence evidence)
    {
        if (evidence.Heads is not [{ } head])
        {
            yield return new Finding("head", "ledger_head", "There is not exactly one head.");
            yield break;
        }

        var tip = evidence.Entries.Count == 0 ? null : evidence.Entries[^1];
        if (head.Id != LedgerHead.OnlyId || head.TipSeq != tip?.Seq || !Same(head.TipHash, tip.EntryHash))
            yield return new Finding("head", "ledger_head", "It is not the newest entry.");
    }

    /// <summary>The hashes of all complete subtrees, level by level from the entries up.</summary>
    private static List<byte[][]> Levels(Evidence evidence)
    {
        var levels = new List<byte[][]> { evidence.Entries.Select(entry => entry.EntryHash).ToArray() };
        while (levels[^1].Length > 1)
            levels.Add([.. levels[^1].Chunk(2).Where(pair => pair.Length == 2).Select(pair => MerkleTree.Parent(pair[0], pair[1]))]);
        return levels;
    }

    private static IEnumerable<Finding> Tree(Evidence evidence, List<byte[][]> levels)
    {
        var stored = evidence.Nodes.GroupBy(node => (node.Level, node.Index)).ToDictionary(nodes => nodes.Key, nodes => nodes.First().Hash);
        var known = 0;
        for (var level = 0; level < levels.Count; level++)
        {
            for (var index = 0; index < levels[level].Length; index++)
            {
                if (!stored.TryGetValue((level, index), out var hash) || !Same(hash, levels[level][index]))
                    yield return new Finding("tree", $"tree_node {level}/{index}", "It is not the hash of the entries below it.");
                else
                    known++;
            }
        }

        if (known < evidence.Nodes.Count)
            yield return new Finding("tree", "tree_node", "There are nodes over entries that are not there.");
    }

    private static IEnumerable<Finding> Signed(Evidence evidence, List<byte[][]> levels, Trust trust)
    {
        foreach (var checkpoint in evidence.Checkpoints)
        {
            var where = $"checkpoint {checkpoint.Size}";
            if (RootOf(levels, checkpoint.Size) is not { } root)
                yield return new Finding("truncated", where, "It covers more entries than there are.");
            else if (!Same(root, checkpoint.Root))
                yield return new Finding("root", where, "Its root is not that of the entries.");
            else if (checkpoint.At < evidence.Entries[(int)checkpoint.Size - 1].At)
                yield return new Finding("checkpoint-time", where, "It is older than an entry it covers.");
            if (trust.PublicPem is { } key && !CheckpointKey.Verifies(key, Checkpoint.Text(trust.Origin, checkpoint.Size, checkpoint.Root), checkpoint.Signature))
                yield return new Finding("signature", where, "Its signature was not made by the key.");
        }
    }

    private static IEnumerable<Finding> Outside(List<byte[][]> levels, Trust trust)
    {
        foreach (var checkpoint in trust.Outside)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"outside checkpoint {checkpoint.Size}");
            if (RootOf(levels, checkpoint.Size) is not { } root)
                yield return new Finding("truncated", where, "Entries that stood under it are gone.");
            else if (!Same(root, checkpoint.Root))
                yield return new Finding("rewritten", where, "Entries that stood under it are others now.");
        }
    }

    private static byte[]? RootOf(List<byte[][]> levels, long size) =>
        size < 1 || size > levels[0].Length ? null : MerkleTree.Root(size, (level, index) => levels[level][index]);

    private static bool Same(byte[]? left, byte[]? right) => left is null || right is null ? left == right : left.AsSpan().SequenceEqual(right);
}

/// <summary>Reads bodies of entries.</summary>
internal static class EntryBody
{
    public static string? Text(JsonDocument body, string name) => body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty(name, out var found)
        ? found.ToString()
        : null;
}
